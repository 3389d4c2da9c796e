from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from offices import ROSTER, facts
from wordtext import readable

from docgen.base.workspace import Workspace
from docgen.making.build import build

GOLDEN = Path(__file__).parents[2] / "golden"
EXAMPLES = Path(__file__).parents[2] / "golden" / "minutes" / "minutes.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The examples of all kinds, written; by file name."""
    folder = tmp_path_factory.mktemp("minutes")
    (folder / "plans" / "2023").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
    (folder / "plans" / "2023" / "minutes.yaml").write_bytes(EXAMPLES.read_bytes())
    report = build(Workspace(folder), 2023, "minutes")
    # The roster is that of before the votes of October: the two lines to change are told, and nothing else.
    assert [each.code for each in report.diagnostics] == ["D531", "D531"]
    return {written.path.stem: written.path for written in report.written}


NAMES = [
    "2023-03-08_党员大会_第二支部_通报年度工作计划",
    "2023-10-10_党员大会_第二支部_接收预备党员和预备党员转正",
    "2023-10-10_党员大会_第二支部_决议_何磊",
    "2023-10-10_党员大会_第二支部_决议_李小龙",
    "2023-04-03_支委会_第二支部_研究四月工作",
    "2023-04-12_党小组会_第三党小组_学习二十大精神",
    "2023-07-03_党课_第一支部、第二支部_牢记初心使命",
    "2023-07-03_党课_第一支部、第二支部_参见单_第二支部",
    "2023-06-28_主题党日_第一支部_社区志愿服务",
    "2023-12-20_组织生活会_第一支部_2023年度组织生活会",
    "2023-12-27_民主评议会_第一支部",
]


def test_every_kind_has_its_papers(made: dict[str, Path]) -> None:
    assert list(made) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_minutes_read_as_the_golden_ones(
    name: str, made: dict[str, Path], golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / "minutes" / f"{name}.txt", readable(made[name]))


def test_the_examples_have_no_facts_against_them() -> None:
    assert facts(EXAMPLES.read_text(encoding="utf-8")) == []


def test_signatures_are_never_printed(made: dict[str, Path]) -> None:
    for name in NAMES:
        lines = readable(made[name]).splitlines()
        assert not any("签字 | " in line and line.count("|") == 5 and len(line) > 24 for line in lines)
