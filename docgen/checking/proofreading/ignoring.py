"""Findings that people waive: `# docgen: 忽略 P07` on a line, above an item, at the head of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from docgen.base.diagnostics import Diagnostic, Place, Source, hint, warning
from docgen.checking.proofreading.rule import Seeker
from docgen.reading.bounds import LARGER_LISTS, decode_within_bounds
from docgen.reading.nodes import NOWHERE

_WAIVER = Seeker(r"#\s*docgen\s*[:：]\s*忽略(?P<codes>[^#]*)")
_CODE = Seeker(r"[A-Za-z]\d\d")
_SILENT = Seeker(r"\s*(?:#|$)")
_DASHES = Seeker(r"\s*(?:- +)*")


@dataclass(frozen=True)
class Waiver:
    """A code whose findings are not reported in some lines, both ends included."""

    code: str
    first: int
    last: int
    place: Place


@dataclass
class Waivers:
    """The waivers of a file, and those of them that were used."""

    waivers: Sequence[Waiver] = ()
    used: set[Waiver] = field(default_factory=set)

    def take(self, code: str, line: int) -> bool:
        """Tell whether a finding in the line is waived, and note the waivers that waive it."""
        taken = [one for one in self.waivers if one.code == code and one.first <= line <= one.last]
        self.used.update(taken)
        return bool(taken)

    def without_effect(self, known: Collection[str]) -> Iterator[Diagnostic]:
        """The diagnostics of waivers without effect: unknown codes, and codes that waive nothing."""
        # A waiver that has outlived its finding would hide the next one in silence.
        for waiver in self.waivers:
            if waiver.code not in known:
                yield unknown(waiver.code, waiver.place)
            elif waiver not in self.used:
                message = f"这里没有 {waiver.code} 要忽略"
                yield hint("Z01", waiver.place, message, f"删掉“忽略”后面的 {waiver.code}")


def unknown(code: str, place: Place) -> Diagnostic:
    """The warning that there is no rule of this code."""
    return warning("Z02", place, f"没有编号是“{code}”的校对规则", "编号照检查结果里的写，如 P07")


def waivers_of(source: Source) -> Waivers:
    """The waivers in the lines of a file."""
    lines = source.lines
    if not any("忽略" in line for line in lines):
        return Waivers()
    return Waivers([waiver for number in range(1, len(lines) + 1) for waiver in _of_line(source, number)])


def last_of_waiver(line: str) -> int | None:
    """The offset behind the last code that a line waives; None where it waives none."""
    found = _WAIVER.compiled.search(line)
    codes = list(_CODE.compiled.finditer(line, *found.span("codes"))) if found else []
    return codes[-1].end() if codes else None


def waivers_in(data: bytes, name: str) -> Waivers:
    """The waivers in a file; none in one that cannot be read."""
    decoded = decode_within_bounds(data, name, LARGER_LISTS)
    if isinstance(decoded, Diagnostic) or "忽略" not in decoded.text:
        return Waivers()
    return waivers_of(decoded.source)


def waived_in(source: Source) -> tuple[Waiver, ...]:
    """The waivers in the lines of a file, without their places."""
    # They are sent to workers; a place would take all the lines of the file along.
    return tuple(replace(waiver, place=NOWHERE) for waiver in waivers_of(source).waivers)


def _of_line(source: Source, number: int) -> Iterator[Waiver]:
    line = source.lines[number - 1]
    found = _WAIVER.compiled.search(line) if "忽略" in line else None
    if found is None:
        return
    first, last = _extent(source.lines, number, found.start())
    for code in _CODE.compiled.finditer(line, found.start("codes"), found.end("codes")):
        place = Place(source, number, code.start() + 1, len(code[0]))
        yield Waiver(code[0].upper(), first, last, place)


def _extent(lines: Sequence[str], number: int, column: int) -> tuple[int, int]:
    """The lines that a remark is about: its own line and those below it, the item below, or the file."""
    if lines[number - 1][:column].strip():
        return number, _last_below(lines, number, _depth(lines[number - 1], with_dashes=True))
    # Nothing but remarks above it: it stands at the head of the file.
    if all(map(_SILENT.compiled.match, lines[: number - 1])):
        return 1, len(lines)
    below = range(number + 1, len(lines) + 1)
    first = next((each for each in below if not _SILENT.compiled.match(lines[each - 1])), number)
    return first, _last_below(lines, first, _depth(lines[first - 1], with_dashes=False))


def _depth(line: str, *, with_dashes: bool) -> int:
    """The column (from 0) in which the item of a line begins; `with_dashes`, its text behind them."""
    if with_dashes and (found := _DASHES.compiled.match(line)):
        return found.end()
    return len(line) - len(line.lstrip(" "))


def _last_below(lines: Sequence[str], first: int, depth: int) -> int:
    """The last of the lines below the first that are indented deeper."""
    last = first
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= depth:
            break
        last = number
    return last
