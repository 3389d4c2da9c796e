"""Anniversaries and campaigns that docgen knows of; those the office writes itself stand first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from docgen.domain.rules import built_in
from docgen.models.rules import Anniversary, Campaign, Rules

FILE = "anniversaries.yaml"

R = TypeVar("R", bound=Anniversary | Campaign)


def anniversaries(own: Rules | None) -> tuple[Anniversary, ...]:
    """What is counted from a year; one of the office's own replaces the built-in one of its name."""
    return _joined(own.anniversaries if own else (), built_in(FILE).anniversaries)


def campaigns(own: Rules | None) -> tuple[Campaign, ...]:
    """What is done for some time only, in the same way."""
    return _joined(own.campaigns if own else (), built_in(FILE).campaigns)


def words_of(known: Anniversary | Campaign) -> tuple[str, ...]:
    """How texts call it, the longest name first."""
    return tuple(sorted(map(str, known.words or (known.name,)), key=len, reverse=True))


def _joined(own: Sequence[R], known: Sequence[R]) -> tuple[R, ...]:
    replaced = {each.name for each in own}
    return (*own, *(each for each in known if each.name not in replaced))
