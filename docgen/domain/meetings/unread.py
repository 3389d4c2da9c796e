"""Records of meetings that cannot be read: nothing is counted from them, and no gap is sure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Place
from docgen.domain.calendar.windows import Window
from docgen.domain.meetings.attendance import Attendance
from docgen.models.meeting_kinds import parse_meeting_kind
from docgen.models.office_words import OfficeWords
from docgen.reading.nodes import Entries, Node, Text
from docgen.reading.values import parse_date, understood


class UnreadRecord(NamedTuple):
    """A record that is not counted, and what can be seen of it: its kind and its day, if they can be read."""

    place: Place
    kind: str = ""
    day: date | None = None

    def may_be(self, kind: str, window: Window) -> bool:
        """Return whether it may tell of a meeting of a kind (empty: of any) in a window."""
        return (not kind or self.kind in ("", kind)) and (self.day is None or window.holds(self.day))

    def __str__(self) -> str:
        line = f"第{self.place.line}行" if self.place.line else ""
        return f"{self.place.source.name}{line}"


def unread_record(place: Place, node: Node | None, year: int, words: OfficeWords) -> UnreadRecord:
    """What can be seen of a record that cannot be read."""
    root: Entries = node if isinstance(node, Entries) else Entries()
    kind, day = root.get("类型"), root.get("日期")
    as_kind = (
        understood(lambda text: parse_meeting_kind(words.means("类型", text)), kind)
        if isinstance(kind, Text)
        else None
    )
    as_day = understood(lambda text: parse_date(text, year), day) if isinstance(day, Text) else None
    return UnreadRecord(place, as_kind.value if as_kind else "", as_day.value if as_day else None)


def of_unknown_body(case: Attendance) -> bool:
    """Return whether a record does not say whose meeting it was, or names a body that the roster lacks."""
    roster, group = case.roster, case.meeting.group
    if group:
        return str(group) not in roster.groups
    return {*roster.branches, *roster.general_names}.isdisjoint(case.branches)


def uncounted(case: Attendance) -> UnreadRecord:
    """A record that can be read and counts for no body."""
    # One sitting of two kinds may fill a gap of either.
    kind = case.meeting.kind if len(case.meeting.counted_as) == 1 else ""
    return UnreadRecord(case.meeting.place, kind, case.day)
