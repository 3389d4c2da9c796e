"""The file of minutes that a record goes into: which one it is, and its bytes with the record at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.base.workspace import Workspace, starter
from docgen.models.minutes import Minutes
from docgen.models.record import known_keys
from docgen.note.note_record import NoteRecord
from docgen.reading.decoding import decode
from docgen.reading.disk import bytes_of
from docgen.reading.editing import Edit, edited
from docgen.reading.listing import ListedRecord, Listing, read_listing
from docgen.reading.values.numerals import NUMERAL, chinese_number, read_number

NAME = "minutes"
_MONTH = re.compile(rf"(?P<head>(?:[0-9]{{4}}\s*[年._-]?\s*)?)(?P<month>{NUMERAL})(?P<tail>月份?)?")


class Extended(NamedTuple):
    """A file with records at its end: its bytes before and after, the line at which each record begins."""

    path: Path
    before: bytes | None
    after: bytes
    records: tuple[tuple[NoteRecord, int], ...]


def file_for(workspace: Workspace, day: date, bodies: Sequence[str]) -> Path:
    """The file in which the year keeps the minutes of a day: its month's, its branch's, or minutes.yaml."""
    whole = workspace.year(day.year) / f"{NAME}.yaml"
    parts = [path for path in workspace.files(day.year, NAME) if path.parent.name == NAME]
    kept = [path for path in parts if _month_of(path) == day.month or path.stem in bodies]
    if kept:
        return kept[0]
    months = list(filter(_month_of, parts))
    if months and not whole.exists():
        return months[-1].with_name(f"{_like(months[-1].stem, day.month)}.yaml")
    return whole


def _month_of(path: Path) -> int | None:
    found = _MONTH.fullmatch(path.stem)
    return read_number(found["month"]) if found else None


def _like(other: str, month: int) -> str:
    """The name of a month's file after that of another month: 03 like 01, 3月 like 1月."""
    found = _MONTH.fullmatch(other)
    head, typed, tail = found.group("head", "month", "tail") if found else ("", "", "")
    number = f"{month:02}" if typed.isdecimal() and len(typed) == 2 else str(month)
    return f"{head}{number if typed.isdecimal() else chinese_number(month)}{tail or ''}"


def extended(path: Path, name: str, records: Sequence[NoteRecord], year: int) -> Extended | Diagnostic | None:
    """The file with the records at its end; None where they could not be read there as they are."""
    data = bytes_of(path, name) if path.exists() else None
    if isinstance(data, Diagnostic):
        return data
    old = data if data is not None else _new_file(path, year)
    before = read_listing(old, name, Minutes.LIST, known_keys(Minutes))
    lines = decode(old, name).text.split("\n")
    if fault := _on_its_line(name, lines):
        return fault
    margin = _margin(before, lines)
    gap = _gap(lines)
    pieces, line = [], len(lines) + gap.count("\n")
    placed = []
    for record in records:
        placed.append((record, line))
        pieces.append(record.indented(margin))
        line += len(record.lines) + 1
    text = gap + "\n\n".join(pieces) + "\n"
    try:
        new = edited(old, [Edit(len(lines), len(lines[-1]) + 1, 0, text)])
    except ValueError:  # bytes that are no text
        return None
    after = read_listing(new, name, Minutes.LIST, known_keys(Minutes))
    return Extended(path, data, new, tuple(placed)) if _is_sound(before, after, len(records)) else None


_NOTHING_YET = re.compile(
    rf"(?P<typed>{Minutes.LIST}[ \t]*[:：][ \t]*(?:\[\s*\]|\{{\s*\}}|无|没有|暂无|null|~))[ \t]*(?:#.*)?\r?"
)


def _on_its_line(name: str, lines: Sequence[str]) -> Diagnostic | None:
    """An empty list that stands on the line of its key, behind which no record can follow: 会议: []."""
    for number, line in enumerate(lines, 1):
        if found := _NOTHING_YET.fullmatch(line):
            place = Place(Source(name, tuple(lines)), number, 1, len(found["typed"]))
            message = f"第{number}行写着“{found['typed']}”，后面接不上记录"
            return error("I936", place, message, f"把第{number}行改成“{Minutes.LIST}:”，再记一次")
    return None


def _new_file(path: Path, year: int) -> bytes:
    return f"{Minutes.LIST}:\n".encode() if path.parent.name == NAME else starter(f"{NAME}.yaml", year)


def _margin(listing: Listing, lines: Sequence[str]) -> str:
    """The blanks before the dashes of the file."""
    first = next((piece.first for piece in _records(listing)), None)
    dashed = lines[first - 1] if first else "  -"
    return dashed[: len(dashed) - len(dashed.lstrip(" "))]


def _records(listing: Listing) -> list[ListedRecord]:
    """The records of a file; one that has none yet is given as one piece that begins nowhere."""
    return [piece for piece in listing.pieces if piece.first]


def _gap(lines: Sequence[str]) -> str:
    """What stands between the end of a file and a record: an empty line, unless the list is still empty."""
    ending = "\n" if lines[-1].strip() else ""
    last = next((line for line in reversed(lines) if line.strip()), "")
    is_apart = not lines[-1].strip() and len(lines) > 1 and not lines[-2].strip()
    return ending if is_apart or last.rstrip().endswith(f"{Minutes.LIST}:") else f"{ending}\n"


def _is_sound(before: Listing, after: Listing, number: int) -> bool:
    """Tell whether the old records are read as before, and as many new ones behind them."""
    # A quote left open at the end of the file would swallow what is written behind it.
    old = [piece.document.root for piece in _records(before)]
    new = [piece.document for piece in _records(after)]
    is_new_sound = all(document.root and not document.diagnostics for document in new[len(old) :])
    return len(new) == len(old) + number and [each.root for each in new[: len(old)]] == old and is_new_sound
