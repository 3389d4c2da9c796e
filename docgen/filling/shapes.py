"""The shape that the rows of a table share: what a template may ask of each, and each row brought to it.

What is missing in a row prints as 【待补：…】, and as nothing where a template asks whether it is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias, TypeGuard

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.words.placeholders import count_marks, missing
from docgen.engine.blanks import Blanks
from docgen.engine.template_fields import Fields, FieldTree
from docgen.engine.typed_values import No, Shown, number_in
from docgen.filling.data_tables import TableRow
from docgen.reading.nodes import Entries, Items, Node, NumberText, Text
from docgen.reading.values import answer_of

Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None
"""A value as the template gets it; None where nothing was written."""


SHOWN = ""
"""The key of a value that shows a number: no key of a file is empty."""
LONGEST_NO = 8


def fields_of(rows: Iterable[TableRow]) -> dict[str, Fields]:
    """Return the fields that any row has: None for a text, [fields] for a list, a mapping for a group."""
    fields: dict[str, Fields] = {}
    for row in rows:
        for key, node in row.values.items():
            fields[key] = _grown(fields.get(key), node)
    return fields


def _grown(fields: Fields, node: Node) -> Fields:
    """Return the fields with those of one more value; a single value may stand for a list of one."""
    if isinstance(node, Items):
        inner = fields[0] if _is_list(fields) else fields
        for member in node:
            inner = _grown(inner, member)
        return [inner]
    # A single text among lists is a list of one: people leave out the dash.
    if _is_list(fields):
        return [_grown(fields[0], node)]
    if isinstance(node, Entries):
        before = fields if isinstance(fields, Mapping) else {}
        return {**before, **{key: _grown(before.get(key), value) for key, value in node.items()}}
    return fields


def _is_list(fields: Fields) -> TypeGuard[Sequence[Fields]]:
    return isinstance(fields, Sequence)


def fitted(key: str, node: Node, fields: Fields, said: list[Diagnostic]) -> Plain:
    """Return a value in the shape it has in all rows; one that cannot be brought to it is told."""
    if _is_list(fields):
        members = node if isinstance(node, Items) else [node]
        return [fitted(key, member, fields[0], said) for member in members if member != ""]
    if isinstance(fields, Mapping):
        return _fitted_group(key, node, fields, said)
    return _plain(node) if isinstance(node, Text) and node else None


def _plain(text: Text) -> Plain:
    """Return a text; with its number, where that is another than the text says."""
    if isinstance(text, NumberText) and number_in(str(text)) != Decimal(text.number):
        return {SHOWN: [str(text), text.number]}
    return str(text)


def _fitted_group(key: str, node: Node, fields: FieldTree, said: list[Diagnostic]) -> Plain:
    if not isinstance(node, Entries):
        if node:
            message = f"“{key}”在别处是一组“键: 值”，这里却写成了一段文字"
            said.append(error("K368", node.place, message, f"这里也分项写：{'、'.join(fields)}"))
        node = Entries()
    return {name: fitted(name, node.get(name, Text()), below, said) for name, below in fields.items()}


def with_blanks(value: Any, blanks: Blanks, key: str = "") -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the values, with a blank where there is none."""
    if value is None:
        return blanks.blank(missing(key))
    if isinstance(value, dict):
        if SHOWN in value:
            return Shown(*value[SHOWN])
        return {name: with_blanks(below, blanks, name) for name, below in value.items()}
    if isinstance(value, list):
        return [with_blanks(member, blanks, key) for member in value]
    return No(value) if says_no(value) else value


def says_no(text: str) -> bool:
    """Tell whether a text is a no where a template asks for yes or no: 否, 无, ×, FALSE, 0."""
    return len(text) <= LONGEST_NO and (answer_of(text) is False or number_in(text) == 0)


def count_gaps(value: Plain, optional: Collection[str], key: str = "") -> int:
    """Count the values that a person still has to supply, without those that the template does not need."""
    if isinstance(value, dict):
        return sum(count_gaps(below, optional, name) for name, below in value.items())
    if isinstance(value, list):
        return sum(count_gaps(member, optional, key) for member in value)
    return count_marks(value) if value else int(key not in optional)
