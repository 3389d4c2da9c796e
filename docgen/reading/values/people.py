"""Names of people, several in one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from docgen.reading.values.spelling import printable, quoted, visible
from docgen.reading.values.understood import Misread, Reading, remembered

MOST_CHARACTERS = 2000
"""A general branch's whole roster fits in one text."""

LONGEST_NAME = 60
"""Characters, with what stands in the brackets: 周志强（云溪市教育局党工委组织科科长）."""

_MEND = "几个人请用“、”隔开，如 刘玉兰、张伟（女）；职务写在括号里"

HAN = "[〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U000323af]"
WIDE_BRACKETS = str.maketrans("()", "（）")
_PIECE = re.compile(r"(?:（[^（）]*）|[^、,，;；\n])+")
_WORD = re.compile(r"(?:（[^（）]*）|\S)+")
_BRACKETED = re.compile(r"（[^（）]*）")
_BEFORE_BRACKET = re.compile(r"\s+（")
# Input methods and web pages offer many dots for the one of GB/T 15834; a full stop is the nearest key.
_DOT = rf"(?<={HAN})\s*(?:[•‧・･∙⋅]|[.．](?={HAN}))\s*|\s*·\s*"
_MAY_CHANGE = re.compile(r"[•‧・･∙⋅.．]|\s·|·\s")
"""Almost no text has any of it: the pattern of the dots, which takes milliseconds, is then not compiled."""
_NAME = rf"{HAN}{{2,4}}|{HAN}+(?:·{HAN}+)+"
_ALL_HAN = rf"(?:{HAN}|·)+"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern over all 汉字, compiled when it is needed: each takes milliseconds."""
    return re.compile(pattern)


class _Split(NamedTuple):
    """Names of one piece; `note` tells that spaces were taken for padding."""

    names: tuple[str, ...]
    note: str = ""


@remembered
def parse_people(text: str) -> Reading[tuple[str, ...]]:
    """Read names, a bracket kept with its name; a name that comes twice counts once. Raises Misread."""
    if len(text) > MOST_CHARACTERS:
        raise Misread(f"这里写了 {len(text)} 个字，不像是人名", _MEND)
    typed = _BEFORE_BRACKET.sub("（", visible(text).strip().rstrip("。").translate(WIDE_BRACKETS))
    dotted = _with_one_dot(typed)
    splits = [_split(piece.strip()) for piece in _PIECE.findall(dotted) if piece.strip()]
    names = [name for split in splits for name in split.names]
    for name in names:
        _check(name)
    notes = [*(split.note for split in splits), *_notes(typed, dotted, names, splits)]
    return Reading(tuple(dict.fromkeys(names)), "；".join(note for note in notes if note))


def parse_name(text: str) -> Reading[str]:
    """Read one person's name: padding taken out, one kind of dot, full-width brackets. Raises Misread."""
    if len(text) > LONGEST_NAME:
        raise Misread(f"{quoted(text)}太长，不像一个人名", "这里只写一个人的姓名")
    typed = visible(text).strip()
    words = _with_one_dot(typed.translate(WIDE_BRACKETS)).split()
    name = words[0] if len(words) == 1 else _joined(words)
    return Reading(name, "" if name == typed else f"{quoted(typed)}已理解为 {name}")


def _with_one_dot(text: str) -> str:
    """The text with one kind of dot within names, and nothing beside it."""
    return compiled(_DOT).sub("·", text) if _MAY_CHANGE.search(text) else text


def _dots(text: str) -> list[str]:
    """The dots within names that are mended."""
    return compiled(_DOT).findall(text) if _MAY_CHANGE.search(text) else []


def _joined(words: list[str]) -> str:
    """One name of several words: 汉字 without the blanks between them."""
    cores = [_BRACKETED.sub("", word) for word in words]
    han = all(map(compiled(_ALL_HAN).fullmatch, filter(None, cores)))
    return ("" if han else " ").join(words)


def _split(piece: str) -> _Split:
    words = _WORD.findall(piece)
    if len(words) == 1:
        return _Split((piece,))
    cores = [_BRACKETED.sub("", word) for word in words]
    if _is_padded(cores):
        name = "".join(words)
        return _Split((name,), f"{quoted(piece)}已理解为一个人：{name}")
    if all(map(compiled(_NAME).fullmatch, cores)):
        return _Split(tuple(words))
    if all(map(compiled(_ALL_HAN).fullmatch, cores)):
        raise Misread(f"{quoted(piece)}中间有空格，看不出是几个人", _MEND)
    return _Split((" ".join(words),))


def _is_padded(cores: list[str]) -> bool:
    """Tell whether the words are one name spread to its neighbours' width: 刘　兰, 王 建国."""
    singles = [core for core in cores if compiled(HAN).fullmatch(core)]
    return bool(singles) and all(map(compiled(_ALL_HAN).fullmatch, cores)) and sum(map(len, cores)) <= 3


def _check(name: str) -> None:
    rest = _BRACKETED.sub("", name)
    if "（" in rest or "）" in rest:
        raise Misread(f"{quoted(name)}的括号没有配成一对", "请补全括号，如 张伟（女）")
    if len(name) > LONGEST_NAME:
        raise Misread(f"{quoted(name)}太长，不像一个人名", _MEND)


def _notes(typed: str, dotted: str, names: list[str], splits: list[_Split]) -> Iterator[str]:
    if any(dot.strip() != "·" for dot in _dots(typed)):
        yield f"人名中间的点已统一写成“·”：{_listed([name for name in names if '·' in name])}"
    people = list(dict.fromkeys(names))
    if len(people) > 1 and _is_split_by_guess(dotted, splits):
        yield f"已按 {len(people)} 个人（{_listed(people)}）理解"
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        yield f"“{_listed(twice)}”写了不止一次，只算一次"


def _is_split_by_guess(dotted: str, splits: list[_Split]) -> bool:
    """Tell whether anything but 、 parted the names: a space or a comma may stand within one of them."""
    by_space = any(len(split.names) > 1 for split in splits)
    return by_space or re.search("[,，;；]", _BRACKETED.sub("", dotted)) is not None


def _listed(names: list[str]) -> str:
    return "、".join(printable(name) for name in names[:5]) + ("……" if len(names) > 5 else "")
