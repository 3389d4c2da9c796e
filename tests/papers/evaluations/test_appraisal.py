"""The papers of a 民主评议, read as text and compared with the golden ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from appraisals import BALLOTS, record_of
from offices import ROSTER
from wordtext import readable

from docgen.base.workspace import Workspace
from docgen.making.build import build

GOLDEN = Path(__file__).parents[2] / "golden" / "evaluations"
RECORD = record_of(
    "年度: 2022",
    "参加测评: 12",
    "发出: 12",
    "选票: a.csv",
    "份数: 3",
    "票面编号: 是",
    "计票人: 吴静",
    "监票人: 郑好",
    "自评: {刘玉兰: 合格, 李小龙: 合格}",
    "互评: {刘玉兰: 优秀}",
    "评定: {刘玉兰: 优秀, 区志远: 合格}",
)
NAMES = [
    "个人自评表_第二支部_刘玉兰",
    "民主评议党员登记表_第二支部_区志远",
    "民主评议党员登记表_第二支部_李小龙",
    "互评表_第二支部",
    "测评票_第二支部",
    "测评汇总表_第二支部",
    "评定结果_第二支部",
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The papers of the record, by name without its number."""
    folder = tmp_path_factory.mktemp("evaluations")
    (folder / "plans" / "2023" / "ballots").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
    (folder / "plans" / "2023" / "evaluations.yaml").write_text(RECORD, encoding="utf-8")
    (folder / "plans" / "2023" / "ballots" / "a.csv").write_text(BALLOTS, encoding="utf-8")
    report = build(Workspace(folder), 2023, "evaluations")
    return {written.path.stem.partition("_")[2]: written.path for written in report.written}


@pytest.mark.parametrize("name", NAMES)
def test_the_papers_read_as_the_golden_ones(
    name: str, made: dict[str, Path], golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{name}.txt", readable(made[name]))


def test_everybody_has_both_personal_forms_once(made: dict[str, Path]) -> None:
    own = [name.removeprefix("个人自评表_第二支部_") for name in made if name.startswith("个人自评表")]
    registers = [name.removeprefix("民主评议党员登记表_第二支部_") for name in made if "登记表" in name]
    assert own == registers
    assert len(own) == len(set(own)) == 13


def test_the_ballot_has_no_line_for_a_name(made: dict[str, Path]) -> None:
    text = readable(made["测评票_第二支部"])
    assert text.count("编号：00") == 3
    assert "签名" not in text
    assert "姓名：" not in text


def test_who_gets_no_grade_is_not_on_the_ballot_and_not_in_the_tally(made: dict[str, Path]) -> None:
    for name in ("测评票_第二支部", "测评汇总表_第二支部"):
        rows = [line for line in readable(made[name]).splitlines() if line.startswith("|")]
        assert not any("李小龙" in row for row in rows)
        assert any("乐天" in row for row in rows)
