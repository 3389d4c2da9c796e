"""Duties: what the plan promises and what the rules demand, the stricter of the two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, warning
from docgen.domain.calendar.windows import Window
from docgen.domain.people.bodies import usual_scope
from docgen.domain.words.promises import Promise, parse_promise
from docgen.models.plan import Plan
from docgen.models.record import NOWHERE
from docgen.models.rules import Rule
from docgen.reading.values import Misread

WindowsOf = Callable[[str], Sequence[Window]]
"""The windows of a kind (月, 季度 …) in the year at hand."""


class Duty(NamedTuple):
    """Something that every body of a scope must do so often; `sources` say who demands it.

    `looser` are demands that are met along with it. `place` is where the plan promises it, or something
    looser; None where only a rule demands it. `checkable`: meetings and hours leave records.
    """

    name: str
    kind: str
    scope: str
    promise: Promise
    sources: tuple[str, ...]
    looser: tuple[str, ...] = ()
    place: Place | None = None

    @property
    def checkable(self) -> bool:
        """Whether records tell if it was done: meetings by their kind, study hours by who attended."""
        return bool(self.kind) or self.by_hours

    @property
    def by_hours(self) -> bool:
        """Whether it counts each member's study hours."""
        return self.promise.in_hours and self.scope == "每名党员"

    @property
    def subject(self) -> tuple[str, ...]:
        """What two duties must share to be compared."""
        if self.by_hours:
            return ("学时", self.scope)
        return (self.kind, self.scope) if self.kind else ("", self.name, self.scope)


def duties(plan: Plan, rules: Iterable[Rule], windows_of: WindowsOf) -> list[Duty]:
    """All duties of a year, in the plan's order, then the rules'; of comparable ones only the strictest."""
    groups: dict[tuple[str, ...], list[Duty]] = {}
    for duty in (*_promised(plan), *_demanded(rules)):
        groups.setdefault(duty.subject, []).append(duty)
    return [duty for group in groups.values() for duty in _strictest(group, windows_of)]


def promised_too_little(plan: Plan, rules: Sequence[Rule], windows_of: WindowsOf) -> Iterator[Diagnostic]:
    """Promises of the plan that fall short of a rule, where no other promise reaches it."""
    promised = list(_promised(plan))
    for rule in _demanded(rules):
        same = [duty for duty in promised if duty.subject == rule.subject]
        if same and not any(covers(duty.promise, rule.promise, windows_of) for duty in same):
            yield _too_little(same[0], rule)


def _too_little(duty: Duty, rule: Duty) -> Diagnostic:
    return warning(
        "D467",
        duty.place or NOWHERE,
        f"{duty.name}计划{duty.promise}，达不到{rule.sources[0]}",
        "按规定的次数改“频次”；确有别的依据，写进 plans/rules.yaml",
    )


def covers(strict: Promise, loose: Promise, windows_of: WindowsOf) -> bool:
    """Whether whoever keeps the one keeps the other: its windows lie within the other's, often enough."""
    if strict.in_hours != loose.in_hours:
        return False
    inner = windows_of(strict.window)
    return all(
        strict.least * sum(window.lies_in(outer) for window in inner) >= loose.least
        for outer in windows_of(loose.window)
    )


def _strictest(group: Sequence[Duty], windows_of: WindowsOf) -> Iterator[Duty]:
    for number, duty in enumerate(group):
        others = [other for other in group if other is not duty]
        above = [other for other in others if covers(other.promise, duty.promise, windows_of)]
        below = [other for other in others if covers(duty.promise, other.promise, windows_of)]
        equal = [other for other in above if other in below]
        if any(other not in equal or group.index(other) < number for other in above):
            continue
        sources = (*duty.sources, *(source for other in equal for source in other.sources))
        looser = (source for other in below if other not in equal for source in other.sources)
        place = next((each.place for each in (duty, *below) if each.place), None)
        yield duty._replace(sources=sources, looser=tuple(looser), place=place)


def _promised(plan: Plan) -> Iterator[Duty]:
    for item in plan.schedule:
        promise = _read(item.promise)
        if promise:
            scope = item.scope or (usual_scope(item.kind) if item.kind else "")
            source = f"计划第{item.promise.place.line}行“{item.promise}”"
            yield Duty(item.kind or item.name, item.kind, scope, promise, (source,), place=item.promise.place)


def _demanded(rules: Iterable[Rule]) -> Iterator[Duty]:
    for rule in rules:
        promise = _read(rule.promise)
        if promise:
            source = f"{rule.source}“{rule.promise}”"
            yield Duty(rule.kind or rule.name, rule.kind, rule.scope, promise, (source,))


def _read(text: str) -> Promise | None:
    """The promise, or None; that it was not understood is told where the file is checked."""
    try:
        return parse_promise(text) if text else None
    except Misread:
        return None
