"""Join pydantic to the reader's parsers: a value as typed goes in, a typed value comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from docgen.base.diagnostics import Diagnostic, Place, hint
from docgen.models.office_words import NO_OFFICE, OfficeWords
from docgen.reading.bounds import MOST_FAULTS, too_many
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Misread, Reading

JsonSchema = dict[str, Any]


@dataclass(slots=True)
class Reader:
    """The state of reading one file: the year of its folder, and the diagnostics found on the way."""

    year: int | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    faults: int = 0
    asked_for: set[tuple[Place, str]] = field(default_factory=set)
    """The keys that a mistyped one was asked to be, each with the place of its mapping."""
    office: OfficeWords = NO_OFFICE

    def tell(self, fault: Diagnostic) -> bool:
        """Tell a fault; no more than so many of one file. Gives whether there is room for more."""
        self.faults += 1
        if self.faults <= MOST_FAULTS + 1:
            self.diagnostics.append(fault if self.faults <= MOST_FAULTS else too_many(fault.place))
        return self.faults <= MOST_FAULTS

    def say(self, text: Text, note: str) -> None:
        """Say aloud how a value was understood."""
        if note:
            alike = _VALUES.sub("", note)
            self.diagnostics.append(hint("Y200", text.place, note, once=alike))


_VALUES = re.compile(r"“[^”]*”|(?<=理解为)[^（；：]*|(?<=：)\w+|（[^）]*、[^）]*）|\d+")
"""What differs from note to note of one kind: the value as typed, and as it is understood."""


def misread(message: str, mend: str = "", place: Place | None = None) -> PydanticCustomError:
    """The error a value raises; `validation` tells it at its place, or else at the place of the field."""
    return PydanticCustomError("misread", "{message}", {"message": message, "mend": mend, "place": place})


def reader_of(info: ValidationInfo) -> Reader:
    """The reader that `validation` passes along."""
    reader: Reader | None = info.context
    if reader is None:
        raise TypeError("models are validated through docgen.models.validation")
    return reader


def as_text(node: object) -> Text:
    """The text of a scalar; a list or a mapping in its place is told as such."""
    if isinstance(node, Text):
        return node
    raise misread("这里应当是一段文字，却写成了列表或一组“键: 值”", "把内容写在冒号后面的同一行")


def as_items(node: object) -> list[Node]:
    """The members of a list; a single text stands for a list of one."""
    if isinstance(node, Items):
        # An empty value counts as left out: so does a dash with nothing behind it.
        return [item for item in node if item != ""]
    if isinstance(node, Entries):
        raise misread("这里应当是一个列表，却写成了一组“键: 值”", "每一项另起一行，以“- ”开头")
    return [as_text(node)]


def one_or_list(schema: JsonSchema) -> JsonSchema:
    """The JSON schema of such a value, or of a list of them."""
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


class FieldReader:
    """Annotates a field whose value `read` makes of what was typed; `json_schema` tells editors of it."""

    __slots__ = ()

    def read(self, node: object, info: ValidationInfo) -> Any:  # noqa: ANN401 - whatever the field holds
        """The value of a node."""
        raise NotImplementedError

    def json_schema(self) -> JsonSchema:
        """Return the JSON schema of the values that may be typed."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchema:
        return dict(self.json_schema())  # pydantic writes the default into it


@dataclass(frozen=True, slots=True, eq=False)  # eq=False: typing hashes annotations, a schema is no key
class Scalar(FieldReader):
    """Annotates a field that one parser of `reading.values` understands; `schema` is its JSON schema."""

    parse: Callable[[Text, Reader], Reading[Any]]
    schema: JsonSchema

    def read(self, node: object, info: ValidationInfo) -> Any:  # noqa: ANN401 - whatever the parser gives
        """Parse one scalar; a guess is said aloud."""
        text, reader = as_text(node), reader_of(info)
        try:
            value, note = self.parse(text, reader)
        except Misread as fault:
            raise misread(fault.message, fault.hint, text.place) from None
        reader.say(text, note)
        return value

    def json_schema(self) -> JsonSchema:
        """As given."""
        return self.schema


@dataclass(frozen=True, slots=True, eq=False)
class Choice(Scalar):
    """Annotates a field that takes one of some words; messages, and the office's 说法, call it `what`."""

    what: str = ""
    options: tuple[str, ...] = ()
    near: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Listed(FieldReader):
    """Annotates a tuple of such values: a YAML list, or a single value standing for a list of one."""

    item: Scalar

    def read(self, node: object, info: ValidationInfo) -> tuple[Any, ...]:
        """Parse each member."""
        return tuple(self.item.read(member, info) for member in as_items(node))

    def json_schema(self) -> JsonSchema:
        """One, or a list."""
        return one_or_list(self.item.schema)
