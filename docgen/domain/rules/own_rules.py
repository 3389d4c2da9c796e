"""The faults of the office's own rules: each is told where it stands, and such a rule is not applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Level, error, warning
from docgen.domain.rules import (
    CAPS,
    COMMITTEES,
    DUTIES,
    ELECTIONS,
    HOLIDAYS,
    HOURS,
    JOINT,
    PUBLICITY,
    STAGES,
    VOTES,
    WAIVED,
    waived,
)
from docgen.domain.rules.own_sayings import faults_of
from docgen.domain.words.dates import official_date
from docgen.domain.words.promises import parse_promise
from docgen.models.calendar import StatutoryHoliday
from docgen.models.record import Record
from docgen.models.rules import (
    AGE,
    COMMITTEE_MEETING,
    EXTENSION,
    PROBATION,
    PROCEDURE,
    REMINDER,
    Anniversary,
    Campaign,
    CommitteeRule,
    ElectionRule,
    HourRule,
    JointRule,
    PublicityRule,
    Rule,
    Rules,
    StageRule,
    VoteRule,
)
from docgen.reading.values import Misread
from docgen.reading.values.quantities import SHARE_MEND, parse_share

Numbered = (
    Rule
    | VoteRule
    | PublicityRule
    | StageRule
    | CommitteeRule
    | ElectionRule
    | JointRule
    | HourRule
    | StatutoryHoliday
)
Told = Iterator[Diagnostic]

LISTS = (
    "rules",
    "votes",
    "elections",
    "committees",
    "joint",
    "hours",
    "holidays",
    "publicity",
    "stages",
    "anniversaries",
    "campaigns",
    "sayings",
)
"""The fields of `Rules` that list rules."""

_MEASURES = {REMINDER: ("天数",), AGE: ("周岁",), EXTENSION: ("月数", "最多月数"), PROCEDURE: ()}
"""The number by which each stage is measured, one of several where it may be either; else it is 月数."""

_USED = {**_MEASURES, PROBATION: ("月数", "期满日")}
"""The keys that count for each stage."""


class Fault(NamedTuple):
    """A rule, and what there is to say against it."""

    rule: Record
    said: Diagnostic


def check_rules(rules: Rules) -> list[Diagnostic]:
    """Tell what cannot be right in the office's own rules."""
    return [fault.said for fault in _faults(rules)]


def sound(rules: Rules) -> Rules:
    """The rules without those of which an error is told: the built-in ones hold in their place."""
    broken = {id(fault.rule) for fault in _faults(rules) if fault.said.level is Level.ERROR}
    listed: dict[str, tuple[Record, ...]] = {name: getattr(rules, name) for name in LISTS}
    # What stands under a key that nobody knows (到 for 至) may be what the rule depends on.
    kept = {
        name: tuple(rule for rule in each if id(rule) not in broken and not rule.has_unknown_keys)
        for name, each in listed.items()
    }
    return rules if kept == listed else rules.model_copy(update=kept)


def _faults(rules: Rules) -> Iterator[Fault]:
    for rule in rules.rules:
        yield from _against(rule, _unread(rule), _unused(rule, _unused_of_duty(rule)))
    for stage in rules.stages:
        yield from _against(
            stage, _without_measure(stage), _crossed(stage), _unused(stage, _unused_of_stage(stage))
        )
    for vote in rules.votes:
        yield from _against(vote, _without_majority(vote), _unused(vote, _unused_of_vote(vote)))
    for committee in rules.committees:
        yield from _against(committee, _fewer_at_most(committee))
    lists: tuple[Sequence[Numbered], ...] = (
        rules.rules,
        rules.votes,
        rules.elections,
        rules.committees,
        rules.joint,
        rules.hours,
        rules.holidays,
        rules.publicity,
        rules.stages,
    )
    for listed in lists:
        for numbered in listed:
            yield from _against(numbered, _backwards(numbered), _of_another_matter(numbered))
        yield from _overlapping(listed)
    for campaign in rules.campaigns:
        yield from _against(campaign, _backwards(campaign))
    yield from _named_twice(rules.anniversaries)
    yield from _named_twice(rules.campaigns)
    yield from (Fault(saying, told) for saying, told in faults_of(rules.sayings))


def _against(rule: Record, *told: Told) -> Iterator[Fault]:
    return (Fault(rule, each) for said in told for each in said)


def _unread(rule: Rule) -> Told:
    """A duty whose times or whose share cannot be read."""
    try:
        if rule.share:
            if not parse_share(rule.share):
                raise Misread(f"“{rule.share}”等于一个也不许有", SHARE_MEND)
        elif not waived(rule):
            parse_promise(rule.promise)
    except Misread as fault:
        place = rule.place_of("比例" if rule.share else "频次")
        yield error("D466", place, fault.message, f"{fault.hint}；不再检查的写 {WAIVED}")


def _without_measure(rule: StageRule) -> Told:
    """A stage without its months (a reminder without its days) is no rule; a procedure has no length."""
    keys = _MEASURES.get(rule.matter, ("月数",))
    if keys and not any(rule.says(key) for key in keys):
        message = f"“{rule.matter}”没有写“{keys[0]}”"
        mend = "补上“周岁”，如 18" if rule.matter == AGE else f"补上“{keys[0]}”；不作要求的写 0"
        yield error("D472", rule.place, message, mend)
    # 0 waives any other stage; a probation is laid down by 党章 (article 7).
    elif rule.matter == PROBATION and not rule.months:
        yield error("D472", rule.place_of("月数"), "“预备期”是0个月", "写几个月，如 12")


def _without_majority(rule: VoteRule) -> Told:
    """A vote needs a majority; a committee meeting needs only enough members present."""
    if rule.majority is None and rule.matter != COMMITTEE_MEETING:
        message = f"“{rule.matter}”没有写“赞成”"
        yield error("D472", rule.place, message, "补上“赞成”，如 超过1/2")


def _crossed(rule: StageRule) -> Told:
    """At least so many months, and at most fewer."""
    if rule.most is not None and rule.months is not None and rule.most < rule.months:
        message = f"最多{rule.most}个月，比最少{rule.months}个月还少"
        yield error("D513", rule.place_of("最多月数"), message, "“月数”写最少的，“最多月数”写最多的")


def _fewer_at_most(rule: CommitteeRule) -> Told:
    """At least so many members, and at most fewer."""
    if rule.most < rule.least:
        message = f"最多{rule.most}名委员，比最少{rule.least}名还少"
        yield error("D513", rule.place_of("最多"), message, "“最少”写最少的，“最多”写最多的")


def _backwards(rule: Numbered | Campaign) -> Told:
    """A rule that ends before it begins never holds."""
    if rule.until is not None and rule.until < rule.since:
        message = f"“至”（{official_date(rule.until)}）早于“自”（{official_date(rule.since)}）"
        yield error("D513", rule.place_of("至"), message, "核对两个日期；现行的不写“至”")


def _of_another_matter(rule: Numbered) -> Told:
    """An own rule with the number of a built-in one would put that out of force, and say nothing of it."""
    books = (DUTIES, CAPS, VOTES, ELECTIONS, COMMITTEES, JOINT, HOURS, HOLIDAYS, PUBLICITY, STAGES)
    known = [each for book in books for each in book.built_in() if each.number == rule.number]
    matters = {_matter(each) for each in known}
    if _matter(rule) and matters - {""} and _matter(rule) not in matters:
        message = (
            f"“{rule.number}”是内置规定“{'、'.join(sorted(matters))}”的编号，这里写的是“{_matter(rule)}”"
        )
        yield error("D513", rule.place_of("编号"), message, "核对编号；不是改写它的，另编一个，如 X1")


def _matter(rule: Numbered) -> str:
    if isinstance(rule, CommitteeRule):
        return "委员会"
    if isinstance(rule, ElectionRule):
        return f"{rule.post}选举"
    return str(rule.kind if isinstance(rule, Rule) else rule.matter)


def _unused(rule: Record, keys: Sequence[str]) -> Told:
    """Keys that are written and change nothing."""
    for key in keys:
        if rule.says(key):
            yield warning("D515", rule.place_of(key), f"这条规定用不上“{key}”，没有读它", "删掉这一项")


def _unused_of_duty(rule: Rule) -> Sequence[str]:
    if rule.share and not waived(rule):
        return ("频次", "类型")
    return ("比例", "基数")


def _unused_of_stage(rule: StageRule) -> Sequence[str]:
    used = _USED.get(rule.matter, ("月数",))
    return [key for key in ("周岁", "月数", "最多月数", "天数", "期满日") if key not in used]


def _unused_of_vote(rule: VoteRule) -> Sequence[str]:
    return ("赞成", "基数", "书面意见", "无记名") if rule.matter == COMMITTEE_MEETING else ()


def _overlapping(rules: Sequence[Numbered]) -> Iterator[Fault]:
    """Two rules of one number for the same days: the newer one holds, and that is said."""
    for index, rule in enumerate(rules):
        for earlier in rules[:index]:
            begins = max(rule.since, earlier.since)
            if rule.number == earlier.number and begins <= min(_end(rule), _end(earlier)):
                message = f"“{rule.number}”在第{earlier.place.line}行已经有一条，两条的时间重叠"
                mend = f"先有的那条补上“至”；现在从{official_date(begins)}起照“自”晚的一条"
                yield Fault(rule, warning("D514", rule.number.place, message, mend))
                break


def _end(rule: Numbered) -> date:
    return rule.until or date.max


def _named_twice(listed: Sequence[Anniversary | Campaign]) -> Iterator[Fault]:
    """Two of one name: only the first counts."""
    first: dict[str, Anniversary | Campaign] = {}
    for each in listed:
        earlier = first.setdefault(str(each.name), each)
        if earlier is not each:
            message = f"“{each.name}”在第{earlier.place.line}行已经有一条，只用那一条"
            yield Fault(each, error("D514", each.name.place, message, "只留一条"))
