"""Dated rules as data: the built-in ones, and those the office puts in their place.

Every number that a regulation lays down stands in a file beside this one and is asked for here, for a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.words.promises import parse_promise
from docgen.models.record import Record, known_keys
from docgen.models.rules import (
    ADMISSION,
    COMMITTEE_MEETING,
    GENERAL,
    PROCEDURE,
    REMINDER,
    TRANSFER,
    Anniversary,
    Campaign,
    CommitteeRule,
    PublicityRule,
    Rule,
    Rules,
    StageRule,
    VoteRule,
)
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.values import Misread
from docgen.reading.values.quantities import parse_share

WAIVED = "不作要求"

D = TypeVar("D", Rule, PublicityRule, StageRule, VoteRule, CommitteeRule)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class RuleBook(Generic[D]):
    """One file of built-in rules, and the list in it (and in rules.yaml) that holds them."""

    file: str
    listed: Callable[[Rules], Sequence[D]]

    def own(self, own: Rules | None) -> Sequence[D]:
        """The office's own rules."""
        return self.listed(own) if own else ()

    def kept(self, own: Rules | None) -> Sequence[D]:
        """The built-in rules that the office has not replaced."""
        return _kept(self.listed(built_in(self.file)), self.own(own), "number")


DUTIES: RuleBook[Rule] = RuleBook("organisational_life.yaml", lambda rules: rules.rules)
CAPS: RuleBook[Rule] = RuleBook("appraisal.yaml", lambda rules: rules.rules)
PUBLICITY: RuleBook[PublicityRule] = RuleBook("publicity.yaml", lambda rules: rules.publicity)
STAGES: RuleBook[StageRule] = RuleBook("stages.yaml", lambda rules: rules.stages)
COMMITTEES: RuleBook[CommitteeRule] = RuleBook("committees.yaml", lambda rules: rules.committees)
VOTES: RuleBook[VoteRule] = RuleBook("votes.yaml", lambda rules: rules.votes)
ANNIVERSARIES = "anniversaries.yaml"


def rule_on(book: RuleBook[D], day: date, own: Rules | None, concerns: Callable[[D], bool]) -> D | None:
    """Find the rule of a book that holds on a day; None where docgen knows of none.

    The office's own goes before the built-in one, and the newer before the older: an office writes the new
    text below the old one and need not end the old one.
    """
    for rules in (book.own(own), book.kept(own)):
        found = [rule for rule in rules if concerns(rule) and holds_on(rule, day)]
        if found:
            # Of two that begin on one day the one written last was written to change the other.
            return max(reversed(found), key=lambda rule: rule.since)
    return None


def holds_on(rule: D, day: date) -> bool:
    """Return whether a rule is in force on a day; its first and its last day count."""
    return rule.since <= day and (rule.until is None or day <= rule.until)


def publicity_rule(kind: str, day: date, own: Rules | None) -> PublicityRule | None:
    """Find the rule on how long a notice of the kind, posted on that day, hangs."""
    return rule_on(PUBLICITY, day, own, lambda rule: rule.matter == kind)


def stage_rule(matter: str, day: date, own: Rules | None) -> StageRule | None:
    """Find the rule on how long a stage on the way into the Party lasts, as laid down on that day."""
    return rule_on(STAGES, day, own, lambda rule: rule.matter == matter)


def committee_rule(day: date, own: Rules | None) -> CommitteeRule | None:
    """Find the rule on the committee of a branch that holds on that day."""
    return rule_on(COMMITTEES, day, own, lambda _: True)


def vote_rule(matter: str, day: date, own: Rules | None) -> VoteRule | None:
    """Find the rule by which a vote on that day is counted.

    Where the rule on admissions and transfers is not known, that on all resolutions of an assembly holds:
    they are such resolutions too. An election is none.
    """
    # A rule that lacks its majority is told where it stands, and judges nobody.
    found = rule_on(VOTES, day, own, lambda rule: rule.matter == matter and not any(_without_majority(rule)))
    # 支部工作条例 article 11 is on all resolutions; the rules of admission only add to it.
    if found is None and matter in (ADMISSION, TRANSFER):
        return rule_on(VOTES, day, own, lambda rule: rule.matter == GENERAL)
    return found


def cap_rule(day: date, own: Rules | None) -> Rule | None:
    """The rule on the best grade of an appraisal held on that day."""
    return rule_on(CAPS, day, own, lambda rule: bool(rule.share) and not waived(rule))


def rules_of(year: int, own: Rules | None = None) -> tuple[Rule, ...]:
    """The duties in force on some day of a year; one of the office's own replaces the one of its number."""
    # The built-in ones first: of two duties of one kind the report names the regulation before the office.
    all_rules = (*DUTIES.kept(own), *DUTIES.own(own))
    return tuple(rule for rule in all_rules if rule.in_force(year) and not waived(rule))


def waived(rule: Rule) -> bool:
    """Return whether the office has put a built-in rule out of force (频次: 不作要求)."""
    return rule.promise == WAIVED


def anniversaries(own: Rules | None) -> tuple[Anniversary, ...]:
    """All that is counted from a year; one of the office's own replaces the built-in one of its name."""
    mine = own.anniversaries if own else ()
    return (*mine, *_kept(built_in(ANNIVERSARIES).anniversaries, mine, "name"))


def campaigns(own: Rules | None) -> tuple[Campaign, ...]:
    """All that is done for some time only; the office's own replace those of their names."""
    mine = own.campaigns if own else ()
    return (*mine, *_kept(built_in(ANNIVERSARIES).campaigns, mine, "name"))


def words_of(known: Anniversary | Campaign) -> tuple[str, ...]:
    """The names that texts use for it, the longest first."""
    return tuple(sorted(map(str, known.words or (known.name,)), key=len, reverse=True))


def _kept(known: Sequence[R], own: Sequence[R], key: str) -> list[R]:
    """The built-in ones that none of the office's own replaces by its number or its name."""
    # By its number at all times: an office that rewrites ZT11 does not want the old one back before its 自.
    replaced = {getattr(each, key) for each in own}
    return [each for each in known if getattr(each, key) not in replaced]


def check_rules(rules: Rules) -> list[Diagnostic]:
    """Tell what docgen cannot read in the office's own rules."""
    return [
        *(said for rule in rules.rules for said in _unread(rule)),
        *(said for stage in rules.stages for said in _without_measure(stage)),
        *(said for vote in rules.votes for said in _without_majority(vote)),
    ]


def _unread(rule: Rule) -> Iterator[Diagnostic]:
    try:
        if rule.share:
            parse_share(rule.share)
        elif not waived(rule):
            parse_promise(rule.promise)
    except Misread as fault:
        place = rule.place_of("比例" if rule.share else "频次")
        yield error("D466", place, fault.message, f"{fault.hint}；不再检查的写 {WAIVED}")


def _without_measure(rule: StageRule) -> Iterator[Diagnostic]:
    """A stage without its months (a reminder without its days) is no rule; a procedure has no length."""
    key, told = ("天数", rule.days) if rule.matter == REMINDER else ("月数", rule.months)
    if told is None and rule.matter != PROCEDURE:
        message = f"“{rule.matter}”没有写“{key}”"
        yield error("D472", rule.place, message, f"补上“{key}”；不作要求的写 0")


def _without_majority(rule: VoteRule) -> Iterator[Diagnostic]:
    """A vote needs a majority; a committee meeting needs only enough members present."""
    if rule.majority is None and rule.matter != COMMITTEE_MEETING:
        message = f"“{rule.matter}”没有写“赞成”"
        yield error("D472", rule.place, message, "补上“赞成”，如 超过1/2")


@cache
def built_in(name: str) -> Rules:
    """The rules of one of docgen's own files, which lie beside this one."""
    data = (files(__name__) / name).read_bytes()
    record, _ = validate(Rules, read_yaml(data, name, known_keys(Rules)), None)
    return record or Rules.model_construct()
