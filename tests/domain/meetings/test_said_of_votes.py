"""What the words of an item say of its vote: told where it contradicts the numbers, and never else."""

from __future__ import annotations

import pytest
from offices import assembly, case_of, facts

from docgen.base.diagnostics import Diagnostic
from docgen.domain.meetings.unanimous import with_unanimous_votes


def sentences(text: str) -> list[str]:
    """The sentences of a text, parted by strokes and lines."""
    return [each.strip() for each in text.replace("\n", "|").split("|") if each.strip()]


CODES = ("D529", "D544", "D435")


def item(said: str, votes: str = "赞成: 8, 不赞成: 2", key: str = "决议", title: str = "审议甲") -> str:
    """An item on which ten of eleven with a vote voted."""
    ballot = f"{{方式: 无记名投票, 发出: 10, 收回: 10, {votes}}}"
    lines = ["缺席: [区志远]", "议题:", f"  - 题目: {title}", f"    表决: {ballot}"]
    return assembly(*lines, *([f"    {key}: “{said}”"] if said else []))


def contradictions(minutes: str) -> list[Diagnostic]:
    return [each for each in facts(minutes) if each.code in CODES]


OTHERWISE = """
全票通过年度计划 | 一致同意甲方案 | 会议一致通过 | 全体到会党员一致赞成 | 全体党员同意
与会党员审议后，一致同意实施 | 9人赞成，通过年度计划 | 赞成9票，反对1票 | 以9票同意通过
9票赞成、1票反对、0票弃权 | 赞成9票反对1票，予以通过 | 经表决，赞成10票 | 十票赞成，通过
赞成十票，反对零票 | 反对3票 | 弃权1票 | 赞成8票，反对1票，弃权1票 | 年度计划未获通过
甲方案没有通过 | 表决未通过 | 未能通过，下次再议 | 甲方案被否决 | 应到党员13名，实到11名，赞成8票
实到9名，赞成8票 | 10人举手赞成，通过 | 赞成：10票；反对：0票 | 同意票7票，通过
收回表决票9张，通过 | 发出表决票12张，收回12张 | 发出10张，收回11张 | 不同意1票，同意9票 | 无效票1张
"""
AGREEING = """
未通过验收的项目由甲负责整改 | 上半年培训到会15人 | 全体党员一致通过的公约继续执行
经全体党员同意后实施 | 被否决的方案不再讨论
赞成8票，反对2票，通过 | 8票赞成、2票反对，通过 | 以8票同意、2票不同意通过 | 8人赞成，2人反对
同意票8票，通过 | 应到党员12名，实到11名，赞成8票，反对2票
应到会有表决权的正式党员11名，实到10名，赞成8票 | 多数通过 | 赞成票超过半数，通过
同意甲方案，9月1日起实施 | 同意2名同志参加培训 | 推荐3人为候选人 | 除2人反对外一致同意 | 基本同意
同意按8比2的分工实施 | 支委会会前一致同意提交大会，大会以8票通过 | 上次会议一致通过的办法继续执行
如未通过，下次再议 | 第3条未通过的部分删去 | 大家对乙的意见不一致，下次再议 | 全体党员参加志愿服务
全体党员7月1日前交心得 | 每名党员联系2名学生 | 由9人组成工作小组 | 会议要求10人一组学习
党费12人已交 | 发出通知12份，收回回执11份 | 去年赞成9票，今年8票通过 | 党小组会一致赞成甲方案
赞成者占80% | 8票赞成通过，反对2票 | 一致认为要抓紧，8票赞成，2票反对
表决结果：赞成8票，不赞成2票，弃权0票
"""


@pytest.mark.parametrize("said", sentences(OTHERWISE))
def test_words_that_say_another_vote_are_told_once_with_both_places(said: str) -> None:
    (told,) = contradictions(item(said))
    assert told.place.line == 14
    assert "第13行" in told.message or told.code == "D435"


@pytest.mark.parametrize("said", sentences(AGREEING))
def test_words_that_say_the_same_or_nothing_of_the_vote_are_left_alone(said: str) -> None:
    assert contradictions(item(said)) == []


@pytest.mark.parametrize(
    ("minutes", "line"),
    [
        (item("", title="审议甲（全票通过）"), 12),
        (item("经举手，9人赞成，1人反对", key="讨论"), 14),
    ],
)
def test_titles_and_what_was_said_are_looked_at_too(minutes: str, line: int) -> None:
    (told,) = contradictions(minutes)
    assert told.place.line == line


def test_of_two_votes_in_one_item_no_words_are_compared() -> None:
    two = (
        item("全票通过")
        .replace("表决: {", "表决: [{方式: 举手, 赞成: 10}, {")
        .replace("不赞成: 2}", "不赞成: 2}]")
    )
    assert contradictions(two) == []


@pytest.mark.parametrize(
    ("votes", "codes"),
    [
        ("赞成: 8, 不赞成: 2, 结果: 通过", []),
        ("赞成: 8, 不赞成: 2, 表决结果: 多数通过", []),
        ("赞成: 8, 不赞成: 2, 结果: 未通过", ["D544"]),
        ("赞成: 4, 不赞成: 6, 结果: 通过", ["D544"]),
        ("赞成: 4, 不赞成: 6, 结果: 未获通过", []),
        ("赞成: 8, 不赞成: 2, 结果: 一致通过", ["D544"]),
        ("结果: 全票通过, 弃权: 1", ["D544"]),
        ("赞成: 10, 结果: 一致通过", []),
        ("事项: 选举, 对象: 刘玉兰, 赞成: 8, 不赞成: 2, 结果: 当选", []),
        ("事项: 选举, 对象: 刘玉兰, 赞成: 8, 不赞成: 2, 结果: 未当选", ["D544"]),
        ("赞成: 8, 不赞成: 2, 结果: 赞成8票、反对2票，通过", []),
        ("赞成: 8, 不赞成: 2, 结果: 赞成9票、反对1票，通过", ["D529"]),
        ("赞成: 4, 不赞成: 6, 结果: 赞成票超过半数，予以通过", ["D544"]),
    ],
)
def test_the_result_as_typed_is_what_the_numbers_come_to(votes: str, codes: list[str]) -> None:
    case, told = with_unanimous_votes(case_of(item("", votes)))
    said = [each.code for each in (*told, *facts(item("", votes)))]
    assert [code for code in said if code in CODES] == codes
    assert case.meeting.agenda


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("内容: 发出测评票12张，收回13张，有效票12张。", True),
        ("内容: 民主测评共发出12张、收回12张，有效票13张。", True),
        ("决议: 大会表决，发出表决票十二张，收回十三张。", True),
        ("内容: 发出测评票12张，收回12张，有效票12张。", False),
        ("内容: 发出征求意见表30份，收回28份。发出测评票12张，收回12张。", False),
        ("内容: 收回旧教材30本，发出新教材12本。", False),
    ],
)
def test_no_more_ballots_come_back_in_running_text_than_went_out(line: str, told: bool) -> None:
    assert [each.code for each in contradictions(assembly("缺席: [区志远]", line))] == ["D435"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("应到党员12名，实到11名，符合规定。", False),
        ("应到会有表决权的正式党员11名，实到10名。", False),
        ("应到12人，到会11人，缺席1人。", False),
        ("应到12人，实到12人。", True),
        ("应到党员13名，实到12名，符合规定。", True),
        ("会议应到十二人，实到九人。", True),
        ("工会代表大会应到代表56名，实到52名。", False),
        ("家长会应到45人，实到43人。", False),
        ("参加活动的党员11名、群众30名。", False),
        ("上半年培训两次，到会15人。", False),
        ("应到12人，实到11人，到会率92%。", False),
        ("到会率91.7%，符合规定。", False),
        ("到会率达到100%。", True),
        ("应到12人，实到11人，出席率95%。", True),
        ("全年平均到会率100%。", False),
        ("到会率不低于95%。", False),
    ],
)
def test_how_many_came_in_running_text_is_what_the_record_comes_to(text: str, told: bool) -> None:
    for line in (f"内容: {text}", f"议题: [{{题目: 甲, 内容: {text}}}]"):
        assert [each.code for each in contradictions(assembly("缺席: [区志远]", line))] == ["D529"] * told
