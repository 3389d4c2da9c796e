from __future__ import annotations

from datetime import date

import pytest
from offices import MEETING, ROSTER, assembly, case_of, check_minutes, facts, meetings_of
from reading_models import organization_of, told

from docgen.base.diagnostics import Diagnostic
from docgen.domain.calendar.workdays import UnknownYear

NOMINEE = "姓名: 何磊, 确定积极分子时间: 2022-03-21, 列为发展对象时间: 2023-09-11"


def prepared(text: str) -> list[Diagnostic]:
    """What is told of an admission besides the sponsors and the review that it does not name."""
    return [each for each in facts(text) if each.code != "D535"]


def admission(vote: str, nominee: str = NOMINEE) -> list[str]:
    item = f"- {{题目: 讨论入党, 人选: {{{nominee}}}, 表决: {{{vote}}}}}"
    return ["缺席: [区志远, 乐天]", "议题:", f"  {item}"]


ADMITTED = "事项: 接收预备党员, 方式: 无记名投票, 发出: 9, 收回: 9, 赞成: 9"


def test_a_meeting_without_faults_is_silent() -> None:
    assert facts(assembly("缺席: {区志远: 支教}", "应到: 12", "实到: 11", "列席: [周志强（总支）]")) == []


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        (["应到: 13"], (10, 9, "D430"), "应到写的是13名，按名册这一天应到12名"),
        (["缺席: [区志远]", "实到: 12"], (11, 9, "D431"), "实到应是11名"),
        (["实到: 14"], (10, 9, "D432"), "比应到的12名还多"),
        (["全体到会: 是", "缺席: [乐天]"], (10, 11, "D433"), "却又有人缺席"),
        (["缺席: [区志元]"], (10, 10, "D423"), "是不是“区志远”（第二支部）？"),
        (["缺席: {陈堃: 病假}"], (10, 10, "D425"), "陈堃属于第一支部"),
        (["缺席: {王𬱖: 病假}"], (10, 10, "D425"), "这一天还不是"),
        (["列席: [乐天]"], (10, 10, "D448"), "乐天是应到人员，不算列席"),
        (["缺席: [乐天]", "讨论: [{乐天: 同意。}]"], (11, 11, "D426"), "却又参加了会议"),
        (["讨论: [{陈堃: 同意。}]"], (10, 11, "D425"), "陈堃属于第一支部"),
        (["补记: 2023-03-07"], (10, 9, "D446"), "补记的日期早于"),
    ],
)
def test_a_fact_of_attendance_that_disagrees_is_told_at_its_place(
    lines: list[str], place: tuple[int, int, str], message: str
) -> None:
    said = facts(assembly(*lines))
    assert told(said) == [place]
    assert message in said[0].message
    assert said[0].hint


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        (
            "主持人: 刘玉兰",
            "主持人: 刘玉蓝",
            (7, 10, "D423"),
            "名册里没有“刘玉蓝”，是不是“刘玉兰”（第二支部书记）？",
        ),
        ("支部: 第二支部", "支部: 第二党支部", (3, 9, "D427"), "是不是“第二支部”？"),
        ("支部: 第二支部", "党小组: 第三小组", (3, 10, "D428"), "是不是“第三党小组”？"),
        ("类型: 党员大会", "类型: 党小组会", (2, 9, "D428"), "没有写是哪个党小组"),
        ("日期: 2023-03-08", "日期: 2022-03-08", (4, 9, "D420"), "这是2023年的会议清单，日期却是2022年"),
    ],
)
def test_a_name_or_date_that_disagrees_is_told_at_its_place(
    old: str, new: str, place: tuple[int, int, str], message: str
) -> None:
    said = [d for d in facts(MEETING.replace(old, new)) if d.code == place[2]]
    assert told(said) == [place]
    assert message in said[0].message


def test_a_name_that_two_members_share_is_told_with_both() -> None:
    text = MEETING.replace("支部: 第二支部", "支部: [第一支部, 第二支部]").replace(
        "记录人: 张伟（女）", "记录人: 张伟"
    )
    said = facts(text)
    assert [d.code for d in said] == ["D424"]
    assert "张伟（男）（第一支部）、张伟（女）（第二支部）" in said[0].hint


@pytest.mark.parametrize(
    ("vote", "codes"),
    [
        ("赞成: 9, 不赞成: 1", []),
        ("赞成: 9", ["D434"]),
        ("赞成: 11", ["D434"]),
        ("赞成: 8, 弃权: 1, 收回: 10", ["D434"]),
        ("方式: 无记名投票, 发出: 9, 收回: 10, 赞成: 10", ["D435", "D435"]),
        ("方式: 无记名投票, 发出: 10, 收回: 9, 赞成: 9", []),
        ("方式: 无记名投票, 发出: 10, 赞成: 10", []),
        ("赞成: 10, 书面赞成: 1", ["D439"]),
        ("事项: 选举, 方式: 举手, 赞成: 10", ["D438"]),
        ("赞成: 10, 到会有表决权: 9", ["D434"]),
    ],
)
def test_votes_must_sum_to_the_ballots(vote: str, codes: list[str]) -> None:
    said = facts(assembly("缺席: [区志远]", "议题:", f"  - {{题目: 甲, 表决: {{{vote}}}}}"))
    assert [d.code for d in said] == codes


def test_a_vote_without_quorum_is_told_with_how_many_it_needs() -> None:
    absent = "缺席: [区志远, 乐天, 孙鹏, 覃辉, 郑好, 朱慧敏]"
    said = facts(assembly(absent, "议题:", "  - {题目: 甲, 表决: {赞成: 5}, 决议: 乙}"))
    assert [d.code for d in said] == ["D436"]
    assert "应到会有表决权11名，到会5名，不够6名" in said[0].message


def test_a_resolution_that_carried_is_not_told() -> None:
    vote = "{题目: 甲, 表决: {赞成: 6, 不赞成: 4}, 决议: 乙}"
    assert facts(assembly("缺席: [区志远]", "议题:", f"  - {vote}")) == []


def test_a_resolution_that_did_not_carry_is_told() -> None:
    vote = "{题目: 甲, 表决: {赞成: 5, 不赞成: 5}, 决议: 乙}"
    said = facts(assembly("缺席: [区志远]", "议题:", f"  - {vote}"))
    assert [d.code for d in said] == ["D437"]
    assert "至少要6票" in said[0].message


@pytest.mark.parametrize(
    ("nominee", "code", "message"),
    [
        (NOMINEE, None, ""),
        (NOMINEE.replace("2022-03-21", "2022-12-21"), "D440", "不满一年"),
        (NOMINEE.replace("2022-03-21", "2023-10-01"), "D440", "早于"),
        (NOMINEE + ", 预审时间: 2023-11-01", "D440", "晚于开会的日子"),
        ("姓名: 林小雨", "D440", "还是入党积极分子"),
        ("姓名: 何雷", "D442", "名册和培养对象里都没有“何雷”"),
        ("姓名: 李小龙", "D442", "2022年9月27日已经入党"),
        (NOMINEE + ", 入党介绍人: [刘玉兰, 李小龙]", "D442", "李小龙不是正式党员"),
    ],
)
def test_an_admission_needs_its_steps(nominee: str, code: str | None, message: str) -> None:
    said = prepared(assembly(*admission(ADMITTED, nominee), day="2023-10-10"))
    assert [d.code for d in said] == ([code] if code else [])
    assert message in "".join(d.message for d in said)


@pytest.mark.parametrize(
    ("day", "nominee", "codes"),
    [
        ("2023-09-26", "姓名: 李小龙", ["D441"]),
        ("2023-09-27", "姓名: 李小龙", []),
        ("2023-09-27", "姓名: 李小龙, 结论: 延长预备期, 延长月数: 3", ["D441"]),
        ("2023-09-27", "姓名: 何磊", ["D442"]),
    ],
)
def test_a_transfer_comes_after_the_year(day: str, nominee: str, codes: list[str]) -> None:
    vote = ADMITTED.replace("接收预备党员", "预备党员转正")
    assert [d.code for d in facts(assembly(*admission(vote, nominee), day=day))] == codes


def test_a_committee_without_half_of_its_members_is_told() -> None:
    text = (
        assembly("缺席: [黄海涛, 张伟]")
        .replace("党员大会", "支委会")
        .replace("记录人: 张伟（女）", "记录人: 刘玉兰")
    )
    assert [d.code for d in facts(text)] == ["D449"]


OTHER = MEETING.split("\n", 1)[1]


def test_two_records_of_the_same_meeting_are_told_at_the_second() -> None:
    assert told(facts(MEETING + OTHER)) == [(10, 5, "D445")]


@pytest.mark.parametrize(("hours", "clash"), [("16:00—17:00", True), ("16:30—17:00", False), ("15:00", True)])
def test_one_person_cannot_be_in_two_places_at_the_same_hour(hours: str, clash: bool) -> None:
    second = OTHER.replace("党员大会", "支委会").replace("15:00—16:30", hours)
    assert [d.code for d in facts(MEETING + second)] == (["D444"] if clash else [])


def test_a_meeting_on_a_day_off_is_told_and_an_unknown_year_once() -> None:
    def calendar(day: date) -> str:
        if day.year == 2024:
            raise UnknownYear(2024, "2024年的放假安排")
        return "国庆节假期" if day.month == 10 else ""

    two_unknown = OTHER.replace("2023-03-08", "2024-03-08") + OTHER.replace("2023-03-08", "2024-03-11")
    text = MEETING.replace("2023-03-08", "2023-10-02") + two_unknown
    said = check_minutes(meetings_of(text), organization_of(ROSTER), 2023, calendar)
    assert [d.code for d in said if d.code in ("D421", "D422")] == ["D421", "D422"]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ([], (12, None, None)),
        (["缺席: 无"], (12, 12, 0)),
        (["全体到会: 是"], (12, 12, 0)),
        (["缺席: {区志远: 支教}"], (12, 11, 1)),
        (["缺席: [区志远、乐天]", "列席: [周志强]"], (12, 10, 2)),
        (["实到: 10"], (12, 10, 2)),
        (["实到: 12"], (12, 12, 0)),
    ],
)
def test_attendance_is_computed_and_never_invented(lines: list[str], numbers: tuple[int | None, ...]) -> None:
    case = case_of(assembly(*lines))
    assert (case.expected, case.present, case.absent) == numbers


def test_somebody_excused_is_neither_expected_nor_absent() -> None:
    text = ROSTER.replace(
        "入党日期: 2000-12-22, 转正日期: 2001-12-22}",
        "入党日期: 2000-12-22, 转正日期: 2001-12-22, 不计应到: {自: 2023-02-01, 依据: 总支批复}}",
    )
    case = case_of(assembly("缺席: [区志远]"), text)
    assert (case.expected, case.absent, case.voters) == (11, 0, 10)
    assert [d.code for d in facts(assembly("缺席: [区志远]"), text)] == ["D429"]


def test_a_meeting_without_branch_belongs_to_that_of_its_chair() -> None:
    assert case_of(MEETING.replace("    支部: 第二支部\n", "")).branches == ("第二支部",)


def test_a_meeting_of_nobody_knows_whom_is_told() -> None:
    text = "会议:\n  - {类型: 党课, 日期: 2023-03-08}\n"
    assert [d.code for d in facts(text)] == ["D447"]


ADMITTED_TODAY = admission(ADMITTED, "姓名: 王𬱖")


def test_whom_the_meeting_admits_does_not_count_as_expected() -> None:
    case = case_of(assembly(*ADMITTED_TODAY, day="2023-06-20"))
    assert (case.expected, case.present) == (12, 10)
    assert prepared(assembly(*ADMITTED_TODAY, day="2023-06-20")) == []
    assert case_of(assembly("缺席: 无", day="2023-06-20")).expected == 13


def test_who_was_admitted_before_counts_as_expected_whatever_the_meeting_votes_on() -> None:
    assert case_of(assembly(*admission(ADMITTED, "姓名: 李小龙"), day="2023-06-20")).expected == 13
    transfer = ADMITTED.replace("接收预备党员", "预备党员转正")
    assert case_of(assembly(*admission(transfer, "姓名: 王𬱖"), day="2023-06-20")).expected == 13


def test_an_activist_listed_on_the_same_day_has_not_been_trained() -> None:
    nominee = NOMINEE.replace("2022-03-21", "2023-09-11")
    assert [d.code for d in prepared(assembly(*admission(ADMITTED, nominee), day="2023-10-10"))] == ["D440"]


def test_an_admission_candidate_of_the_roster_needs_no_day_of_listing() -> None:
    assert prepared(assembly(*admission(ADMITTED, "姓名: 何磊"), day="2023-10-10")) == []


def test_the_last_step_is_named_when_it_comes_after_the_meeting() -> None:
    nominee = NOMINEE + ", 预审时间: 2023-11-01"
    (said,) = prepared(assembly(*admission(ADMITTED, nominee), day="2023-10-10"))
    assert "预审时间是2023年11月1日" in said.message


def test_before_the_rules_on_committees_nothing_is_asked_of_their_meetings() -> None:
    text = assembly("缺席: [黄海涛, 张伟]", day="2018-03-08").replace("党员大会", "支委会")
    text = text.replace("记录人: 张伟（女）", "记录人: 刘玉兰")
    assert facts(text, year=2018) == []


def test_a_record_may_be_written_up_on_the_day_itself() -> None:
    assert facts(assembly("缺席: [区志远]", "补记: 2023-03-08")) == []


def test_a_group_s_meeting_says_whose_it_was_even_if_the_roster_does_not_know_the_group() -> None:
    text = MEETING.replace("支部: 第二支部", "党小组: 第九党小组").replace("党员大会", "党小组会")
    assert [d.code for d in facts(text)] == ["D428"]


def test_the_earlier_record_may_tell_of_the_later_meeting() -> None:
    second = OTHER.replace("党员大会", "支委会").replace("15:00—16:30", "14:00—15:30")
    assert [d.code for d in facts(MEETING + second)] == ["D444"]


def test_whoever_attended_two_meetings_at_one_hour_is_named_three_at_most() -> None:
    group = "\n".join(
        line.replace("党员大会", "党小组会").replace("支部: 第二支部", "党小组: 第四党小组")
        for line in OTHER.replace("刘玉兰", "孙鹏").replace("张伟（女）", "乐天").split("\n")
    )
    whole = "    缺席: 无\n"
    (said,) = [d for d in facts(MEETING + whole + group + whole) if d.code == "D444"]
    assert "黄海涛、孙鹏、朱慧敏等同一时间也在plan.yaml 第2行的党员大会上" in said.message


@pytest.mark.parametrize(
    ("guest", "branch"), [("何方", "第二支部"), ("张伟", "第一支部"), ("周志强（总支）", "第二支部")]
)
def test_a_guest_from_elsewhere_or_of_a_common_name_is_no_member_of_the_body(guest: str, branch: str) -> None:
    text = assembly("全体到会: 是", f"列席: [{guest}]").replace("第二支部", branch)
    assert "D448" not in [d.code for d in facts(text)]


def test_written_opinions_are_taken_where_the_rule_takes_them() -> None:
    vote = ADMITTED.replace("赞成: 9", "赞成: 9, 书面赞成: 1")
    assert prepared(assembly(*admission(vote), day="2023-10-10")) == []


def test_a_way_of_voting_that_nobody_wrote_is_not_wrong() -> None:
    vote = "事项: 接收预备党员, 赞成: 9"
    assert prepared(assembly(*admission(vote), day="2023-10-10")) == []
