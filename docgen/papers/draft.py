"""The hinge: what comes before a draft knows nothing of Word, what comes after it nothing of the domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

from docgen.domain.placeholders import count_marks
from docgen.year import Year


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper to be: its file name (without extension) and what fills its template."""

    name: str
    context: Mapping[str, object]

    @property
    def missing(self) -> int:
        """How many 【待补】 and 【请填写】 the paper holds."""
        return _count_missing(self.context)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: its name, which is also its output folder, its template, and how a year is drafted.

    `reads` names the YAML files (without `.yaml`) that its drafts are made from; `fields` is the typed
    dictionary that describes the template's context.
    """

    name: str
    title: str
    template: str
    fields: type
    reads: tuple[str, ...]
    drafts: Callable[[Year], list[Draft]]


def field_tree(described: Any) -> Any:  # noqa: ANN401 - any type expression
    """The names a template may use: a mapping of names, a list of one such mapping, or None for a leaf."""
    if is_typeddict(described):
        return {name: field_tree(hint) for name, hint in get_type_hints(described).items()}
    inner = [tree for tree in map(field_tree, get_args(described)) if tree is not None]
    if not inner:
        return None
    return inner if get_origin(described) is list else inner[0]


def _count_missing(value: object) -> int:
    if isinstance(value, str):
        return count_marks(value)
    if isinstance(value, Mapping):
        return sum(map(_count_missing, value.values()))
    return sum(map(_count_missing, value)) if isinstance(value, list) else 0
