"""Every kind of paper is found under its name, and only what a command needs is imported for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from docgen.papers import KINDS, kind_named


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_found_under_its_name(name: str) -> None:
    assert kind_named(name).name == name


def test_what_is_no_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        kind_named("no_kind")


def test_the_plan_is_found_without_the_papers_of_others() -> None:
    code = "import sys; from docgen.papers import kind_named; kind_named('plan'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    others = tuple(f"docgen.papers.{f}" for f in ("minutes", "notices", "evaluations", "year_calendar"))
    assert not [name for name in loaded.split() if name.startswith(others)]


def test_finding_that_a_paper_is_made_already_loads_no_engine() -> None:
    """Jinja, lxml and docxtpl take as long to import as all the rest of an unchanged run."""
    code = "import sys; from docgen.making import build; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert {"jinja2", "lxml", "docx", "docxtpl"}.isdisjoint(loaded.split())
