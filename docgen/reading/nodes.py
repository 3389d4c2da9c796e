"""The nodes of a YAML file: plain texts, lists and mappings that know where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from docgen.base.diagnostics import Diagnostic, Place, Source

NOWHERE = Place(Source(""))


# Text, Items and Entries are a str, a list and a dict, so that pydantic, templates and tests use them as
# plain values (docs/decisions/0004).
class Text(str):
    """A scalar or a key as typed; an empty value is the empty text."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, value: str = "", place: Place = NOWHERE) -> Text:
        """Make a text at a place."""
        text = super().__new__(cls, value)
        text.place = place
        return text


class NumberText(Text):
    """A text that shows a number otherwise than by its figures: 12人, ¥1,200.00, 优秀."""

    __slots__ = ("number",)
    number: str

    def __new__(cls, value: str = "", place: Place = NOWHERE, number: str = "") -> NumberText:
        """Make a text at a place for a number."""
        text = str.__new__(cls, value)
        text.place, text.number = place, number
        return text


class Items(list["Node"]):
    """A sequence."""

    __slots__ = ("place",)

    def __init__(self, members: Iterable[Node] = (), place: Place = NOWHERE) -> None:
        super().__init__(members)
        self.place = place


class Entries(dict[str, "Node"]):
    """A mapping; `key_places` tells where each key stands."""

    __slots__ = ("key_places", "place")

    def __init__(
        self,
        entries: Mapping[str, Node] = {},
        place: Place = NOWHERE,
        key_places: Mapping[str, Place] | None = None,
    ) -> None:
        super().__init__(entries)
        self.place = place
        self.key_places = dict(key_places or {})


Node: TypeAlias = Text | Items | Entries


@dataclass(frozen=True, slots=True)
class Document:
    """A file's nodes (None when it holds nothing that can be read) and what was wrong with its text."""

    source: Source
    root: Node | None
    diagnostics: tuple[Diagnostic, ...]
