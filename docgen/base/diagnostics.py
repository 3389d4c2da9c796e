"""What docgen has to say about its input: one type, one way to print it (as text or as JSON)."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from docgen.base.visible import visible


class Level(Enum):
    """The severity: an error has to be mended, a warning looked at; a hint (提示) only says something."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """The level's name as users read it."""
        return {"error": "错误", "warning": "警告", "hint": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, or a piece of one: its name relative to the workspace, its lines as they lie.

    A piece begins at line `first`. A sheet of a spreadsheet has its title and, instead of lines, `cells` by
    row and column.
    """

    name: str
    # Not compared: places are keys of dictionaries, and each look-up would hash the whole file.
    lines: Sequence[str] = field(default=(), compare=False, repr=False)
    sheet: str = ""
    cells: Sequence[Sequence[str]] = field(default=(), compare=False, repr=False)
    first: int = field(default=1, compare=False, repr=False)

    def line(self, number: int) -> str | None:
        """The line of that number in the file, None where there is none."""
        index = number - self.first
        return self.lines[index] if 0 <= index < len(self.lines) else None


class Place(NamedTuple):
    """The position of something: line and column are 1-based in characters, 0 means the file as a whole.

    In a spreadsheet they are the numbers of the row and the column.
    """

    source: Source
    line: int = 0
    column: int = 0
    length: int = 1


class Span(NamedTuple):
    """The lines of a file that one record takes, both ends included, and what people call that record."""

    file: str
    first: int
    last: int
    title: str = ""
    sheet: str = ""
    """The sheet whose rows they are, in a workbook."""

    def holds(self, place: Place) -> bool:
        """Tell whether the place lies in it."""
        is_there = (place.source.name, place.source.sheet) == (self.file, self.sheet)
        return is_there and self.first <= place.line <= self.last


class SpanFinder:
    """The span that holds a place, among those that do not overlap, without looking at each."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.file, span.sheet, span.first))
        self._starts = [(span.file, span.sheet, span.first) for span in self._spans]

    def __call__(self, place: Place) -> Span | None:
        """The span that holds it, if any does."""
        index = bisect_right(self._starts, (place.source.name, place.source.sheet, place.line)) - 1
        span = self._spans[index] if index >= 0 else None
        return span if span and span.holds(place) else None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing worth telling the user: what is wrong at a place, and what to type instead."""

    code: str
    level: Level
    place: Place
    message: str
    hint: str = ""
    once: str = ""
    """What is the same in others of its code: they are told once a file, the other places only listed."""
    is_due: bool = False
    """Whether it tells of something to be done by a day: told before the warnings, whatever its level."""
    of_language: bool = False
    """True for what the proofreader finds: a draft is made although its language has faults."""

    @property
    def refuses(self) -> bool:
        """Tell whether no paper may be made of what it is about."""
        return self.level is Level.ERROR and not self.of_language


class ToldOnce(NamedTuple):
    """A diagnostic as it is printed, and the other places of the file at which the same was to be said."""

    diagnostic: Diagnostic
    others: Sequence[Place] = ()


class Summary(NamedTuple):
    """The number of diagnostics of each level."""

    errors: int
    warnings: int
    hints: int


def error(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Make a diagnostic about something that has to be mended."""
    return Diagnostic(code, Level.ERROR, place, message, hint)


def warning(code: str, place: Place, message: str, hint: str = "", *, once: str = "") -> Diagnostic:
    """Make a diagnostic about something very likely wrong."""
    return Diagnostic(code, Level.WARNING, place, message, hint, once)


def hint(code: str, place: Place, message: str, mend: str = "", *, once: str = "") -> Diagnostic:
    """Make a diagnostic that only says aloud how something was understood."""
    return Diagnostic(code, Level.HINT, place, message, mend, once)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of them has to be mended."""
    return any(d.level is Level.ERROR for d in diagnostics)


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each diagnostic once, at its gravest level, by file, line and column."""
    # One kind of paper warns of what is an error to another: `docgen build` tells it once.
    # No set: hashes of texts differ from run to run, and so would the order of equal keys.
    levels, gravest = [*Level], dict[tuple[str, Place, str], Diagnostic]()
    for each in diagnostics:
        former = gravest.setdefault((each.code, each.place, each.message), each)
        if levels.index(each.level) < levels.index(former.level):
            gravest[each.code, each.place, each.message] = each
    return sorted(gravest.values(), key=lambda d: (d.place.source.name, d.place.line, d.place.column, d.code))


def by_weight(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each diagnostic once, what matters first: errors, what is due, warnings, hints; each by its place."""
    levels = [*Level]
    return sorted(
        in_reading_order(diagnostics),
        key=lambda d: levels.index(d.level) if d.level is Level.ERROR or not d.is_due else 0.5,
    )


MOST_REPEATED = 3
"""So often what can be told once a file is still told at each place."""
MOST_LISTED = 12
"""Other places that are listed."""


def told_once(diagnostics: Iterable[Diagnostic]) -> list[ToldOnce]:
    """Diagnostics in the same order; a hint on a hundred values of a file is told at the first of them."""
    said = list(diagnostics)
    others: dict[Diagnostic, list[Place]] = {}
    listed: set[Diagnostic] = set()
    for first, *rest in _repeated(said):
        others[first] = [each.place for each in rest]
        listed.update(rest)
    return [ToldOnce(each, others.get(each, ())) for each in said if each not in listed]


def _repeated(diagnostics: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """The groups of diagnostics that say the same of many values of one file or sheet."""
    alike: dict[tuple[str, ...], list[Diagnostic]] = {}
    for each in diagnostics:
        if each.once:
            source = each.place.source
            alike.setdefault((source.name, source.sheet, each.code, each.once), []).append(each)
    return [group for group in alike.values() if len(group) > _most_repeated(group[0])]


def _most_repeated(diagnostic: Diagnostic) -> int:
    # What the proofreader says of one word is said once with its places, however few they are.
    return 1 if diagnostic.of_language else MOST_REPEATED


def count(diagnostics: Iterable[Diagnostic]) -> Summary:
    """Return the number of errors, of warnings and of hints."""
    levels = [d.level for d in diagnostics]
    return Summary(*(levels.count(level) for level in Level))


def as_text(diagnostic: Diagnostic, others: Sequence[Place] = ()) -> str:
    """One diagnostic as users read it: place, message, the line with a mark under it, mend, other places."""
    d = diagnostic
    # A message quotes what somebody typed: an ESC in it would steer the terminal.
    head = visible(f"{address(d.place)}: {d.level.label} {d.code} {d.message}")
    mend = [f"   提示：{visible(d.hint)}"] if d.hint else []
    again = [visible(f"   这样的还有 {len(others)} 处：{_listed(others)}")] if others else []
    return "\n".join([head, *_excerpt(d.place), *mend, *again])


def _listed(places: Sequence[Place]) -> str:
    """The lines (第 8、12 行) or cells (E5、E6) of some places in one file."""
    is_table = bool(places[0].source.cells)
    names = dict.fromkeys(cell_name(each) if is_table else str(each.line) for each in places)
    shown = "、".join(list(names)[:MOST_LISTED]) + ("……" if len(names) > MOST_LISTED else "")
    return shown if is_table else f"第 {shown} 行"


def as_json(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    """One diagnostic as a plain object for `--format json`; null stands for a place that it has not."""
    d = diagnostic
    return {
        "code": d.code,
        "level": d.level.value,
        "file": d.place.source.name,
        "line": d.place.line or None,
        "column": d.place.column or None,
        "message": d.message,
        "hint": d.hint,
    }


def address(place: Place) -> str:
    """Return a place as users read it: file, line and column, or file and cell."""
    if place.source.cells:
        return ":".join(filter(None, (place.source.name, cell_name(place))))
    numbers = [str(n) for n in (place.line, place.column) if n]
    return ":".join([place.source.name, *numbers])


def cell_name(place: Place) -> str:
    """A cell as Excel names it, E5 or 名册!E5; the sheet's name, or nothing, for a sheet as a whole."""
    sheet = place.source.sheet
    cell = f"{column_letters(place.column)}{place.line}" if place.line else ""
    return f"{sheet}!{cell}" if sheet and cell else sheet or cell


def column_letters(number: int) -> str:
    """A column, counted from 1, by the letters that Excel gives it; nothing for 0."""
    letters = ""
    while number:
        # Excel's letters have no nought: behind Z comes AA.
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


EXCERPT_COLUMNS = 76
"""Terminal columns of a quoted line: a paragraph of 500 字 must not bury its own mark."""


CELL_RULE = " │ "
"""What stands between the cells of a quoted row."""


def _excerpt(place: Place) -> list[str]:
    pieces = _row_around(place) if place.source.cells else _line_around(place)
    if pieces is None:
        return []
    # No character takes less than a column: of a line of a million, no more than these can show.
    before = _tail_within(_printable(pieces[0][-EXCERPT_COLUMNS:]), EXCERPT_COLUMNS // 2)
    marked = _head_within(_printable(pieces[1][:EXCERPT_COLUMNS]), EXCERPT_COLUMNS // 2)
    after = _head_within(_printable(pieces[2][:EXCERPT_COLUMNS]), EXCERPT_COLUMNS // 4)
    # At the end of a line there is nothing to mark: the place is shown all the same.
    mark = " " * columns(before) + "^" * max(columns(marked), 1)
    gutter = f"{place.line:4d}"
    return [f"{gutter} | {before}{marked}{after}", f"{'':4} | {mark}"]


def _line_around(place: Place) -> tuple[str, str, str] | None:
    """Return the text before the place on its line, the text at it, and the text after it."""
    line = place.source.line(place.line)
    if line is None:
        return None
    start = max(place.column - 1, 0)
    return line[:start], line[start : start + place.length], line[start + place.length :]


def _row_around(place: Place) -> tuple[str, str, str] | None:
    """The cells before the place, the cell itself, and the cells after it."""
    if not 0 < place.line <= len(place.source.cells):
        return None
    row, start = place.source.cells[place.line - 1], max(place.column - 1, 0)
    before, marked, after = row[:start], row[start : start + 1], row[start + 1 :]
    joined = [CELL_RULE.join(cells) for cells in (before, marked, after)]
    rules = CELL_RULE if before else "", CELL_RULE if after else ""
    return joined[0] + rules[0], joined[1], rules[1] + joined[2]


def _printable(text: str) -> str:
    """Show what cannot be seen, and give every character the width it is counted with."""
    return "".join("·" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text)


def _head_within(text: str, limit: int) -> str:
    text = text[: limit + 1]  # a wide table's row is long, and no character is narrower than a column
    if columns(text) <= limit:
        return text
    while columns(text) > limit - 1:
        text = text[:-1]
    return text + "…"


def _tail_within(text: str, limit: int) -> str:
    text = text[-limit - 1 :]
    if columns(text) <= limit:
        return text
    while columns(text) > limit - 1:
        text = text[1:]
    return "…" + text


def columns(text: str) -> int:
    """The width of a text in terminal columns: a 汉字 takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
