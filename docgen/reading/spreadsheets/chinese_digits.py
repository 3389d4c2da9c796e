"""Numbers as [DBNum1], [DBNum2] and [DBNum3] show them: 一百二十三, 壹佰贰拾叁, １百２十３."""

from __future__ import annotations

from typing import NamedTuple


class Figures(NamedTuple):
    """The figures of a number format, and the words for ten, a hundred, a thousand and for ten thousands."""

    figures: str
    tens: tuple[str, str, str, str]
    myriads: tuple[str, ...]


FIGURES = {
    1: Figures("〇一二三四五六七八九", ("", "十", "百", "千"), ("", "万", "亿", "万亿")),
    2: Figures("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), ("", "万", "亿", "万亿")),
    3: Figures("０１２３４５６７８９", ("", "十", "百", "千"), ("", "万", "亿", "万亿")),
}
MOST_DIGITS = 16
"""Digits of the words above; Excel knows fifteen."""


def in_chinese(text: str, kind: int, *, by_figure: bool = False) -> str:
    """Return a text with its figures in Chinese: `by_figure` one by one, else as whole numbers are said."""
    known = FIGURES[kind]
    if by_figure:
        return text.translate(str.maketrans("0123456789", known.figures))
    whole, point, decimals = text.partition(".")
    if not whole.isdecimal() or len(whole) > MOST_DIGITS:
        return in_chinese(text, kind, by_figure=True)
    return said(int(whole), kind) + point + in_chinese(decimals, kind, by_figure=True)


def said(number: int, kind: int) -> str:
    """Return a whole number as it is said: 1010 is 一千〇一十."""
    known = FIGURES[kind]
    if number == 0:
        return known.figures[0]
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words = ""
    for place in reversed(range(len(groups))):
        words += _group(groups, place, known)
    return words


def _group(groups: list[int], place: int, known: Figures) -> str:
    """Return what is said of four figures, with a nought where figures before it are wanting."""
    group = groups[place]
    if not group:
        return ""
    is_first = place == len(groups) - 1
    # After a group of noughts, or before one that does not fill its four figures, a nought is said.
    nought = known.figures[0] if not is_first and group < 1000 else ""
    return nought + _below_myriad(group, known) + known.myriads[place]


def _below_myriad(group: int, known: Figures) -> str:
    words, is_gap = "", False
    for place in reversed(range(4)):
        figure = group // 10**place % 10
        if figure:
            gap = known.figures[0] if is_gap and words else ""
            words += gap + known.figures[figure] + known.tens[place]
        is_gap = not figure
    return words


def said_of_a_day(number: int, kind: int) -> str:
    """Return the number of a month, a day or an hour: 十二, not 一十二; with 壹 it keeps its beginning."""
    words = said(number, kind)
    return words[1:] if kind != 2 and 10 <= number < 20 else words
