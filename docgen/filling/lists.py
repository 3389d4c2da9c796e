"""Rows of a YAML file: a list of records, alone or beside values that all of them share."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.base.diagnostics import Diagnostic, Span, error
from docgen.filling.table import Row, Table
from docgen.reading.document import read_yaml
from docgen.reading.listing import spans_of
from docgen.reading.nodes import Entries, Items, Node, Text

MEND = "每份文件写成一项，以“- ”开头，下面写“键: 值”"


def table_of_yaml(data: bytes, name: str) -> Table:
    """The table of a YAML file."""
    document = read_yaml(data, name)
    if document.root is None:
        return Table(diagnostics=document.diagnostics)
    found = _records(document.root)
    if isinstance(found, Diagnostic):
        return Table(diagnostics=(*document.diagnostics, found))
    records, shared = found
    spans = spans_of(document.source, {node.place.line: _title(node) for node in records})
    rows, said = _rows(spans, records, shared)
    if not rows and not said:
        said.append(error("K361", document.root.place, "这个列表是空的", MEND))
    keys = tuple(dict.fromkeys(key for row in rows for key in row.values))
    return Table(keys, rows, tuple(spans), (*document.diagnostics, *said))


def _records(root: Node) -> tuple[Items, Entries] | Diagnostic:
    """The list of records, and what they share; or why there is none."""
    if isinstance(root, Items):
        return root, Entries()
    if not isinstance(root, Entries):
        return _no_list(root)
    lists = {key: node for key, node in root.items() if isinstance(node, Items) and _is_records(node)}
    if len(lists) != 1:
        return _no_list(root) if not lists else _several_lists(root, list(lists))
    key, records = next(iter(lists.items()))
    shared = {other: node for other, node in root.items() if other != key}
    return records, Entries(shared, root.place, root.key_places)


def _no_list(root: Node) -> Diagnostic:
    return error("K361", root.place, "没有找到要生成文件的列表", MEND)


def _several_lists(root: Entries, keys: list[str]) -> Diagnostic:
    message = f"{'、'.join(f'“{key}”' for key in keys)}都是列表，不知道按哪一个生成文件"
    return error("K367", root.key_places[keys[1]], message, "只留一个，其余的放到各项里面")


def _is_records(items: Items) -> bool:
    return any(isinstance(member, Entries) for member in items)


def _rows(spans: Sequence[Span], records: Items, shared: Entries) -> tuple[tuple[Row, ...], list[Diagnostic]]:
    said: list[Diagnostic] = []
    rows: list[Row] = []
    by_line = {span.first: span for span in spans}
    for number, node in enumerate(records, start=1):
        if isinstance(node, Entries):
            rows.append(Row(number, by_line[node.place.line], _with_shared(node, shared)))
        else:
            said.append(error("K366", node.place, "这一项不是一组“键: 值”", MEND))
    return tuple(rows), said


def _with_shared(record: Entries, shared: Entries) -> Entries:
    """A record's own values, then those that it shares and has not."""
    others = {key: value for key, value in shared.items() if key not in record}
    return Entries({**record, **others}, record.place, {**shared.key_places, **record.key_places})


def _title(node: Node) -> str:
    """The first text of a record."""
    if not isinstance(node, Entries):
        return ""
    texts = (value for value in node.values() if isinstance(value, Text) and value)
    return next(texts, "").split("\n")[0]
