"""Columns that a template asks for yes or no, and that hold answers and other words as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from docgen.base.diagnostics import Diagnostic, hint
from docgen.engine.typed_values import number_in
from docgen.filling.data_tables import TableRow
from docgen.filling.shapes import says_no
from docgen.reading.nodes import Entries, Node, NumberText, Text
from docgen.reading.values import answer_of


def told_half_answers(rows: Iterable[TableRow], tested: Collection[str]) -> list[Diagnostic]:
    """Return once for each column that `{% if 处分 %}` takes 无 in it for a no, and 警告 for a yes."""
    texts: dict[str, list[Text]] = {name: [] for name in tested}
    for row in rows:
        for key, text in _texts(row.values):
            if key in texts:
                texts[key].append(text)
    return [said for key, found in texts.items() for said in _told(key, found)]


def _texts(node: Node, key: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text with the key that it stands under."""
    if isinstance(node, Entries):
        for name, below in node.items():
            yield from _texts(below, name)
    elif isinstance(node, Text):
        # A number is a yes unless it is 0, as everywhere.
        if node and not isinstance(node, NumberText):
            yield key, node
    else:
        for member in node:
            yield from _texts(member, key)


def _told(key: str, texts: Collection[Text]) -> Iterator[Diagnostic]:
    no = next((text for text in texts if says_no(text)), None)
    other = next((text for text in texts if answer_of(text) is None and number_in(text) is None), None)
    if no is not None and other is not None:
        message = f"“{key}”里的“{no}”当作没有，“{other}”当作有：模板问的是 {{% if {key} %}}"
        mend = f"不是这个意思，模板里写清楚，如 {{% if {key} == '{other}' %}}"
        yield hint("K375", no.place, message, mend)
