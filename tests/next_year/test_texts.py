"""What the rules do with the words of a text, and what they leave to a person."""

from __future__ import annotations

from datetime import date

import pytest
from renewals import context, hits_of, renewed, verdicts

from docgen.domain.calendar.workdays import WorkCalendar
from docgen.models.rules import Anniversary, Rules
from docgen.next_year.context import Move


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("到2023年底，全部完成。", "到2024年底，全部完成。"),
        ("二〇二三年重点工作", "二〇二四年重点工作"),
        ("召开2022年度组织生活会", "召开2023年度组织生活会"),
        ("2022—2023学年第二学期", "2023—2024学年第二学期"),
        ("2023-2024学年", "2024-2025学年"),
        ("2023—24学年", "2024—25学年"),
        ("庆祝中国共产党成立102周年", "庆祝中国共产党成立103周年"),
        ("建党一百零二周年", "建党一百零三周年"),
        ("庆祝第39个教师节", "庆祝第40个教师节"),
        ("结合“向雷锋同志学习”题词发表60周年", "结合“向雷锋同志学习”题词发表61周年"),
        ("学雷锋60周年", "学雷锋61周年"),
        ("3月8日召开大会", "3月6日召开大会"),
        ("2023年3月8日（星期三）召开大会", "2024年3月6日（星期三）召开大会"),
        ("2024年1月10日前报送总结", "2025年1月10日前报送总结"),
        ("2023届毕业典礼", "2024届毕业典礼"),
    ],
)
def test_what_a_rule_can_move_is_moved(text: str, new: str) -> None:
    assert renewed(text) == new


@pytest.mark.parametrize(
    "text",
    [
        "12月20日前核对完毕",
        "3月1日至3月31日开展学雷锋月",
        "执行《2023年教育工作要点》",
        "根据县委〔2023〕12号文件",
        "2021年是建党100周年",
        "2021年7月1日隆重庆祝建党100周年",
        "2023年1月印发的规定",
        "自2023年3月1日起施行",
        "于2023年3月8日通过的决议",
        "贯彻2023年2月20日全县党建工作会议精神",
        "建校70周年",
        "第八届教代会第二次会议",
        "2023—2027年规划",
        "2023年是全面贯彻党的二十大精神的开局之年，也是建党102周年。",
        "每月10日前收缴党费",
        "增强“四个意识”，学习党的二十大报告",
    ],
)
def test_what_no_rule_can_be_sure_of_stays(text: str) -> None:
    assert renewed(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("执行《2023年教育工作要点》", ("《2023年教育工作要点》", "copied")),
        ("根据县委〔2023〕12号文件", ("〔2023〕", "copied")),
        ("自2023年3月1日起施行", ("2023年3月1日", "copied")),
        ("建校70周年", ("70周年", "copied")),
        ("第八届教代会", ("第八届", "copied")),
        ("去年的问题", ("去年", "copied")),
        ("合格率达到98%", ("98%", "copied")),
        ("走访老党员12户", ("12户", "copied")),
        ("12月20日前核对完毕", ("12月20日", "copied")),
        ("2023年是开局之年", ("2023年是开局之年", "stale")),
        ("2022年12月16日接收的同志", ("2022年12月16日", "stale")),
        ("建党90周年", ("建党90周年", "stale")),
        ("深入开展创先争优", ("创先争优", "stale")),
        ("3月8日（星期五）开会", ("3月8日（星期五）", "stale")),
        ("2月30日开会", ("2月30日", "stale")),
        ("每人不少于32学时", ("32学时", "stale")),
    ],
)
def test_what_stays_is_told(text: str, told: tuple[str, str]) -> None:
    assert told in verdicts(text)


@pytest.mark.parametrize(
    "text",
    [
        "巩固创先争优成果",
        "先后开展创先争优",
        "抓好常态化长效化",
        "每月召开1次",
        "增强“四个意识”",
        "2021年是建党100周年",
    ],
)
def test_what_is_right_in_every_year_is_not_told(text: str) -> None:
    assert verdicts(text) == []


def test_a_five_year_plan_holds_for_its_years_only() -> None:
    assert verdicts("落实“十四五”规划") == []
    assert ("“十四五”", "stale") in verdicts("落实“十四五”规划", context(2025, 2026))


def test_headcounts_are_held_against_the_roster_of_the_new_year() -> None:
    (hit,) = [hit for hit in hits_of("共有党员99名") if hit.verdict.value == "stale"]
    number = len(context().roster.people)
    assert hit.why == f"“党员99名”：按现在的花名册，2024年1月1日是{number}"
    assert verdicts(f"共有党员{number}名") == []
    assert verdicts("全年发展党员2名，接收预备党员1名") == [("2名", "copied")]
    assert verdicts("走访困难党员3名，8名党员教师结对") == [("3名", "copied"), ("8名", "copied")]
    assert ("99名党员", "stale") in verdicts("现有99名党员")


def test_the_document_number_advances_and_its_number_is_asked_for() -> None:
    assert renewed("云三中党〔2023〕5号", key="文号") == "云三中党〔2024〕【请填写】号"
    assert renewed("云三中党〔2023〕【请填写】号", key="文号") == "云三中党〔2024〕【请填写】号"
    assert renewed("云三中党〔2021〕5号", key="文号") == "云三中党〔2021〕5号"


@pytest.mark.parametrize(("text", "new"), [("2023工作计划", "2024工作计划"), ("2022年总结", "2023年总结")])
def test_a_title_names_the_year_of_the_paper_in_any_manner(text: str, new: str) -> None:
    assert renewed(text, key="附件") == new


def test_a_date_of_the_schedule_moves_in_the_text_as_it_did_there() -> None:
    day = date(2023, 3, 3)
    at = context(moves={day: Move(day, date(2024, 3, 5), "学雷锋纪念日")})
    assert renewed("3月3日组织党员服务", at) == "3月5日组织党员服务"


def test_a_date_whose_items_went_apart_is_left_to_a_person() -> None:
    at = context(moves={date(2023, 3, 3): None})
    assert renewed("3月3日组织党员服务", at) == "3月3日组织党员服务"
    assert verdicts("3月3日组织党员服务", at) == [("3月3日", "stale")]


def test_the_end_of_a_month_is_a_deadline_even_where_the_schedule_has_that_day() -> None:
    day = date(2023, 3, 31)
    at = context(moves={day: Move(day, date(2024, 3, 29), "清明前5天")})
    assert renewed("3月31日前完成", at) == "3月31日前完成"


def test_an_anniversary_of_the_offices_own_is_counted() -> None:
    own = Rules.model_construct(
        anniversaries=(Anniversary.model_construct(name="建校", words=(), first=1953, counted="周年"),),
        campaigns=(),
        rules=(),
        stages=(),
        publicity=(),
    )
    assert renewed("庆祝建校70周年", context(own=own)) == "庆祝建校71周年"


def test_several_years_at_once_advance_by_as_many() -> None:
    at = context(2023, 2026)
    assert renewed("2023年，建党102周年，第39个教师节", at) == "2026年，建党105周年，第42个教师节"


GONE = """\
单位: 甲
支部:
  - 名称: 第一支部
    党员:
      - {姓名: 王建国, 党内职务: 支部书记, 行政职务: 校长, 入党日期: 1993-06-28, 转正日期: 1994-06-28}
      - {姓名: 李秀英, 入党日期: 1996-11-20, 转正日期: 1997-11-20, 转出日期: 2023-08-31}
      - {姓名: 陈堃, 入党日期: 1996-11-20, 转正日期: 1997-11-20, 转出日期: 2024-08-31}
      - {姓名: 刘玉兰, 行政职务: 教务主任, 入党日期: 2005-11-20, 转正日期: 2006-11-20}
      - {姓名: 新来, 入党日期: 2010-11-20, 转正日期: 2011-11-20, 转入日期: 2024-03-01}
"""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("由李秀英牵头", "李秀英已在2023年8月31日转出"),
        ("由陈堃牵头", "陈堃2024年8月31日转出"),
        ("由新来牵头", "新来在2024年1月1日还不是本单位的党员"),
    ],
)
def test_people_who_left_are_told(text: str, why: str) -> None:
    assert why in [hit.why for hit in hits_of(text, context(organization=GONE))]


def test_a_post_that_the_roster_gives_to_nobody_of_that_name_is_told() -> None:
    at = context(organization=GONE)
    assert verdicts("校长王建国讲党课", at) == []
    assert verdicts("校长刘玉兰讲党课", at) == [("校长刘玉兰", "stale")]


NAMESAKES = """\
单位: 甲
支部:
  - 名称: 第一支部
    党员:
      - {姓名: 张伟, 性别: 男, 行政职务: 校长, 入党日期: 1993-06-28, 转出日期: 2023-08-31}
      - {姓名: 张伟, 性别: 女, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
      - {姓名: 王建, 入党日期: 1996-11-20, 转正日期: 1997-11-20, 转出日期: 2023-08-31}
      - {姓名: 王建国, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
"""


@pytest.mark.parametrize("text", ["由张伟牵头", "校长张伟讲课", "由王建国牵头"])
def test_of_two_who_share_a_name_or_a_part_of_it_the_one_who_stays_is_meant(text: str) -> None:
    assert verdicts(text, context(organization=NAMESAKES)) == []


def test_a_name_that_the_roster_lacks_is_told_where_people_are_asked_for() -> None:
    at = context(organization=GONE)
    assert verdicts("王建国、赵老六", at, key="责任人") == [("赵老六", "stale")]
    assert verdicts("支部书记、党小组组长、各教研组、高一年级、教科研、校长", at, key="责任人") == []


def test_without_the_days_off_a_date_still_moves_and_is_a_guess() -> None:
    at = context(2026, 2027)
    assert not at.calendar.knows_all(2027)
    assert isinstance(at.calendar, WorkCalendar)
    (hit,) = [hit for hit in hits_of("3月11日召开大会", at) if hit.new]
    assert (hit.new, hit.verdict.value) == ("3月10日", "guessed")
