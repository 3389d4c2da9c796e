"""The dated facts that texts are compared with: data files with 自, 至, 来源, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pkgutil import get_data
from typing import NamedTuple

from docgen.reading.document import read_yaml
from docgen.reading.nodes import Entries, Items, Node

_INSTEAD = ("对", "新", "代替", "改")
"""The keys of what to write instead, by the list: a word, a term, a regulation, a phrase."""
FOREVER = date(9999, 12, 31)


class Fact(NamedTuple):
    """An entry of a data file: its words, the days it holds for (both included), and what it says of them.

    What an entry does not say is empty.
    """

    words: tuple[str, ...]
    since: date
    until: date
    name: str
    """What it is called; without a name of its own, by its first word."""
    source: str = ""
    instead: str = ""
    """What to write in its place."""
    full_name: str = ""
    members: str = ""
    """What belongs to a fixed group, with / between."""
    not_after: str = ""
    """Characters before the words that make something else of them."""
    not_before: str = ""
    """The same behind them."""
    verb: str = ""
    """Of words that do not go together: the first …"""
    noun: str = ""
    """… and the second."""

    def holds(self, day: date) -> bool:
        """Tell whether the fact holds on the day."""
        return self.since <= day <= self.until


@cache
def data_file(package: str, path: str) -> Entries:
    """A data file of docgen's own. Raises ValueError where it has a fault."""
    document = read_yaml(get_data(package, path) or b"", path)
    if document.diagnostics or not isinstance(document.root, Entries):
        raise ValueError(f"{path}: {document.diagnostics}")
    return document.root


def _data(name: str) -> Entries:
    return data_file(__name__, f"data/{name}.yaml")


@cache
def facts(name: str, key: str) -> tuple[Fact, ...]:
    """The entries of a list in a data file; an entry without a date has that of the file."""
    root = _data(name)
    listed = root[key]
    common = {key: value for key, value in root.items() if isinstance(value, str)}
    return tuple(_fact({**common, **_texts(entry)}) for entry in listed if isinstance(entry, Entries))


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """A list of words in a data file, or the words of a text there."""
    listed = _data(name)[key]
    return tuple(map(str, listed)) if isinstance(listed, Items) else tuple(str(listed).split())


def _texts(entry: Mapping[str, Node]) -> dict[str, str]:
    return {key: str(value) for key, value in entry.items() if isinstance(value, str)}


def _fact(said: dict[str, str]) -> Fact:
    typed = said.get("词") or said.get("名称") or said.get("错") or said.get("旧") or ""
    words = tuple(typed.split("/"))
    return Fact(
        words,
        _first_day(said.get("自", "")),
        _last_day(said.get("至", "")),
        name=said.get("名称") or words[0],
        source=said.get("来源", ""),
        instead=next((said[key] for key in _INSTEAD if key in said), ""),
        full_name=said.get("全称", ""),
        members=said.get("项", ""),
        not_after=said.get("前不", ""),
        not_before=said.get("后不", ""),
        verb=said.get("前", ""),
        noun=said.get("后", ""),
    )


def _first_day(text: str) -> date:
    parts = _numbers(text)
    return date(*[*parts, 1, 1][:3]) if parts else date.min


def _last_day(text: str) -> date:
    """The last day of a validity, typed as a day, a month or a year."""
    parts = _numbers(text)
    if not parts:
        return FOREVER
    if len(parts) == 3:
        return date(*parts)
    # The 28th exists in every month; an entry that means the very last day of a month types it.
    return date(parts[0], parts[1] if len(parts) > 1 else 12, 28)


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split("-")] if text else []


def words_of(entries: Sequence[Fact]) -> list[str]:
    """All words of some entries."""
    return [word for entry in entries for word in entry.words]
