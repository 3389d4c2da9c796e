"""Records with a number of their own (编号): one that was left out is made of what the record says."""

from __future__ import annotations

from typing import ClassVar

from docgen.models.reader import Reader
from docgen.models.record import Record
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import parse_date, understood

NUMBER = "编号"
LONGEST_PART = 20
"""Characters of one value in a number: it stands in names of files."""


class Numbered(Record):
    """A record that papers, commands and messages call by its number."""

    NUMBERED_BY: ClassVar[tuple[str, ...]] = ()
    """The keys of whose values a number is made; as long as they stay, it stays."""

    @classmethod
    def _known(cls, entries: Entries, reader: Reader) -> Entries:
        given = super()._known(entries, reader)
        # A mistyped 编号 was told already, and a number made in its place would be another one.
        if NUMBER not in given and (entries.place, NUMBER) not in reader.asked_for:
            parts = (_part(given.get(key, Text("")), reader) for key in cls.NUMBERED_BY)
            given[NUMBER] = Text("".join(parts) or "未编号", entries.place)
        return given


def _part(node: Node, reader: Reader) -> str:
    """What a value gives to a number: a day in one form, a branch by its name, the first of some people."""
    if isinstance(node, Entries):
        return _part(node.get("姓名", Text("")), reader)
    if isinstance(node, Items):
        return _part(node[0], reader) + ("等" if len(node) > 1 else "") if node else ""
    day = understood(lambda text: parse_date(text, reader.year).value, node)
    return day.isoformat() if day else reader.office.branch(node.strip())[:LONGEST_PART]
