"""A real plan from the web, pasted into plan.yaml: every error that has a rule is found, nothing else is.

It lies with the samples that projects of this kind share; skipped where they are not beside the repository.
The same in own words: test_a_bad_plan.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.commands import docgen

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "real-plan.txt"

HEAD = "标题: 云溪市第三中学党总支2023年度工作计划\n章节:\n  - 标题: 全文\n    内容: |\n"

EXPECTED = {
    1: "S04 W01 W04",
    2: "W01",
    4: "W03",
    6: "W01 W02",
    10: "A01 S01 S01 S02",
    14: "S01 S02 U01",
    16: "S02",
    22: "S02 S02",
    30: "T02",
    32: "E02 E06 R02 R03 S02 S02 S02 S02",
    34: "H02",
    38: "E09 P06",
    40: "K02 N01 S02",
    42: "T07",
    46: "H02",
    48: "U03",
    54: "P02 T11 U06",
    56: "K01",
    58: "H02",
    60: "E05 Q01 R01 T08",
    64: "P07 P08 T06",
    72: "E04 E05 P02 R01 T01 U01",
    80: "P09 T01",
    82: "T05 T05",
    84: "P03 T03 U01",
    86: "U01",
    88: "W01",
    90: "W01",
}
"""By line of the text what is found there of errors and warnings, but for half-width marks and `1、`."""

HINTS = {"D01", "D584", "P10", "N02", "N03", "S03", "T09", "T10", "U02", "U04"}

Found = list[dict[str, str | int]]


@pytest.fixture
def found(workspace: Callable[..., Path]) -> Found:
    if not SAMPLE.exists():
        pytest.skip("the shared samples are not beside this repository")
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    folder = workspace(HEAD + "".join(f"      {line}".rstrip() + "\n" for line in lines))
    result = CliRunner().invoke(docgen, ["check", "2023", "--format", "json", "-C", str(folder)])
    told = [one for one in json.loads(result.stdout) if one["file"] == "plans/2023/plan.yaml"]
    # What concerns the file as a whole has no line.
    return [{**one, "line": one["line"] - 4, "column": one["column"] - 6} for one in told if one["line"]]


def test_each_error_and_warning_is_found_at_its_line(found: Found) -> None:
    by_line: dict[int, list[str]] = {}
    for one in found:
        if one["level"] != "hint" and one["code"] not in ("P01", "H01"):
            by_line.setdefault(int(one["line"]), []).append(str(one["code"]))
    assert {line: " ".join(sorted(codes)) for line, codes in by_line.items()} == EXPECTED


def test_every_half_width_mark_is_found_at_its_column(found: Found) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    marks = {(n, c) for n, line in enumerate(lines, 1) for c, mark in enumerate(line, 1) if mark in ",;:()"}
    assert {(one["line"], one["column"]) for one in found if one["code"] == "P01"} == marks


def test_the_typed_numbers_are_found(found: Found) -> None:
    assert len([one for one in found if one["code"] == "H01"]) == 13


def test_hints_are_no_more_than_the_known_ones(found: Found) -> None:
    assert {one["code"] for one in found if one["level"] == "hint"} - {"D470"} == HINTS


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        (10, 187, "A01"),
        (10, 58, "S02"),
        (32, 6, "R03"),
        (80, 42, "T01"),
        (84, 142, "P03"),
        (84, 133, "T03"),
        (60, 208, "Q01"),
        (40, 75, "N01"),
        (64, 132, "P07"),
        (72, 160, "T01"),
    ],
)
def test_columns_point_at_the_very_words(found: Found, line: int, column: int, code: str) -> None:
    assert (line, column, code) in {(one["line"], one["column"], one["code"]) for one in found}


def test_counts_that_are_right_are_left_alone(found: Found) -> None:
    assert not {"E01", "E03", "E07", "E10"} & {str(one["code"]) for one in found}
