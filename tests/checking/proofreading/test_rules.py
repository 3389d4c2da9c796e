"""Each rule is tested by its own examples; and the rules together are told apart."""

from __future__ import annotations

import re

import pytest
from proofs import codes, paper_of_text

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.findings import all_rules
from docgen.checking.proofreading.paper_text import PLAN
from docgen.checking.proofreading.rule import ProofRule


def examples(which: str) -> list[tuple[ProofRule, str]]:
    return [(rule, example) for rule in all_rules() for example in getattr(rule, which)]


def found_in(rule: ProofRule, example: str) -> list[str]:
    kind = PLAN if PLAN in rule.scope else min(rule.scope)
    return codes(paper_of_text(example, kind, rule.examples_as))


def name_of(value: object) -> str:
    return value.code if isinstance(value, ProofRule) else str(value)[:20]


@pytest.mark.parametrize(("rule", "example"), examples("bad"), ids=name_of)
def test_a_rule_finds_its_bad_examples(rule: ProofRule, example: str) -> None:
    assert rule.code in found_in(rule, example)


@pytest.mark.parametrize(("rule", "example"), examples("good"), ids=name_of)
def test_a_rule_finds_nothing_in_its_good_examples(rule: ProofRule, example: str) -> None:
    assert rule.code not in found_in(rule, example)


@pytest.mark.parametrize("rule", all_rules(), ids=name_of)
def test_a_rule_says_what_it_is(rule: ProofRule) -> None:
    assert re.fullmatch(r"[A-Z]\d\d", rule.code)
    assert rule.name
    assert rule.source
    assert rule.bad
    assert rule.good


def test_a_code_belongs_to_one_rule() -> None:
    found = [rule.code for rule in all_rules()]
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("rule", all_rules(), ids=name_of)
def test_a_rule_looks_at_no_paper_outside_of_its_scope(rule: ProofRule) -> None:
    for example in rule.bad:
        assert not list(rule(paper_of_text(example, "somewhere else", rule.examples_as)))


@pytest.mark.parametrize("rule", all_rules(), ids=name_of)
def test_the_level_of_a_rule_follows_the_strength_of_its_source(rule: ProofRule) -> None:
    levels = list(Level)
    assert levels.index(rule.level) >= levels.index(rule.strength.highest)
