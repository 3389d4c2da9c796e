"""One person's course: what the roster, minutes and notices say of somebody, and what votes changed."""

from __future__ import annotations

from datetime import date

import pytest
from noticeboard import ORGANIZATION, changed, office_of
from noticeboard import facts as notice_facts
from offices import ROSTER, assembly, case_of, facts, meetings_of, rules_of
from reading_models import organization_of

from docgen.base.diagnostics import Diagnostic, Level
from docgen.domain.meetings.decisions import decided_on_people
from docgen.domain.notices.reminders import reminders
from docgen.domain.people.course_facts import votes_against_roster
from docgen.domain.people.organization_facts import against_dated_rules
from docgen.domain.people.roster import Roster
from docgen.papers.minutes.vote_words import resolution, resolution_title

ON_PROBATION = "身份: 预备党员, 入党日期: 2022-09-27"
CONFIRMED = "身份: 正式党员, 入党日期: 2022-09-27, 转正日期: 2023-09-27"
STEPS = (
    "申请入党时间: 2021-09-10, 确定积极分子时间: 2022-03-21, 列为发展对象时间: 2023-03-27, "
    "预审时间: 2023-09-20, 入党介绍人: [孙鹏, 乐天]"
)


def roster_with(*pairs: tuple[str, str]) -> str:
    return changed(*pairs, text=ROSTER)


PREPARED = roster_with(
    ("姓名: 何磊, 支部: 第二支部, 身份: 发展对象", f"姓名: 何磊, 支部: 第二支部, 身份: 发展对象, {STEPS}")
)


def vote_on(
    nominee: str, matter: str = "预备党员转正", votes: str = "赞成: 9", day: str = "2023-09-27"
) -> str:
    item = f"- {{题目: 甲, 人选: {{{nominee}}}, 表决: {{事项: {matter}, 方式: 无记名投票, {votes}}}}}"
    return assembly("缺席: [区志远, 乐天]", "议题:", f"  {item}", day=day)


def and_then(first: str, *others: str) -> str:
    """Several meetings in one file."""
    return first + "".join(other.partition("\n")[2] for other in others)


def codes(said: list[Diagnostic]) -> list[str]:
    return [each.code for each in said]


def roster_of(minutes: str, organization: str = ROSTER) -> Roster:
    people = organization_of(organization)
    return Roster(people, decided_on_people(meetings_of(minutes), people, rules_of("")))


def lag(minutes: str, organization: str = ROSTER) -> list[Diagnostic]:
    return votes_against_roster(roster_of(minutes, organization), None)


def votes_of(roster: Roster, name: str, *days: date) -> list[bool]:
    (seat,) = roster.find(name)
    return [seat.has_vote(day) for day in days]


DAYS = (date(2023, 9, 26), date(2023, 9, 27), date(2023, 12, 31))


@pytest.mark.parametrize("organization", [ROSTER, roster_with((ON_PROBATION, CONFIRMED))])
def test_whom_an_assembly_transferred_votes_from_its_day_whether_the_roster_has_followed_or_not(
    organization: str,
) -> None:
    roster = roster_of(vote_on("姓名: 李小龙"), organization)
    assert votes_of(roster, "李小龙", *DAYS) == [False, True, True]
    assert facts(vote_on("姓名: 李小龙"), organization) == []


LATER = "身份: 正式党员, 入党日期: 2022-09-27, 转正日期: %s"


@pytest.mark.parametrize("party_age", ["2023-09-27", "2023-09-26", "2023-10-10"])
def test_the_day_of_party_age_and_the_day_of_the_assembly_are_two_facts(party_age: str) -> None:
    organization = roster_with((ON_PROBATION, LATER % party_age))
    text = vote_on("姓名: 李小龙", day="2023-10-10")
    assert facts(text, organization) == []
    assert lag(text, organization) == []
    between = and_then(
        text, assembly("缺席: [区志远]", "议题: [{题目: 甲, 表决: {赞成: 10}}]", day="2023-10-09")
    )
    assert facts(between, organization) == []
    after = and_then(
        text, assembly("缺席: [区志远]", "议题: [{题目: 甲, 表决: {赞成: 11}}]", day="2023-10-11")
    )
    assert facts(after, organization) == []


@pytest.mark.parametrize("party_age", ["2023-09-28", "2023-10-09"])
def test_any_other_day_before_the_assembly_is_an_earlier_transfer(party_age: str) -> None:
    said = facts(vote_on("姓名: 李小龙", day="2023-10-10"), roster_with((ON_PROBATION, LATER % party_age)))
    assert codes(said) == ["D442"]
    assert "名册（organization.yaml第30行）" in said[0].message


EXTENDED = ON_PROBATION + ", 延长预备期: 6"


def test_a_transfer_waits_for_the_end_of_the_extension() -> None:
    said = facts(vote_on("姓名: 李小龙", day="2023-12-10"), roster_with((ON_PROBATION, EXTENDED)))
    assert codes(said) == ["D441"]
    assert "到2024年3月27日才满一年、延长6个月" in said[0].message


def test_after_an_extension_the_resolution_says_so_and_calls_nothing_in_time() -> None:
    case = case_of(vote_on("姓名: 李小龙", day="2024-03-27"), roster_with((ON_PROBATION, EXTENDED)))
    (item,) = case.meeting.agenda
    assert resolution(case, item)[0].startswith("李小龙同志预备期自2022年9月27日起一年，延长6个月，")
    assert resolution_title(case, item, item.votes[0]) == "关于李小龙同志转为中共正式党员的决议"


ASKED = ", 转正申请时间: 2023-08-29"


@pytest.mark.parametrize(
    ("nominee", "typed", "told"),
    [
        ("", "", "没有写转正申请时间"),
        (ASKED, "", ""),
        ("", ASKED, ""),
        (ASKED, ASKED, ""),
        ("", ASKED.replace("08-29", "09-28"), "（2023年9月28日）晚于开会的日子（2023年9月27日）"),
        (ASKED.replace("2023", "2022"), "", "早于接收为预备党员的日期（2022年9月27日）"),
        (", 结论: 取消预备党员资格", "", ""),
        (", 结论: 延长预备期, 延长月数: 6", "", ""),
    ],
)
def test_whoever_is_transferred_asked_for_it_on_probation_and_before_the_assembly(
    nominee: str, typed: str, told: str
) -> None:
    said = facts(vote_on(f"姓名: 李小龙{nominee}"), roster_with((ASKED, typed)))
    assert [told in each.message for each in said] == ([True] if told else [])
    assert codes(said) == (["D588"] if told else [])


def test_the_day_of_the_application_is_compared_wherever_it_is_typed() -> None:
    said = facts(vote_on("姓名: 李小龙, 转正申请时间: 2023-08-28"))
    assert codes(said) == ["D530"]
    assert "2023年8月28日，名册（organization.yaml第30行）是2023年8月29日" in said[0].message


def test_the_day_of_a_step_may_be_called_otherwise_wherever_it_is_typed() -> None:
    organization = roster_with((ASKED, ASKED.replace("转正申请时间", "转正申请日期")))
    said = facts(vote_on("姓名: 李小龙, 申请转正时间: 2023-08-28"), organization)
    assert codes(said) == ["D530"]
    assert "2023年8月28日，名册（organization.yaml第30行）是2023年8月29日" in said[0].message


def test_whose_probation_was_extended_asks_again() -> None:
    first = vote_on("姓名: 李小龙, 结论: 延长预备期, 延长月数: 6, 转正申请时间: 2023-08-29")
    again = vote_on("姓名: 李小龙, 转正申请时间: 2024-03-20", day="2024-03-27")
    said = facts(and_then(first, again), roster_with((ASKED, ASKED.replace("2023-08-29", "2024-03-20"))))
    assert set(codes(said)) <= {"D420"}


def test_the_day_of_the_application_is_taken_from_the_roster_into_the_resolution() -> None:
    case = case_of(vote_on("姓名: 李小龙"))
    assert "2023年8月29日递交转正申请书" in resolution(case, case.meeting.agenda[0])[0]
    unknown = case_of(vote_on("姓名: 李小龙"), roster_with((ASKED, "")))
    assert "【待补：转正申请时间】递交转正申请书" in resolution(unknown, unknown.meeting.agenda[0])[0]


def test_the_days_of_a_member_come_in_the_order_of_the_steps() -> None:
    (said,) = dated(roster_with((ASKED, ASKED.replace("2023-08-29", "2022-09-01"))))
    assert (said.code, "转正申请时间（2022年9月1日）早于入党日期（2022年9月27日）" in said.message) == (
        "D538",
        True,
    )


EXTEND = "姓名: 李小龙, 结论: 延长预备期, 延长月数: 6"


def test_the_vote_that_extends_may_stand_in_the_roster_already() -> None:
    assert facts(vote_on(EXTEND), roster_with((ON_PROBATION, EXTENDED))) == []


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        (vote_on(EXTEND, day="2024-03-27"), roster_with((ON_PROBATION, EXTENDED))),
        (and_then(vote_on(EXTEND), vote_on(EXTEND, day="2024-03-27")), ROSTER),
    ],
)
def test_a_probation_is_extended_once(text: str, organization: str) -> None:
    assert [each for each in codes(facts(text, organization)) if each != "D420"] == ["D534"]


def test_one_extension_holds_for_minutes_notices_and_reminders() -> None:
    minutes = vote_on("姓名: 李小龙, 结论: 延长预备期, 延长月数: 6", votes="赞成: 3")
    minutes = minutes.replace("[区志远, 乐天]", "无")
    office = office_of(ORGANIZATION, minutes)
    (seat,) = office.roster.find("李小龙")
    assert (seat.course.months_added(), office.roster.course("李小龙").months_added()) == (6, 6)
    notice = "  - {编号: A1, 类别: 预备党员转正, 对象: 李小龙, 依据: 经研究, 发布日期: 2023-12-11, 天数: 5}\n"
    said = [each for each in notice_facts(notice, office) if each.code == "N803"]
    assert "到2024年3月27日才可以讨论转正" in said[0].message


@pytest.mark.parametrize("called", ["何磊同志", "何磊（P01）", "何磊同志（P01）"])
def test_a_person_is_known_as_a_comrade_and_with_a_mark(called: str) -> None:
    text = vote_on(f"姓名: {called}", "接收预备党员", day="2023-10-10")
    assert facts(text, PREPARED) == []
    case = case_of(text, PREPARED)
    assert resolution(case, case.meeting.agenda[0])[0].startswith("何磊同志于2021年9月10日递交")


@pytest.mark.parametrize(
    "text",
    [
        vote_on("姓名: 李小龙", day="2023-09-20"),
        vote_on("姓名: 李小龙, 结论: 延长预备期, 延长月数: 3"),
    ],
)
def test_nothing_of_a_vote_that_the_rules_forbid_is_to_be_written_into_the_roster(text: str) -> None:
    assert "D441" in codes(facts(text))
    assert lag(text) == []


def test_a_vote_whose_rule_nobody_knows_is_held_against_no_roster() -> None:
    text = vote_on("姓名: 何磊", "接收预备党员", day="2026-09-10")
    assert [vote.carried for vote in roster_of(text, PREPARED).decided] == [None]
    assert lag(text, PREPARED) == []


def test_what_the_item_leaves_out_is_taken_from_the_roster() -> None:
    text = vote_on("姓名: 何磊", "接收预备党员", day="2023-10-10")
    case = case_of(text, PREPARED)
    words = resolution(case, case.meeting.agenda[0])[0]
    assert words.startswith(
        "何磊同志于2021年9月10日递交入党申请书，2022年3月21日被确定为入党积极分子，2023年3月27日列为发展对象。"
    )
    assert facts(text, PREPARED) == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("申请入党时间: 2021-09-11", "申请入党时间"),
        ("确定积极分子时间: 2022-03-22", "确定积极分子时间"),
        ("列为发展对象时间: 2023-03-28", "列为发展对象时间"),
        ("预审时间: 2023-09-21", "预审时间"),
        ("入党介绍人: [孙鹏, 刘玉兰]", "入党介绍人"),
    ],
)
def test_what_is_typed_twice_is_compared_always_and_told_with_both_places(typed: str, key: str) -> None:
    said = facts(vote_on(f"姓名: 何磊, {typed}", "接收预备党员", day="2023-10-10"), PREPARED)
    assert [(each.code, each.level) for each in said] == [("D530", Level.ERROR)]
    assert said[0].place.line == 12
    assert f"何磊的{key}，会议记录的人选是" in said[0].message
    assert "培养对象（organization.yaml第34行）是" in said[0].message


ADMIT = vote_on("姓名: 何磊", "接收预备党员", day="2023-10-10")
ADMITTED = (
    "  - {编号: P01, 姓名: 何磊, 支部: 第二支部, 身份: 发展对象}\n",
    "",
)
LINE = "      - {编号: D25, 姓名: 乐天,"


def listed(admitted: str, keeps: bool = False) -> str:
    new = f"      - {{编号: D26, 姓名: 何磊, 身份: 预备党员{admitted}}}\n{LINE}"
    return roster_with((LINE, new), *(() if keeps else (ADMITTED,)))


@pytest.mark.parametrize(
    ("minutes", "organization", "told"),
    [
        (ADMIT, ROSTER, ("D531", "入党日期: 2023-10-10")),
        (ADMIT, listed(", 入党日期: 2023-10-11"), ("D532", "名册里的入党日期是2023年10月11日")),
        (ADMIT, listed(""), ("D531", "入党日期: 2023-10-10")),
        (ADMIT, listed(", 入党日期: 2023-10-10"), None),
        (
            ADMIT.replace("赞成: 9", "赞成: 2, 不赞成: 7"),
            listed(""),
            ("D532", "没有通过，名册里却是预备党员"),
        ),
        (ADMIT.replace("赞成: 9", "赞成: 2, 不赞成: 7"), listed(", 入党日期: 2024-03-01"), None),
        (vote_on("姓名: 李小龙"), ROSTER, ("D531", "身份: 正式党员, 转正日期: 2023-09-27")),
        (
            vote_on("姓名: 李小龙"),
            roster_with((ON_PROBATION, LATER % "2023-10-20")),
            ("D532", "名册里的转正日期是2023年10月20日"),
        ),
        (
            vote_on("姓名: 李小龙", votes="赞成: 2, 不赞成: 7"),
            roster_with((ON_PROBATION, CONFIRMED)),
            ("D532", "没有通过，名册里却是正式党员"),
        ),
        (
            vote_on("姓名: 李小龙, 结论: 延长预备期, 延长月数: 6"),
            roster_with((ON_PROBATION, CONFIRMED)),
            ("D532", "名册里却是正式党员"),
        ),
        (vote_on(EXTEND), ROSTER, ("D531", "延长预备期: 6")),
        (
            vote_on(EXTEND),
            roster_with((ON_PROBATION, ON_PROBATION + ", 延长预备期: 12")),
            ("D532", "名册里是12个月"),
        ),
        (
            vote_on("姓名: 李小龙, 结论: 取消预备党员资格"),
            ROSTER,
            ("D531", "转出日期: 2023-09-28, 状态: 取消预备党员资格"),
        ),
    ],
)
def test_a_roster_that_has_not_followed_a_vote_is_told_with_its_line_and_that_of_the_record(
    minutes: str, organization: str, told: tuple[str, str] | None
) -> None:
    said = lag(minutes, organization)
    assert codes(said) == ([told[0]] if told else [])
    for each in said:
        name = "何磊" if "何磊" in each.message else "李小龙"
        assert name in organization.split("\n")[each.place.line - 1]
        assert "plan.yaml第12行" in each.message
        assert told
        assert told[1] in each.message + each.hint


def test_whom_a_vote_admitted_is_expected_from_then_on() -> None:
    later = assembly("缺席: [区志远]", "列席: [何磊]", day="2023-11-08")
    assert "D448" in codes(facts(and_then(ADMIT, later), PREPARED))
    assert "D448" not in codes(facts(later, PREPARED))


def test_whose_membership_a_vote_ended_was_expected_at_that_meeting_and_is_not_after_it() -> None:
    roster = roster_of(vote_on("姓名: 李小龙, 结论: 取消预备党员资格"))
    (seat,) = roster.find("李小龙")
    assert [seat.belongs(day) for day in (date(2023, 9, 27), date(2023, 9, 28))] == [True, False]


def test_a_reminder_of_whom_a_vote_admitted_stands_at_the_line_that_there_is() -> None:
    everybody_there = ADMIT.replace("[区志远, 乐天]", "无").replace("赞成: 9", "赞成: 3")
    office = office_of(ORGANIZATION, everybody_there)
    said = [each for each in reminders(office, (), date(2024, 10, 1)) if each.message.startswith("何磊")]
    assert ["姓名: 何磊" in ORGANIZATION.split("\n")[each.place.line - 1] for each in said] == [True]


def dated(organization: str) -> list[Diagnostic]:
    return against_dated_rules(Roster(organization_of(organization)), None)


def test_one_person_in_both_lists_is_told_with_both_lines() -> None:
    (said,) = dated(listed(", 入党日期: 2023-10-10", keeps=True))
    assert (said.code, said.place.line) == ("D533", 35)
    assert "organization.yaml第32行" in said.message
    other = listed(", 性别: 男", keeps=True).replace("姓名: 何磊, 支部", "姓名: 何磊, 性别: 女, 支部")
    assert dated(other) == []


SAME = ", 预审时间: 2023-09-20, 入党介绍人: "


@pytest.mark.parametrize(
    ("sponsors", "code", "told"),
    [
        ("[孙鹏, 乐天]", "", ""),
        ("[孙鹏, 孙鹏]", "D535", "写了1名"),
        ("[孙鹏, 孙鹏同志]", "D535", "写了1名"),
        ("[孙鹏, 赵四]", "D536", "入党介绍人“赵四”不在名册里"),
        ("[孙鹏, 区志远]", "D442", "区志远这一天已经不是（或者还不是）本单位的党员"),
    ],
)
def test_sponsors_are_two_people_who_are_members_on_the_day(sponsors: str, code: str, told: str) -> None:
    left = ("转正日期: 2001-12-22", "转正日期: 2001-12-22, 转出日期: 2023-05-01")
    text = vote_on(f"姓名: 何磊{SAME}{sponsors}", "接收预备党员", day="2023-10-10").replace(
        "区志远, 乐天]", "乐天]", 1
    )
    said = [each for each in facts(text, roster_with(left)) if each.code in ("D442", "D535", "D536")]
    assert codes(said) == ([code] if code else [])
    assert all(told in each.message for each in said)


NO_REVIEW = STEPS.replace("预审时间: 2023-09-20, ", "")


@pytest.mark.parametrize(
    ("nominee", "day", "told"),
    [
        (STEPS, "2023-10-10", []),
        (NO_REVIEW, "2023-10-10", ["没有写预审时间"]),
        (STEPS.replace("[孙鹏, 乐天]", "孙鹏"), "2023-10-10", ["写了1名"]),
        (STEPS.replace(", 入党介绍人: [孙鹏, 乐天]", ""), "2023-10-10", ["入党介绍人没有写"]),
        (STEPS.replace("乐天]", "李小龙]"), "2023-10-10", ["李小龙不是正式党员"]),
        (NO_REVIEW, "2026-05-19", []),
    ],
)
def test_an_admission_is_prepared_by_the_rules_of_its_day(nominee: str, day: str, told: list[str]) -> None:
    text = vote_on(f"姓名: 何磊, {nominee}", "接收预备党员", day=day)
    said = [d for d in facts(text, year=int(day[:4])) if d.code in ("D535", "D442")]
    assert [word in each.message for word, each in zip(told, said, strict=True)] == [True] * len(told)


MENTORED = "姓名: 林小雨, 支部: 第二支部, 身份: 入党积极分子"


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        (", 培养联系人: [郑好, 孙鹏]", "", ""),
        (", 培养联系人: [郑浩]", "D536", "培养联系人“郑浩”不在名册里"),
        (", 培养联系人: [李小龙]", "D536", "培养联系人李小龙是预备党员"),
        (", 入党介绍人: [郑浩]", "D536", "入党介绍人“郑浩”不在名册里"),
        (", 确定积极分子时间: 2023-03-14, 列为发展对象时间: 2024-03-13", "D538", "不满一年"),
        (", 确定积极分子时间: 2023-03-14, 列为发展对象时间: 2024-03-14", "", ""),
        (", 确定积极分子时间: 2023-03-14, 申请入党时间: 2023-03-15", "D538", "早于申请入党时间"),
    ],
)
def test_the_steps_and_the_mentors_of_a_candidate_are_looked_at(more: str, code: str, message: str) -> None:
    said = dated(roster_with((MENTORED, MENTORED + more)))
    assert codes(said) == ([code] if code else [])
    assert all(message in each.message for each in said)


WU = "姓名: 吴静, 性别: 女,"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("备注: 2025年3月转出", "转出日期: 2025-03-01, 状态: 转出"),
        ("备注: 2025-03-12调离", "转出日期: 2025-03-12, 状态: 转出"),
        ("备注: 2025年3月12日去世", "转出日期: 2025-03-12, 状态: 去世"),
        ("备注: 已退党", "状态: 退党"),
        ("状态: 除名", "状态: 除名"),
        ("状态: 已故，病逝", "状态: 去世"),
        ("备注: 开除党籍（2025.3.1）", "转出日期: 2025-03-01, 状态: 开除党籍"),
        ("备注: 2023年2月至2024年1月支教，组织关系未转", ""),
        ("备注: 组织关系没有转出", ""),
        ("备注: 拟于2026年转出", ""),
        ("备注: 2025年3月转出, 转出日期: 2025-03-12", ""),
        ("状态: 退休", ""),
    ],
)
def test_a_remark_that_somebody_left_is_told_with_the_key_to_use(more: str, told: str) -> None:
    said = dated(roster_with((WU, f"{WU} {more},")))
    assert codes(said) == (["D537"] if told else [])
    assert all(told in each.hint for each in said)


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("2023年3月转到第一支部", "这一行不要删掉；在第一支部另写一行"),
        ("调往市一中", "状态: 转出"),
        ("已调市二中工作", "状态: 转出"),
        ("2023年9月1日调至区教育局", "转出日期: 2023-09-01"),
        ("调任镇中心小学校长", "状态: 转出"),
        ("组织关系已转至市一中党总支", "状态: 转出"),
        ("组织关系转街道", "状态: 转出"),
        ("已迁往外地", "状态: 转出"),
        ("毕业离校", "状态: 转出"),
        ("不幸去世", "状态: 去世"),
        ("已故", "状态: 去世"),
        ("自行脱党", "状态: 除名"),
    ],
)  # fmt: skip
def test_more_words_of_leaving_are_told(remark: str, told: str) -> None:
    (said,) = dated(roster_with((WU, f"{WU} 备注: {remark},")))
    assert said.code == "D537"
    assert told in said.hint


STAYING = """
2023年3月转到第二支部 2022年转入第二支部 由一中调入 从一中转来 2021年由市一中转入 由镇中心小学调到我校
转正 转岗到总务处 转行政岗 调到教务处 调任教导主任 转到南校区 转到纪检委员岗位 转到第四党小组
调入第一党小组 借调 借调到教育局 抽调到区专班 2023年9月起借调市局 退休返聘 退休 病休 支教 挂职
去市一中交流一年 转至市医院治疗 户口转出 档案转到区委 转正材料转到组织部 待转出 拟调往市一中
学生，毕业后转出 商调市一中 组织关系转接中 组织关系在街道 组织关系未转 开除公职 离职进修 调薪
转为合同制 不再担任委员
"""


@pytest.mark.parametrize("remark", STAYING.split())
def test_who_came_stays_or_only_may_leave_is_not_taken_for_gone(remark: str) -> None:
    assert dated(roster_with((WU, f"{WU} 备注: {remark},"))) == []


WANG = "姓名: 王𬱖, 性别: 女, 民族: 汉族"
COMMITTEE = """\
会议:
  - 类型: 支委会
    支部: 第二支部
    日期: 2023-03-03
    缺席: 无
    议题: [{题目: 审查王𬱖, 决议: 同意接收王𬱖同志为中共预备党员，提交大会讨论。}]
"""
BEFORE = (
    "  - {编号: A1, 类别: 接收预备党员, 对象: 王𬱖, 依据: 2023-03-03 支委会, 发布日期: 2023-03-06, 天数: 5}\n"
)


def test_the_days_before_an_admission_bind_the_assembly_and_not_the_notice_of_the_committee() -> None:
    steps = STEPS.replace("2023-09-20", "2023-03-20").replace("2023-03-27", "2023-03-01")
    people = changed((WANG, f"{WANG}, {steps}"), text=ORGANIZATION)
    people = people.replace("孙鹏, 乐天", "刘玉兰, 黄海涛")
    assert "N803" not in codes(notice_facts(BEFORE, office_of(people, COMMITTEE)))
    early = vote_on("姓名: 王𬱖", "接收预备党员", "赞成: 3", "2023-03-15").replace("[区志远, 乐天]", "无")
    assert "D440" in codes(facts(early, people))


def test_an_assembly_while_the_notice_still_hangs_is_told_with_its_line() -> None:
    admission = vote_on("姓名: 王𬱖", "接收预备党员", "赞成: 3", "2023-06-20").replace("[区志远, 乐天]", "无")
    minutes = and_then(COMMITTEE, admission)
    hanging = BEFORE.replace("2023-03-06", "2023-06-19")
    (said,) = [each for each in notice_facts(hanging, office_of(minutes=minutes)) if each.code == "N830"]
    assert (said.level, "plan.yaml第17行" in said.message) == (Level.WARNING, True)
    over = BEFORE.replace("2023-03-06", "2023-06-09")
    assert "N830" not in codes(notice_facts(over, office_of(minutes=minutes)))
    after = over.replace("2023-03-03 支委会", "会议").replace("2023-06-09", "2023-06-20")
    assert "N830" not in codes(notice_facts(after, office_of(minutes=minutes)))


def recorded_by(branches: str, day: str, votes: str = "赞成: 11", absent: str = "无") -> str:
    """An admission of 何磊 with all its steps, as one record of a file."""
    steps = "列为发展对象时间: 2023-02-01, 预审时间: 2023-03-01, 入党介绍人: [吴静, 覃辉]"
    ballot = f"{{事项: 接收预备党员, 方式: 无记名投票, {votes}}}"
    item = f"- {{题目: 讨论接收何磊, 人选: {{姓名: 何磊, {steps}}}, 表决: {ballot}}}"
    return assembly(f"缺席: {absent}", "议题:", f"  {item}", day=day).replace("第二支部", branches)


@pytest.mark.parametrize(
    ("organization", "told"),
    [
        (PREPARED, ["D531"]),
        (listed(", 入党日期: 2023-06-10"), []),
        (listed(", 入党日期: 2023-06-20"), []),
        (listed(", 入党日期: 2023-09-01"), ["D532"]),
    ],
)
def test_a_vote_recorded_by_the_joint_assembly_and_by_the_branch_is_held_against_the_roster_once(
    organization: str, told: list[str]
) -> None:
    minutes = and_then(
        recorded_by("[第一支部, 第二支部]", "2023-06-10"), recorded_by("第二支部", "2023-06-20")
    )
    assert codes(lag(minutes, organization)) == told
    assert codes(facts(minutes, organization)).count("D542") == 1


def test_a_vote_that_failed_and_its_repetition_that_passed_agree_with_the_roster_of_the_second() -> None:
    failed = recorded_by("第二支部", "2023-06-10", votes="赞成: 2, 不赞成: 9")
    minutes = and_then(failed, recorded_by("第二支部", "2023-06-20"))
    assert lag(minutes, listed(", 入党日期: 2023-06-20")) == []


def test_who_was_admitted_in_two_records_is_expected_once() -> None:
    twice = and_then(recorded_by("[第一支部, 第二支部]", "2023-06-10"), recorded_by("第二支部", "2023-06-10"))
    roster = roster_of(twice)
    assert len(roster.find("何磊")) == 1
