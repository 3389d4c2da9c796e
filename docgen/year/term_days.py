"""Days and months without a year in a plan: January of an autumn term is that of the next year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from docgen.base.diagnostics import Diagnostic, hint
from docgen.domain.calendar.spans import month_in, parse_span, span_in_title
from docgen.domain.calendar.windows import Window
from docgen.reading.nodes import Document, Entries, Items, Node, Text
from docgen.reading.values import Reading, parse_date, understood

_OVER_THE_TURN = re.compile(
    r"\s*(?P<first>1[0-2]|[1-9])月?\s*(?:[-—~～]+|至|到)\s*(?P<last>1[0-2]|[1-9])月\s*"
)


def with_years_of_term(document: Document) -> Document:
    """The plan with the year put to each day of its schedule that only one year of its 时段 can hold.

    What is put so is told by a hint at the day. A day with a year, and one that no year or several could
    hold, stay as typed; so does all of a plan whose time lies within one year.
    """
    root = document.root
    span = _span_of(root, document.source.name) if isinstance(root, Entries) else None
    if not isinstance(root, Entries) or span is None or len(span.years) < 2:
        return document
    told: list[Diagnostic] = []
    schedule = [_with_years(item, span, told) for item in _list(root.get("日程安排"))]
    if not told:
        return document
    made = Entries({**root, "日程安排": Items(schedule, root.place)}, root.place, root.key_places)
    return replace(document, root=made, diagnostics=(*document.diagnostics, *told))


def _span_of(root: Entries, name: str) -> Window | None:
    words = str(root.get("时段") or span_in_title("".join(map(str, _list(root.get("标题"))))))
    number = PurePosixPath(name).parent.name[:4]
    if not words or not number.isdigit():
        return None
    found = understood(lambda text: parse_span(text, int(number)), words)
    return found.value if found else None


def _list(node: Node | None) -> list[Node]:
    return list(node) if isinstance(node, Items) else [node] if node else []


def _with_years(item: Node, span: Window, told: list[Diagnostic]) -> Node:
    if not isinstance(item, Entries):
        return item
    made = Entries(item, item.place, item.key_places)
    for key, read in (("日期", _day_in), ("月份", _months_in)):
        node = item.get(key)
        if isinstance(node, Items):
            made[key] = Items([_put(each, read(each, span), told) for each in node], node.place)
        elif node:
            made[key] = _put(node, read(node, span), told)
    return made


def _put(typed: Node, meant: str, told: list[Diagnostic]) -> Node:
    if not meant or not isinstance(typed, Text):
        return typed
    note = f"“{typed}”已理解为 {meant}（按计划的时段补全）"
    told.append(hint("Y200", typed.place, note, once="按计划的时段补全"))
    return Text(meant, typed.place)


def _day_in(node: Node, span: Window) -> str:
    """The day in the one year of the span that can hold it; nothing where a year was typed."""
    days = list(_days(str(node), span)) if isinstance(node, Text) else []
    return days[0] if len(days) == 1 else ""


def _days(typed: str, span: Window) -> Iterator[str]:
    for year in span.years:
        found = _day_of(typed, year)
        # Only of a day without a year something is to be told.
        if found and found.note and span.holds(found.value):
            yield f"{found.value.year}年{found.value.month}月{found.value.day}日"


def _day_of(typed: str, year: int) -> Reading[date] | None:
    return understood(lambda text: parse_date(text, year), typed)


def _months_in(node: Node, span: Window) -> str:
    """December to January of such a term: 12月—次年1月."""
    found = _OVER_THE_TURN.fullmatch(node) if isinstance(node, Text) else None
    if found is None or int(found["last"]) >= int(found["first"]):
        return ""
    if not all(month_in(span, int(found[end])) for end in ("first", "last")):
        return ""
    return f"{found['first']}月—次年{found['last']}月"
