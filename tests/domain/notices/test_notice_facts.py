"""Facts of the notices that disagree; what concerns the minutes is in test_notice_grounds.py."""

from __future__ import annotations

import pytest
from noticeboard import LISTED, ORGANIZATION, cases_of, changed, codes, facts, office_of
from reading_models import told

from docgen.base.diagnostics import Diagnostic, Level
from docgen.domain.notices.notice_facts import check_notices

ACTIVIST = changed(
    ("发展对象", "入党积极分子"), ("何磊", "林小雨、阿卜杜拉·买买提"), ("2023-09-26", "2023-03-15")
)
ADMITTED = changed(("发展对象", "接收预备党员"), ("何磊", "王𬱖"), ("2023-09-26", "2023-06-21"))
CONFIRMED = changed(("发展对象", "预备党员转正"), ("何磊", "李小龙"), ("2023-09-26", "2023-09-28"))
AWARD = changed(("类别: 发展对象", "类别: 评优评先\n    项目: 优秀共产党员"), ("依据: 会议", "依据: 经研究"))
AS_TEXT = ("依据: 会议", "依据: 经第二支部委员会研究")


def only(said: list[Diagnostic]) -> Diagnostic:
    (one,) = said
    return one


@pytest.mark.parametrize("text", [LISTED, ACTIVIST, ADMITTED, CONFIRMED])
def test_a_notice_that_agrees_with_everything_is_not_told_of(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("pairs", "code", "place", "message"),
    [
        (
            [("何磊", "何蕾"), AS_TEXT],
            "N801",
            (6, 9),
            "名册里没有“何蕾”，是不是“何磊”（第二支部，发展对象）？",
        ),
        ([("天数: 5", "天数: 3")], "N814", (9, 9), "按规定（5个工作日）要到2023年10月8日"),
        (
            [("5\n    单位: 工作日", "7\n    单位: 自然日")],
            "N812",
            (9, 9),
            "2023年10月2日是国庆节，没有人受理",
        ),
        ([("2023-09-26", "2023-10-01")], "N812", (8, 11), "发布日期2023年10月1日是国庆节"),
        ([("2023-09-26", "2024-01-22")], "N813", (8, 11), "在寒假里"),
        ([("天数: 5", "天数: 5个自然日")], "N818", (10, 9), "天数写的是自然日，单位写的是工作日"),
        ([("2023-09-26", "2027-03-01")], "D460", (8, 11), "2027年的放假安排"),
        (
            [("天数: 5", "结果: {反映: 无, 报告日期: 2023-10-08}\n    天数: 5")],
            "N809",
            (9, 23),
            "2023年10月8日才结束",
        ),
        ([("发布日期: 2023-09-26", "结果: 无")], "N809", (8, 9), "还说不上公示的结果"),
        ([("天数: 5", "结果: 1件\n    天数: 5")], "N816", (9, 9), "没有写“核实”"),
        ([("天数: 5", "内容: 电话13812345678\n    天数: 5")], "N811", (9, 9), "手机号码（138……78）"),
        ([("天数: 5", "项目: 甲\n    天数: 5")], "N820", (9, 9), "“发展对象”的公示不印“项目”"),
        ([("何磊", "{姓名: 何磊, 事迹: 好}")], "N820", (6, 22), "“发展对象”的公示不印“事迹”"),
    ],
)
def test_a_fact_that_disagrees_is_told_at_its_place(
    pairs: list[tuple[str, str]], code: str, place: tuple[int, int], message: str
) -> None:
    said = [d for d in facts(changed(*pairs), year=2023) if d.code not in ("N815", "N817")]
    assert (*place, code) in told(said)
    assert message in next(d.message for d in said if d.code == code)


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ("单位: 工作日", "公示到2027年1月6日（暂定，以国务院办公厅放假通知为准）"),
        ("单位: 自然日", ""),
        ("单位: 自然日\n    顺延: 是", "公示到2027年1月4日（暂定，以国务院办公厅放假通知为准）"),
        ("单位: 工作日\n    截止: 2027-01-08", ""),
    ],
)
def test_a_last_day_that_rests_on_days_off_still_to_come_is_provisional_and_refuses_nothing(
    days: str, message: str
) -> None:
    said = facts(changed(("2023-09-26", "2026-12-30"), ("单位: 工作日", days)), year=2026)
    told = [d.message for d in said if d.code == "D460"]
    assert [message in each for each in told] == [True] * bool(message)
    assert Level.ERROR not in [d.level for d in said if d.code in ("D460", "N844", "N812")]


@pytest.mark.parametrize(
    ("length", "until", "codes_told"),
    [
        ("    天数: 5\n", "2023-10-08", []),
        ("    天数: 5\n", "2023-10-09", ["N844"]),
        ("    天数: 5\n", "2023-09-25", ["N844", "N814"]),
        ("", "2023-10-20", []),
        ("", "2023-10-07", ["N814"]),
    ],
)
def test_a_last_day_that_was_written_is_held_against_what_is_written_and_against_the_rule(
    length: str, until: str, codes_told: list[str]
) -> None:
    said = facts(changed(("    天数: 5\n", length), ("单位: 工作日", f"截止: {until}")))
    assert [d.code for d in said if d.code in ("N844", "N814", "N804")] == codes_told


def test_an_arrangement_that_the_office_has_pasted_is_counted_with() -> None:
    calendar = "放假通知: [{年份: 2027, 放假: [1月1日—1月3日], 上班: []}]\n"
    said = facts(changed(("2023-09-26", "2026-12-30")), office_of(calendar=calendar), year=2026)
    assert "D460" not in codes(said)


def test_last_years_date_is_told() -> None:
    said = facts(changed(("2023-09-26", "2022-09-26"), AS_TEXT, ("对象: 何磊", "对象: 林小雨")))
    assert "这是2023年的公示，发布日期却是2022年" in "".join(d.message for d in said if d.code == "N815")


def test_two_notices_of_one_number_are_told_at_the_second() -> None:
    said = facts(LISTED + changed(("何磊", "何磊 ")))
    assert (11, 9, "N810") in told(said)
    assert "编号“A1”第4行的公示已经用了" in "".join(d.message for d in said)


def test_a_namesake_must_be_told_apart() -> None:
    text = changed(("何磊", "张伟"), text=AWARD)
    one = only(facts(text))
    assert (one.code, "张伟（男）（第一支部）、张伟（女）（第二支部）" in one.hint) == ("N802", True)
    assert facts(changed(("何磊", "张伟（女）"), text=AWARD)) == []


def test_awards_may_go_to_anybody_but_a_near_name_is_asked_about() -> None:
    assert facts(changed(("何磊", "教务处"), text=AWARD)) == []
    assert [d.level for d in facts(changed(("何磊", "刘玉蓝"), text=AWARD))] == [Level.HINT]


def test_what_nobody_says_of_a_person_is_told_in_one_line() -> None:
    poor = ORGANIZATION.replace("民族: 汉族, 出生年月: 1993-08,", "")
    one = only(facts(office=office_of(poor)))
    assert (one.code, one.level) == ("N804", Level.WARNING)
    assert one.message == "何磊的公示还缺民族、出生年月"
    assert one.hint == "补在 organization.yaml 的培养对象里：民族、出生年月"


def test_what_is_wanting_is_asked_for_by_its_key_in_the_roster() -> None:
    one = only(facts(office=office_of(ORGANIZATION.replace("行政职务: 信息技术教师, ", ""))))
    assert (one.message, one.hint) == (
        "何磊的公示还缺工作岗位",
        "补在 organization.yaml 的培养对象里：行政职务",
    )


def test_what_a_notice_itself_lacks_is_told() -> None:
    said = check_notices(cases_of(changed(("    依据: 会议\n", "")), head="公示:\n"), 2023)
    assert only(said).message == "公示“A1”还缺依据、受理的部门、受理的电话，印出来是【待补】"


def test_a_free_notice_needs_a_title_and_a_text() -> None:
    text = "  - {编号: B, 类别: 其他, 发布日期: 2023-11-27, 天数: 5}\n"
    assert "还缺标题、内容" in only(facts(text)).message


def test_an_award_needs_the_name_of_it() -> None:
    said = facts(changed(("    项目: 优秀共产党员\n", ""), text=AWARD))
    assert "还缺项目" in only(said).message


def test_a_ranking_without_length_is_asked_for_it() -> None:
    said = facts(
        "  - {编号: B, 类别: 评比结果, 项目: 甲, 对象: 高一组, 依据: 经评比, 发布日期: 2023-11-27}\n"
    )
    assert codes(said) == ["N804"]
    assert "没有规定公示几天" in said[0].message


# Stages


def test_a_year_as_activist_is_needed_before_listing() -> None:
    text = changed(("何磊", "林小雨"), AS_TEXT)
    said = [d for d in facts(text) if d.code == "N803"]
    assert only(said).level is Level.ERROR
    assert "2023年3月14日确定为入党积极分子，到2024年3月14日才满12个月" in said[0].message
    assert "第十三条" in said[0].hint


def test_the_day_after_a_year_is_long_enough() -> None:
    longer = ORGANIZATION.replace("确定积极分子时间: 2023-03-14", "确定积极分子时间: 2022-09-26")
    assert facts(changed(("何磊", "林小雨"), AS_TEXT), office_of(longer)) == []


def test_the_office_may_ask_for_more_or_less_time() -> None:
    rules = "发展党员: [{编号: FZ13, 事项: 积极分子培养, 月数: 6, 来源: 县委组织部, 自: 2020-01-01}]\n"
    assert facts(changed(("何磊", "林小雨"), AS_TEXT), office_of(rules=rules)) == []
    rules = "发展党员: [{编号: S1, 事项: 申请到积极分子, 月数: 9, 来源: 县委组织部, 自: 2020-01-01}]\n"
    said = facts(ACTIVIST, office_of(rules=rules))
    assert "林小雨2022年8月30日申请入党，到2023年5月30日才满9个月" in said[0].message
    assert codes(said) == ["N803"]


def test_a_rule_of_its_own_about_the_length_replaces_the_built_in_one() -> None:
    rules = "公示期: [{编号: GS02, 类别: 发展对象, 天数: 7, 单位: 自然日, 来源: 县委, 自: 2020-01-01}]\n"
    text = changed(("    天数: 5\n    单位: 工作日\n", ""))
    (case,) = cases_of(text, office_of(rules=rules))
    assert case.term is not None
    assert (case.term.days, case.term.unit) == (7, "自然日")


def test_where_no_rule_is_known_nothing_is_guessed_and_that_is_said() -> None:
    text = changed(("2023-09-26", "2026-06-01"), AS_TEXT)
    said = facts(text, year=2026)
    assert [(d.code, d.level) for d in said] == [("N817", Level.HINT)]


def test_nobody_is_admitted_before_being_listed() -> None:
    text = changed(("王𬱖", "林小雨"), AS_TEXT, text=ADMITTED)
    assert "林小雨在名册里是入党积极分子，还不是发展对象" in [
        d.message for d in facts(text) if d.code == "N803"
    ]


def test_a_member_is_not_listed_again() -> None:
    text = changed(("何磊", "刘玉兰"), AS_TEXT)
    assert "刘玉兰在1998年12月4日已经入党" in [d.message for d in facts(text) if d.code == "N803"]


@pytest.mark.parametrize(
    ("basis", "is_told"),
    [
        ("经2023年6月20日第二支部党员大会讨论通过", False),
        ("经2023年6月19日第二支部党员大会讨论通过", True),
        ("经第二支部党员大会讨论通过", True),
    ],
)
def test_an_admission_that_the_basis_tells_of_in_words_is_no_earlier_one(
    basis: str, *, is_told: bool
) -> None:
    text = changed(("依据: 会议", f"依据: {basis}"), text=ADMITTED)
    said = [d.message for d in facts(text) if d.code == "N803"]
    assert ("王𬱖在2023年6月20日已经入党" in said) is is_told


def test_steps_out_of_order_are_told() -> None:
    wrong = ORGANIZATION.replace("申请入党时间: 2021-09-10", "申请入党时间: 2022-09-10")
    said = [d for d in facts(office=office_of(wrong)) if d.code == "N803"]
    assert "确定积极分子时间（2022年3月21日）早于申请入党时间（2022年9月10日）" in only(said).message


def test_a_transfer_before_the_end_of_probation_is_told() -> None:
    early = changed(("2023-09-28", "2023-09-20"), AS_TEXT, text=CONFIRMED)
    # A committee prepares the assembly: in the last month the notice comes in time.
    assert "N803" not in codes(facts(early))
    early = changed(("2023-09-28", "2023-08-20"), AS_TEXT, text=CONFIRMED)
    (one,) = [d for d in facts(early) if d.code == "N803"]
    assert (one.level, "到2023年9月27日才可以讨论转正" in one.message) == (Level.WARNING, True)
    longer = ORGANIZATION.replace("入党日期: 2022-09-27,", "入党日期: 2022-09-27, 延长预备期: 6,")
    (one,) = [d for d in facts(CONFIRMED, office_of(longer)) if d.code == "N803"]
    assert (one.level, "到2024年3月27日才可以讨论转正" in one.message) == (Level.ERROR, True)


@pytest.mark.parametrize(("months", "right"), [(5, False), (6, True), (12, True), (13, False)])
def test_an_extension_keeps_its_bounds(months: int, right: bool) -> None:
    longer = ORGANIZATION.replace("入党日期: 2022-09-27,", f"入党日期: 2021-01-01, 延长预备期: {months},")
    said = [d for d in facts(CONFIRMED, office_of(longer)) if "规定是半年到一年" in d.message]
    assert (said == []) == right


def test_a_rule_of_the_office_that_is_not_in_force_yet_leaves_the_built_in_one_in_force() -> None:
    longer = ORGANIZATION.replace("入党日期: 2022-09-27,", "入党日期: 2021-01-01, 延长预备期: 24,")
    later = "发展党员: [{编号: DZ07Y, 事项: 预备期延长, 月数: 6, 最多月数: 24, 来源: 甲, 自: %s}]\n"
    told = [
        [d.message for d in facts(CONFIRMED, office_of(longer, rules=later % since)) if "规定是" in d.message]
        for since in ("2030-01-01", "2023-09-20")
    ]
    assert [len(each) for each in told] == [1, 0]
    assert "规定是半年到一年" in told[0][0]


def test_a_transfer_that_is_neither_posted_nor_decided_is_not_too_early() -> None:
    text = changed(("    发布日期: 2023-09-28\n", ""), AS_TEXT, text=CONFIRMED)
    assert "N803" not in [d.code for d in facts(text)]


def test_what_the_sources_tell_differently_is_an_error() -> None:
    text = changed(("何磊", "{姓名: 何磊, 申请入党时间: 2021-09-11}"))
    one = only(facts(text))
    assert (one.code, one.level) == ("N807", Level.ERROR)
    assert (
        one.message
        == "何磊的申请入党时间，这里是2021年9月11日，培养对象（organization.yaml第16行）是2021年9月10日"
    )
    listed = ORGANIZATION.replace(
        "入党日期: 2023-06-20,", "入党日期: 2023-06-20, 入党介绍人: [黄海涛, 周志强],"
    )
    one = only(facts(ADMITTED, office_of(listed)))
    assert "会议记录的人选是刘玉兰、黄海涛，名册（organization.yaml第13行）是黄海涛、周志强" in one.message


def test_names_in_another_order_are_the_same_names() -> None:
    listed = ORGANIZATION.replace(
        "入党日期: 2023-06-20,", "入党日期: 2023-06-20, 入党介绍人: [黄海涛, 刘玉兰],"
    )
    assert facts(ADMITTED, office_of(listed)) == []


def test_what_the_roster_says_and_the_notice_prints_may_not_be_private_either() -> None:
    leaky = ORGANIZATION.replace("行政职务: 信息技术教师", "行政职务: 信息技术教师（13812345678）")
    one = only(facts(office=office_of(leaky)))
    assert (one.code, one.level) == ("N811", Level.ERROR)
    assert "13812345678" not in one.message


def test_the_telephone_of_an_office_is_only_asked_about() -> None:
    (one,) = facts(changed(("天数: 5", "内容: 咨询电话：0578-6612345\n    天数: 5")))
    assert (one.code, one.level) == ("N811", Level.WARNING)


def test_the_telephone_to_object_by_is_no_secret() -> None:
    text = changed(("天数: 5", "受理: {部门: 办公室, 电话: 13812345678}\n    天数: 5"))
    assert check_notices(cases_of(text), 2023) == []
