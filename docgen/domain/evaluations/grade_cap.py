"""The cap on the best grade (优秀): so many of so many, by the rule in force on the day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docgen.domain.rules import rules_of
from docgen.domain.words.shares import parse_share
from docgen.models.evaluations import Appraisal
from docgen.models.rules import Rule, Rules
from docgen.reading.values import Misread

RULES_FILE = "appraisal.yaml"
FULL_MEMBERS, ALL_MEMBERS = "正式党员", "全体党员"


class Cap(NamedTuple):
    """At most `most` of the best grade, of `base` people called `of`; without a rule there is no source."""

    most: int
    base: int
    of: str
    share: str
    source: str


class Heads(NamedTuple):
    """How many are appraised: the full members (正式党员), and all of them."""

    full: int
    everybody: int


def cap_rule(appraisal: Appraisal, own: Rules | None) -> Rule | None:
    """The rule in force on the day of the appraisal; the office's own goes before the built-in one."""
    return _last(
        rule
        for rule in rules_of(appraisal.day.year, own, RULES_FILE)
        if rule.share and rule.since <= appraisal.day and not (rule.until and rule.until < appraisal.day)
    )


def _last(rules: Iterable[Rule]) -> Rule | None:
    found = list(rules)
    return found[-1] if found else None


def reckoned_cap(appraisal: Appraisal, heads: Heads, rule: Rule | None) -> Cap | None:
    """floor(N × share), N by the 基数 of the record or else of the rule; None without a rule to reckon by."""
    if rule is None:
        return None
    try:
        share = parse_share(rule.share)
    except Misread:
        return None
    of = appraisal.base or rule.base or FULL_MEMBERS
    base = heads.everybody if of == ALL_MEMBERS else heads.full
    return Cap(base * share.numerator // share.denominator, base, of, str(share), str(rule.source))
