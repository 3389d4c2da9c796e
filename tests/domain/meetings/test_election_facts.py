"""Elections of a meeting against the roster and the rules: what is judged, and what is told."""

from __future__ import annotations

import pytest
from elections_held import BALLOTS, DAY, codes, committee, elected, first, held
from offices import ROSTER, assembly, facts


def test_a_committee_is_elected_from_more_candidates_than_seats() -> None:
    text = held(committee(10, 8, 4, 7))
    assert elected(text) == ("刘玉兰", "黄海涛", "孙鹏")
    assert codes(text) == []


@pytest.mark.parametrize(
    ("absent", "present", "outcome"),
    [
        ("[区志远]", 10, ("刘玉兰", "黄海涛")),
        ("[区志远, 乐天]", 9, ("刘玉兰", "黄海涛")),  # 9 of 11 are not fewer than four fifths
        ("[区志远, 乐天, 郑好]", 8, None),
    ],
)
def test_four_fifths_must_be_there(absent: str, present: int, outcome: tuple[str, ...] | None) -> None:
    ballots = BALLOTS.replace("10", str(present))
    text = held(committee(7, 6, 1, 1, seats=2, more=ballots), absent=f"缺席: {absent}").replace(
        "选举支部", "补选支部"
    )
    assert first(text).present == present
    assert elected(text) == outcome
    assert codes(text) == ([] if outcome else ["D553"])


def test_four_of_five_is_enough() -> None:
    members = [f"{{姓名: 甲{n}, 身份: 正式党员, 党内职务: 支部书记}}" for n in "一二三四五"]
    roster = f"单位: 校党总支\n支部:\n  - {{名称: 第二支部, 党员: [{', '.join(members)}]}}\n"
    text = (
        held(
            "职务: 书记, 候选人: {甲一: 3}, 发出: 4, 收回: 4, 无效: 0",
            absent="缺席: [甲五]",
            title="选举书记",
        )
        .replace("刘玉兰", "甲一")
        .replace("张伟（女）", "甲二")
    )
    case = first(text, roster)
    assert case.counted
    assert (case.counted.numbers.expected, case.counted.may_be_taken) == (5, True)
    assert case.outcome
    assert case.outcome.elected == ("甲一",)
    # A branch too small for a committee elects its secretary by the assembly.
    assert codes(text, roster) == []


@pytest.mark.parametrize(
    ("votes", "more", "told"),
    [
        ((9, 8, 4, 6), "发出: 10, 收回: 10, 有效: 9, 无效: 0", ["D551"]),
        ((10, 8, 4, 7), "发出: 11, 收回: 10, 无效: 0", ["D551"]),
        ((10, 8, 4, 7), "发出: 10, 收回: 11, 无效: 0", ["D552"]),
        ((10, 8, 4, 7), "发出: 10, 收回: 9, 无效: 0", ["D551", "D551"]),
        ((10, 10, 9, 8), "发出: 10, 收回: 10, 无效: 0", ["D551"]),
        ((11, 8, 4, 7), "发出: 10, 收回: 10, 无效: 0", ["D551"]),
        ((8, 8, 4, 7), "发出: 10, 收回: 10, 有效: 8, 无效: 2", ["D551"]),
    ],
)
def test_ballots_and_votes_add_up(votes: tuple[int, ...], more: str, told: list[str]) -> None:
    assert codes(held(committee(*votes, more=more))) == told


def test_yes_no_and_nothing_make_up_the_valid_ballots() -> None:
    counts = "{刘玉兰: {得票: 7, 不赞成: 1, 弃权: %s}, 黄海涛: 7, 吴静: 7, 孙鹏: 6}"
    text = f"职务: 委员, 应选名额: 3, 候选人: {counts}, {BALLOTS}"
    assert codes(held(text % 2)) == []
    assert "D551" in codes(held(text % 1))
    assert "D551" in codes(held(text % 3))


def test_more_ballots_than_were_issued_elect_nobody() -> None:
    text = held(committee(10, 8, 4, 7, more="发出: 10, 收回: 11, 无效: 0"))
    assert first(text).is_void
    assert elected(text) is None


@pytest.mark.parametrize(
    ("left_out", "asked"),
    [
        ("应选名额: 3, ", "应选名额"),
        ("收回: 10, 无效: 0, ", "收回选票的张数"),
        ("缺席: [区志远]", "到会有选举权的人数"),
    ],
)
def test_what_is_not_known_is_asked_and_nobody_is_elected(left_out: str, asked: str) -> None:
    text = held(committee(10, 8, 4, 7)).replace(left_out, "记录: 无" if "缺席" in left_out else "")
    text = text.replace("    记录: 无\n", "")
    assert elected(text) is None
    (said,) = [each for each in facts(text) if each.code == "D556"]
    assert asked in said.message


def test_of_many_candidates_without_votes_some_are_named_and_all_counted() -> None:
    names = ["刘玉兰", "黄海涛", "吴静", "孙鹏", "朱慧敏", "覃辉", "郑好", "乐天"]
    candidates = f"候选人: {{{', '.join(f'{name}: {chr(39) * 2}' for name in names)}}}"
    text = held(f"职务: 支部委员会委员, 应选名额: 5, {candidates}, 发出: 10, 收回: 10")
    (said,) = [each for each in facts(text) if each.code == "D556"]
    assert f"{'、'.join(names[:6])}等8人的得票" in said.message


def test_a_candidate_without_votes_is_asked_for() -> None:
    text = held(committee(10, 8, 4, 7).replace("吴静: 4", "吴静: ''"))
    (said,) = [each for each in facts(text) if each.code == "D556"]
    assert "吴静的得票" in said.message
    assert elected(text) is None


def test_what_is_computed_from_the_votes_is_not_asked() -> None:
    counts = "{刘玉兰: {得票: 3, 不赞成: 5, 弃权: 1}, 黄海涛: {得票: 7, 不赞成: 2, 弃权: 0}}"
    case = first(held(f"职务: 副书记, 应选名额: 1, 候选人: {counts}, 发出: 10, 无效: 1"))
    assert (case.valid, case.collected) == (9, 10)
    assert case.outcome
    assert case.outcome.elected == ("黄海涛",)


@pytest.mark.parametrize(
    ("seats", "candidates", "told"),
    [
        (3, 3, ["D554"]),
        (3, 4, []),
        (5, 6, []),
        (5, 5, ["D554"]),
        (6, 7, ["D554"]),
        (6, 8, []),
        (3, 2, ["D554"]),
    ],
)
def test_a_committee_has_a_fifth_more_candidates_than_seats(
    seats: int, candidates: int, told: list[str]
) -> None:
    names = ["刘玉兰", "黄海涛", "张伟（女）", "吴静", "孙鹏", "乐天", "郑好", "阿依古丽·买买提"][:candidates]
    text = held(f"职务: 委员, 应选名额: {seats}, 候选人: {names}".replace("'", ""))
    assert codes(text) == [*told, "D556"]  # the votes are asked for


def test_a_secretary_may_be_the_only_candidate_and_is_elected_by_the_committee() -> None:
    typed = "职务: 书记, 候选人: {刘玉兰: 3}, 发出: 3, 收回: 3, 无效: 0, 监票人: 黄海涛"
    text = held(typed, absent="缺席: 无", title="选举书记").replace("党员大会", "支委会")
    assert codes(text) == []
    assert elected(text) == ("刘玉兰",)
    assert codes(text.replace("支委会", "党员大会").replace(": 3", ": 11")) == ["D557"]
    assert codes(held(committee(3, 3, 1, 1), absent="缺席: 无").replace("党员大会", "支委会"))[0] == "D557"
    # Only members of the committee may become its secretary.
    assert "D550" in codes(text.replace("{刘玉兰: 3}", "{吴静: 3}"))


BARRED = {
    "李小龙": "预备党员",  # on probation
    "王𬱖": "预备党员",
    "张伟（男）": "属于第一支部",
    "吴静": "留党察看",
    "孙鹏": "已经不是",  # left
    "乐天": "还不是",  # admitted later
}


WITH_THE_BARRED = (
    ROSTER.replace("姓名: 吴静,", "姓名: 吴静, 留党察看: [{自: 2023-06-01, 至: 2024-06-01, 依据: 处分}],")
    .replace("姓名: 孙鹏,", "姓名: 孙鹏, 转出日期: 2023-11-01,")
    .replace("入党日期: 2012-12-07, 转正日期: 2013-12-07", "入党日期: 2024-01-07")
)


@pytest.mark.parametrize("name", BARRED)
@pytest.mark.parametrize("form", ["candidate", "vote"])
def test_who_may_not_be_elected_is_told(name: str, form: str) -> None:
    text = {
        "candidate": held(f"职务: 委员, 应选名额: 1, 候选人: [{name}, 黄海涛]", title="补选委员"),
        "vote": assembly(
            "缺席: [区志远]", f"议题: [{{题目: 选举, 表决: {{事项: 选举, 对象: {name}, 赞成: 8}}}}]", day=DAY
        ),
    }[form]
    said = [each for each in facts(text, WITH_THE_BARRED) if each.code == "D550"]
    if form == "vote" and name == "张伟（男）":  # a vote does not say whose post it fills
        assert said == []
        return
    assert [each.level.value for each in said] == ["error"]
    assert BARRED[name] in said[0].message


WRITTEN_IN = "职务: 委员, 应选名额: 1, 候选人: {刘玉兰: 2, 黄海涛: 2}, 另选他人: {%s: 6}, " + BALLOTS


@pytest.mark.parametrize(("name", "why"), [*BARRED.items(), ("何磊", "不在名册")])
def test_whom_voters_write_in_is_a_fact_and_elects_nobody_who_is_barred(name: str, why: str) -> None:
    text = held(WRITTEN_IN % name, title="补选委员").replace("10", "9" if name == "孙鹏" else "10")
    said = facts(text, WITH_THE_BARRED)
    (told,) = [each for each in said if each.code == "D566"]
    assert (told.level.value, why in told.message) == ("warning", True)
    assert not [each for each in said if each.level.value == "error" and each.code != "D551"]
    outcome = first(text, WITH_THE_BARRED).outcome
    assert outcome is None or (outcome.elected, outcome.open_seats) == ((), 1)


def test_whom_voters_write_in_may_be_elected_and_may_count() -> None:
    text = held(WRITTEN_IN % "覃辉", title="补选委员")
    assert elected(text) == ("覃辉",)
    # 覃辉 watches the count: whom somebody writes in is no candidate.
    assert codes(text) == []


def test_somebody_in_no_roster_is_asked_for() -> None:
    assert "D423" in codes(held("职务: 委员, 应选名额: 1, 候选人: [何磊, 黄海涛]", title="补选委员"))


def test_nobody_stands_on_a_ballot_twice() -> None:
    typed = "职务: 委员, 应选名额: 1, 候选人: {刘玉兰: 6, 黄海涛: 2}, 另选他人: {刘玉兰: 1}, "
    assert "D563" in codes(held(typed + BALLOTS, title="补选委员"))


@pytest.mark.parametrize("key", ["监票人", "计票人", "总监票人"])
def test_candidates_do_not_count(key: str) -> None:
    more = f"发出: 10, 收回: 10, 无效: 0, {key}: 黄海涛"
    assert codes(held(committee(10, 8, 4, 7, more=more))) == ["D555"]


def test_who_watches_the_count_has_a_vote() -> None:
    more = "发出: 10, 收回: 10, 无效: 0, 监票人: 李小龙"
    assert codes(held(committee(10, 8, 4, 7, more=more))) == ["D555"]


def test_the_same_of_an_election_written_as_a_vote() -> None:
    vote = "{事项: 选举, 对象: 刘玉兰, 方式: 无记名投票, 赞成: 10, 监票人: 刘玉兰}"
    text = assembly("缺席: [区志远]", f"议题: [{{题目: 选举书记, 表决: {vote}}}]", day=DAY)
    assert codes(text) == ["D555", "D557"]


def joint(typed: str) -> str:
    return held(typed, absent="缺席: [马文忠, 区志远]").replace(
        "支部: 第二支部", "支部: [第一支部, 第二支部]", 1
    )


def test_at_a_joint_assembly_the_own_branch_alone_elects() -> None:
    text = joint(committee(10, 8, 4, 7) + ", 支部: 第二支部")
    case = first(text)
    assert (len(case.electorate), case.present) == (11, 10)
    assert elected(text) == ("刘玉兰", "黄海涛", "孙鹏")
    assert "D557" in codes(joint(committee(10, 8, 4, 7)))
    assert "D550" in codes(text.replace("孙鹏", "曾强"))


def test_delegates_are_elected_by_all_who_meet() -> None:
    typed = (
        "职务: 出席区党代会代表, 应选名额: 1, 候选人: {刘玉兰: 12, 周志强: 7}, 发出: 20, 收回: 20, 无效: 0"
    )
    text = joint(typed)
    assert (len(first(text).electorate), first(text).present) == (22, 20)
    assert elected(text) == ("刘玉兰",)
    assert codes(text) == []


@pytest.mark.parametrize(("seats", "told"), [(2, ["D561"]), (3, []), (5, []), (8, ["D561"])])
def test_a_committee_has_three_to_seven_members(seats: int, told: list[str]) -> None:
    names = [
        "刘玉兰",
        "黄海涛",
        "张伟（女）",
        "吴静",
        "孙鹏",
        "乐天",
        "郑好",
        "阿依古丽·买买提",
        "覃辉",
        "朱慧敏",
    ][: seats + 2]
    said = codes(held(f"职务: 委员, 应选名额: {seats}, 候选人: [{', '.join(names)}]"))
    assert said == [*told, "D556"]  # the votes are asked for


def test_a_show_of_hands_elects_nobody() -> None:
    text = held(committee(10, 8, 4, 7).replace("无记名投票", "举手"))
    assert codes(text) == ["D438"]
    assert elected(text) is None


VOTED = "议题: [{题目: %s, 表决: {事项: 选举, 对象: 刘玉兰, 方式: 无记名投票, 发出: %s, 收回: %s, 赞成: %s}}]"


@pytest.mark.parametrize(
    ("kind", "title", "told"),
    [
        ("党员大会", "选举支部书记", ["D557"]),
        ("党员大会", "选举支部副书记", ["D557"]),
        ("党员大会", "选举支部委员", []),
        ("党员大会", "选举", []),  # what is elected is not said
        ("支委会", "选举支部书记", []),
        ("支委会", "补选支部委员", ["D557"]),
    ],
)
def test_an_election_written_as_a_vote_is_held_by_the_right_meeting(
    kind: str, title: str, told: list[str]
) -> None:
    number = 10 if kind == "党员大会" else 3
    absent = "缺席: [区志远]" if number == 10 else "缺席: 无"
    text = assembly(absent, VOTED % (title, number, number, number), day=DAY).replace("党员大会", kind)
    assert [each.code for each in facts(text) if each.code != "D425"] == told


SECRETARY_BY_ALL = """\
选举:
  - {编号: XJ15A, 职务: 书记, 会议: [党员大会], 来源: 校党委批准直接选举, 自: 2020-07-13}
"""


def test_the_office_may_say_that_the_assembly_elects_the_secretary() -> None:
    text = assembly("缺席: [区志远]", VOTED % ("选举支部书记", 10, 10, 10), day=DAY)
    assert facts(text, rules=SECRETARY_BY_ALL) == []


def test_several_votes_of_one_election_are_told_how_to_be_one() -> None:
    item = "{题目: %s, 表决: {事项: 选举, 对象: %s, 方式: 无记名投票, 发出: 10, 收回: 10, 赞成: 8, 弃权: 2}}"
    several = ", ".join(item % (f"选举{name}为委员", name) for name in ("刘玉兰", "黄海涛", "吴静"))
    (said,) = facts(assembly("缺席: [区志远]", f"议题: [{several}]", day=DAY))
    assert (said.code, "候选人: {刘玉兰: 8, 黄海涛: 8, 吴静: 8}" in said.hint) == ("D560", True)
    two_posts = f"{item % ('选举书记', '刘玉兰')}, {item % ('选举副书记', '黄海涛')}"
    assert "D560" not in codes(assembly("缺席: [区志远]", f"议题: [{two_posts}]", day=DAY))


RULES = """\
选举:
  - {编号: XJ13, 职务: 委员, 差额: %s, 会议: [党员大会], 来源: 上级的要求, 自: 2020-07-13}
"""


@pytest.mark.parametrize(("surplus", "told"), [("不少于20%", []), ("不少于1/2", ["D554"])])
def test_the_office_may_ask_for_more_candidates(surplus: str, told: list[str]) -> None:
    said = facts(held(committee(10, 8, 4, 7)), rules=RULES % surplus)
    assert [each.code for each in said] == told
    assert all("上级的要求" in each.hint for each in said)


def test_before_the_rules_of_2020_nobody_is_elected_by_them() -> None:
    text = held(committee(10, 8, 4, 7)).replace(DAY, "2019-12-27")
    assert elected(text) is None
    assert "选举的规定" in next(each.message for each in facts(text, year=2019) if each.code == "D556")
