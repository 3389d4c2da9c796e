"""A hint that concerns a hundred values of a file is told once, with the other places."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.base.diagnostics import (
    MOST_LISTED,
    Diagnostic,
    Place,
    Source,
    as_text,
    error,
    hint,
    in_reading_order,
    told_once,
    warning,
)
from docgen.commands import docgen
from docgen.reading.spreadsheets.sheet import make_sheet

FILE, OTHER = Source("plans/2023/minutes.yaml"), Source("plans/2023/plan.yaml")


def at(*lines: int, source: Source = FILE, code: str = "Y200", once: str = "日期") -> list[Diagnostic]:
    return [hint(code, Place(source, line, 5), f"第{line}行", once=once) for line in lines]


def lines(told: list[Diagnostic]) -> list[tuple[int, list[int]]]:
    return [(d.place.line, [place.line for place in others]) for d, others in told_once(told)]


def test_what_one_kind_of_paper_warns_of_and_another_refuses_is_told_as_the_error() -> None:
    place = Place(FILE, 6, 40)
    mild, grave = warning("K303", place, "不像一个日期"), error("K303", place, "不像一个日期")
    assert in_reading_order([mild, grave, mild]) == [grave]
    assert in_reading_order([mild, error("K303", place, "不是一个数")]) == [
        mild,
        error("K303", place, "不是一个数"),
    ]


def test_the_first_is_told_and_the_others_are_listed() -> None:
    assert lines(at(3, 8, 9, 20)) == [(3, [8, 9, 20])]


@pytest.mark.parametrize(
    "said",
    [
        at(3, 8, 9),
        at(3, 8, 9, 20, once=""),
        [*at(3, 8), *at(9, 20, once="时间")],
        [*at(3, 8), *at(9, 20, code="D413")],
        [*at(3, 8), *at(9, 20, source=OTHER)],
    ],
    ids=["few", "not to be folded", "of another kind", "of another code", "in another file"],
)
def test_what_is_not_the_same_many_times_is_told_at_each_place(said: list[Diagnostic]) -> None:
    assert lines(said) == [(3, []), (8, []), (9, []), *([(20, [])] if len(said) == 4 else [])]


def test_what_stands_between_keeps_its_place() -> None:
    between = warning("D421", Place(FILE, 5), "不是工作日")
    assert lines([*at(3), between, *at(8, 9, 20)]) == [(3, [8, 9, 20]), (5, [])]


def test_the_places_are_listed_as_lines_each_once_and_not_without_end() -> None:
    (first, *_), others = at(1), [each.place for each in at(*range(2, 40), 39)]
    last = as_text(first, others).splitlines()[-1]
    assert last.startswith("   这样的还有 39 处：第 2、3、4、")
    assert last.endswith(f"{MOST_LISTED + 1}…… 行")


def test_the_places_of_a_spreadsheet_are_listed_as_cells() -> None:
    source = make_sheet("a.xlsx", "名册", [["甲"]] * 9).source
    said = [hint("K326", Place(source, row, 1), "支部空着", once="第一支部") for row in (2, 3, 4, 5)]
    ((first, others),) = told_once(said)
    assert as_text(first, others).splitlines()[-1] == "   这样的还有 3 处：名册!A3、名册!A4、名册!A5"


GUESSED = """\
单位: 中共云溪市第三中学总支部委员会
支部:
  - 名称: 第一支部
    党员:
"""


def test_a_roster_of_near_forms_is_folded_for_people_and_whole_for_programs(
    workspace: Callable[..., Path],
) -> None:
    people = "".join(f"      - {{姓名: 党员{n}, 性别: 男, 出生年月: 1968.1}}\n" for n in "甲乙丙丁戊")
    folder = str(workspace(organization=GUESSED + people))
    words = ["check", "2023", "--at", "2023-01-01", "-C", folder]
    text = CliRunner().invoke(docgen, words)
    assert text.stderr.count("Y200") == 1
    assert "这样的还有 4 处：第 6、7、8、9 行" in text.stderr
    assert "5 个提示" in text.stdout
    data = json.loads(CliRunner().invoke(docgen, [*words, "--format", "json"]).stdout)
    assert [each["line"] for each in data if each["code"] == "Y200"] == [5, 6, 7, 8, 9]
