"""Minutes, notices, publicity and duties ask one function: the office's own rule and the day decide."""

from __future__ import annotations

from datetime import date

import noticeboard
import pytest
from offices import assembly, case_of, facts, rules_of

from docgen.domain.rules import publicity_rule, vote_rule
from docgen.domain.rules.own_rules import check_rules, sound
from docgen.papers.minutes.attendance_words import quorum_sentence
from docgen.papers.minutes.vote_words import resolution, vote_sentence

SECRET = "方式: 无记名投票, 发出: 9, 收回: 9, 赞成: 9"
LONGER = "发展党员: [{编号: FZ13, 事项: 积极分子培养, 月数: 18, 来源: 县委通知, 自: 2020-01-01}]\n"
EXTENSION = (
    "发展党员: [{编号: DZ07Y, 事项: 预备期延长, 月数: 6, 最多月数: 18, 来源: 县委通知, 自: 2020-01-01}]\n"
)
PROBATION = "发展党员: [{编号: DZ07, 事项: 预备期, 月数: 18, 来源: 县委通知, 自: 2020-01-01}]\n"


def meeting(day: str, matter: str, nominee: str, vote: str = SECRET) -> str:
    item = f"- {{题目: 甲, 人选: {{{nominee}}}, 表决: {{事项: {matter}, {vote}}}}}"
    return assembly("缺席: [区志远, 乐天]", "议题:", f"  {item}", day=day)


def admission(day: str = "2023-10-10", listed: str = "2023-09-11", activist: str = "2022-03-21") -> str:
    nominee = (
        f"姓名: 何磊, 确定积极分子时间: {activist}, 列为发展对象时间: {listed}, 预审时间: {listed},"
        " 入党介绍人: [刘玉兰, 黄海涛]"
    )
    return meeting(day, "接收预备党员", nominee)


def extended(months: int) -> str:
    nominee = f"姓名: 李小龙, 结论: 延长预备期, 延长月数: {months}"
    return meeting("2023-09-27", "预备党员转正", nominee)


def test_the_office_asks_for_longer_training_in_minutes_as_in_notices() -> None:
    activist = "2022-06-01"
    (said,) = facts(admission(activist=activist), rules=LONGER)
    assert said.code == "D440"
    assert "不满18个月" in said.message
    assert said.hint.endswith("依据：县委通知")
    assert not facts(admission(activist=activist))
    roster = noticeboard.ORGANIZATION.replace("2022-03-21", activist)
    assert roster != noticeboard.ORGANIZATION
    office = noticeboard.office_of(roster, noticeboard.MINUTES.replace("2022-03-21", activist), rules=LONGER)
    told = [d for d in noticeboard.facts(office=office) if d.code == "N803"]
    assert any("才满18个月" in d.message for d in told)


def test_the_office_allows_a_longer_extension() -> None:
    assert facts(extended(15), rules=EXTENSION) == []
    (said,) = facts(extended(15))
    assert (said.code, "规定是半年到一年" in said.message) == ("D441", True)
    (said,) = facts(extended(19), rules=EXTENSION)
    assert "规定是半年到18个月" in said.message
    assert said.hint == "写 6 到 18。依据：县委通知"


@pytest.mark.parametrize(
    ("rules", "words"), [(EXTENSION, "预备期15个月，至2024年12月27日"), ("", "预备期【待补：延长几个月】")]
)
def test_the_resolution_prints_the_extension_that_its_rule_allows(rules: str, words: str) -> None:
    case = case_of(extended(15), rules=rules)
    assert words in resolution(case, case.meeting.agenda[0])[0]


def test_an_extension_without_a_bound_above_names_only_the_one_below() -> None:
    (said,) = facts(extended(3), rules=EXTENSION.replace("最多月数: 18, ", ""))
    assert "规定是半年以上" in said.message
    assert "写 6 或更大的数" in said.hint


def test_a_probation_of_the_office_s_length_is_waited_for_and_printed() -> None:
    text = meeting("2023-09-27", "预备党员转正", "姓名: 李小龙")
    assert facts(text) == []
    (said,) = facts(text, rules=PROBATION)
    assert "到2024年3月27日才满18个月" in said.message
    case = case_of(text, rules=PROBATION)
    assert resolution(case, case.meeting.agenda[0])[0].startswith("李小龙同志预备期自2022年9月27日起18个月，")


@pytest.mark.parametrize(("listed", "code"), [("2026-05-18", "D440"), ("2026-05-19", "D511")])
def test_the_training_asked_for_is_that_of_the_day_of_listing(listed: str, code: str) -> None:
    said = facts(admission("2026-06-10", listed, "2025-09-01"), year=2026)
    assert [d.code for d in said if "积极分子" in d.message] == [code]


def test_after_its_last_day_the_old_text_is_neither_applied_nor_cited() -> None:
    before, after = (
        facts(admission(day, "2026-12-01", "2025-09-01"), year=2026) for day in ("2026-05-18", "2026-05-19")
    )
    assert any("（2014年）" in d.hint for d in before)
    assert not any("（2014年）" in d.hint for d in after)
    assert {d.code for d in after} == {"D440", "D511"}


def test_of_an_admission_whose_rule_has_ended_nothing_is_certified() -> None:
    vote = "发出: 9, 收回: 9, 赞成: 5, 不赞成: 4, 书面赞成: 1"
    texts = [
        meeting(day, "接收预备党员", "姓名: 何磊, 列为发展对象时间: 2026-03-01", f"方式: 无记名投票, {vote}")
        for day in ("2026-05-18", "2026-05-20")
    ]
    sentences = []
    for text in texts:
        case = case_of(text)
        sentences.append(vote_sentence(case, case.meeting.agenda[0], case.meeting.votes[0]))
    assert "计入票数" in sentences[0]
    assert "决议通过" in sentences[0]
    assert sentences[1].endswith(
        "赞成5票，不赞成4票，弃权0票，会前书面意见赞成1票。【待补：当时对接收预备党员表决的规定，据此判断是否通过】"
    )
    assert [quorum_sentence(case_of(text)) for text in texts] == [
        "到会有表决权的党员超过应到会有表决权党员的半数，符合规定，可以开会。",
        "",
    ]
    (said,) = [d for d in facts(texts[1], year=2026) if d.code == "D511"]
    assert "没有核对票数，记录里不写是否符合规定、是否通过" in said.message
    assert "D439" not in [d.code for d in facts(texts[1], year=2026)]


def test_the_office_writes_down_how_votes_are_counted_now() -> None:
    rules = (
        "表决: [{编号: X1, 事项: 接收预备党员, 到会: 不少于2/3, 赞成: 不少于2/3, 书面意见: 是, "
        "无记名: 是, 来源: 新细则, 自: 2026-05-19}]\n"
    )
    text = meeting("2026-06-10", "接收预备党员", "姓名: 何磊, 列为发展对象时间: 2026-03-01", SECRET)
    case = case_of(text, rules=rules)
    assert quorum_sentence(case) == (
        "到会有表决权的党员不少于应到会有表决权党员的三分之二，符合规定，可以开会。"
    )
    said = vote_sentence(case, case.meeting.agenda[0], case.meeting.votes[0])
    assert "赞成票达到应到会有表决权的正式党员的三分之二，决议通过。" in said
    assert "D511" not in [d.code for d in facts(text, year=2026, rules=rules)]
    few = text.replace("赞成: 9", "赞成: 7, 不赞成: 2")
    case = case_of(few, rules=rules)
    assert "赞成票未达到" in vote_sentence(case, case.meeting.agenda[0], case.meeting.votes[0])


def test_before_any_rule_that_docgen_knows_nothing_is_counted() -> None:
    item = "议题: [{题目: 甲, 表决: {赞成: 1, 不赞成: 9}, 决议: 乙}]"
    text = assembly("全体到会: 是", item, day="2018-10-27")
    case = case_of(text)
    assert vote_sentence(case, case.meeting.agenda[0], case.meeting.votes[0]) == (
        "采取【待补：表决方式】方式进行表决。赞成1票，不赞成9票，弃权0票。"
        "【待补：当时对一般决议表决的规定，据此判断是否通过】"
    )
    assert quorum_sentence(case) == ""
    assert [d.code for d in facts(text, year=2018) if d.code in ("D436", "D437", "D511")] == ["D511"]
    assert "没有核对" in "".join(d.message for d in facts(text, year=2018) if d.code == "D511")
    assert resolution(case, case.meeting.agenda[0]) == ["乙"]


def test_an_election_before_its_rule_is_no_resolution() -> None:
    assert vote_rule("选举", date(2020, 7, 12), None) is None


def test_a_committee_keeps_the_quorum_of_its_day() -> None:
    text = assembly("缺席: [黄海涛]").replace("党员大会", "支委会")
    stricter = "表决: [{编号: BJ12, 事项: 支委会, 到会: 超过2/3, 来源: 县委, 自: 2020-01-01}]\n"
    assert facts(text) == []
    (said,) = facts(text, rules=stricter)
    assert (said.code, "没有超过三分之二" in said.message) == ("D449", True)
    assert quorum_sentence(case_of(text)) == "到会委员超过半数，符合规定，可以开会。"
    short = "到会委员没有超过应到委员的三分之二，不能作出决定，没有形成决议。"
    assert quorum_sentence(case_of(text, rules=stricter)) == short


SEVEN_DAYS = "公示期: [{编号: X1, 类别: 发展对象, 天数: 7, 来源: 县委通知, 自: 2023-03-01, 至: 2023-06-30}]\n"


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (date(2023, 2, 28), 5),
        (date(2023, 3, 1), 7),
        (date(2023, 6, 30), 7),
        (date(2023, 7, 1), 5),
    ],
)
def test_the_office_s_own_days_between_two_dates_give_way_to_the_usual_ones(day: date, days: int) -> None:
    rule = publicity_rule("发展对象", day, rules_of(SEVEN_DAYS))
    assert rule is not None
    assert rule.days == days


def test_of_two_rules_of_the_office_the_newer_one_holds() -> None:
    older, newer = (
        f"{{编号: {number}, 类别: 发展对象, 天数: {days}, 来源: 县委, 自: {since}}}"
        for number, days, since in (("X1", 7, "2022-01-01"), ("X2", 10, "2023-01-01"))
    )
    for order in (f"{older}, {newer}", f"{newer}, {older}"):
        rule = publicity_rule("发展对象", date(2023, 5, 1), rules_of(f"公示期: [{order}]\n"))
        assert rule is not None
        assert rule.days == 10


def test_a_vote_without_its_majority_is_no_rule() -> None:
    rules = rules_of("表决: [{编号: X1, 事项: 选举, 到会: 超过1/2, 来源: 甲, 自: 2023-01-01}]\n")
    assert rules is not None
    assert [d.code for d in check_rules(rules)] == ["D472"]


@pytest.mark.parametrize(
    ("dates", "is_in_force"),
    [
        ("自: 2023-09-27", True),
        ("自: 2023-09-28", False),
        ("自: 2000-01-01, 至: 2023-09-27", True),
        ("自: 2000-01-01, 至: 2023-09-26", False),
    ],
)
@pytest.mark.parametrize(
    ("rule", "ending", "own", "built_in"),
    [
        ("编号: DZ07, 事项: 预备期, 月数: 18", "结论: 按期转正", ["D441"], []),
        (
            "编号: DZ07Y, 事项: 预备期延长, 月数: 6, 最多月数: 24",
            "结论: 延长预备期, 延长月数: 20",
            [],
            ["D441"],
        ),
    ],
)
def test_a_rule_of_a_built_in_number_replaces_it_only_on_its_own_days(
    rule: str, ending: str, own: list[str], built_in: list[str], dates: str, is_in_force: bool
) -> None:
    text = meeting("2023-09-27", "预备党员转正", f"姓名: 李小龙, {ending}")
    said = facts(text, rules=f"发展党员: [{{{rule}, 来源: 本单位, {dates}}}]\n")
    assert [d.code for d in said] == (own if is_in_force else built_in)


@pytest.mark.parametrize("ending", ["结论: 按期转正", "结论: 延长预备期, 延长月数: 40"])
def test_a_stage_of_which_no_rule_is_known_on_the_day_is_told_and_not_passed_over(ending: str) -> None:
    # Before the Constitution of 1982.
    text = meeting("1981-09-27", "预备党员转正", f"姓名: 李小龙, 接收时间: 1980-09-27, {ending}")
    matter = "预备期延长" if "延长" in ending else "预备期"
    said = [d for d in facts(text, year=1981) if d.code == "D511" and f"对{matter}时间" in d.message]
    assert len(said) == 1


@pytest.mark.parametrize(
    ("day", "months", "words"),
    [
        ("2026-05-18", 3, "规定是半年到一年"),
        ("2026-05-19", 3, ""),
        ("2026-05-19", 13, "规定是不超过一年"),
        ("2014-05-27", 3, ""),
        ("2014-05-27", 13, "规定是不超过一年"),
    ],
)
def test_the_shortest_extension_is_asked_for_and_cited_while_its_text_is_in_force(
    day: str, months: int, words: str
) -> None:
    nominee = f"姓名: 李小龙, 接收时间: 2012-09-27, 结论: 延长预备期, 延长月数: {months}"
    said = [d for d in facts(meeting(day, "预备党员转正", nominee), year=int(day[:4])) if d.code == "D441"]
    assert [words in d.message for d in said] == ([True] if words else [])
    assert all(("（2014年）" in d.hint) == (day == "2026-05-18") for d in said)
    assert all("党章第七条" in d.hint for d in said)


def test_a_rule_on_votes_without_its_majority_judges_no_vote() -> None:
    rules = rules_of(
        "表决: [{编号: BJ20, 事项: 接收预备党员, 到会: 超过1/2, 来源: 本单位, 自: 2020-01-01}]\n"
    )
    assert rules is not None
    assert [d.code for d in check_rules(rules)] == ["D472"]
    found = vote_rule("接收预备党员", date(2023, 6, 20), sound(rules))
    assert found is not None
    assert "（2014年）" in found.source
