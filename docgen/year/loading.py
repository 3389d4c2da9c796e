"""One year, whole: its YAML files read, validated and checked against each other."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.models.record import Record
from docgen.year.files import YearFile, calendar_file, load_file, organization_file, plan_file, rules_file
from docgen.year.lists import LISTS
from docgen.year.whole import Year

R = TypeVar("R", bound=Record)

ALL_FILES = ("organization", "plan", "calendar", "rules", "minutes", "notices", "evaluations")


def load_year(workspace: Workspace, number: int, files: Collection[str] = ALL_FILES) -> Year:
    """Read the named files of a year, and say everything that is wrong with them."""
    said: dict[str, tuple[Diagnostic, ...]] = {}

    def load(name: str, file_of: Callable[[], YearFile[R]]) -> R | None:
        if name not in files:
            return None
        file = file_of()
        loaded = load_file(workspace, number, file)
        facts = file.check(loaded.record, number) if loaded.record is not None else []
        said[name] = (*loaded.said, *facts)
        return loaded.record

    organization, plan = load("organization", organization_file), load("plan", plan_file)
    year = Year(number, organization, plan, said, load("calendar", calendar_file), load("rules", rules_file))
    for name, load_more in LISTS.items():
        if name in files:
            year = load_more(workspace, year)
    return year
