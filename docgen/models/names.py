"""People as minutes name them: each name at its own place, who was absent and why, who said what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from docgen.base.diagnostics import Place
from docgen.models.fields import TEXT_SCHEMA
from docgen.models.reader import JsonSchema, Reader, as_items, as_text, misread, reader_of
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Misread, parse_people

NOBODY = ("无", "没有", "全到", "全体到会")


class Absence(NamedTuple):
    """Who was absent; the reason is empty when none was told."""

    name: Text
    reason: Text


class Speech(NamedTuple):
    """Words as written, and who spoke them; no speaker for words of the meeting as a whole."""

    speaker: Text
    words: Text


class Assignment(NamedTuple):
    """What somebody is given: a grade, a mark; both as written, each with its place."""

    name: Text
    value: Text


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
    """Where the name itself stands; where the whole text stands when it was typed differently."""
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


def _speeches(node: object) -> tuple[Speech, ...]:
    members = [node] if isinstance(node, Entries) else as_items(node)
    return tuple(speech for member in members for speech in _said(member))


def _said(node: Node) -> list[Speech]:
    if not isinstance(node, Entries):
        return [Speech(Text(""), as_text(node))]
    return [Speech(Text(name, node.key_places[name]), as_text(words)) for name, words in node.items()]


def _assignments(node: object) -> tuple[Assignment, ...]:
    if not isinstance(node, Entries) and not (isinstance(node, Items) and _all_entries(node)):
        raise misread("这里应当写成“姓名: 内容”，一人一行", "例如 刘玉兰: 合格")
    members = [node] if isinstance(node, Entries) else as_items(node)
    return tuple(Assignment(name, words) for member in members for name, words in _said(member))


def _all_entries(node: Items) -> bool:
    return all(isinstance(member, Entries) for member in node)


class _Read:
    """Annotates a field that one function reads; `schema` is its JSON schema."""

    def __init__(self, read: Callable[[object, ValidationInfo], Any], schema: JsonSchema) -> None:
        self.read, self.schema = read, schema

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchema:
        return dict(self.schema)


_SAID: JsonSchema = {"type": "object", "additionalProperties": TEXT_SCHEMA}
_NAME_LIST: JsonSchema = {"anyOf": [TEXT_SCHEMA, {"type": "array", "items": TEXT_SCHEMA}]}

Name = Annotated[Text, _Read(_one_name, TEXT_SCHEMA)]
"""One person, with the place of the name."""

Names = Annotated[tuple[Text, ...], _Read(read_names, _NAME_LIST)]
"""People, each with the place of the name."""

Absences = Annotated[
    tuple[Absence, ...],
    _Read(
        _absences,
        {"anyOf": [TEXT_SCHEMA, _SAID, {"type": "array", "items": {"anyOf": [TEXT_SCHEMA, _SAID]}}]},
    ),
]
"""`{区志远: 支教}`, or a list of names where no reason is known; `无` for nobody."""

Speeches = Annotated[
    tuple[Speech, ...],
    _Read(
        lambda node, _info: _speeches(node),
        {"anyOf": [TEXT_SCHEMA, _SAID, {"type": "array", "items": {"anyOf": [TEXT_SCHEMA, _SAID]}}]},
    ),
]
"""`[{刘玉兰: …}, {黄海涛: …}]`: who said what, in order; a bare text has no speaker."""

Assignments = Annotated[
    tuple[Assignment, ...],
    _Read(lambda node, _info: _assignments(node), {"anyOf": [_SAID, {"type": "array", "items": _SAID}]}),
]
"""`{刘玉兰: 合格, 黄海涛: 优秀}`: what each is given, in order."""
