"""Dated rules as data: the built-in ones, and those the office puts in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeVar

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.words.promises import parse_promise
from docgen.models.record import Record, known_keys
from docgen.models.rules import REMINDER, Anniversary, Campaign, PublicityRule, Rule, Rules, StageRule
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.values import Misread
from docgen.reading.values.quantities import parse_share

BUILT_IN = "organisational_life.yaml"
PUBLICITY, STAGES, ANNIVERSARIES = "publicity.yaml", "stages.yaml", "anniversaries.yaml"
WAIVED = "不作要求"

D = TypeVar("D", bound=PublicityRule | StageRule)
R = TypeVar("R", bound=Record)


def rules_of(year: int, own: Rules | None = None, file: str = BUILT_IN) -> tuple[Rule, ...]:
    """The rules in force in a year; one of the office's own replaces the built-in ones of its number."""
    mine = own.rules if own else ()
    all_rules = (*_kept(built_in(file).rules, mine, "number"), *mine)
    return tuple(rule for rule in all_rules if rule.in_force(year) and not waived(rule))


def waived(rule: Rule) -> bool:
    """Whether the office has put a built-in rule out of force (频次: 不作要求)."""
    return rule.promise == WAIVED


def publicity_rule(kind: str, day: date, own: Rules | None) -> PublicityRule | None:
    """How long a notice of the kind, posted on that day, hangs; None where nothing is laid down."""
    rules = _in_force(built_in(PUBLICITY).publicity, own.publicity if own else (), day)
    return next((rule for rule in rules if rule.kind == kind), None)


def stage_rule(matter: str, day: date, own: Rules | None) -> StageRule | None:
    """What is laid down for a stage on that day; None where docgen knows of nothing."""
    rules = _in_force(built_in(STAGES).stages, own.stages if own else (), day)
    return next((rule for rule in rules if rule.matter == matter), None)


def _in_force(known: Sequence[D], own: Sequence[D], day: date) -> list[D]:
    """The office's own rules first; each replaces the built-in one of its number at all times."""
    all_rules = (*own, *_kept(known, own, "number"))
    return [r for r in all_rules if r.since <= day and (r.until is None or day <= r.until)]


def anniversaries(own: Rules | None) -> tuple[Anniversary, ...]:
    """What is counted from a year; one of the office's own replaces the built-in one of its name."""
    mine = own.anniversaries if own else ()
    return (*mine, *_kept(built_in(ANNIVERSARIES).anniversaries, mine, "name"))


def campaigns(own: Rules | None) -> tuple[Campaign, ...]:
    """What is done for some time only, in the same way."""
    mine = own.campaigns if own else ()
    return (*mine, *_kept(built_in(ANNIVERSARIES).campaigns, mine, "name"))


def words_of(known: Anniversary | Campaign) -> tuple[str, ...]:
    """How texts call it, the longest name first."""
    return tuple(sorted(map(str, known.words or (known.name,)), key=len, reverse=True))


def _kept(known: Sequence[R], own: Sequence[R], key: str) -> list[R]:
    """The built-in ones that none of the office's own replaces by its number or its name."""
    replaced = {getattr(each, key) for each in own}
    return [each for each in known if getattr(each, key) not in replaced]


def check_rules(rules: Rules) -> list[Diagnostic]:
    """What docgen cannot read in the office's own rules."""
    return [
        *(said for rule in rules.rules for said in _unread(rule)),
        *(said for stage in rules.stages for said in _without_measure(stage)),
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
    """A stage without its months (a reminder without its days) is no rule."""
    key, told = ("天数", rule.days) if rule.matter == REMINDER else ("月数", rule.months)
    if told is None:
        message = f"“{rule.matter}”没有写“{key}”"
        yield error("D470", rule.place, message, f"补上“{key}”；不作要求的写 0")


@cache
def built_in(name: str) -> Rules:
    """The rules of one of docgen's own files, which lie beside this one."""
    data = (files(__name__) / name).read_bytes()
    record, _ = validate(Rules, read_yaml(data, name, known_keys(Rules)), None)
    return record or Rules.model_construct()
