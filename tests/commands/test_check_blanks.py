"""`docgen check --blanks` lists what a person still has to fill in; the summary of a run names the first."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

PLAN = "标题: 校党总支2023年度工作计划\n导语: 【请填写依据】\n指导思想: 以【请填写】为指导。\n"


@pytest.fixture
def run(workspace: Callable[..., Path]) -> Callable[..., Result]:
    folder = workspace(PLAN)
    return lambda *words: CliRunner().invoke(docgen, [*words, "-C", str(folder)])


def test_each_blank_is_one_line_with_its_place_its_paper_and_the_mend(run: Callable[..., Result]) -> None:
    result = run("check", "2023", "--blanks")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "plans/2023/plan.yaml  校党总支2023年度工作计划：【待补：成文日期】　在这一条里补上“成文日期”",
        "plans/2023/plan.yaml:2:5  校党总支2023年度工作计划：【请填写依据】　填好，或者连同整项删掉",
        "plans/2023/plan.yaml:3:8  校党总支2023年度工作计划：【请填写】　填好，或者连同整项删掉",
        "2023年：文件里有 3 处要填写。",
    ]


def test_as_data_they_are_diagnostics_and_what_has_no_line_says_null(run: Callable[..., Result]) -> None:
    told = json.loads(run("check", "2023", "--blanks", "--format", "json").stdout)
    assert [(each["code"], each["line"]) for each in told] == [("D418", None), ("D417", 2), ("D417", 3)]


def test_check_tells_each_of_them_once(run: Callable[..., Result]) -> None:
    told = json.loads(run("check", "2023", "--format", "json").stdout)
    blanks = [(each["code"], each["line"]) for each in told if each["code"] in ("D417", "D418")]
    assert sorted(blanks, key=str) == [("D417", 2), ("D417", 3), ("D418", None)]


def test_the_summary_of_a_run_names_the_first_and_how_to_see_all(run: Callable[..., Result]) -> None:
    summary = run("plan", "2023").stdout.splitlines()[-1]
    assert "文中有 3 处要填写（校党总支2023年度工作计划：" in summary
    assert "【请填写依据】" in summary
    assert "docgen check --blanks" in summary
