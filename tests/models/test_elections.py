"""An election as offices type it: one form in the manual, and those that come near it."""

from __future__ import annotations

import pytest
from reading_models import read

from docgen.models.elections import Election
from docgen.models.minutes import Minutes

MEETING = """\
会议:
  - 类型: 党员大会
    日期: 2023-12-29
    议题:
      - 题目: 选举
        选举: {%s}
"""


def election(typed: str) -> Election | None:
    minutes, said = read(Minutes, MEETING % typed)
    assert not said, said
    return minutes.meetings[0].elections[0] if minutes else None


def faults(typed: str) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in read(Minutes, MEETING % typed)[1]]


WHOLE = [("刘玉兰", 8, 1, 0), ("张伟（女）", 7, None, None)]


@pytest.mark.parametrize(
    "candidates",
    [
        "[{姓名: 刘玉兰, 得票: 8, 不赞成: 1, 弃权: 0}, {姓名: 张伟（女）, 得票: 7}]",
        "[{姓名: 刘玉兰, 赞成: 8, 反对: 1, 弃权票: 0}, {姓名: 张伟（女）, 得票数: 7票}]",
        "{刘玉兰: {得票: 8, 不赞成: 1, 弃权: 0}, 张伟（女）: 7}",
        "{刘玉兰: 赞成8票，不赞成1票，弃权0票, 张伟（女）: 7票}",
        "[刘玉兰: 赞成8 反对1 弃权0, 张伟（女）: 七]",
        "[刘玉兰（赞成8票，反对1票，弃权0票）, 张伟（女）（7票）]",
        "刘玉兰（赞成8票，反对1票，弃权0票）、张伟（女）（得7票）",
        "[{姓名: 刘玉兰（8票）, 不赞成: 1, 弃权: 无}, {姓名: 张伟（女）（7票）, 得票: 7}]",
        "[刘玉兰(8票): {不赞成: 1, 弃权: 零}, 张伟（女）: 7]",
    ],
)
def test_candidates_and_their_votes_are_read_in_every_usual_form(candidates: str) -> None:
    made = election(f"职务: 委员, 候选人: {candidates}")
    assert made
    assert [(str(c.name), c.in_favour, c.against, c.abstained) for c in made.candidates] == WHOLE


@pytest.mark.parametrize(
    ("candidates", "votes"),
    [
        ("刘玉兰8票、张伟（女）7票", [8, 7]),
        ("[刘玉兰8票, 张伟（女）：7]", [8, 7]),
        ("刘玉兰、张伟（女）", [None, None]),
        ("[刘玉兰, 张伟（女）]", [None, None]),
        ("刘玉兰8票、张伟（女）", [8, None]),
        ("刘玉兰得8票、张伟（女）同志获得7票", [8, 7]),
        ("{刘玉兰: 8, 张伟（女）: }", [8, None]),
        ("[刘玉兰（8票）, 张伟（女）（7票）]", [8, 7]),
        ("[刘玉兰（赞成8）, 张伟（女）（得票：7）]", [8, 7]),
        ("[刘玉兰(8票), 张伟（女）( 7 票 )]", [8, 7]),
        ("[刘玉兰（得票8票）, 张伟（女）]", [8, None]),
        ("刘玉兰（8票）、张伟（女）（0票）", [8, 0]),
        ("刘玉兰（8票）、张伟（女）", [8, None]),
        ("{刘玉兰: 8, 张伟（女）: 无}", [8, 0]),
        ("{刘玉兰: 8, 张伟（女）: 没有}", [8, 0]),
        ("{刘玉兰: 8, 张伟（女）: 零票}", [8, 0]),
    ],
)
def test_candidates_in_one_line_and_names_without_votes(candidates: str, votes: list[int | None]) -> None:
    made = election(f"职务: 委员, 候选人: {candidates}")
    assert made
    assert [str(one.name) for one in made.candidates] == ["刘玉兰", "张伟（女）"]
    assert [one.in_favour for one in made.candidates] == votes


def test_what_cannot_be_read_is_told_at_its_place() -> None:
    assert faults("职务: 委员, 候选人: {刘玉兰: 很多}") == [("K303", "“很多”看不出是多少")]
    assert faults("职务: 委员, 候选人: {刘玉兰: 赞成8，缺1}") == [("K303", "“赞成8，缺1”看不出是多少")]
    assert [code for code, _ in faults("职务: 委员, 候选人: [{姓名: 刘玉兰, 票: 8, 排名: 1}]")] == [
        "K301",
        "K301",
    ]


@pytest.mark.parametrize(
    ("typed", "title", "body"),
    [
        ("委员", "委员", ""),
        ("支委", "委员", ""),
        ("支部委员会委员", "委员", ""),
        ("支委会委员", "委员", ""),
        ("党支部书记", "书记", ""),
        ("第二支部委员会副书记", "副书记", "第二支部"),
        ("校党总支委员会委员", "委员", "校党总支"),
        ("总支委员", "委员", "总支"),
        ("出席区第三次党代会代表", "代表", ""),
    ],
)
def test_the_post_is_read_with_the_body_before_it(typed: str, title: str, body: str) -> None:
    made = election(f"职务: {typed}")
    assert made
    assert (made.post.title, made.post.body) == (title, body)


@pytest.mark.parametrize("typed", ["组织委员", "团支部书记", "委员、书记", "工会主席"])
def test_a_post_that_no_such_election_fills_is_refused(typed: str) -> None:
    assert [code for code, _ in faults(f"职务: {typed}")] == ["K303"]


def test_an_item_has_one_election() -> None:
    typed = MEETING.replace("{%s}", "[{职务: 书记}, {职务: 副书记}]")
    ((code, message),) = [(each.code, each.message) for each in read(Minutes, typed)[1]]
    assert (code, message) == ("K303", "一个议题里写了2次选举")


@pytest.mark.parametrize(
    "candidate",
    [
        "刘玉兰（8票当选）",
        "刘玉兰（10票，未当选）",
        "刘玉兰（八票）",
        "刘玉兰（赞成8票，缺1票）",
        "刘玉兰（第1，8票）",
        "{姓名: 刘玉兰（8票）, 得票: 7}",
        "{姓名: 刘玉兰（8票）, 赞成: 7}",
    ],
)
def test_votes_behind_a_name_that_cannot_be_read_are_told_and_stand_on_no_ballot(candidate: str) -> None:
    ((code, message),) = faults(f"职务: 委员, 候选人: [{candidate}, 吴静]")
    assert code == "K303"
    assert "票" in message


@pytest.mark.parametrize(
    "name",
    [
        "刘玉兰（女）",
        "张伟（D15）",
        "张伟（第二支部）",
        "刘玉兰（书记人选）",
        "刘玉兰（现任书记）",
        "阿依古丽·买买提",
        "张伟（1）",
        "刘玉兰（连任）",
    ],
)
def test_other_words_behind_a_name_stay_with_it(name: str) -> None:
    made = election(f"职务: 委员, 候选人: [{name}, 吴静]")
    assert made
    assert [str(one.name) for one in made.candidates] == [name, "吴静"]


@pytest.mark.parametrize("none", ["无", "没有", "零", "0", "/", "无票", "0张"])
def test_words_for_none_are_read_as_none_of_the_void_ballots(none: str) -> None:
    made = election(
        f"职务: 委员, 无效: {none}, 候选人: {{刘玉兰: {{得票: 8, 不赞成: {none}, 弃权: {none}}}}}"
    )
    assert made
    (one,) = made.candidates
    assert (made.spoilt, one.against, one.abstained) == (0, 0, 0)


def test_a_stroke_may_stand_for_votes_that_nobody_knows() -> None:
    assert [code for code, _ in faults("职务: 委员, 候选人: {刘玉兰: /}")] == ["K303"]
