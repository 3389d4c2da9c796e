"""Dated rules as data: the built-in ones, and those the office puts in their place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.words.promises import parse_promise
from docgen.domain.words.shares import parse_share
from docgen.models.record import known_keys
from docgen.models.rules import REMINDER, Rule, Rules, StageRule
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.values import Misread

BUILT_IN = "organisational_life.yaml"
WAIVED = "不作要求"


def rules_of(year: int, own: Rules | None = None, file: str = BUILT_IN) -> tuple[Rule, ...]:
    """The rules in force in a year; one of the office's own replaces the built-in ones of its number."""
    mine = own.rules if own else ()
    replaced = {rule.number for rule in mine}
    kept = [rule for rule in built_in(file).rules if rule.number not in replaced]
    return tuple(rule for rule in (*kept, *mine) if rule.in_force(year) and not waived(rule))


def check_rules(rules: Rules) -> list[Diagnostic]:
    """What docgen cannot read in the office's own rules."""
    return [
        *(said for rule in rules.rules for said in _unread(rule)),
        *(said for stage in rules.stages for said in _without_measure(stage)),
    ]


def waived(rule: Rule) -> bool:
    """Whether the office has put a built-in rule out of force (频次: 不作要求)."""
    return rule.promise == WAIVED


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
