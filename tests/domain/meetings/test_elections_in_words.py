"""Elections in ordinary words are told from talk of one, and from those of other bodies."""

from __future__ import annotations

import json

import pytest
from offices import assembly, case_of, facts

from docgen.domain.meetings.elections_in_words import elections_in_words
from docgen.papers.minutes.minutes_sections import sections


def item(title: str, resolution: str = "") -> str:
    typed = {"题目": title, "决议": resolution} if resolution else {"题目": title}
    told = json.dumps(typed, ensure_ascii=False).removesuffix("}")
    return assembly("缺席: [区志远]", f"议题: [{told}, 表决: {{赞成: 9, 弃权: 1}}}}]", day="2023-12-29")


def posts(text: str) -> list[str]:
    return [told.post for _, told in elections_in_words(case_of(text))]


ELECTED = [
    ("选举孙鹏为组织委员", "9票赞成，当选"),
    ("选举孙鹏同志为第二支部组织委员", ""),
    ("选举支部委员会", ""),
    ("选举新一届支部委员会", ""),
    ("选举产生新一届支委会", ""),
    ("补选组织委员", ""),
    ("增补孙鹏为支委", ""),
    ("增补孙鹏同志担任支部宣传委员", ""),
    ("选举支部书记", ""),
    ("无记名投票选举支部书记、副书记", ""),
    ("改选支部委员会", ""),
    ("支部换届选举", ""),
    ("第二支部委员会换届选举", ""),
    ("党支部换届", ""),
    ("支部换届工作", "刘玉兰、黄海涛、张伟（女）当选为支部委员会委员。"),
    ("支委会换届", "选举刘玉兰为支部书记，黄海涛为组织委员"),
    ("关于补选支部委员的议题", "孙鹏同志以9票赞成当选支部委员。"),
    ("选举出席区第三次党代会代表", ""),
    ("选举区党代会代表", "刘玉兰当选为区党代会代表。"),
    ("推选刘玉兰为支部书记", ""),
    ("增选支部委员1名", ""),
    ("选举委员", ""),
    ("等额选举书记", ""),
    ("大会选举党支部委员会委员", ""),
    ("其他事项", "孙鹏同志9票赞成，当选为组织委员。"),
    ("选举结果", "刘玉兰同志当选为第二支部书记"),
    ("换届选举", "刘玉兰、黄海涛当选委员"),
    ("选举纪检委员", ""),
    ("选举校党总支委员会委员", ""),
    ("投票选举孙鹏任宣传委员", ""),
    ("选举任志强为书记", ""),
    ("选举工作", "选举孙鹏同志为组织委员"),
]


@pytest.mark.parametrize(("title", "resolution"), ELECTED)
def test_an_election_in_ordinary_words_is_one(title: str, resolution: str) -> None:
    assert len(posts(item(title, resolution))) == 1


NONE_HELD = [
    ("选举先进党员", ""),
    ("评优选举", ""),
    ("选举优秀共产党员", "孙鹏同志9票当选为优秀共产党员。"),
    ("通报选举结果", "刘玉兰当选为支部书记。"),
    ("讨论选举办法", "同意选举办法。"),
    ("通过选举办法", ""),
    ("审议支部委员候选人", ""),
    ("推荐区党代会代表候选人初步人选", ""),
    ("部署换届选举工作", "按期换届，选举新一届支部委员会。"),
    ("学习基层组织选举工作条例", ""),
    ("选举工会委员", ""),
    ("选举团支部书记", "李小龙当选为团支部书记"),
    ("推选教代会代表", "孙鹏当选为教代会代表"),
    ("选举人大代表", ""),
    ("推选监票人、计票人", ""),
    ("选举第三党小组组长", "吴静当选组长"),
    ("传达上级批复", "上级批复同意刘玉兰当选第二支部书记。"),
    ("委员分工", "黄海涛任组织委员，张伟（女）任宣传委员"),
    ("表彰先进", "孙鹏被评为优秀党务工作者"),
    ("民主评议党员", "孙鹏评定为优秀"),
    ("学习二十届一中全会精神", "习近平同志当选为中央委员会总书记"),
    ("通报工作", "刘玉兰2021年当选支部书记以来，支部工作扎实"),
    ("研究补选支部委员事宜", "同意提名孙鹏为支部委员候选人"),
    ("研究支部换届方案", "同意10月召开党员大会选举新一届支部委员会"),
    ("预算", "同意"),
    ("接收预备党员", ""),
    ("选举家长委员会委员", ""),
    ("选举食堂管理委员会委员", ""),
    ("推选党员代表参加座谈会", ""),
    ("推选发言代表", ""),
    ("推选张伟为年级先进", ""),
    ("向上级请示换届选举", ""),
    ("换届选举筹备", ""),
    ("增补入党积极分子", ""),
    ("增选培养联系人", ""),
    ("选举班主任代表", ""),
    ("讨论通过支部委员分工", "书记刘玉兰，组织委员黄海涛"),
    ("免去孙鹏支部委员职务", "同意免去孙鹏支部组织委员职务"),
    ("调整支部委员分工", "孙鹏任组织委员"),
    ("确定发展对象", "同意"),
    ("年度总结", "黄海涛当选后，认真履行职责"),
    ("选举纪律教育", ""),
    ("改选学生会", ""),
    ("投票评选优秀党员", ""),
    ("选举结果", "没有人当选支部书记。"),
    ("会费", "同意"),
    ("党员代表发言", ""),
    ("开展支部换届自查", "同意"),
    ("主题", "未当选支部委员的同志也要支持新一届支委会工作"),
]


@pytest.mark.parametrize(("title", "resolution"), NONE_HELD)
def test_talk_of_an_election_and_those_of_other_bodies_are_none(title: str, resolution: str) -> None:
    assert posts(item(title, resolution)) == []


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("选举孙鹏为组织委员", "委员"),
        ("选举刘玉兰为支部书记", "书记"),
        ("选举支部副书记", "副书记"),
        ("选举区党代会代表", "代表"),
        ("支部换届选举", "委员"),
    ],
)
def test_the_post_is_known_by_its_words(title: str, post: str) -> None:
    assert posts(item(title)) == [post]


def test_it_is_told_with_the_form_to_type() -> None:
    (said,) = facts(item("选举孙鹏为组织委员", "孙鹏同志9票赞成，当选为组织委员。"))
    assert (said.code, said.level.value) == ("D567", "warning")
    assert "选举: " not in said.message
    assert "{职务: 委员, 应选名额: …, 候选人: {孙鹏: 9}, 方式: …, 发出: …, 收回: …}" in said.hint


def test_the_form_names_whom_the_clause_names() -> None:
    (said,) = facts(item("支委分工", "选举刘玉兰同志为支部书记，黄海涛同志任组织委员。"))
    assert "职务: 书记, 应选名额: …, 候选人: {刘玉兰: 9}" in said.hint


def test_the_record_does_not_say_that_it_carried() -> None:
    printed = str(sections(case_of(item("选举孙鹏为组织委员", "孙鹏同志当选为组织委员。"))))
    assert "决议通过" not in printed
    assert "【待补：当选的人：这一项是选举，要写成“选举”才能判断】" in printed
    # The office's own words are its own.
    assert "孙鹏同志当选为组织委员。" in printed


def test_what_stands_in_no_item_is_read_too() -> None:
    text = assembly(
        "缺席: [区志远]", "内容: 无记名投票选举刘玉兰同志为支部书记，10票赞成。", day="2023-12-29"
    )
    assert [each.code for each in facts(text)] == ["D567"]
    history = assembly("缺席: [区志远]", "内容: 大会选举李大钊为支部书记。", day="2023-12-29")
    assert facts(history) == []


def test_a_group_chooses_its_leader_without_these_rules() -> None:
    text = (
        item("选举支部委员")
        .replace("党员大会", "党小组会")
        .replace("支部: 第二支部", "党小组: 第三党小组", 1)
    )
    assert posts(text) == []


def test_an_election_that_is_typed_as_one_may_be_told_again() -> None:
    typed = "职务: 副书记, 应选名额: 1, 候选人: {孙鹏: 9}, 发出: 10, 收回: 10, 无效: 0"
    again = "{题目: 选举结果, 决议: 孙鹏当选为副书记。}"
    text = assembly(
        "缺席: [区志远]", f"议题: [{{题目: 选举副书记, 选举: {{{typed}}}}}, {again}]", day="2023-12-29"
    )
    assert posts(text) == []
