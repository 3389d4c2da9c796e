"""The table of a YAML list: each item becomes one document."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from docgen.base.diagnostics import Diagnostic, Place, Span, error, hint, warning
from docgen.base.suggestion import meant_word, question
from docgen.filling.data_tables import DataTable, TableRow
from docgen.reading.document import read_yaml
from docgen.reading.listing import spans_of
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.spreadsheets.sheet import column_name

MEND = "每份文件写成一项，以“- ”开头，下面写“键: 值”"


def table_of_yaml(data: bytes, name: str, wanted: Collection[str]) -> DataTable:
    """Return the table of a YAML file; what is none of the wanted names is told."""
    # As for the files of a year: a name that the template asks for is a key, whatever colon is behind it.
    document = read_yaml(data, name, wanted)
    if document.root is None:
        return DataTable(diagnostics=document.diagnostics)
    found = _records(_named(document.root))
    if isinstance(found, Diagnostic):
        return DataTable(diagnostics=(*document.diagnostics, found))
    records, shared = found
    spans = spans_of(document.source, {node.place.line: _title_of_record(node) for node in records})
    rows, said = _rows(spans, records, shared)
    if not rows and not said:
        said.append(error("K361", document.root.place, "这个列表是空的", MEND))
    keys = tuple(dict.fromkeys(key for row in rows for key in row.values))
    unused = _told_unused(rows, keys, wanted)
    return DataTable(keys, rows, tuple(spans), (*document.diagnostics, *said, *unused))


def _named(node: Node) -> Node:
    """Return the nodes with keys as tags can name them: 单位/部门 is 单位部门, unless that is one too."""
    if isinstance(node, Items):
        return Items(map(_named, node), node.place)
    if not isinstance(node, Entries):
        return node
    # A key may be empty (`? `): it has no name.
    names = {key: name if key and (name := column_name(key)) and name not in node else key for key in node}
    entries: dict[str, Node] = {
        Text(names[key] or "", node.key_places.get(key, node.place)): _named(below)
        for key, below in node.items()
    }
    return Entries(entries, node.place, {names[key]: place for key, place in node.key_places.items()})


def _told_unused(rows: Sequence[TableRow], keys: Sequence[str], wanted: Collection[str]) -> list[Diagnostic]:
    """Return that keys were typed which no tag asks for; the first two say which document is which."""
    unused = [key for key in keys[2:] if key not in wanted]
    # A template without tags has been told of.
    if not unused or not set(keys).intersection(wanted):
        return []
    meant = {key: meant_word(key, _lacking(rows, wanted)) for key in unused}
    return _told(meant, {key: row.values.key_places[key] for row in reversed(rows) for key in row.values})


def _told(meant: Mapping[str, str | None], places: Mapping[str, Place]) -> list[Diagnostic]:
    """Return the keys that were not read: each with the name that it may stand for, the others together."""
    said = [_slip(key, places[key], near) for key, near in meant.items() if near]
    useless = [key for key, near in meant.items() if not near]
    return [*said, _useless(useless, places[useless[0]])] if useless else said


def _lacking(rows: Sequence[TableRow], wanted: Collection[str]) -> list[str]:
    """Return the wanted names that some row lacks: only one of these can have been meant."""
    return [name for name in wanted if any(name not in row.values for row in rows)]


def _slip(key: str, place: Place, meant: str) -> Diagnostic:
    return warning("Y167", place, f"“{key}”没有读{question(meant)}", f"是的话，改成“{meant}”")


def _useless(keys: Sequence[str], place: Place) -> Diagnostic:
    message = f"“{'”“'.join(keys)}”模板里用不上，没有读"
    return hint("Y167", place, message, "要印，在模板里写上它的标签")


def _records(root: Node) -> tuple[Items, Entries] | Diagnostic:
    """Return the list of records, and what they share; or why there is none."""
    if isinstance(root, Items):
        return root, Entries()
    if not isinstance(root, Entries):
        return _no_list(root)
    lists = {key: node for key, node in root.items() if isinstance(node, Items) and _is_records(node)}
    # One list gives the documents: two would leave open which.
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


def _rows(
    spans: Sequence[Span], records: Items, shared: Entries
) -> tuple[tuple[TableRow, ...], list[Diagnostic]]:
    said: list[Diagnostic] = []
    rows: list[TableRow] = []
    by_line = {span.first: span for span in spans}
    for number, node in enumerate(records, start=1):
        if isinstance(node, Entries):
            rows.append(TableRow(number, by_line[node.place.line], _with_shared(node, shared)))
        else:
            said.append(error("K366", node.place, "这一项不是一组“键: 值”", MEND))
    return tuple(rows), said


def _with_shared(record: Entries, shared: Entries) -> Entries:
    """Return a record's own values, then the shared values that it lacks."""
    others = {key: value for key, value in shared.items() if key not in record}
    return Entries({**record, **others}, record.place, {**shared.key_places, **record.key_places})


def _title_of_record(node: Node) -> str:
    """Return the first text of a record."""
    if not isinstance(node, Entries):
        return ""
    texts = (value for value in node.values() if isinstance(value, Text) and value)
    return next(texts, "").split("\n")[0]
