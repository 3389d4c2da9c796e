"""YAML as it is nearly always typed, read in one walk: block keys and lists, one-line values, `|` texts, #.

What it takes it reads exactly as the prescan and the parser would, which would have nothing to say about it
(the tests compare them); of anything else it gives None, and the two do their work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.base.diagnostics import Place, Source
from docgen.reading.decoding import CONTROL, INVISIBLE
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.plain_brackets import DEEP, NAME, NotPlain, PlainBrackets

# Characters that need a closer look: tabs, those that nobody sees, spaces at a line's end.
_ODD = re.compile(rf"[\t{CONTROL}{INVISIBLE}]|[^\S\n](?:\n|$)")

# None of the signs with which YAML begins something else than a text, or the prescan something to mend.
_FIRST = r"[^\s\"'\[\]{}［｛#&*!|>%@`,?:\-]"
_LINE = re.compile(
    rf"(?P<indent> *)(?P<dashes>(?:- )*)"
    rf"(?:(?P<key>{NAME}):(?: (?:"
    # A colon without a space behind it is text to YAML: 14:30.
    rf"(?P<value>{_FIRST}[^:#]*(?::(?! |$)[^:#]+)*(?<! ))"
    rf"|(?P<quoted>\"[^\"\\]*\"|'[^']*')"
    rf"|(?P<block>\|)"
    rf"|(?P<brackets>[{{\[].*)"
    rf"))?"
    # In an item any colon, a full-width one too, may be that of a mistyped key: left to the prescan.
    rf"|(?<=- )(?:(?P<item>{_FIRST}[^:#：∶︰﹕]*(?<! ))|(?P<listed>{{.*))"
    rf"|(?<!- )(?P<remark>#.*))"
    # A space behind # makes it surely a comment; without one it may be a text that the prescan tells of.
    rf"(?: +#(?: .*)?)?"
)


def read_plain(source: Source) -> Node | None:
    """Return the lines of a file, or of a piece of one; None where a line is not of this kind."""
    if _ODD.search("\n".join(source.lines)):
        return None
    walk = _Walk(source)
    try:
        walk.lines(source.lines, source.first)
    except NotPlain:
        return None
    return walk.root


class _Walk:
    """The open collections, outermost first, and the key or dash that still waits for its value."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Items | Entries | None = None
        self.open: list[tuple[int, Items | Entries]] = []
        self.waiting: Text | None = None
        """The key whose value may begin in the next line."""

    def lines(self, lines: Sequence[str], number: int) -> None:
        """Read them all; `number` is that of the first."""
        index = 0
        while index < len(lines):
            if not lines[index]:
                index += 1
                continue
            match = _LINE.fullmatch(lines[index])
            if match is None:
                raise NotPlain
            bar = self._line(match, number + index)
            index = index + 1 if bar is None else self._block(lines, index + 1, bar)
        self._nothing_more()

    def _line(self, match: re.Match[str], number: int) -> Text | None:
        """Read a key with its value, or an item; return the key of a `|` text."""
        what = match.lastgroup
        if what == "remark":
            return None
        column = self._dashes(match, number)
        if what in ("item", "listed"):
            self._append(self._value(match, number))
            return None
        entries = self._entries(match, column, number)
        key = self._text(match["key"], number, column)
        # A key written twice is a fault that the other reader tells.
        if key in entries:
            raise NotPlain
        entries.key_places[key] = key.place
        if what == "key":
            self.waiting = key
        else:
            entries[key] = self._value(match, number)
        return key if what == "block" else None

    def _value(self, match: re.Match[str], number: int) -> Node:
        """Return the value behind a key or a dash on the same line."""
        what = match.lastgroup or ""
        start, text = match.start(what), match[what]
        if what in ("value", "item"):
            return self._text(text, number, start)
        if what in ("brackets", "listed"):
            return PlainBrackets(self.source, number, match.string, start).read()
        place = Place(self.source, number, start + 1, len(text))
        return Text("" if what == "block" else text[1:-1], place)

    def _dashes(self, match: re.Match[str], number: int) -> int:
        """Open the lists whose dashes stand in the line; gives the column of what stands behind them."""
        column, behind = match.span("dashes")
        if column == behind:
            return column
        self._close(column, listed=True)
        if not (self.open and self.open[-1][0] == column and isinstance(self.open[-1][1], Items)):
            self._begin(Items((), self._to_end(match, column, number)), column)
        for inner in range(column + 2, behind, 2):
            self._enter(Items((), self._to_end(match, inner, number)), inner)
        return behind

    def _entries(self, match: re.Match[str], column: int, number: int) -> Entries:
        """Return the mapping that a key in this column belongs to."""
        listed = match.end("indent") < column
        if not listed:
            self._close(column, listed=False)
            if self.open and self.open[-1][0] == column:
                return self._innermost_entries()
        entries = Entries({}, self._to_end(match, column, number))
        if listed:
            self._enter(entries, column)
        else:
            self._begin(entries, column)
        return entries

    def _to_end(self, match: re.Match[str], column: int, number: int) -> Place:
        """Return the place of a collection without brackets: to the end of its first line."""
        return Place(self.source, number, column + 1, match.end() - column)

    def _innermost_entries(self) -> Entries:
        innermost = self.open[-1][1]
        if not isinstance(innermost, Entries):
            raise NotPlain
        return innermost

    def _close(self, column: int, *, listed: bool) -> None:
        """Leave what lies deeper; a key that waited for a value in vain has an empty one."""
        if self.waiting is not None:
            innermost = self.open[-1][0]
            if column > innermost or (listed and column == innermost):
                return
            self._nothing_more()
        while self.open and self._is_left(*self.open[-1], column, listed=listed):
            self.open.pop()

    @staticmethod
    def _is_left(own: int, collection: Items | Entries, column: int, *, listed: bool) -> bool:
        return own > column or (own == column and not listed and isinstance(collection, Items))

    def _begin(self, collection: Items | Entries, column: int) -> None:
        """Begin a collection in lines of its own: the value of the key that waits, or the whole file."""
        if self.waiting is not None:
            self._innermost_entries()[self.waiting] = collection
            self.waiting = None
        elif self.open or self.root is not None:
            raise NotPlain
        else:
            self.root = collection
        self._open(collection, column)

    def _enter(self, collection: Items | Entries, column: int) -> None:
        """Begin a collection behind a dash."""
        self._append(collection)
        self._open(collection, column)

    def _open(self, collection: Items | Entries, column: int) -> None:
        if len(self.open) == DEEP:
            raise NotPlain
        self.open.append((column, collection))

    def _append(self, node: Node) -> None:
        innermost = self.open[-1][1]
        if not isinstance(innermost, Items):
            raise NotPlain
        innermost.append(node)

    def _nothing_more(self) -> None:
        if self.waiting is not None:
            key, place = self.waiting, self.waiting.place
            behind = place._replace(column=place.column + place.length + 1, length=1)
            self._innermost_entries()[key] = Text("", behind)
            self.waiting = None

    def _text(self, value: str, number: int, column: int) -> Text:
        # Half of all that is made here: past the constructors, which cost as much again.
        text = str.__new__(Text, value)
        text.place = tuple.__new__(Place, (self.source, number, column + 1, len(value)))
        return text

    def _block(self, lines: Sequence[str], index: int, key: Text) -> int:
        """Read the `|` text of a key; return the index of the line behind it."""
        end, depth = _end_of_block(lines, index, self.open[-1][0])
        entries, text = self._innermost_entries(), "\n".join(line[depth:] for line in lines[index:end])
        is_cut = end == len(lines) and lines[-1] != ""  # the file's last line has no end
        entries[key] = Text(text.rstrip("\n") + ("" if is_cut else "\n"), entries[key].place)
        return end


def _end_of_block(lines: Sequence[str], index: int, column: int) -> tuple[int, int]:
    """Return the index behind the lines that stand deeper than `column`, and the depth of their text.

    Raises NotPlain where the text is empty, or where a line stands less deep than the first one.
    """
    end, depth = index, 0
    while end < len(lines):
        line = lines[end]
        indent = len(line) - len(line.lstrip(" "))
        if line and indent <= column:
            break
        depth = depth or indent
        if line and indent < depth:
            raise NotPlain
        end += 1
    if not depth:
        raise NotPlain
    return end, depth
