"""The rule in force on a day: how long a notice hangs, how long a stage lasts; the office's own wins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from docgen.domain.rules import built_in
from docgen.models.rules import PublicityRule, Rules, StageRule

PUBLICITY, STAGES = "publicity.yaml", "stages.yaml"

R = TypeVar("R", bound=PublicityRule | StageRule)


def publicity_rule(kind: str, day: date, own: Rules | None) -> PublicityRule | None:
    """How long a notice of the kind, posted on that day, hangs; None where nothing is laid down."""
    rules = _in_force(built_in(PUBLICITY).publicity, own.publicity if own else (), day)
    return next((rule for rule in rules if rule.kind == kind), None)


def stage_rule(matter: str, day: date, own: Rules | None) -> StageRule | None:
    """What is laid down for a stage on that day; None where docgen knows of nothing."""
    rules = _in_force(built_in(STAGES).stages, own.stages if own else (), day)
    return next((rule for rule in rules if rule.matter == matter), None)


def _in_force(known: Sequence[R], own: Sequence[R], day: date) -> list[R]:
    """The office's own rules first; each replaces the built-in one of its number at all times."""
    replaced = {rule.number for rule in own}
    all_rules = [*own, *(rule for rule in known if rule.number not in replaced)]
    return [r for r in all_rules if r.since <= day and (r.until is None or day <= r.until)]
