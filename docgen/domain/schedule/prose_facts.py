"""Promises of a plan's text against its own 日程安排: what is promised is scheduled, and as often."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.base.diagnostics import Diagnostic, hint, warning
from docgen.domain.schedule.promises_in_prose import ProsePromise, promises_in
from docgen.domain.words.promises import Promise, parse_promise
from docgen.models.plan import Plan
from docgen.reading.inside import place_inside
from docgen.reading.nodes import Text
from docgen.reading.values import understood

WINDOWS_A_YEAR = {"周": 40, "月": 12, "两个月": 6, "季度": 4, "半年": 2, "学期": 2, "年": 1}
"""The windows of each sort in a year; of weeks those of the terms."""


def prose_against_schedule(plan: Plan) -> Iterator[Diagnostic]:
    """Meetings that the text promises and the schedule has not, or has less often.

    Of what is no meeting the name is all there is, and a text has many names for one thing: nothing is said.
    """
    told: set[tuple[str, Promise]] = set()
    for text in _texts(plan):
        for found in promises_in(text):
            if found.kind and (found.kind, found.promise) not in told:
                told.add((found.kind, found.promise))
                yield from _compared(text, found, plan)


def _texts(plan: Plan) -> Iterator[Text]:
    """The running text of a plan as it lies in its file: the places of its parts are known."""
    scheduled = {text.place for item in plan.schedule for text in item.texts()}
    return (text for text in plan.texts() if text.place not in scheduled)


def _compared(text: Text, found: ProsePromise, plan: Plan) -> Iterator[Diagnostic]:
    place, words = place_inside(text, found.start, found.end), text[found.start : found.end].strip()
    scheduled = [item for item in plan.schedule if item.kind == found.kind]
    promised = [(item, understood(parse_promise, item.promise)) for item in scheduled if item.promise]
    if not scheduled:
        mend = f"在“日程安排”里补上：- {{事项: {found.matter}, 类型: {found.kind}, 频次: {found.often}}}"
        yield hint("D584", place, f"正文里说“{words}”，日程安排里没有{found.kind}", mend)
    elif promised and not any(_as_often(promise, found.promise) for _, promise in promised):
        first, _ = promised[0]
        message = (
            f"正文里说“{words}”，日程安排里的“{first.name}”（第{first.place.line}行）是“{first.promise}”"
        )
        yield warning("D589", place, message, "两处改成一样")


def _as_often(scheduled: Promise | None, promised: Promise) -> bool:
    # What could not be read is told by itself, and may be as often.
    if scheduled is None or scheduled.in_hours != promised.in_hours:
        return True
    return _a_year(scheduled) >= _a_year(promised)


def _a_year(promise: Promise) -> Decimal:
    return promise.least * WINDOWS_A_YEAR[promise.window]
