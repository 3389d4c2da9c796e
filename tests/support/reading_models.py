"""Read YAML text into a model, as `year` does, for tests of models and of the domain."""

from __future__ import annotations

from typing import TypeVar

from docgen.base.diagnostics import Diagnostic, in_reading_order
from docgen.models.organization import Organization
from docgen.models.plan import Plan
from docgen.models.record import Record, known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml

R = TypeVar("R", bound=Record)


def read(model: type[R], text: str, year: int = 2023) -> tuple[R | None, list[Diagnostic]]:
    """The model of a text and what was said about it."""
    name = "organization.yaml" if issubclass(model, Organization) else "plan.yaml"
    record, said = validate(model, read_yaml(text.encode(), name, known_keys(model)), year)
    return record, list(said)


def plan_of(text: str, year: int = 2023) -> Plan:
    """A plan that has nothing wrong with it."""
    plan, said = read(Plan, text, year)
    assert plan is not None, said
    assert not [d for d in said if d.level.value == "error"], said
    return plan


def organization_of(text: str) -> Organization:
    """An organization that has nothing wrong with it."""
    organization, said = read(Organization, text)
    assert organization is not None, said
    return organization


def told(diagnostics: list[Diagnostic]) -> list[tuple[int, int, str]]:
    """Line, column and code of each."""
    return [(d.place.line, d.place.column, d.code) for d in in_reading_order(diagnostics)]
