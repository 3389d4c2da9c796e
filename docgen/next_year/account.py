"""The account (更新清单) of `docgen new`, in the order in which a secretary goes through it; and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from docgen.base.diagnostics import Place, address, as_json, in_reading_order
from docgen.base.workspace import kind_of
from docgen.domain.calendar.workdays import AWAITED
from docgen.next_year import Renewal
from docgen.next_year.context import Verdict
from docgen.next_year.notes import Note, Proposed, said_of
from docgen.next_year.revision import CarriedFile, Change, ReviewItem
from docgen.year.register import file_named

LONGEST_EXCERPT = 30
"""The most characters of a line that are quoted, so that a person finds it again."""
BESIDE = 8
"""The number of characters that are shown on either side of a change."""


def headline(renewal: Renewal) -> str:
    """The first line: the number of changes, and the number of lines left to a person."""
    found = to_review(renewal)
    copied = len({(f.place.source.name, f.place.line) for f in found if f.verdict is Verdict.COPIED})
    stale = sum(f.verdict is Verdict.STALE for f in found)
    changes = [change for file in renewal.files for change in file.changes]
    guessed = sum(not change.certain for change in changes)
    years = renewal.rollover
    return (
        f"从{years.old}年到{years.new}年：按规则改了 {len(changes)} 处，其中推断 {guessed} 处；"
        f"照抄、要您重写的 {copied} 行；不会再是真的 {stale} 处。"
    )


def to_review(renewal: Renewal) -> list[ReviewItem]:
    """The words of all files that a person must look at."""
    return [item for file in renewal.files for item in file.to_review]


def as_lines(renewal: Renewal) -> list[str]:
    """The whole account: changes, copied and stale words, notes on the files of all years, the schedule."""
    year = renewal.rollover.new
    return [
        headline(renewal),
        *_section("一、按规则改了的（标 △ 的是推断，要看一眼）", _changes(renewal.files)),
        *_section("二、只是照抄、要您重写的", _found(renewal, Verdict.COPIED)),
        *_section(f"三、在{year}年不会再是真的", _found(renewal, Verdict.STALE)),
        *_section(
            f"四、{year}年1月1日的花名册，和各年共用的文件里要手工改的（docgen 不动它们）",
            _notes((*renewal.roster, *renewal.calendar)),
        ),
        *_section(f"五、{year}年的日程（按“拟定”重新排过，已避开{_days_off(renewal)}）", _schedule(renewal)),
        *_section("六、没有带过来的", _left_behind(renewal)),
    ]


def _days_off(renewal: Renewal) -> str:
    supposed = any(entry.is_provisional for each in renewal.schedule for entry in each.days)
    return f"法定节假日和周末；标“暂定”的{AWAITED}" if supposed else "放假"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    return ["", title, *(list(lines) or ["  没有"])]


def _changes(files: Sequence[CarriedFile]) -> Iterator[str]:
    for file in files:
        if file.changes:
            yield file.name
        yield from (_change(change) for change in file.changes)


def _change(change: Change) -> str:
    mark = "  " if change.certain else "△ "
    what = f"{change.old} → {change.new}  “{_around(change.place)}”"
    return f"  {mark}{change.place.line:>4}行  {what}  （{change.why}）"


def _around(place: Place) -> str:
    """The new words with the characters beside them."""
    # 2024 alone would tell nobody which of the many years of a plan it is.
    line, start = place.source.line(place.line) or "", place.column - 1
    end = start + place.length
    before, after = line[:start].lstrip(" -"), line[end:]
    head = f"…{before[-BESIDE:]}" if len(before) > BESIDE else before
    tail = f"{after[:BESIDE]}…" if len(after) > BESIDE else after
    return head + line[start:end] + tail.rstrip()


def _found(renewal: Renewal, verdict: Verdict) -> Iterator[str]:
    for file in renewal.files:
        those = [item for item in file.to_review if item.verdict is verdict]
        is_partly_untouched = bool(file.untouched) and verdict is Verdict.COPIED
        if those or is_partly_untouched:
            yield file.name
        yield from _by_line(those)
        if is_partly_untouched:
            yield f"    另有 {file.untouched} 段文字一字未改，也没有看出要改的；请通读一遍。"


def _by_line(those: Sequence[ReviewItem]) -> Iterator[str]:
    """The lines of a file with the reasons to look at them; lines with the same reasons stand together."""
    lines: dict[str, list[Place]] = {}
    for _, group in groupby(those, key=lambda item: item.place.line):
        found = list(group)
        reasons = "；".join(dict.fromkeys(item.why for item in found))
        lines.setdefault(reasons, []).append(found[0].place)
    for reasons, places in lines.items():
        yield f"    {'、'.join(str(place.line) for place in places):>4}行  {reasons}"
        if len(places) == 1:
            yield f"            | {_excerpt(places[0])}"


def _excerpt(place: Place) -> str:
    line = (place.source.line(place.line) or "").strip()
    return line if len(line) <= LONGEST_EXCERPT else f"{line[:LONGEST_EXCERPT]}……"


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    for note in notes:
        yield f"  {address(note.place)}  {note.text}"


def _schedule(renewal: Renewal) -> Iterator[str]:
    if not renewal.schedule:
        yield "  没有排：计划里没有写“拟定”，或者还不知道这一年的放假安排。"
    for proposed in renewal.schedule:
        yield f"  {address(proposed.place)}  {proposed.name}（{proposed.proposal}）"
        yield f"      {'、'.join(map(said_of, proposed.days)) or '这一年没有排出日子'}"


def _left_behind(renewal: Renewal) -> Iterator[str]:
    for file in renewal.files:
        name = file.name.rpartition("/")[2].removesuffix(".yaml")
        told = file_named(kind_of(name)).left_behind
        if told:
            yield "  " + told.format(old=renewal.rollover.old, file=file.name)


def as_objects(renewal: Renewal, outcomes: Mapping[str, str]) -> dict[str, Any]:
    """The content of the account as plain objects; `outcomes` is the outcome of each file by its name."""
    return {
        "from": renewal.rollover.old,
        "to": renewal.rollover.new,
        "files": [{"file": name, "outcome": outcome} for name, outcome in outcomes.items()],
        "changed": [_change_object(change) for file in renewal.files for change in file.changes],
        "copied": _review_objects(renewal, Verdict.COPIED),
        "stale": _review_objects(renewal, Verdict.STALE),
        "shared": [_object(note.place, why=note.text) for note in (*renewal.roster, *renewal.calendar)],
        "schedule": [_proposed_object(each) for each in renewal.schedule],
        "diagnostics": [as_json(each) for each in in_reading_order(renewal.faults)],
    }


def _review_objects(renewal: Renewal, verdict: Verdict) -> list[dict[str, Any]]:
    those = (item for item in to_review(renewal) if item.verdict is verdict)
    return [_object(item.place, why=item.why) for item in those]


def _object(place: Place, **said: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever JSON holds
    return {"file": place.source.name, "line": place.line, "column": place.column, **said}


def _change_object(change: Change) -> dict[str, Any]:
    return _object(change.place, old=change.old, new=change.new, why=change.why, certain=change.certain)


def _proposed_object(item: Proposed) -> dict[str, Any]:
    days = [entry.day.isoformat() for entry in item.days if entry.day]
    return _object(item.place, name=item.name, proposal=item.proposal, days=days)
