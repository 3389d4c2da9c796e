"""Names as records have them, each at its own place, with what stands beside it: reasons, words, points."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import ValidationInfo

from docgen.base.diagnostics import Place
from docgen.models.fields import LINE, NUMBER, TEXT_SCHEMA
from docgen.models.reader import (
    FieldReader,
    JsonSchema,
    Listed,
    Reader,
    as_items,
    as_text,
    misread,
    one_or_list,
    reader_of,
)
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Misread, parse_people

NOBODY = ("无", "没有", "全到", "全体到会")


class Absence(NamedTuple):
    """A person who was absent; the reason is empty when none was told."""

    name: Text
    reason: Text


class Speech(NamedTuple):
    """Words as written, and who spoke them; no speaker for words of the meeting as a whole."""

    speaker: Text
    words: Text


class Assignment(NamedTuple):
    """A grade or a mark that somebody is given; name and value as written, each with its place."""

    name: Text
    value: Text


class Points(NamedTuple):
    """So many points (or hours) under a name."""

    name: Text
    value: Decimal


class Said(NamedTuple):
    """The things that somebody says of themselves, one thing a line."""

    name: Text
    lines: tuple[Text, ...]


def read_names(node: object, info: ValidationInfo) -> tuple[Text, ...]:
    """The people named by a text or a list, each with the place of the name."""
    reader = reader_of(info)
    return tuple(name for item in as_items(node) for name in _split(as_text(item), reader))


def _split(text: Text, reader: Reader) -> list[Text]:
    try:
        names, note = parse_people(text)
    except Misread as fault:
        raise misread(fault.message, fault.hint, text.place) from None
    reader.say(text, note)
    return [Text(name, _within(text.place, name)) for name in names]


def _within(place: Place, name: str) -> Place:
    """Return the place of the name itself, or of the whole text when the name was typed differently."""
    found = (place.source.line(place.line) or "").find(name, place.column - 1)
    return place._replace(column=found + 1, length=len(name)) if found >= 0 else place


def _one_name(node: object, info: ValidationInfo) -> Text:
    text = as_text(node)
    names = read_names(text, info)
    if len(names) != 1:
        raise misread("这里只能写一个人", "只留一个姓名，其他人写在“列席”或讨论里", text.place)
    return names[0]


def _absences(node: object, info: ValidationInfo) -> tuple[Absence, ...]:
    if isinstance(node, Entries):
        return tuple(
            Absence(Text(name, node.key_places[name]), as_text(reason)) for name, reason in node.items()
        )
    if isinstance(node, Text) and node in NOBODY:
        return ()
    return tuple(absence for item in as_items(node) for absence in _absence(item, info))


def _absence(item: Node, info: ValidationInfo) -> tuple[Absence, ...]:
    if isinstance(item, Entries):
        return _absences(item, info)
    return tuple(Absence(name, Text("")) for name in read_names(item, info))


def _speeches(node: object, _info: ValidationInfo) -> tuple[Speech, ...]:
    members = [node] if isinstance(node, Entries) else as_items(node)
    return tuple(speech for member in members for speech in _said(member))


def _said(node: Node) -> list[Speech]:
    if not isinstance(node, Entries):
        return [Speech(Text(""), as_text(node))]
    return [Speech(Text(name, node.key_places[name]), as_text(words)) for name, words in node.items()]


def _assignments(node: object, _info: ValidationInfo) -> tuple[Assignment, ...]:
    if not isinstance(node, Entries) and not (isinstance(node, Items) and _all_entries(node)):
        raise misread("这里应当写成“姓名: 内容”，一人一行", "例如 刘玉兰: 合格")
    members = [node] if isinstance(node, Entries) else as_items(node)
    return tuple(Assignment(name, words) for member in members for name, words in _said(member))


def _all_entries(node: Items) -> bool:
    return all(isinstance(member, Entries) for member in node)


class _Read(FieldReader):
    """Read by one function; `schema` is its JSON schema."""

    def __init__(self, made_by: Callable[[object, ValidationInfo], Any], schema: JsonSchema) -> None:
        self.made_by, self.schema = made_by, schema

    def read(self, node: object, info: ValidationInfo) -> Any:  # noqa: ANN401 - whatever the function gives
        return self.made_by(node, info)

    def json_schema(self) -> JsonSchema:
        return self.schema


class _Keyed(FieldReader):
    """A tuple of pairs: a mapping whose names are free and whose values one reader reads."""

    def __init__(self, pair: Callable[[Text, Any], tuple[Text, Any]], value: FieldReader) -> None:
        self.pair, self.value = pair, value

    def read(self, node: object, info: ValidationInfo) -> tuple[Any, ...]:
        """The pairs in the order of the mapping; a name without a value is left out."""
        if not isinstance(node, Entries):
            raise misread("这里应当写成“名称: 内容”，一项一行", "例如 履行岗位职责: 30")
        return tuple(
            self.pair(Text(name, node.key_places[name]), self.value.read(value, info))
            for name, value in node.items()
            if value != ""
        )

    def json_schema(self) -> JsonSchema:
        return {"type": "object", "additionalProperties": self.value.json_schema()}


_SAID: JsonSchema = {"type": "object", "additionalProperties": TEXT_SCHEMA}
_TEXTS_OR_SAID: JsonSchema = {
    "anyOf": [TEXT_SCHEMA, _SAID, {"type": "array", "items": {"anyOf": [TEXT_SCHEMA, _SAID]}}]
}

Name = Annotated[Text, _Read(_one_name, TEXT_SCHEMA)]
"""One person, with the place of the name."""

Names = Annotated[tuple[Text, ...], _Read(read_names, one_or_list(TEXT_SCHEMA))]
"""People, each with the place of the name."""

Absences = Annotated[tuple[Absence, ...], _Read(_absences, _TEXTS_OR_SAID)]
"""`{区志远: 支教}`, or a list of names where no reason is known; `无` for nobody."""

Speeches = Annotated[tuple[Speech, ...], _Read(_speeches, _TEXTS_OR_SAID)]
"""`[{刘玉兰: …}, {黄海涛: …}]`: who said what, in order; a bare text has no speaker."""

Assignments = Annotated[tuple[Assignment, ...], _Read(_assignments, one_or_list(_SAID))]
"""`{刘玉兰: 合格, 黄海涛: 优秀}`: what each is given, in order."""

PointsByName = Annotated[tuple[Points, ...], _Keyed(Points, NUMBER)]
"""`{履行岗位职责: 40, 服务群众: 30}`: points, or hours, under each name."""

SaidByName = Annotated[tuple[Said, ...], _Keyed(Said, Listed(LINE))]
"""`{刘玉兰: [每月听课四节, …]}`: what each says."""
