"""Mappings of names the office chooses: items with their points, people with their promises."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from docgen.models.fields import LINE, TEXT_SCHEMA
from docgen.models.reader import JsonSchema, Listed, Scalar, misread
from docgen.reading.nodes import Entries, Text
from docgen.reading.values import parse_decimal


class Points(NamedTuple):
    """So many points (or hours) under a name."""

    name: Text
    value: Decimal


class Said(NamedTuple):
    """What somebody says of themselves, one thing a line."""

    name: Text
    lines: tuple[Text, ...]


class _Keyed:
    """Annotates a tuple of pairs: a mapping whose names are free and whose values one reader reads."""

    def __init__(self, pair: Callable[[Text, Any], tuple[Text, Any]], value: Scalar | Listed) -> None:
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

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchema:
        value = self.value
        several = isinstance(value, Listed)
        schema = value.item.schema if isinstance(value, Listed) else value.schema
        listed: JsonSchema = {"anyOf": [schema, {"type": "array", "items": schema}]}
        return {"type": "object", "additionalProperties": listed if several else schema}


_NUMBER = Scalar(lambda text, _reader: parse_decimal(text), TEXT_SCHEMA)

PointsByName = Annotated[tuple[Points, ...], _Keyed(Points, _NUMBER)]
"""`{履行岗位职责: 40, 服务群众: 30}`: points, or hours, under each name."""

SaidByName = Annotated[tuple[Said, ...], _Keyed(Said, Listed(LINE))]
"""`{刘玉兰: [每月听课四节, …]}`: what each says."""
