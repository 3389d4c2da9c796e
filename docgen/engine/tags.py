"""Finds the tags in a paragraph's text: where each begins and ends, and what it says to Jinja."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.engine.mistyped import Slip, leftover_slips, unclosed, wide_punctuation

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
OPENING = re.compile(r"\{[{%#]")
BRACES = re.compile(r"\{[{%#]|[%#}]\}|[{}]")
FORM = re.compile(r"(tr|tc|p|r)\s+(?=\S)")
"""`{%p … %}`: the letters after the brace say what the tag replaces (paragraph, row, cell, run)."""

NO_FORM = re.compile(r"(tr|tc|p|r)\s+(?:[^\w\s\"'“”‘’\[({]|(?:if|is|in|and|or|not)\b)")
"""`{{r + 1}}`: a variable of that name, not a form."""

RAW_END = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
# Word's autocorrection may have turned either quote of a string, or both.
STRING = r"\"[^\"{}]*\"|'[^'{}]*'|[“”][^“”\"{}]*[“”\"]|[‘’][^‘’'{}]*[‘’']|\"[^\"“”{}]*[“”]|'[^'‘’{}]*[‘’]"
CODE = re.compile(f"({STRING})|([\u200b-\u200d\u2060\ufeff])|(\\s)|([“”])|([‘’])")


class Found(NamedTuple):
    """A tag in a text: its span, the tag as typed, and its code without braces, form and dashes."""

    start: int
    end: int
    typed: str
    mark: str
    """`{{`, `{%`, `{#`, or `raw` for a stretch whose code is plain text."""

    form: str
    """The element it replaces: "p", "tr", "tc", "r"; "" when it stands within a run."""

    code: str
    lead: str = ""
    trail: str = ""

    @property
    def word(self) -> str:
        """The first word of a block tag: if, for, endif …"""
        return self.code.split(maxsplit=1)[0] if self.mark == "{%" and self.code else ""


def find_tags(text: str) -> tuple[list[Found], list[Slip]]:
    """Return all tags of a paragraph's text in order, and what looks like a tag but is mistyped."""
    slips: list[Slip] = []
    tags = list(_tags(text, slips))
    for tag in tags:
        slips.extend(wide_punctuation(tag.start, tag.typed, _outside_strings(tag)))
    spans = [(tag.start, tag.end) for tag in tags] + [(slip.start, slip.end) for slip in slips]
    return tags, slips + leftover_slips(replaced(text, spans, " "), text)


def replaced(text: str, spans: Iterable[tuple[int, int]], by: str) -> str:
    """Return a text in which each character of the spans is replaced, or left out."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = [by] * (end - start)
    return "".join(signs)


def _tags(text: str, slips: list[Slip]) -> Iterator[Found]:
    last_note = text.rfind("#}")
    last_raw = max((found.start() for found in RAW_END.finditer(text)), default=-1)
    position = 0
    while opening := OPENING.search(text, position):
        end = _end(text, opening, last_note)
        if end is None:
            slips.append(unclosed(text, opening.start()))
            # Right behind its braces: the next tag may begin within what this one seems to hold.
            position = opening.end()
            continue
        tag = _read(text, opening.start(), end)
        # A raw without its end is told as a block that does not close.
        if tag.word == "raw" and tag.end <= last_raw:
            tag = _raw_stretch(text, tag)
        yield tag
        position = tag.end


def _end(text: str, opening: re.Match[str], last_note: int) -> int | None:
    """Return where the tag's closing braces end; None when another tag or the text's end comes first."""
    closer = CLOSERS[opening[0]]
    if closer == "#}":
        return _end_of_note(text, opening.end(), last_note)
    depth, position = 0, opening.end()
    while brace := BRACES.search(text, position):
        position = brace.end()
        if brace[0] == closer and not depth:
            return position
        if brace[0] in CLOSERS or (brace[0] in ("}", "}}") and not depth):
            return None
        if brace[0].startswith(("{", "}")):
            depth += 1 if brace[0] == "{" else -1
            # One brace at a time: of `}}}` the first may belong to a dictionary.
            position = brace.start() + 1
    return None


def _end_of_note(text: str, start: int, last_note: int) -> int | None:
    # To look for what is not there would take as long as the rest of the text, each time.
    return text.find("#}", start) + 2 if start <= last_note else None


def _read(text: str, start: int, end: int) -> Found:
    typed = text[start:end]
    mark, inner = typed[:2], typed[2:-2]
    lead, trail = _sign(inner[:1]), _sign(inner[-1:])
    inner = inner[len(lead) : len(inner) - len(trail)] if len(inner) > 1 else inner.strip("-+")
    form = FORM.match(inner)
    # docxtpl would take the variable r for the form of a run.
    if form and mark == "{{" and NO_FORM.match(inner):
        form = None
    code = inner[form.end() :] if form else inner
    return Found(start, end, typed, mark, form[1] if form else "", _plain(code).strip(), lead, trail)


def _sign(character: str) -> str:
    """Return the sign of Jinja's whitespace control, `{%-` or `+%}`; nothing for any other character."""
    return character if character in "-+" else ""


def _raw_stretch(text: str, tag: Found) -> Found:
    """Return the text of `{% raw %}…{% endraw %}`, whose braces are meant to be printed."""
    end = RAW_END.search(text, tag.end)
    if end is None:
        return tag
    return tag._replace(end=end.end(), mark="raw", code=text[tag.end : end.start()])


def _plain(code: str) -> str:
    """Return the code with plain quotes and blanks: Word's autocorrection has put others there."""
    return CODE.sub(_plain_piece, code)


def _plain_piece(piece: re.Match[str]) -> str:
    string, invisible, blank, double, _single = piece.groups()
    if string:
        quote = '"' if string[0] in '"“”' else "'"
        return quote + string[1:-1] + quote
    if invisible:
        return ""
    if blank:
        return " "
    return '"' if double else "'"


def _outside_strings(tag: Found) -> str:
    return "" if tag.mark in ("raw", "{#") else re.sub(STRING, " ", tag.code)
