"""The other families of evaluations as LibreOffice sets them, and as the validator judges them."""

from __future__ import annotations

from pathlib import Path

import pytest
from comparisons import comparison_of
from conftest import typesetter
from counting import MINUTES, workspace_with

from docgen.base.workspace import Workspace
from docgen.libreoffice.soffice import convert
from docgen.making.build import build
from rendered.test_appraisal import LONG, pages, roster_of
from rendered.test_validator import VERSIONS, faults

COUNTED = """\
  - {编号: 考核, 类别: 支部考核, 支部: 第二支部, 日期: 2023-12-28, 项目: [{指标: 组织生活, 下级: [
      {指标: 支部委员会会议, 分值: 20, 标准: 每月至少一次, 自评: 18.5, 依据: [支委会, 党课, 计划]},
      {指标: 主题党日, 分值: 10, 依据: [主题党日, 心得体会], 其他依据: [照片]}]}]}
  - {编号: 空考核, 类别: 支部考核, 支部: 第二支部, 日期: 2023-12-28}
  - {编号: 检查, 类别: 半年检查, 支部: 第二支部, 日期: 2023-06-30, 半年: 上半年, 项目: [谈心谈话]}
  - {编号: 台账, 类别: 学时台账, 日期: 2023-12-31}
  - {编号: 心得, 类别: 心得体会, 支部: 第二支部, 日期: 2023-07-01}
"""
ITEMS = "项目: {履行岗位职责: 20, 服务师生: 20, 廉洁自律: 20, 组织纪律: 20, 学习提高: 10, 群众评价: 10}"
WEIGHTS = "权重: {领导: 30%, 同级: 40%, 群众: 20%, 学生家长代表: 10%}"
PROMISED = "承诺: {王丁: [每月听课四节以上, 结对帮扶两名学生, 上公开课, 读书, 家访]}"
SHEETS = "选票: {领导: a.csv, 同级: b.csv, 群众: c.csv, 学生家长代表: d.csv}"


def names_of(members: int) -> list[str]:
    return [LONG if n == 7 else f"王{chr(0x4E00 + n)}" for n in range(members)]


def totals_of(members: int) -> str:
    """A sheet of totals; every ninth score is beyond the full marks, every eighth left empty."""
    scores = ["" if n % 8 == 5 else str(101 if n % 9 == 4 else 70 + n % 30) for n in range(members)]
    rows = [f"校领导,{name},{score}\n" for name, score in zip(names_of(members), scores, strict=True)]
    more = [f"甲,{name},90\n" for name in names_of(members)]
    return "评分人,姓名,合计\n" + "".join(rows + more)


def make(folder: Path, members: int) -> dict[str, Path]:
    told = f"讲述: {{王一: [{'讲述一年来的工作。' * 40}]}}"
    record = comparison_of(ITEMS, WEIGHTS, SHEETS, told, PROMISED)
    workspace_with(folder, record + COUNTED, MINUTES, **dict.fromkeys("abcd", totals_of(members)))
    (folder / "plans" / "organization.yaml").write_text(roster_of(members), encoding="utf-8")
    report = build(Workspace(folder), 2023, "evaluations_merged")
    assert not report.refused, report.refused
    return {written.path.stem: written.path for written in report.written}


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The papers of a branch of sixty and of a branch of two, by their number of members and name."""
    return {
        f"{members}-{name}": path
        for members in (60, 2)
        for name, path in make(tmp_path_factory.mktemp("families"), members).items()
    }


@pytest.fixture(scope="session")
def drawn(papers: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The texts of their pages."""
    typesetter()
    made: dict[str, list[str]] = {}
    for members in ("60", "2"):
        chosen = {name: path for name, path in papers.items() if name.startswith(f"{members}-")}
        pdfs = convert(list(chosen.values()), tmp_path_factory.mktemp("pdf"))
        assert all(isinstance(pdf, Path) for pdf in pdfs.values()), pdfs
        made |= {name: pages(pdfs[path]) for name, path in chosen.items()}
    return made


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_them(papers: dict[str, Path], version: str) -> None:
    told = {name: faults(path, version) for name, path in papers.items() if name.startswith("2-")}
    assert len(told) > 8
    assert not any(told.values()), told


def test_no_page_is_empty(drawn: dict[str, list[str]]) -> None:
    empty = {name for name, texts in drawn.items() for text in texts if len(text.strip("—0123456789")) < 4}
    assert empty == set()


def test_a_promise_takes_one_page(drawn: dict[str, list[str]]) -> None:
    (texts,) = [texts for name, texts in drawn.items() if name.startswith("60-") and "合并打印" in name]
    assert len(texts) == 60
    assert all("公开承诺书" in text and "支部意见" in text for text in texts)


@pytest.mark.parametrize(
    "paper", ["同级互评表", "领导点评表", "综合评比汇总表", "学时台账", "心得体会登记表"]
)
def test_long_tables_repeat_their_head_and_lose_nobody(drawn: dict[str, list[str]], paper: str) -> None:
    (texts,) = [texts for name, texts in drawn.items() if name.startswith("60-") and f"_{paper}_" in name]
    annex = next((number for number, text in enumerate(texts) if "打分处理情况" in text), len(texts))
    rows = [text for text in texts[:annex] if any(name in text for name in names_of(60))]
    assert len(rows) > 1
    assert all("姓名" in text for text in rows)
    whole = "".join(texts[:annex])
    assert all(name in whole for name in names_of(60) if name != LONG)
    assert set(LONG) <= set(whole)  # it breaks at its interpunct


LENGTHS = range(1, 32)


@pytest.fixture(scope="session")
def checks(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[str]]:
    """The pages of checks with one row more each, so that some fill their first page to the last line."""
    typesetter()
    folder = tmp_path_factory.mktemp("checks")
    workspace_with(folder, "评议:\n" + "".join(map(check_of, LENGTHS)), MINUTES)
    written = build(Workspace(folder), 2023, "evaluations").written
    pdfs = convert([one.path for one in written], tmp_path_factory.mktemp("pdf"))
    return {int(path.stem.split("_")[0]): pages(pdf) for path, pdf in pdfs.items()}


def check_of(length: int) -> str:
    items = ", ".join(f"手查{row}项" for row in range(1, length + 1))
    return (
        f"  - {{编号: {length}, 类别: 半年检查, 支部: 第二支部, 日期: 2023-06-30, 半年: 上半年,"
        f" 项目: [{items}]}}\n"
    )


@pytest.mark.parametrize("length", LENGTHS)
def test_signatures_share_their_page_with_rows_of_the_table(
    checks: dict[int, list[str]], length: int
) -> None:
    last = checks[length][-1]
    assert "检查人签字" in last
    assert f"手查{length}项" in last


def test_the_signatures_move_to_one_page_more_at_some_length(checks: dict[int, list[str]]) -> None:
    assert {len(texts) for texts in checks.values()} == {2, 3, 4}
