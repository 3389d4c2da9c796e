"""Nodes as plain values with their places, to be compared and read."""

from __future__ import annotations

from docgen.base.diagnostics import Place
from docgen.reading.nodes import Entries, Items, Node, Text

Told = tuple[object, ...]


def told(node: Node) -> Told:
    """A node, its place and what it holds."""
    if isinstance(node, Text):
        return str(node), _numbers(node.place)
    if isinstance(node, Items):
        return "list", _numbers(node.place), [told(member) for member in node]
    assert isinstance(node, Entries)
    pairs = [(str(key), _numbers(node.key_places[key]), told(value)) for key, value in node.items()]
    return "mapping", _numbers(node.place), pairs


def _numbers(place: Place) -> tuple[int, int, int]:
    return place.line, place.column, place.length
