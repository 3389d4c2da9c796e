"""What people do not want to be told: `# docgen: 忽略 P07` on a line, above an item, at a file's head."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from docgen.base.diagnostics import Diagnostic, Place, Source, hint, warning
from docgen.checking.proofreading.seeking import Seeker

_WAIVER = Seeker(r"#\s*docgen\s*[:：]\s*忽略(?P<codes>[^#]*)")
_CODE = Seeker(r"[A-Za-z]\d\d")
_SILENT = Seeker(r"\s*(?:#|$)")
_DASHES = Seeker(r"\s*(?:- +)*")


@dataclass(frozen=True)
class Waiver:
    """A code that is not told in some lines, both ends included."""

    code: str
    first: int
    last: int
    place: Place


@dataclass
class Waivers:
    """The waivers of a file, and which of them have been made use of."""

    waivers: Sequence[Waiver] = ()
    used: set[Waiver] = field(default_factory=set)

    def take(self, code: str, line: int) -> bool:
        """Whether what was found in the line is not to be told."""
        taken = [one for one in self.waivers if one.code == code and one.first <= line <= one.last]
        self.used.update(taken)
        return bool(taken)

    def told(self, known: Collection[str]) -> Iterator[Diagnostic]:
        """The waivers that waive nothing."""
        for waiver in self.waivers:
            if waiver.code not in known:
                yield unknown(waiver.code, waiver.place)
            elif waiver not in self.used:
                message = f"这里没有 {waiver.code} 要忽略"
                yield hint("Z01", waiver.place, message, f"删掉“忽略”后面的 {waiver.code}")


def unknown(code: str, place: Place) -> Diagnostic:
    """That a rule which is to be ignored does not exist."""
    return warning("Z02", place, f"没有编号是“{code}”的校对规则", "编号照检查结果里的写，如 P07")


def waivers_of(source: Source) -> Waivers:
    """The waivers in the lines of a file."""
    lines = source.lines
    if not any("忽略" in line for line in lines):
        return Waivers()
    return Waivers([waiver for number in range(1, len(lines) + 1) for waiver in _of_line(source, number)])


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
    """The lines that a remark speaks of: all at the head of a file; else its line, or the item below it."""
    if line_has_text := bool(lines[number - 1][:column].strip()):
        first, depth = number, _depth(lines[number - 1], with_dashes=True)
    else:
        first = next(
            (n for n in range(number + 1, len(lines) + 1) if not _SILENT.compiled.match(lines[n - 1])), number
        )
        depth = _depth(lines[first - 1], with_dashes=False)
    if not line_has_text and all(map(_SILENT.compiled.match, lines[: number - 1])):
        return 1, len(lines)
    return first, _last_below(lines, first, depth)


def _depth(line: str, *, with_dashes: bool) -> int:
    """In which column (from 0) the item of a line begins, or what stands behind its dashes."""
    if with_dashes and (found := _DASHES.compiled.match(line)):
        return found.end()
    return len(line) - len(line.lstrip(" "))


def _last_below(lines: Sequence[str], first: int, depth: int) -> int:
    """The last of the lines that stand deeper than that."""
    last = first
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= depth:
            break
        last = number
    return last
