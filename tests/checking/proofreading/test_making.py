"""Papers are made although their text has errors, which are told; `--strict` refuses them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

SLIP = "导语: 达到教育人的目地。\n成文日期: 2023-01-10\n"

MINUTES = """\
会议:
  - {类型: 支委会, 支部: 第一支部, 日期: 2023-03-06, 缺席: 无, 内容: 达到教育人的目地。}
  - {类型: 支委会, 支部: 第一支部, 日期: 2023-04-03, 缺席: 无, 内容: 学习讨论。}
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(docgen, words)


def papers(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "generated").rglob("*.docx"))


@pytest.mark.parametrize("command", ["plan", "build"])
def test_a_plan_whose_text_has_errors_is_made_and_they_are_told(
    workspace: Callable[..., Path], command: str
) -> None:
    folder = workspace(SLIP)
    result = run(command, "2023", "-C", str(folder))
    assert result.exit_code == 0
    assert "plan.yaml:1:11: 错误 T01" in result.stderr
    assert "其中 1 个错误在文字里，文件照样生成" in result.stdout
    assert len(papers(folder)) == 1
    assert run("check", "2023", "-C", str(folder)).exit_code == 1


@pytest.mark.parametrize("command", ["plan", "build"])
def test_strict_makes_no_paper_whose_text_has_errors(workspace: Callable[..., Path], command: str) -> None:
    folder = workspace(SLIP)
    result = run(command, "2023", "--strict", "-C", str(folder))
    assert result.exit_code == 1
    assert "plan.yaml:1:11: 错误 T01" in result.stderr
    assert papers(folder) == []
    # What was remembered by a strict run refuses nothing in the next one.
    assert run(command, "2023", "-C", str(folder)).exit_code == 0
    assert len(papers(folder)) == 1


@pytest.mark.parametrize("command", ["plan", "build"])
def test_nothing_is_told_of_the_text_when_it_is_not_proofread(
    workspace: Callable[..., Path], command: str
) -> None:
    folder = workspace(SLIP)
    result = run(command, "2023", "--no-proofread", "-C", str(folder))
    assert result.exit_code == 0
    assert "T01" not in result.output
    assert len(papers(folder)) == 1


def test_it_is_made_when_the_rule_is_ignored(workspace: Callable[..., Path]) -> None:
    folder = workspace(SLIP.replace("\n", "  # docgen: 忽略 T01\n", 1))
    assert run("plan", "2023", "--strict", "-C", str(folder)).exit_code == 0
    (folder / "plans" / "2023" / "plan.yaml").write_text(SLIP, encoding="utf-8")
    (folder / "plans" / "rules.yaml").write_text("校对: {忽略: [T01]}\n", encoding="utf-8")
    assert run("plan", "2023", "--strict", "-C", str(folder)).exit_code == 0


def test_a_fact_that_is_wrong_refuses_a_paper_whose_text_has_errors_too(
    workspace: Callable[..., Path],
) -> None:
    folder = workspace(SLIP.replace("2023-01-10", "2023-02-30"))
    assert run("plan", "2023", "-C", str(folder)).exit_code == 1
    assert papers(folder) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_strict_refuses_the_record_with_an_error_and_no_other(
    workspace: Callable[..., Path], jobs: str
) -> None:
    folder = workspace()
    (folder / "plans" / "2023" / "minutes.yaml").write_text(MINUTES, encoding="utf-8")
    result = run("minutes", "2023", "--strict", "-j", jobs, "-C", str(folder))
    assert result.exit_code == 1
    assert "未生成 plans/2023/minutes.yaml 第2行的记录" in result.stdout
    assert [name[:10] for name in papers(folder)] == ["2023-04-03"]
    assert run("minutes", "2023", "-j", jobs, "-C", str(folder)).exit_code == 0
    assert len(papers(folder)) == 2


def test_an_error_in_the_minutes_does_not_keep_the_plan_back(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    (folder / "plans" / "2023" / "minutes.yaml").write_text(MINUTES, encoding="utf-8")
    assert run("plan", "2023", "-C", str(folder)).exit_code == 0


def test_warnings_and_hints_are_not_told_when_papers_are_made(workspace: Callable[..., Path]) -> None:
    folder = workspace("导语: 提高政治敏感性，加强宣传力度。\n成文日期: 2023-01-10\n")
    result = run("plan", "2023", "-C", str(folder))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "警告 T05" in run("check", "2023", "-C", str(folder)).stderr


def test_a_paper_prints_nothing_of_the_proofreading(workspace: Callable[..., Path]) -> None:
    folder = workspace("导语: 加强宣传力度。  # docgen: 忽略 T05\n成文日期: 2023-01-10\n")
    run("plan", "2023", "-C", str(folder))
    from wordtext import readable

    (paper,) = (folder / "generated").rglob("*.docx")
    assert "忽略" not in readable(paper)
