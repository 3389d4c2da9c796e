"""Elections held by 第二支部 for tests, and what is judged and told of them."""

from __future__ import annotations

from offices import ROSTER, assembly, case_of, facts

from docgen.domain.meetings.election_case import ElectionCase, election_cases

DAY = "2023-12-29"


NAMES = "{刘玉兰: %s, 黄海涛: %s, 吴静: %s, 孙鹏: %s}"


BALLOTS = "发出: 10, 收回: 10, 无效: 0, 监票人: 覃辉, 计票人: 朱慧敏, 方式: 无记名投票"
"""Ten of eleven full members of 第二支部 came."""


def held(*elections: str, absent: str = "缺席: [区志远]", title: str = "选举支部委员会委员") -> str:
    items = ", ".join(f"{{题目: {title}, 选举: {{{each}}}}}" for each in elections)
    return assembly(absent, f"议题: [{items}]", day=DAY)


def committee(*votes: int, seats: int = 3, more: str = BALLOTS) -> str:
    return f"职务: 支部委员会委员, 应选名额: {seats}, 候选人: {NAMES % votes}, {more}"


def first(text: str, roster: str = ROSTER) -> ElectionCase:
    return election_cases(case_of(text, roster))[0]


def codes(text: str, roster: str = ROSTER) -> list[str]:
    return [each.code for each in facts(text, roster)]


def elected(text: str, number: int = 0) -> tuple[str, ...] | None:
    outcome = election_cases(case_of(text))[number].outcome
    return outcome.elected if outcome else None
