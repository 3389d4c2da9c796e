"""Every blank of a year's papers stands at the place where a person would type it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import yaml
from offices import ROSTER

from docgen.base.workspace import Workspace
from docgen.making.blank_places import blanks_of_year
from docgen.models.record import known_keys
from docgen.year import register

PAPERS = Path(__file__).parents[2] / "docgen" / "papers"
ARGUMENT = {"missing": 0, "or_missing": 1, "dated": 1, "_section": 1}
"""The functions that print a mark, each with the position of its words."""


def words_of_marks() -> Iterator[str]:
    for path in PAPERS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name not in ARGUMENT or (
                name == "_section" and not any(k.arg == "wanted" for k in node.keywords)
            ):
                continue
            words = node.args[ARGUMENT[name]]
            if isinstance(words, ast.Constant) and words.value:
                yield words.value
            elif isinstance(words, ast.JoinedStr):
                yield "".join(v.value if isinstance(v, ast.Constant) else "…" for v in words.values)


def test_for_every_mark_that_a_paper_can_print_it_is_known_where_to_type_it() -> None:
    keys = set().union(*(known_keys(file.model()) for file in register.FILES))
    table = yaml.safe_load((PAPERS / "typed_where.yaml").read_text(encoding="utf-8"))
    patterns = [words for row in table for words in row["印"]]
    unknown = {
        words
        for words in words_of_marks()
        if words not in keys and not any(fnmatchcase(words, pattern) for pattern in patterns)
    }
    assert unknown == set()
    assert {row.get("文件", "") for row in table} <= {"", "Word", *register.ALL_FILES}


MINUTES = """\
会议:
  - 类型: 党员大会
    支部: 第二支部
    日期: 2023-03-08
    时间: 15:00
    缺席: 无
    议题:
      - 题目: 讨论年度计划
        讨论: [{刘玉兰: 同意。}]
        表决: {赞成: 10, 不赞成: 0, 弃权: 0}
      # 【请填写】写在说明里的不算
      - 题目: 研究【请填写】事项
  - 类型: 党课
    支部: 第二支部
    日期: 2023-04-10
"""
"""A vote without its way, a mark typed, and a lecture of which nearly everything is missing."""


@pytest.fixture
def told(tmp_path: Path) -> list[tuple[str, int, str, str]]:
    for name, text in (("organization", ROSTER), ("2023/minutes", MINUTES)):
        path = tmp_path / "plans" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [
        (each.code, each.place.line, each.message, each.hint)
        for each in blanks_of_year(Workspace(tmp_path), 2023)
    ]


def about(told: list[tuple[str, int, str, str]], mark: str) -> list[tuple[str, int, str]]:
    return [(code, line, mend) for code, line, message, mend in told if message.endswith(mark)]


def test_what_is_missing_in_a_record_stands_at_its_first_line(told: list[tuple[str, int, str, str]]) -> None:
    missing = "在这一条里补上“主持人”"
    assert about(told, "【待补：主持人】") == [("D418", 2, missing), ("D418", 13, missing)]


def test_what_is_missing_in_an_item_stands_at_its_title(told: list[tuple[str, int, str, str]]) -> None:
    assert about(told, "【待补：表决方式】") == [("D418", 8, "在这一条里补上“方式”")]


def test_a_mark_that_was_typed_stands_at_its_own_place(told: list[tuple[str, int, str, str]]) -> None:
    assert [(code, line) for code, line, _ in about(told, "【请填写】")] == [("D417", 12)]


def test_what_has_another_name_in_the_file_is_told_by_the_name_to_type(
    told: list[tuple[str, int, str, str]],
) -> None:
    assert about(told, "【待补：党课提纲】") == [("D418", 13, "在这一条里补上“提纲”")]
    assert about(told, "【待补：出席人员名单】") == [("D418", 13, "在这一条里补上“出席”或者“缺席”的名单")]
