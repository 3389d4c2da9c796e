"""Dated rules as data: the built-in ones, and those the office puts in their place.

Every number that a regulation lays down stands in a file beside this one and is asked for here, for a day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from docgen.models.calendar import StatutoryHoliday
from docgen.models.record import known_keys
from docgen.models.rules import (
    ADMISSION,
    GENERAL,
    TRANSFER,
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
from docgen.models.validation import validate
from docgen.reading.document import read_yaml

WAIVED = "不作要求"

D = TypeVar(
    "D",
    Rule,
    PublicityRule,
    StageRule,
    VoteRule,
    ElectionRule,
    CommitteeRule,
    JointRule,
    HourRule,
    StatutoryHoliday,
)
N = TypeVar("N", Anniversary, Campaign)


@dataclass(frozen=True)
class RuleBook(Generic[D]):
    """One file of built-in rules, and the list in it (and in rules.yaml) that holds them."""

    file: str
    listed: Callable[[Rules], Sequence[D]]

    def own(self, own: Rules | None) -> Sequence[D]:
        """The office's own rules."""
        return self.listed(own) if own else ()

    def built_in(self) -> Sequence[D]:
        """The rules that come with docgen."""
        return self.listed(built_in(self.file))


# Rules are data with days and a source: papers of 2023 obey the text of 2014, those of mid-2026 its revision.
DUTIES: RuleBook[Rule] = RuleBook("organisational_life.yaml", lambda rules: rules.rules)
CAPS: RuleBook[Rule] = RuleBook("appraisal.yaml", lambda rules: rules.rules)
PUBLICITY: RuleBook[PublicityRule] = RuleBook("publicity.yaml", lambda rules: rules.publicity)
STAGES: RuleBook[StageRule] = RuleBook("stages.yaml", lambda rules: rules.stages)
COMMITTEES: RuleBook[CommitteeRule] = RuleBook("committees.yaml", lambda rules: rules.committees)
ELECTIONS: RuleBook[ElectionRule] = RuleBook("elections.yaml", lambda rules: rules.elections)
HOURS: RuleBook[HourRule] = RuleBook("study_hours.yaml", lambda rules: rules.hours)
JOINT: RuleBook[JointRule] = RuleBook("joint_sittings.yaml", lambda rules: rules.joint)
HOLIDAYS: RuleBook[StatutoryHoliday] = RuleBook("holidays.yaml", lambda rules: rules.holidays)
VOTES: RuleBook[VoteRule] = RuleBook("votes.yaml", lambda rules: rules.votes)
ANNIVERSARIES = "anniversaries.yaml"


def rule_on(book: RuleBook[D], day: date, own: Rules | None, concerns: Callable[[D], bool]) -> D | None:
    """Find the rule of a book that holds on a day; None where docgen knows of none.

    The office's own goes before the built-in one, and the newer before the older: an office writes the new
    text below the old one and need not end the old one.
    """
    for rules in _in_force(book, day, own):
        found = [rule for rule in rules if concerns(rule)]
        if found:
            # Of two that begin on one day the one written last was written to change the other.
            return max(reversed(found), key=lambda rule: rule.since)
    return None


def _in_force(book: RuleBook[D], day: date, own: Rules | None) -> Iterator[list[D]]:
    """The office's own rules that hold on a day, then the built-in ones that none of these replaces."""
    mine = [rule for rule in book.own(own) if holds_on(rule, day)]
    yield mine
    replaced = {rule.number for rule in mine}
    yield [rule for rule in book.built_in() if holds_on(rule, day) and rule.number not in replaced]


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


def election_rule(post: str, day: date, own: Rules | None) -> ElectionRule | None:
    """Find the rule on the candidates for a post that holds on that day."""
    return rule_on(ELECTIONS, day, own, lambda rule: rule.post == post)


def joint_rule(kinds: Collection[str], day: date, own: Rules | None) -> JointRule | None:
    """Find the rule by which meetings of these kinds may be held in one sitting on that day."""
    return rule_on(JOINT, day, own, lambda rule: set(kinds) <= set(rule.kinds))


def hour_rule(day: date, own: Rules | None) -> HourRule | None:
    """Find the rule on how long an hour of study lasts on that day."""
    return rule_on(HOURS, day, own, lambda _: True)


def statutory_holidays(day: date, own: Rules | None) -> list[StatutoryHoliday]:
    """Return the holidays by law as of that day, the office's own in the place of the built-in ones."""
    return [holiday for rules in _in_force(HOLIDAYS, day, own) for holiday in rules]


def vote_rule(matter: str, day: date, own: Rules | None) -> VoteRule | None:
    """Find the rule by which a vote on that day is counted.

    Where the rule on admissions and transfers is not known, that on all resolutions of an assembly stands in,
    for who must be there: they are such resolutions too. Whether they carry it does not say.
    """
    found = rule_on(VOTES, day, own, lambda rule: rule.matter == matter)
    # 支部工作条例 article 11 is on all resolutions; the rules of admission only add to it.
    if found is None and matter in (ADMISSION, TRANSFER):
        return rule_on(VOTES, day, own, lambda rule: rule.matter == GENERAL)
    return found


def cap_rule(day: date, own: Rules | None) -> Rule | None:
    """The rule on the best grade of an appraisal held on that day."""
    return rule_on(CAPS, day, own, lambda rule: bool(rule.share) and not waived(rule))


def rules_in(years: Sequence[int], own: Rules | None = None) -> tuple[Rule, ...]:
    """The duties in force on some day of one or two years."""
    found = {(rule.number, rule.since): rule for year in years for rule in rules_of(year, own)}
    return tuple(found.values())


def rules_of(year: int, own: Rules | None = None) -> tuple[Rule, ...]:
    """The duties in force on some day of a year, each for the time in which none replaces it.

    One of the office's own replaces the one of its number, built in or older, on the days on which it holds.
    """
    # The built-in ones first: of two duties of one kind the report names the regulation before the office.
    mine = sorted(DUTIES.own(own), key=lambda rule: rule.since)
    all_rules = (*DUTIES.built_in(), *mine)
    first_own = len(all_rules) - len(mine)
    parts = (
        part
        for index, rule in enumerate(all_rules)
        for part in _outside(rule, all_rules[max(index + 1, first_own) :])
    )
    return tuple(rule for rule in parts if rule.in_force(year) and not waived(rule))


def _outside(rule: Rule, later: Sequence[Rule]) -> Sequence[Rule]:
    """The rule for the times in which none of the later ones of its number holds."""
    parts: Sequence[Rule] = (rule,)
    for other in later:
        if other.number == rule.number:
            parts = [left for part in parts for left in _without_time_of(other, part)]
    return parts


def _without_time_of(other: Rule, rule: Rule) -> Iterator[Rule]:
    ends = rule.until or date.max
    if rule.since < other.since:
        yield rule.model_copy(update={"until": min(ends, other.since - timedelta(days=1))})
    if other.until is not None and other.until < ends:
        yield rule.model_copy(update={"since": max(rule.since, other.until + timedelta(days=1))})


def waived(rule: Rule) -> bool:
    """Return whether the office has put a built-in rule out of force (频次: 不作要求)."""
    return rule.promise == WAIVED


def anniversaries(own: Rules | None) -> tuple[Anniversary, ...]:
    """All that is counted from a year; one of the office's own replaces the built-in one of its name."""
    mine = own.anniversaries if own else ()
    return (*mine, *_kept(built_in(ANNIVERSARIES).anniversaries, mine))


def campaigns(own: Rules | None) -> tuple[Campaign, ...]:
    """All that is done for some time only; the office's own replace those of their names."""
    mine = own.campaigns if own else ()
    return (*mine, *_kept(built_in(ANNIVERSARIES).campaigns, mine))


def words_of(known: Anniversary | Campaign) -> tuple[str, ...]:
    """The names that texts use for it, the longest first."""
    return tuple(sorted(map(str, known.words or (known.name,)), key=len, reverse=True))


def _kept(known: Sequence[N], own: Sequence[N]) -> list[N]:
    """The built-in ones that none of the office's own replaces by its name."""
    replaced = {each.name for each in own}
    return [each for each in known if each.name not in replaced]


@cache
def built_in(name: str) -> Rules:
    """The rules of one of docgen's own files, which lie beside this one."""
    data = (files(__name__) / name).read_bytes()
    record, _ = validate(Rules, read_yaml(data, name, known_keys(Rules)), None)
    return record or Rules.model_construct()
