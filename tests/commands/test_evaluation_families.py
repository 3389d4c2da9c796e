"""`docgen evaluations` for the families beside 民主评议党员, through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from comparisons import HALVES, LEADERS, PEERS, SHEETS, THREE, TOTALS, comparison_of
from counting import LECTURES, MINUTES, PLAN, workspace_with
from wordtext import readable

from docgen.commands import docgen

REVIEW = """\
评议:
  - 编号: 考核
    类别: 支部考核
    支部: 第二支部
    日期: 2023-12-28
    项目: [{指标: 组织生活, 下级: [{指标: 支委会, 分值: 20, 自评: 18, 依据: [支委会]}]}]
"""
LEDGER = "评议: [{编号: 台账, 类别: 学时台账, 日期: 2023-12-31}]\n"
CHECK = "评议: [{编号: 检查, 类别: 半年检查, 支部: 第二支部, 日期: 2023-06-30, 年度: 2023, 半年: 上半年}]\n"
REFLECTIONS = (
    "评议: [{编号: 心得, 类别: 心得体会, 支部: 第二支部, 日期: 2023-07-01, 登记: [{姓名: 刘玉兰}]}]\n"
)
BROKEN = "会议:\n  - {类型: 支委会, 支部: 第二支部, 日期: 2023-13-06}\n"
COMPARED = comparison_of(THREE, TOTALS, HALVES, SHEETS)


def run(folder: Path, *words: str, command: str = "evaluations") -> Result:
    return CliRunner().invoke(docgen, [command, "2023", "-C", str(folder), *words], prog_name="docgen")


def made(folder: Path) -> set[str]:
    return {path.stem for path in (folder / "generated").rglob("*.docx")}


def test_before_the_sheets_are_in_there_are_promises_and_sheets_to_fill_in(tmp_path: Path) -> None:
    result = run(workspace_with(tmp_path, comparison_of(TOTALS, HALVES)))
    assert (result.exit_code, result.stderr) == (0, "")
    names = {name.partition("_")[2] for name in made(tmp_path)}
    assert len(names) == 13 + 2
    assert {"公开承诺书_第二支部_王𬱖", "领导点评表_第二支部", "同级互评表_第二支部"} < names


def test_promises_may_be_one_file_for_printing(tmp_path: Path) -> None:
    run(workspace_with(tmp_path, comparison_of(TOTALS, HALVES)), "--merge")
    names = {name.partition("_")[2] for name in made(tmp_path)}
    assert names == {"公开承诺书_第二支部_合并打印", "领导点评表_第二支部", "同级互评表_第二支部"}


def test_with_all_sheets_comes_the_summary_and_what_was_dropped_is_told(tmp_path: Path) -> None:
    peers = PEERS + "刘玉兰,刘玉兰,100\n"
    result = run(workspace_with(tmp_path, COMPARED, a=LEADERS, b=peers))
    assert result.exit_code == 0, result.stderr
    assert "2023一讲二评-2_综合评比汇总表_第二支部" in made(tmp_path)
    told = "plans/2023/ballots/b.csv:C5: 警告 D495 同级，刘玉兰的打分表，刘玉兰“100”：评自己的，没有计入"
    assert told in result.stderr


def test_a_sheet_that_cannot_be_counted_refuses_its_record_alone(tmp_path: Path) -> None:
    both = COMPARED + LEDGER.replace("评议: [", "  - ").replace("]\n", "\n")
    result = run(workspace_with(tmp_path, both, a="评分人,姓名\n王建国,刘玉兰\n", b=PEERS))
    assert result.exit_code == 1
    assert "“a.csv”的 A1：表头里没有打分的列（得分，或者只有“合计”）" in result.stderr
    assert made(tmp_path) == {"台账_学时台账_第一支部", "台账_学时台账_第二支部"}


def test_a_file_of_scores_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    result = run(workspace_with(tmp_path, COMPARED, a=LEADERS))
    assert "plans/2023/evaluations.yaml:9:25: 错误 K340 没有找到选票文件“b.csv”" in result.stderr
    assert made(tmp_path) == set()


@pytest.mark.parametrize(
    ("record", "file", "text", "what"),
    [
        (REVIEW, "minutes.yaml", BROKEN, "会议记录有错误或者没有，支部考核不能照它统计"),
        (LEDGER, "minutes.yaml", BROKEN, "会议记录有错误或者没有，学时台账不能照它统计"),
        (CHECK, "minutes.yaml", BROKEN, "会议记录有错误或者没有，半年检查不能照它统计"),
        (CHECK, "plan.yaml", "标题: [", "plan.yaml有错误或者没有，半年检查不能照它统计"),
        (LEDGER, "plan.yaml", "标题: [", "plan.yaml有错误或者没有，学时台账不能照它统计"),
    ],
)
def test_nothing_is_counted_from_a_file_with_errors(
    tmp_path: Path, record: str, file: str, text: str, what: str
) -> None:
    """A record that cannot be read would count as a meeting that was not held."""
    folder = workspace_with(tmp_path, record)
    (folder / "plans" / "2023" / file).write_text(text, encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert what in result.stderr
    assert made(folder) == set()


@pytest.mark.parametrize(("file", "text"), [("minutes.yaml", BROKEN), ("plan.yaml", "标题: [")])
def test_what_counts_nothing_does_not_mind_their_errors(tmp_path: Path, file: str, text: str) -> None:
    folder = workspace_with(tmp_path, REFLECTIONS)
    (folder / "plans" / "2023" / file).write_text(text, encoding="utf-8")
    result = run(folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert made(folder) == {"心得_心得体会登记表_第二支部"}


def test_hours_that_the_record_sets_need_no_plan(tmp_path: Path) -> None:
    folder = workspace_with(tmp_path, LEDGER.replace("31}", "31, 要求: 32}"))
    (folder / "plans" / "2023" / "plan.yaml").unlink()
    assert run(folder).exit_code == 0
    assert len(made(folder)) == 2


def test_without_minutes_the_ledger_is_there_with_nothing_on_it(tmp_path: Path) -> None:
    folder = workspace_with(tmp_path, LEDGER)
    (folder / "plans" / "2023" / "minutes.yaml").unlink()
    assert run(folder).exit_code == 0
    assert len(made(folder)) == 2


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (REVIEW.replace("[支委会]", "[支委会记录]"), "D509 docgen 不生成“支委会记录”，是不是“支委会”？"),
        (REVIEW.replace("自评: 18", "自评: 21"), "D508 “支委会”的自评是21分，分值只有20分"),
        (REVIEW.replace("第二支部", "第三支部"), "D481 名册里没有“第三支部”"),
        (REVIEW.replace("    支部: 第二支部\n", ""), "D481 没有写是哪个支部的评议"),
        (LEDGER.replace("31}", "31, 另行要求: {刘玉蓝: 56}}"), "D482 名册里没有“刘玉蓝”"),
        (LEDGER.replace("31}", "31, 另行要求: {张伟: 56}}"), "D482 名册里有2位“张伟”"),
        (LEDGER.replace("31}", "31, 年度: 2022}"), "D507 学时台账按plans/2023里的会议记录统计"),
        (REFLECTIONS.replace("刘玉兰", "王建国"), "D482 王建国不是第二支部的党员"),
    ],
)
def test_facts_that_disagree_are_told_by_check_too(tmp_path: Path, record: str, told: str) -> None:
    folder = workspace_with(tmp_path, record)
    for command in ("evaluations", "check"):
        result = run(folder, command=command)
        assert result.exit_code == 1
        assert told in result.stderr
    assert made(folder) == set()


def test_points_that_do_not_make_the_full_marks_are_told(tmp_path: Path) -> None:
    record = REVIEW.replace("    项目:", "    满分: 100\n    项目:")
    result = run(workspace_with(tmp_path, record))
    assert "警告 D508 满分写的是100，各项分值加起来是20" in result.stderr


def test_a_record_refused_by_an_error_proves_nothing(tmp_path: Path) -> None:
    """A paper that is not written is not named as proof."""
    ledger = "  - {编号: 台账, 类别: 学时台账, 日期: 2023-12-31, 另行要求: {无此人: 5}}\n"
    folder = workspace_with(tmp_path, REVIEW.replace("[支委会]", "[学时台账]") + ledger)
    result = run(folder)
    assert "1 份记录有错误，没有生成；文中有 1 处要填写" in result.stdout
    assert made(folder) == {"考核_支部考核表_第二支部"}


def test_the_same_year_gives_the_same_papers(tmp_path: Path) -> None:
    folder = workspace_with(tmp_path, COMPARED, a=LEADERS, b=PEERS)
    run(folder)
    assert "未变化" in run(folder).stdout


def test_a_new_meeting_changes_the_papers_that_count_it(tmp_path: Path) -> None:
    folder = workspace_with(tmp_path, LEDGER, minutes=MINUTES, plan=PLAN)
    run(folder)
    (folder / "plans" / "2023" / "minutes.yaml").write_text(MINUTES + LECTURES, encoding="utf-8")
    assert run(folder).stdout.count("（更新）") == 2


NOTICE = """\
受理: {部门: 校党总支办公室, 电话: 6612345}
公示:
  - 编号: 评比
    类别: 评比结果
    支部: 第二支部
    项目: 一讲二评三公示评比
    依据: 2023一讲二评-2
    发布日期: 2023-12-18
    天数: 5
"""


def text_of(folder: Path, pattern: str) -> str:
    (path,) = (folder / "generated" / "2023").rglob(pattern)
    return readable(path)


def test_a_notice_publishes_the_ranking_by_rank(tmp_path: Path) -> None:
    folder = workspace_with(tmp_path, COMPARED, a=LEADERS.replace("吴静,80", "吴静,99"), b=PEERS)
    (folder / "plans" / "2023" / "notices.yaml").write_text(NOTICE, encoding="utf-8")
    result = run(folder, command="notices")
    assert (result.exit_code, "N804" in result.stderr) == (0, False)
    text = text_of(folder, "*_公示_*.docx")
    assert "根据2023年12月15日第二支部2023年度“一讲二评三公示”综合评比，现将" in text
    told = ("| 刘玉兰 | 第1名，90.13分 |", "| 黄海涛 | 第1名，90.13分 |", "| 吴静 | 第3名，89.50分 |")
    assert [text.index(each) for each in told] == sorted(text.index(each) for each in told)


@pytest.mark.parametrize(
    "record",
    [
        COMPARED.replace("同级: b.csv", ""),
        COMPARED.replace("同级: 50%", "同级: 40%"),
    ],
)
def test_a_ranking_that_is_not_there_is_not_published(tmp_path: Path, record: str) -> None:
    folder = workspace_with(tmp_path, record, a=LEADERS, b=PEERS)
    (folder / "plans" / "2023" / "notices.yaml").write_text(NOTICE, encoding="utf-8")
    result = run(folder, command="notices")
    assert "警告 N804 “2023一讲二评-2”还没有排出名次，印出来是【待补：对象】" in result.stderr
    assert "第1名" not in text_of(folder, "*_公示_*.docx")


def test_notices_prove_too_and_only_those_of_the_branch(tmp_path: Path) -> None:
    folder = workspace_with(tmp_path, REVIEW.replace("[支委会]", "[公示]"))
    other = NOTICE.partition("公示:\n")[2].replace("第二支部", "第一支部").replace("编号: 评比", "编号: 另一")
    (folder / "plans" / "2023" / "notices.yaml").write_text(NOTICE + other, encoding="utf-8")
    assert run(folder).exit_code == 0
    text = text_of(folder, "*支部考核表*.docx")
    assert "公示材料1份（2023-12-18_公示_评比结果_一讲二评三公示评比）" in text
