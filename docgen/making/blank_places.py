"""Every blank of a year's papers with the place at which a person would type what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pkgutil import get_data
from typing import Any, NamedTuple

import yaml

from docgen.base.diagnostics import Diagnostic, Place, Source, Span, hint, in_reading_order
from docgen.base.workspace import Workspace
from docgen.making.drafts import PreparedDraft
from docgen.making.options import Options
from docgen.making.year_drafts import drafts_of
from docgen.making.year_inputs import YearInputs
from docgen.models.record import known_keys
from docgen.papers import Kind, kinds_of_a_year
from docgen.papers.printed_marks import PrintedMark
from docgen.reading.decoding import decode
from docgen.reading.disk import read_at_most
from docgen.year import register

WORD = "Word"
"""Stands for a file in the table: no YAML file has a key for it."""
IN_WORD = "YAML 里没有这一项：生成以后在 Word 里写"
FILL = "填好，或者连同整项删掉"


class _Found(NamedTuple):
    """A blank, the place at which it is filled, and what to do there."""

    blank: PrintedMark
    place: Place
    mend: str
    is_typed: bool = False
    """Whether the mark itself stands in a file."""


class _Where(NamedTuple):
    """What to type for a mark, and in which file (none: that of the paper itself)."""

    what: str
    file: str = ""


def blanks_of_year(workspace: Workspace, year: int, today: date | None = None) -> list[Diagnostic]:
    """A hint at the place of each blank of a year's papers; one that several papers print is told once.

    D417 where the mark itself was typed, D418 where docgen prints it for what is missing.
    """
    papers: dict[_Found, dict[str, None]] = {}
    # Read once for all kinds: evaluations and notices look into the minutes as well.
    options = Options(proofread=False, today=today, inputs=YearInputs(workspace, year))
    for kind in kinds_of_a_year():
        if any(workspace.has(year, name) for name in kind.reads):
            finder = _Finder(workspace, year, kind)
            with drafts_of(workspace, year, kind, options) as drafted:
                for name, draft in drafted.named():
                    for found in finder.found_in(draft):
                        papers.setdefault(found, {})[name] = None
    return in_reading_order(_told(found, names) for found, names in papers.items())


def _told(found: _Found, names: Collection[str]) -> Diagnostic:
    blank, place, mend, is_typed = found
    others = f"等{len(names)}份" if len(names) > 1 else ""
    under = f"“{blank.under[0]}”下面的" if blank.under else ""
    message = f"{next(iter(names))}{others}：{under}{blank.mark}"
    return hint("D417", place, message, mend) if is_typed else hint("D418", place, message, mend)


class _Finder:
    """Finds the places of one kind of papers in the files of a year."""

    def __init__(self, workspace: Workspace, year: int, kind: Kind) -> None:
        self._workspace, self._year = workspace, year
        self._main = kind.rests_on or kind.prints or kind.reads[-1]
        self._keys = known_keys(register.file_named(self._main).model())
        self._sources: dict[str, Source] = {}

    def found_in(self, draft: PreparedDraft) -> Iterator[_Found]:
        """Each blank of a draft."""
        seen: Counter[str] = Counter()
        for blank in draft.blanks:
            seen[blank.mark] += 1
            typed = self._typed(draft.span, blank.mark, seen[blank.mark])
            yield (
                _Found(PrintedMark(blank.mark), typed, FILL, is_typed=True)
                if typed
                else self._missing(draft.span, blank)
            )

    def _typed(self, span: Span | None, mark: str, number: int) -> Place | None:
        """The place of a mark that somebody typed, of several the one with that number."""
        own = list(_places(self._own(span), mark, span))
        # The names of the office, too, may still be marks of the starter.
        places = own or list(_places(self._source(self._file("organization")), mark))
        return places[min(number, len(places)) - 1] if places else None

    def _missing(self, span: Span | None, blank: PrintedMark) -> _Found:
        words = blank.mark.removeprefix("【待补").strip("：】")
        where = _Where(f"“{words}”") if words in self._keys else _looked_up(words)
        if where.file == WORD:
            return _Found(blank, self._near(span, blank), IN_WORD)
        if where.file and where.file != self._main:
            return _Found(blank, Place(Source(self._file(where.file))), f"补上{where.what}")
        return _Found(blank, self._near(span, blank), f"在这一条里补上{where.what}")

    def _near(self, span: Span | None, blank: PrintedMark) -> Place:
        """The line that holds the heading of the blank, where one does; else the first line of the record."""
        source = self._own(span)
        found = [place for words in blank.under for place in _places(source, words, span)]
        return found[0] if found else Place(source, span.first if span else 0, 1 if span else 0)

    def _own(self, span: Span | None) -> Source:
        return self._source(span.file if span else self._file(self._main))

    def _file(self, name: str) -> str:
        plans = self._workspace.plans
        folder = plans if name in register.OF_ALL_YEARS else self._workspace.year(self._year)
        return self._workspace.name_of(folder / f"{name}.yaml")

    def _source(self, name: str) -> Source:
        if name not in self._sources:
            try:
                content = read_at_most(self._workspace.root / name)
            except OSError:
                content = b""
            self._sources[name] = decode(content, name).source
        return self._sources[name]


def _places(source: Source, text: str, span: Span | None = None) -> Iterator[Place]:
    first, last = (span.first, min(span.last, len(source.lines))) if span else (1, len(source.lines))
    for number in range(first, last + 1):
        line = source.line(number) or ""
        if text in line and not line.lstrip().startswith("#"):
            yield Place(source, number, line.index(text) + 1, len(text))


def _looked_up(words: str) -> _Where:
    """What the table says of a mark; what it does not know is typed under its own name."""
    found = (where for pattern, where in _table() if fnmatchcase(words, pattern))
    return next(found, _Where(f"“{words}”"))


@cache
def _table() -> tuple[tuple[str, _Where], ...]:
    content = get_data("docgen.papers", "typed_where.yaml") or b""
    rows: list[dict[str, Any]] = yaml.safe_load(content)
    return tuple(
        (words, _Where(row.get("补", ""), row.get("文件", ""))) for row in rows for words in row["印"]
    )
