"""Planned against held, gathered for reading: bodies that stand alike on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from docgen.domain.schedule.duties import Duty
from docgen.domain.schedule.obligations import Standing, State


class Account(NamedTuple):
    """How some bodies stand with one duty over the year; they stand alike."""

    duty: Duty
    bodies: tuple[str, ...]
    standings: tuple[Standing, ...]

    @property
    def due(self) -> Decimal:
        """How many meetings or hours the year asks for."""
        return self.duty.promise.least * len(self.standings)

    @property
    def done(self) -> Decimal:
        """How many there were."""
        return sum((each.done for each in self.standings), Decimal(0))

    def in_state(self, *states: State) -> list[Standing]:
        """The windows in such a state."""
        return [each for each in self.standings if each.state in states]


def accounts(standings: Sequence[Standing]) -> Iterator[tuple[Duty, list[Account]]]:
    """Duty by duty; within it the bodies in order, those that stand alike together."""
    for duty, group in groupby(standings, key=lambda standing: standing.duty):
        yield duty, _of_duty(duty, list(group))


def _of_duty(duty: Duty, standings: Sequence[Standing]) -> list[Account]:
    alike: dict[object, list[tuple[Standing, ...]]] = {}
    for _, group in groupby(standings, key=lambda standing: standing.body):
        row = tuple(group)
        alike.setdefault(tuple((each.window, each.done, each.state) for each in row), []).append(row)
    return [Account(duty, tuple(row[0].body for row in rows), rows[0]) for rows in alike.values()]
