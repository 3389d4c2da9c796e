"""Each file of last year made into one of the new: what moves, what is emptied, what is only copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from docgen.base.diagnostics import Place, Source
from docgen.next_year.context import Hit, Move, Verdict, YearContext
from docgen.next_year.moving import Mover, is_last_of_month
from docgen.next_year.revision import CarriedFile, Revision, clear_value
from docgen.next_year.text_rules import ALL, STRUCTURE, TextRule, hits
from docgen.next_year.text_values import TextLine, TextValue, text_values
from docgen.next_year.typed_dates import date_alone, respelled
from docgen.reading.decoding import decode
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.year.files import Carried
from docgen.year.register import list_model

ISSUED = "成文日期"
DAYS = (ISSUED, "印发日期", "日期")
"""Keys whose values are days."""
UNREAD = (
    "拟定", "频次", "月份", "时间", "类型", "类别", "范围", "附表", "用印", "密级", "紧急程度", "份号",
    "半年", "一级", "二级", "三级", "四级",
)  # fmt: skip
"""Keys whose values are no text: rules for dates, months, choices. They stay as they are."""
RESULTS = (
    "参加测评", "发出", "收回", "选票", "自评", "互评", "互评表", "评定", "计票人", "监票人",
    "承诺", "兑现", "讲述", "总支评分", "情况", "登记",
)  # fmt: skip
"""What evaluations.yaml tells of last year's; the structure around it goes on."""


def carry_plan(
    data: bytes, root: Entries, context: YearContext, name: str
) -> tuple[CarriedFile, YearContext]:
    """plan.yaml: its days, then its texts, which follow the days of the schedule."""
    found, revision = list(text_values(root)), Revision(data)
    moves = _move_days([each for each in found if each.key in DAYS], revision, context)
    context = replace(context, moves={**context.moves, **_unanimous(moves)}, issued=_issued(moves))
    _read_texts([each for each in found if each.key not in DAYS], revision, context, ALL)
    return _finished(revision, context, name), context


def carry_text(
    data: bytes, root: Entries, context: YearContext, name: str
) -> tuple[CarriedFile, YearContext]:
    """Another paper: as the plan, but its days are its own affair."""
    carried, _ = carry_plan(data, root, context, name)
    return carried, context


def carry_evaluations(
    data: bytes, root: Entries, context: YearContext, name: str
) -> tuple[CarriedFile, YearContext]:
    """evaluations.yaml: days and 年度 move, results are taken out, forms and weights stay."""
    # The moves are those of the plan's schedule: an evaluation has days of its own.
    revision, own = Revision(data), replace(context, moves={})
    _empty_results(root, revision)
    found = [each for each in _with_named(root) if not set(each.path) & set(RESULTS)]
    _move_days([each for each in found if each.key in DAYS], revision, own)
    _read_texts([each for each in found if each.key not in DAYS], revision, own, STRUCTURE)
    return _finished(revision, own, name), context


def carry_frame(
    data: bytes, root: Entries, context: YearContext, name: str
) -> tuple[CarriedFile, YearContext]:
    """notices.yaml: whom to tell of objections and where notices hang; last year's notices are history."""
    revision, model = Revision(data), list_model(PurePosixPath(name).stem)
    if model and model.LIST in root:
        # With the remarks between them, which are about last year's notices too.
        clear_value(root, model.LIST, revision, with_remarks=True)
    return _finished(revision, context, name), context


Carry = Callable[[bytes, Entries, YearContext, str], tuple[CarriedFile, YearContext]]
CARRY: Mapping[Carried, Carry] = {
    Carried.PLAN: carry_plan,
    Carried.TEXT: carry_text,
    Carried.FORM: carry_evaluations,
    Carried.FRAME: carry_frame,
}


def _move_days(
    found: Iterable[TextValue], revision: Revision, context: YearContext
) -> list[tuple[str, Move]]:
    """Move the values that are days; gives each with its key."""
    moved: list[tuple[str, Move]] = []
    for value in found:
        for typed_line in value.lines:
            typed = date_alone(typed_line.raw, context.old)
            if typed is None or typed.day is None:
                continue
            move = _move(typed.day, value, context)
            start, end = typed.match.span()
            new = respelled(typed_line.raw, typed, move.new)
            verdict = Verdict.GUESSED if move.is_doubtful else Verdict.CHANGED
            if new != typed_line.raw[start:end]:
                revision.take(typed_line, [Hit(start, end, verdict, move.why, new)])
            moved.append((value.key, move))
    return moved


def _move(day: date, value: TextValue, context: YearContext) -> Move:
    owner = value.owner or Entries()
    about = " ".join(said for key in ("事项", "内容") if isinstance(said := owner.get(Text(key)), Text))
    mover = Mover(context.rollover, context.calendar)
    is_cut_off = "类别" in owner and is_last_of_month(day)
    return mover.bound(day) if is_cut_off else mover.activity(day, about)


def _unanimous(moved: Sequence[tuple[str, Move]]) -> Mapping[date, Move | None]:
    """The moves by the day they start from; None where some went apart."""
    moves: dict[date, Move | None] = {}
    for _, move in moved:
        earlier = moves.setdefault(move.old, move)
        if earlier and earlier.new != move.new:
            moves[move.old] = None
    return moves


def _issued(moved: Sequence[tuple[str, Move]]) -> date | None:
    return next((move.new for key, move in moved if key == ISSUED), None)


def _read_texts(
    found: Iterable[TextValue], revision: Revision, context: YearContext, rules: Sequence[TextRule]
) -> None:
    for value in found:
        if value.key in UNREAD:
            continue
        told = [(typed_line, hits(typed_line.raw, value, context, rules)) for typed_line in value.lines]
        for typed_line, those in told:
            revision.take(typed_line, those)
        if not value.is_whole:
            why = "这段话分几行写，程序没有看全，请从头核对"
            place = value.text.place
            revision.remarks.append((Place(Source(""), *place[1:]), Hit(0, 0, Verdict.COPIED, why)))
        elif not any(those for _, those in told):
            revision.untouched += 1


def _with_named(root: Entries) -> Iterator[TextValue]:
    """The texts, and the people that stand as keys under 另行要求."""
    yield from text_values(root)
    for entries in _mappings(root):
        named = entries.get(Text("另行要求"))
        if isinstance(named, Entries):
            yield from (_named(key, place, named) for key, place in named.key_places.items())


def _named(key: str, place: Place, owner: Entries) -> TextValue:
    return TextValue(("对象",), Text(key, place), owner, (TextLine(place.line, place.column, key),), True)


def _empty_results(node: Node, revision: Revision) -> None:
    for entries in _mappings(node):
        for key in RESULTS:
            clear_value(entries, key, revision)


def _mappings(node: Node) -> Iterator[Entries]:
    """Every mapping that no result holds."""
    if isinstance(node, Entries):
        yield node
        for key, value in node.items():
            if key not in RESULTS:
                yield from _mappings(value)
    elif isinstance(node, Items):
        for member in node:
            yield from _mappings(member)


def _finished(revision: Revision, context: YearContext, name: str) -> CarriedFile:
    _tell_remarks(revision, context)
    return revision.finish(name)


def _tell_remarks(revision: Revision, context: YearContext) -> None:
    """Remarks stay as they are; those that name last year are told."""
    old = re.compile(rf"(?:^|\s)#.*?(?<![0-9])(?P<year>{context.old})(?![0-9])")
    for number, line in enumerate(decode(revision.data, "").source.lines, start=1):
        match = old.search(line)
        if match:
            why = f"井号后面的说明里写着{context.old}，说明一律不动"
            place = Place(Source(""), number, match.start("year") + 1, 4)
            revision.remarks.append((place, Hit(0, 0, Verdict.COPIED, why)))
