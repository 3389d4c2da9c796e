"""Words of the office are read as docgen's own where they can mean nothing else, keys and values alike."""

from __future__ import annotations

import pytest
from reading_models import organization_of, plan_of, read

from docgen.models.contacts import Contact
from docgen.models.evaluations import Appraisal, Evaluations
from docgen.models.minutes import AgendaItem, FollowUp, Meeting, Minutes, Nominee
from docgen.models.notices import Notice, Notices, Subject
from docgen.models.organization import Candidate, Member
from docgen.models.plan import ScheduleItem
from docgen.models.record import Record
from docgen.models.self_checks import SelfCheck
from docgen.models.titled_paper import Section
from docgen.models.votes_taken import Vote

RECORDS: tuple[type[Record], ...] = (
    *(
        Meeting,
        AgendaItem,
        Vote,
        FollowUp,
        SelfCheck,
        Notice,
        Contact,
        Member,
        Candidate,
        Nominee,
        Subject,
        ScheduleItem,
        Section,
    ),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_another_word_means_a_key_of_its_record_and_is_none_itself(record: type[Record]) -> None:
    keys = record.keys()
    # One table serves members, candidates and the columns of a roster: not each has all of its keys.
    meant = [key for key in record.OTHER_KEYS.values() if key in keys]
    assert meant or not record.OTHER_KEYS
    assert [other for other in record.OTHER_KEYS if other in keys] == []


def table(words: str) -> list[tuple[str, str]]:
    """Pairs of what was typed and what it means."""
    return [(typed, meant) for typed, meant in (pair.split("/") for pair in words.split())]


VOTE = "会议:\n  - 类型: 党员大会\n    日期: 2023-03-08\n    议题:\n      - 题目: 甲\n        表决:\n"


@pytest.mark.parametrize(
    ("typed", "field"),
    table(
        "反对/against 不同意/against 同意/in_favour 赞成票/in_favour 弃权票/abstained 废票/spoilt"
        " 赞同/in_favour 赞成人数/in_favour 反对人数/against 弃权人数/abstained"
        " 发出票数/issued 收回票数/collected"
    ),
)
def test_the_keys_of_a_vote(typed: str, field: str) -> None:
    given = {"赞成": "3", typed: "2"} if field != "in_favour" else {typed: "2"}
    minutes, said = read(Minutes, VOTE + "".join(f"          {key}: {n}\n" for key, n in given.items()))
    assert minutes is not None, said
    assert not said
    assert getattr(minutes.meetings[0].votes[0], field) == 2


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("请假: {区志远: 支教}", "缺席: {区志远: 支教}"),
        ("缺席人员: [区志远, 王方]", "缺席: [区志远, 王方]"),
        ("未到: 无", "缺席: 无"),
        ("会议主持: 刘玉兰", "主持人: 刘玉兰"),
        ("主持: 刘玉兰", "主持人: 刘玉兰"),
        ("记录: 张伟", "记录人: 张伟"),
        ("会议地点: 会议室", "地点: 会议室"),
        ("会议时间: 15:00—16:30", "时间: 15:00—16:30"),
        ("授课人: 刘玉兰", "主讲人: 刘玉兰"),
        ("到会人数: 9", "实到: 9"),
        ("应到人数: 9", "应到: 9"),
        ("列席人员: 周志强", "列席: 周志强"),
        ("列席领导: 周志强", "列席: 周志强"),
        ("签到人员: [刘玉兰, 张伟]", "出席: [刘玉兰, 张伟]"),
        ("到场: 刘玉兰、张伟", "出席: 刘玉兰、张伟"),
        ("参与人员: 刘玉兰、张伟", "出席: 刘玉兰、张伟"),
        ("主持者: 刘玉兰", "主持人: 刘玉兰"),
        ("会议室: 三楼", "地点: 三楼"),
        ("应参会人数: 12", "应到: 12"),
        ("实到会: 12", "实到: 12"),
        ("讨论事项: [甲]", "议题: [甲]"),
        ("签到表: 是", "附签到表: 是"),
        ("照片: 3", "附照片页: 3"),
        ("补录: 2023-03-20", "补记: 2023-03-20"),
        ("会议议程: [{题目: 甲, 落实: [{事项: 乙, 负责人: 丙, 完成时间: 6月底}]}]",
         "议题: [{题目: 甲, 落实: [{事项: 乙, 责任人: 丙, 时限: 6月底}]}]"),
    ],
)  # fmt: skip
def test_the_keys_of_a_meeting(line: str, same: str) -> None:
    meetings = []
    for typed in (
        f"会议类型: 支部党员大会\n    会议日期: 2023-03-08\n    {line}",
        f"类型: 党员大会\n    日期: 2023-03-08\n    {same}",
    ):
        minutes, said = read(Minutes, f"会议:\n  - {typed}\n")
        assert minutes is not None, said
        assert not said
        meetings.append(minutes.meetings)
    assert meetings[0] == meetings[1]


@pytest.mark.parametrize(
    ("typed", "kind"),
    table(
        "发展对象公示/发展对象 拟发展对象公示/发展对象 积极分子公示/入党积极分子 评优评先公示/评优评先"
        " 评先评优/评优评先 预备党员接收/接收预备党员 预备党员接收公示/接收预备党员 转正公示/预备党员转正"
    ),
)
def test_the_kinds_of_notices(typed: str, kind: str) -> None:
    file, said = read(
        Notices, f"公示: [{{编号: 甲, 公示类别: {typed}, 张贴地点: 公开栏, 受理: {{受理电话: 1}}}}]"
    )
    assert file is not None, said
    assert not said
    notice = file.notices[0]
    assert (notice.kind, notice.posted_at, notice.contact and notice.contact.phone) == (kind, "公开栏", "1")


@pytest.mark.parametrize(
    ("typed", "standing"),
    table("正式/正式党员 预备/预备党员 中共党员/正式党员 中共预备党员/预备党员"),
)
def test_the_standing_of_a_member(typed: str, standing: str) -> None:
    member = f"{{姓名: 甲, 身份: {typed}, 入党时间: 1990-07-01, 文化程度: 本科}}"
    organization = organization_of(f"单位: 某支部\n支部: [{{名称: 第一支部, 党员: [{member}]}}]\n")
    assert organization.members[0].standing == standing
    assert organization.members[0].education == "本科"


def test_the_keys_of_an_appraisal() -> None:
    typed = "评议年度: 2022, 党支部: 第二支部, 评议时间: 2023-01-20, 评议对象: [刘玉兰]"
    more = "计票员: 甲, 监票员: 乙, 测评票: a.csv, 优秀名额: 3, 组织评定: {刘玉兰: 优秀}"
    file, said = read(Evaluations, f"评议: [{{编号: 甲, 类别: 民主评议党员, {typed}, {more}}}]")
    assert file is not None, said
    assert not said
    (one,) = file.evaluations
    assert isinstance(one, Appraisal)
    assert (one.of_year, one.branch, one.members) == (2022, "第二支部", ("刘玉兰",))
    assert str(one.day) == "2023-01-20"
    assert (one.tellers, one.scrutineers, one.ballots, one.most) == (("甲",), ("乙",), "a.csv", 3)
    assert [str(each.value) for each in one.decided] == ["优秀"]


def test_the_columns_of_a_member() -> None:
    typed = "姓名: 甲, 政治面貌: 中共预备党员, 党内担任职务: 组织委员, 现任职务: 教师, 所属小组: 第一党小组"
    dates = "加入中国共产党时间: 2014-06-30, 组织关系转入时间: 2015-01-02, 人员状态: 在职"
    text = f"单位: 某支部\n支部: [{{名称: 第一支部, 党员: [{{{typed}, {dates}}}]}}]\n"
    (member,) = organization_of(text).members
    assert (member.standing, member.party_post, member.post) == ("预备党员", "组织委员", "教师")
    assert (member.group, member.status) == ("第一党小组", "在职")
    assert (str(member.admitted), str(member.arrived)) == ("2014-06-30", "2015-01-02")


@pytest.mark.parametrize(
    ("typed", "scope"), table("各支部/每个支部 各党小组/每个党小组 全体党员/每名党员 总支/党总支")
)
def test_the_scope_of_an_item(typed: str, scope: str) -> None:
    assert plan_of(f"日程安排: [{{事项: 甲, 范围: {typed}}}]").schedule[0].scope == scope


def test_who_does_a_task_until_when() -> None:
    (task,) = plan_of("重点任务: [{标题: 甲, 负责人: 书记, 完成时间: 3月底}]").tasks
    assert (task.responsible, task.deadline) == ("书记", "3月底")


def test_a_fault_in_a_value_is_told_at_its_place_under_the_word_that_was_typed() -> None:
    minutes, said = read(Minutes, VOTE + "          - 赞成: 3\n            反对: 好几\n")
    assert [(d.place.line, d.code) for d in said] == [(8, "K303")]
    assert minutes is not None
    assert minutes.meetings[0].votes[0].in_favour == 3


@pytest.mark.parametrize(
    ("typed", "own"),
    [("不赞成: 1\n          反对: 2\n", "不赞成"), ("不同意: 1\n          反对: 2\n", "不赞成")],
)
def test_two_words_for_one_key_with_two_values_are_told_once_with_both_places(typed: str, own: str) -> None:
    _, said = read(Minutes, f"{VOTE}          赞成: 3\n          {typed}")
    assert [(d.place.line, d.code) for d in said] == [(9, "K310")]
    assert "第8行" in said[0].message
    assert f"写在“{own}”里" in said[0].hint


def test_two_required_words_with_two_values_are_not_told_as_missing_too() -> None:
    _, said = read(Minutes, VOTE + "          同意: 3\n          赞成票: 4\n")
    assert [d.code for d in said] == ["K310"]


@pytest.mark.parametrize("more", ["反对: 1", "反对:"])
def test_two_words_with_one_value_are_one(more: str) -> None:
    minutes, said = read(Minutes, f"{VOTE}          赞成: 3\n          不赞成: 1\n          {more}\n")
    assert minutes is not None
    assert not said
    assert minutes.meetings[0].votes[0].against == 1


@pytest.mark.parametrize(
    ("lines", "absent"),
    [
        (("请假: {区志远: 支教}", "缺席: [乐天]"), {"区志远": "支教", "乐天": ""}),
        (("缺席: [乐天]", "请假人员: 区志远（支教）"), {"区志远": "支教", "乐天": ""}),
        (("缺席: 乐天（病假）", "请假: 无"), {"乐天": "病假"}),
        (("缺席: [乐天, 区志远]", "请假: {区志远: 支教}"), {"乐天": "", "区志远": "支教"}),
        (("缺席: {区志远: 下乡}", "请假: {区志远: 支教}"), {"区志远": "下乡，支教"}),
        (("请假: 乐天、区志远（支教）",), {"乐天": "请假", "区志远": "支教"}),
        (("缺席: {病假: 乐天、区志远, 孙鹏: 公差}",), {"乐天": "病假", "区志远": "病假", "孙鹏": "公差"}),
        (("缺席: 无", "请假: 无"), {}),
        (("病假: 乐天", "因公请假: [区志远]"), {"乐天": "病假", "区志远": "因公请假"}),
        (("缺席: {第一支部: 无, 第二支部: [区志远, 乐天]}",), {"区志远": "", "乐天": ""}),
        (("缺席: {第一支部: , 第三党小组: {区志远: 支教}}",), {"区志远": "支教"}),
        (("请假情况: 区志远（支教）", "旷会: 乐天"), {"区志远": "支教", "乐天": "旷会"}),
    ],
)
def test_who_is_on_leave_and_who_is_absent_are_one_list(lines: list[str], absent: dict[str, str]) -> None:
    record = "".join(f"    {line}\n" for line in ("日期: 2023-03-08", *lines))
    minutes, said = read(Minutes, f"会议:\n  - 类型: 党员大会\n{record}")
    assert minutes is not None
    assert not said
    found = minutes.meetings[0].absent
    assert found
    assert {str(each.name): str(each.reason) for each in found.people} == absent
    assert found.are_named


def test_those_who_came_of_each_branch_are_one_list() -> None:
    head = "会议: [{类型: 党员大会, 日期: 2023-03-08, 出席: {第一支部: %s, 第二支部: 区志远、乐天}}]"
    minutes, said = read(Minutes, head % "[王建国]")
    assert minutes is not None
    assert not said
    came = minutes.meetings[0].came
    assert came
    assert [str(name) for name in came.names] == ["王建国", "区志远", "乐天"]
    _, said = read(Minutes, head % "全体")
    assert [each.code for each in said] == ["K303"]


def test_a_bare_number_on_leave_is_not_taken_for_that_of_the_names_beside_it() -> None:
    record = "会议: [{类型: 党员大会, 日期: 2023-03-08, 请假: 2人, 缺席: [乐天, 孙鹏]}]"
    minutes, said = read(Minutes, record)
    assert minutes is not None
    assert not said
    absent = minutes.meetings[0].absent
    assert absent
    assert (absent.number, absent.are_named) == (4, False)


@pytest.mark.parametrize(
    ("typed", "hours"), [("2", "2"), ("2学时", "2"), ("1.5学时", "1.5"), ("2个学时", "2")]
)
def test_hours_of_study_may_have_their_unit(typed: str, hours: str) -> None:
    minutes, said = read(Minutes, f"会议: [{{类型: 党课, 日期: 2023-03-08, 学时: {typed}}}]")
    assert minutes is not None
    assert not said
    assert str(minutes.meetings[0].hours) == hours


def test_hours_of_the_clock_are_no_hours_of_study() -> None:
    _, said = read(Minutes, "会议: [{类型: 党课, 日期: 2023-03-08, 学时: 2小时}]")
    assert [d.code for d in said] == ["K303"]


def test_ballots_are_counted_in_sheets() -> None:
    minutes, said = read(Minutes, VOTE + "          {发出: 9张, 收回: 9份, 赞成: 8票, 反对: 1票}\n")
    assert minutes is not None
    assert not said
    (vote,) = minutes.meetings[0].votes
    assert (vote.issued, vote.collected, vote.in_favour, vote.against) == (9, 9, 8, 1)


@pytest.mark.parametrize("result", ["同意年度计划", "符合规定", "有效"])
def test_a_result_that_does_not_say_how_the_vote_came_out_is_asked_for(result: str) -> None:
    _, said = read(Minutes, f"{VOTE}          {{赞成: 3, 结果: {result}}}\n")
    assert [(each.code, "写 通过 或 未通过" in each.hint) for each in said] == [("K303", True)]
