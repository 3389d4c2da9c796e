"""No code of a diagnostic has two meanings: `docs/codes.yaml` holds one for each."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from codes_given import codes_given

from docgen.checking.proofreading.findings import all_rules

REGISTER = yaml.safe_load((Path(__file__).parent.parent / "docs" / "codes.yaml").read_text(encoding="utf-8"))
OF_RULES = Counter(rule.code for rule in all_rules())
GIVEN = Counter(given.code for given in codes_given() if given.code not in OF_RULES)


def test_every_code_has_its_meaning_in_the_register_and_no_other_has() -> None:
    assert set(REGISTER) == set(GIVEN)


def test_a_code_is_given_at_as_many_places_as_its_register_says() -> None:
    """Whoever gives it once more must look whether it means the same there."""
    told = {code: row["处"] if isinstance(row, dict) else 1 for code, row in REGISTER.items()}
    assert {code: number for code, number in GIVEN.items() if told.get(code) != number} == {}


def test_no_two_codes_mean_the_same() -> None:
    meanings = Counter(row["意思"] if isinstance(row, dict) else row for row in REGISTER.values())
    assert [meaning for meaning, number in meanings.items() if number > 1] == []


def test_no_two_rules_of_the_proofreader_have_one_code() -> None:
    assert [code for code, number in OF_RULES.items() if number > 1] == []
    assert not set(OF_RULES) & set(REGISTER)


@pytest.mark.parametrize("given", codes_given(), ids=lambda given: f"{given.code} {given.place}")
def test_a_code_given_in_the_source_has_a_level_that_can_be_told(given) -> None:
    assert given.levels


CONTRIBUTING = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_contributing_names_every_family_of_codes() -> None:
    (sentence,) = re.findall(r"Codes: (Y1 .+?)\. ", CONTRIBUTING, re.DOTALL)
    families = tuple(re.findall(r"\b[A-Z]\d\b", sentence))
    ours = {code for code in REGISTER if len(code) == 4}
    assert {code for code in ours if not code.startswith(families)} == set()
    assert {family for family in families if not any(code.startswith(family) for code in ours)} == set()


def test_contributing_names_every_family_of_rules() -> None:
    (sentence,) = re.findall(r"Codes are a letter and two digits:\n(.+?)\. \(", CONTRIBUTING, re.DOTALL)
    told = set(re.findall(r"\b([A-Z]) \w", sentence))
    assert told == {code[0] for code in OF_RULES} | {code[0] for code in REGISTER if len(code) == 3}
