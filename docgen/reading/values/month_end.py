"""A day of which only the month is known: reckoned as the last of the month, printed as the month."""

from __future__ import annotations

from datetime import date


class MonthEnd(date):
    """The last day of a month in which something happened."""

    def is_of_the_month(self, day: date) -> bool:
        """Tell whether a day lies in the month, and may be the day itself."""
        return (self.year, self.month) == (day.year, day.month)
