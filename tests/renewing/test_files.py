"""Last year's files as they go on: structure stays, results go, and no other byte changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from renewals import file_of, office, renewal_of

from docgen.models.evaluations import Evaluations
from docgen.models.plan import Plan
from docgen.next_year.reading import read_again

PLAN = """\
# 党总支2023年度工作计划：说明不动
标题: 甲党总支2023年度工作计划   # 标题
文号:  '甲〔2023〕5号'

导语: >
  2023年，建党102周年，
  第39个教师节。
日程安排:
    # 大会
  - 事项: 第一季度大会
    日期: "2023-03-08"   # 星期三
  - {事项: 七一, 日期: [2023.6.30,  2023年7月3日（星期一）]}
成文日期:   2023年1月10日
# 尾
"""

NEXT = """\
# 党总支2023年度工作计划：说明不动
标题: 甲党总支2024年度工作计划   # 标题
文号:  '甲〔2024〕【请填写】号'

导语: >
  2024年，建党103周年，
  第40个教师节。
日程安排:
    # 大会
  - 事项: 第一季度大会
    日期: "2024-03-06"   # 星期三
  - {事项: 七一, 日期: [2024.6.28,  2024年7月3日（星期三）]}
成文日期:   2024年1月9日
# 尾
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_remarks_quotes_spaces_line_ends_and_encoding_survive(
    tmp_path: Path, encoding: str, end: str
) -> None:
    folder = office(tmp_path, PLAN.replace("\n", end).encode(encoding))
    (made,) = renewal_of(folder).files
    assert made.data == NEXT.replace("\n", end).encode(encoding)


def test_every_change_is_told_at_its_place_in_the_new_file(tmp_path: Path) -> None:
    (made,) = renewal_of(office(tmp_path, PLAN)).files
    lines = made.data.decode().split("\n")
    for change in made.changes:
        _, line, column, length = change.place
        assert lines[line - 1][column - 1 : column - 1 + length] == change.new
    assert [change.place.line for change in made.changes] == [2, 3, 6, 6, 7, 11, 12, 12, 13]


REMARK = st.text("甲乙2023 #:-’", max_size=8).map(lambda text: "# " + text.strip())
PIECES = [
    "2023年",
    "3月8日",
    "（星期三）",
    "建党102周年",
    "第39个教师节",
    "2022—2023学年",
    "党员24名",
    "《2023》",
    "甲",
    "，",
    "。",
    "“乙”",
    "12次",
    "2023-03-08",
    "前",
    "是开局之年",
    "A&B",
    "１２月",
    "第三届",
    "今年",
    "2023.3.8",
    "二〇二三年",
]
WORDS = st.lists(
    st.sampled_from(PIECES),
    min_size=1,
    max_size=8,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(remarks=st.lists(REMARK, min_size=4, max_size=4), words=st.lists(WORDS, min_size=4, max_size=4))
def test_outside_of_what_is_told_no_byte_changes_and_the_result_reads(
    tmp_path_factory: pytest.TempPathFactory, remarks: list[str], words: list[str]
) -> None:
    text = (
        f"{remarks[0]}\n标题: 甲{words[0]}\n{remarks[1]}\n导语: |\n  甲{words[1]}\n  乙{words[2]}\n"
        f"工作目标:\n  {remarks[2]}\n  具体目标: ['甲{words[3]}', 2023.3.8]\n"
        f"成文日期: 2023-01-10\n{remarks[3]}"
    )
    folder = office(tmp_path_factory.mktemp("甲"), text)
    (made,) = renewal_of(folder).files
    lines = made.data.decode().split("\n")
    for change in reversed(made.changes):
        _, number, column, length = change.place
        line = lines[number - 1]
        assert line[column - 1 : column - 1 + length] == change.new
        lines[number - 1] = line[: column - 1] + change.old + line[column - 1 + length :]
    assert "\n".join(lines) == text
    assert re.findall("#.*", made.data.decode()) == re.findall("#.*", text)
    assert read_again("plan.yaml", made.data, Plan, 2024)[1] == []


EVALUATIONS = """\
# 2023年的评议
评议:
  # 民主评议
  - 编号: 2022民主评议-1
    类别: 民主评议党员
    年度: 2022          # 年初评上一年的
    支部: 第一支部
    日期: 2023-02-23    # 星期四
    发出: 11            # 张
    收回: 11
    自评:
      王建国: 优秀
      # 补交
      李秀英: 合格
    评定: {王建国: 优秀,
      李秀英: 合格
    }
    # 尾
  - {编号: 2023考核, 类别: 支部考核, 支部: 第一支部, 日期: 2023-12-28, 项目: [
      {指标: 甲, 下级: [{指标: 乙, 分值: 10, 自评: 9, 标准: 每月一次}]}]}
  - 编号: 2023台账
    类别: 学时台账
    日期: 2023-12-31
    另行要求: {王建国: 56}
"""

NEXT_EVALUATIONS = """\
# 2023年的评议
评议:
  # 民主评议
  - 编号: 2023民主评议-1
    类别: 民主评议党员
    年度: 2023          # 年初评上一年的
    支部: 第一支部
    日期: 2024-02-22    # 星期四
    发出:             # 张
    收回:
    自评:
      # 补交
    评定:
    # 尾
  - {编号: 2024考核, 类别: 支部考核, 支部: 第一支部, 日期: 2024-12-26, 项目: [
      {指标: 甲, 下级: [{指标: 乙, 分值: 10, 自评: , 标准: 每月一次}]}]}
  - 编号: 2024台账
    类别: 学时台账
    日期: 2024-12-31
    另行要求: {王建国: 56}
"""


def test_evaluations_keep_their_structure_and_lose_their_results(tmp_path: Path) -> None:
    renewal = renewal_of(office(tmp_path, PLAN, evaluations=EVALUATIONS))
    assert file_of(renewal, "evaluations") == NEXT_EVALUATIONS
    record, faults = read_again("x", NEXT_EVALUATIONS.encode(), Evaluations, 2024)
    assert not faults
    assert record is not None
    assert [one.number for one in record.evaluations] == ["2023民主评议-1", "2024考核", "2024台账"]


@pytest.mark.parametrize(
    ("typed", "emptied"),
    [
        ("发出: 11", "发出:"),
        ("发出:   11   # 张", "发出:      # 张"),
        ("发出 : 11", "发出 :"),
        ('"发出": "11"', '"发出":'),
        ("发出: '11'  ", "发出:"),
        ("自评: {王建国: 优秀}", "自评:"),
        ("自评: [{王建国: 优秀}]  # 甲", "自评:   # 甲"),
        ("选票: 一个\n      很长的名字.csv", "选票:"),
    ],
)
def test_a_result_goes_and_its_key_stays(tmp_path: Path, typed: str, emptied: str) -> None:
    head = "评议:\n  - 编号: 甲\n    类别: 民主评议党员\n    支部: 第一支部\n    日期: 2023-12-28\n"
    folder = office(tmp_path, PLAN, evaluations=f"{head}    {typed}\n    # 尾\n")
    new = head.replace("2023-12-28", "2024-12-26")
    assert file_of(renewal_of(folder), "evaluations") == f"{new}    {emptied}\n    # 尾\n"


def test_a_result_in_brackets_over_several_lines_is_left_and_told(tmp_path: Path) -> None:
    head = "评议:\n  - {编号: 甲, 类别: 民主评议党员, 支部: 第一支部, 日期: 2023-12-28, "
    text = f"{head}自评: {{\n      王建国: 优秀}}}}\n"
    renewal = renewal_of(office(tmp_path, PLAN, evaluations=text))
    assert file_of(renewal, "evaluations") == text.replace("2023-12-28", "2024-12-26")
    (finding,) = renewal.files[1].findings
    assert (finding.place.line, finding.verdict.value) == (2, "stale")
    assert "“自评”是去年的结果" in finding.why


NOTICES = """\
# 公示
受理: {部门: 办公室, 电话: "6612345"}   # 不变
张贴: 公开栏

公示:
  - 编号: 2023-01
    类别: 入党积极分子
    对象: 王建国
    发布日期: 2023-03-15
  # 第二份
  - {编号: 2023-02, 类别: 其他, 标题: 甲, 发布日期: 2023-03-16}
# 尾
"""


def test_of_the_notices_only_what_they_have_in_common_goes_on(tmp_path: Path) -> None:
    renewal = renewal_of(office(tmp_path, PLAN, notices=NOTICES))
    head, _, _ = NOTICES.partition("公示:\n")
    assert file_of(renewal, "notices") == f"{head}公示:\n# 尾\n"


def test_the_new_years_minutes_are_an_empty_starter(tmp_path: Path) -> None:
    renewal = renewal_of(office(tmp_path, PLAN, minutes="会议: []\n"))
    made = file_of(renewal, "minutes")
    assert "2024年会议记录" in made
    assert not [line for line in made.splitlines() if line.strip() and not line.startswith(("#", "会议:"))]


def test_the_texts_follow_the_days_of_the_schedule(tmp_path: Path) -> None:
    plan = "导语: 1月13日走访，10月23日座谈。\n日程安排:\n  - {事项: 春节前走访, 日期: 2023-01-13}\n"
    plan += "  - {事项: 重阳节座谈, 日期: 2023-10-23}\n"
    assert "导语: 2月1日走访，10月11日座谈。" in file_of(renewal_of(office(tmp_path, plan)))


def test_the_date_of_issue_in_the_text_stays_the_date_of_issue(tmp_path: Path) -> None:
    plan = "导语: 截至2023年1月10日，共有党员99名。\n成文日期: 2023-01-10\n"
    renewal = renewal_of(office(tmp_path, plan))
    assert file_of(renewal) == "导语: 截至2024年1月9日，共有党员99名。\n成文日期: 2024-01-09\n"
    assert any("2024年1月9日是" in finding.why for finding in renewal.files[0].findings)


def test_proposals_and_promises_stay_and_are_dated_anew(tmp_path: Path) -> None:
    item = "{事项: 支委会, 类型: 支委会, 频次: 每月一次, 拟定: 每月第一个周一 16:00, 月份: 3月—5月}"
    plan = f"日程安排:\n  - {item}\n"
    renewal = renewal_of(office(tmp_path, plan))
    assert file_of(renewal) == plan
    (proposed,) = renewal.schedule
    days = [f"{entry.day:%m-%d}" for entry in proposed.days if entry.day]
    assert days[:5] == ["01-02", "02-05", "03-04", "04-01", "05-06"]
    assert "元旦" in proposed.days[0].remark


@pytest.mark.parametrize(
    "typed",
    ["2023-03-08", "2023.3.8", "'2023-03-08'", "2023年3月8日", "3.8", "3月8日", "20230308", "[2023/3/8]"],
)
def test_days_move_however_they_are_typed(tmp_path: Path, typed: str) -> None:
    text = file_of(renewal_of(office(tmp_path, f"日程安排:\n  - 事项: 甲\n    日期: {typed}\n")))
    plan, faults = read_again("plan.yaml", text.encode(), Plan, 2024)
    assert not faults
    assert plan is not None
    assert [str(day) for day in plan.schedule[0].days] == ["2024-03-06"]
