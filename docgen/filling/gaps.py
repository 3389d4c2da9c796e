"""What is missing in a row: printed as 【待补：…】, and nothing all the same where a template asks for it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from docgen.domain.words.placeholders import count_marks, missing
from docgen.filling.shapes import Plain


class Gap(str):
    """The mark of a missing value; it is false, so that `{% if 备注 %}` and `{{ 备注 or '无' }}` work."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def with_gaps(value: Any, key: str = "") -> Any:  # noqa: ANN401 - whatever JSON holds
    """The same values, with a gap where there is none."""
    if value is None:
        return Gap(missing(key))
    if isinstance(value, dict):
        return {name: with_gaps(below, name) for name, below in value.items()}
    if isinstance(value, list):
        return [with_gaps(member, key) for member in value]
    return value


def count_gaps(value: Plain, optional: Collection[str], key: str = "") -> int:
    """How many values a person still has to supply; those that the template can do without do not count."""
    if isinstance(value, dict):
        return sum(count_gaps(below, optional, name) for name, below in value.items())
    if isinstance(value, list):
        return sum(count_gaps(member, optional, key) for member in value)
    return count_marks(value) if value else int(key not in optional)
