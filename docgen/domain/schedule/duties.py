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
from docgen.reading.values import understood

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
    force: Window | None = None
    """The days of the year on which it is in force; None: all of them."""

    def owed_in(self, window: Window) -> bool:
        """Return whether it is in force on some day of a window."""
        return self.force is None or (self.force.first <= window.last and window.first <= self.force.last)

    def outlasts(self, other: Duty) -> bool:
        """Return whether it is in force whenever the other is."""
        return self.force is None or (other.force is not None and other.force.lies_in(self.force))

    @property
    def basis(self) -> str:
        """All its sources in words, then those of the looser duties that it keeps along."""
        looser = f"；同时满足{'；'.join(self.looser)}" if self.looser else ""
        return f"{'；'.join(self.sources)}{looser}"

    @property
    def checkable(self) -> bool:
        """Return whether records tell if it was done: meetings by their kind, study hours by who attended."""
        return bool(self.kind) or self.by_hours

    @property
    def by_hours(self) -> bool:
        """Return whether it counts each member's study hours."""
        return self.promise.in_hours and self.scope == "每名党员"

    @property
    def subject(self) -> tuple[str, ...]:
        """The features that two duties must share to be compared."""
        if self.by_hours:
            return ("学时", self.scope)
        # Without a kind the name is all there is: 谈心谈话 is compared with 谈心谈话 alone.
        return (self.kind, self.scope) if self.kind else ("", self.name, self.scope)


def duties(plan: Plan, rules: Iterable[Rule], windows_of: WindowsOf) -> list[Duty]:
    """All duties of a year, in the plan's order, then the rules'; of comparable ones only the strictest."""
    groups: dict[tuple[str, ...], list[Duty]] = {}
    for duty in (*_promised(plan), *_demanded(rules, windows_of)):
        groups.setdefault(duty.subject, []).append(duty)
    return [duty for group in groups.values() for duty in _strictest(group, windows_of)]


def promised_too_little(plan: Plan, rules: Sequence[Rule], windows_of: WindowsOf) -> Iterator[Diagnostic]:
    """Promises of the plan that fall short of a rule, where no other promise reaches it."""
    promised = list(_promised(plan))
    for rule in _demanded(rules, windows_of):
        same = [duty for duty in promised if duty.subject == rule.subject]
        # Two promises of one kind may stand for two groups: one that reaches the rule is enough.
        if same and not any(covers(duty.promise, rule.promise, windows_of) for duty in same):
            yield _too_little(same[0], rule)


def _too_little(duty: Duty, rule: Duty) -> Diagnostic:
    message = f"{duty.name}计划{duty.promise}，达不到{rule.sources[0]}"
    mend = "按规定的次数改“频次”；确有别的依据，写进 plans/rules.yaml"
    return warning("D467", duty.place or NOWHERE, message, mend)


def covers(strict: Promise, loose: Promise, windows_of: WindowsOf) -> bool:
    """Return whether keeping the one keeps the other: its windows lie within the other's, often enough."""
    # Hours and meetings are never changed into each other: nobody has laid down how.
    if strict.in_hours != loose.in_hours:
        return False
    inner = windows_of(strict.window)
    return all(
        strict.least * sum(window.lies_in(outer) for window in inner) >= loose.least
        for outer in windows_of(loose.window)
    )


def _strictest(group: Sequence[Duty], windows_of: WindowsOf) -> Iterator[Duty]:
    """The duties of a group that no other one meets along; of equal ones the first, with all sources."""
    for number, duty in enumerate(group):
        earlier, later = group[:number], group[number + 1 :]
        below = [other for other in (*earlier, *later) if _meets(duty, other, windows_of)]
        above = [other for other in (*earlier, *later) if _meets(other, duty, windows_of)]
        is_outdone = any(other not in below or other in earlier for other in above)
        if not is_outdone:
            yield _joined(duty, above, below)


def _meets(strict: Duty, loose: Duty, windows_of: WindowsOf) -> bool:
    """Return whether whoever does the one has done the other, on every day on which that is owed."""
    return strict.outlasts(loose) and covers(strict.promise, loose.promise, windows_of)


def _joined(duty: Duty, equal: Sequence[Duty], below: Sequence[Duty]) -> Duty:
    """The duty with the sources of those like it and looser than it, at the first place in the plan."""
    sources = (*duty.sources, *(source for other in equal for source in other.sources))
    looser = tuple(source for other in below if other not in equal for source in other.sources)
    place = next((each.place for each in (duty, *below) if each.place), None)
    return duty._replace(sources=sources, looser=looser, place=place)


def _promised(plan: Plan) -> Iterator[Duty]:
    for item in plan.schedule:
        promise = understood(parse_promise, item.promise)
        if promise:
            scope = item.scope or (usual_scope(item.kind) if item.kind else "")
            source = f"计划第{item.promise.place.line}行“{item.promise}”"
            yield Duty(item.kind or item.name, item.kind, scope, promise, (source,), place=item.promise.place)


def _demanded(rules: Iterable[Rule], windows_of: WindowsOf) -> Iterator[Duty]:
    for rule in rules:
        promise = understood(parse_promise, rule.promise)
        owed = windows_of(promise.window) if promise else ()
        # What is owed in each year is no matter of a plan for one term.
        if promise and owed:
            source = f"{rule.source}“{rule.promise}”"
            name, force = rule.kind or rule.name, _force(rule, owed[0]._replace(last=owed[-1].last))
            yield Duty(name, rule.kind, rule.scope, promise, (source,), force=force)


def _force(rule: Rule, time: Window) -> Window | None:
    """The part of a time in which a rule is in force; None where that is all of it."""
    # A rule that begins or ends within the year is owed in the windows that it touches.
    first, last = max(rule.since, time.first), min(rule.until or time.last, time.last)
    return None if (first, last) == (time.first, time.last) else time._replace(first=first, last=last)
