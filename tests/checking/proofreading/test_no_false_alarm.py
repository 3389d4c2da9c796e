"""Clean text is left alone: sentences of this register, and the example school's year."""

from __future__ import annotations

from pathlib import Path

import pytest
from proofs import paper_of_text

from docgen.base.diagnostics import Level
from docgen.base.workspace import Workspace
from docgen.checking.proofreading.findings import findings
from docgen.checking.proofreading.paper_text import ALL_KINDS, MINUTES, NOTICES
from docgen.checking.proofreading.year import proofread
from docgen.models.year_file import Role
from docgen.year import load_year

REPOSITORY = Path(__file__).parents[3]
CLEAN = (REPOSITORY / "benchmarks" / "corpus" / "clean.txt").read_text(encoding="utf-8")
SENTENCES = [line for line in CLEAN.splitlines() if not line.startswith("#")]


def told(text: str, kind: str, role: Role) -> list[str]:
    found = findings(paper_of_text(text, kind, role))
    return [f"{one.rule.code} {one.finding.message}" for one in found if one.level is not Level.HINT]


def test_there_are_six_hundred_sentences() -> None:
    assert len(set(SENTENCES)) >= 600


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
@pytest.mark.parametrize("kind", sorted(ALL_KINDS))
def test_no_sentence_is_a_false_alarm_whatever_it_is(kind: str, role: Role) -> None:
    found = {sentence: told(sentence, kind, role) for sentence in SENTENCES}
    assert {sentence: said for sentence, said in found.items() if said} == {}


@pytest.mark.parametrize("kind", [MINUTES, NOTICES])
def test_the_sentences_together_are_no_false_alarm(kind: str) -> None:
    assert told("\n".join(SENTENCES), kind, Role.SPEECH) == []


def test_the_example_year_is_clean() -> None:
    workspace = Workspace(REPOSITORY)
    found = proofread(workspace, load_year(workspace, 2023))
    assert [one for one in found if one.level is not Level.HINT] == []


@pytest.mark.parametrize("name", ["曾强", "解放", "乐天", "郑好", "单雪梅", "目地"])
def test_nothing_is_ever_found_in_a_name(name: str) -> None:
    from dataclasses import replace

    from proofs import OFFICE, codes

    office = replace(OFFICE, names=OFFICE.names | {name})
    assert codes(paper_of_text(f"请{name}同志发言。", facts=office)) == []
