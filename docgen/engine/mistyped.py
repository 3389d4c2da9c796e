"""Mistyped tags: braces that do not pair, full-width braces and punctuation."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

WIDE_BRACE = re.compile(r"｛\s*[｛{％%＃#]|\{[｛％＃]|\{\s+[{%]")
STRAY_CLOSER = re.compile(r"\}\}|%\}|[｝}％]\s*｝|[％｝]\}")
WIDE_BRACES = str.maketrans("｛｝％＃", "{}%#")
WIDE_MARKS = re.compile("[，、；：。！？（）［］｜＝＋－＊／＜＞％～＂＇]|[０-９Ａ-Ｚａ-ｚ＿]+")
# Unicode has half-width forms for the other marks; for these two NFKC changes nothing.
NARROW = {"、": ",", "。": "."}
LONGEST_QUOTE = 40
"""Characters of a text shown in a message."""


class Slip(NamedTuple):
    """Something mistyped at a position of a paragraph's text."""

    start: int
    typed: str
    code: str
    message: str
    hint: str

    @property
    def end(self) -> int:
        """The position behind it."""
        return self.start + len(self.typed)


def unclosed(text: str, start: int) -> Slip:
    """Return the slip of an opening brace pair without a closing one in its paragraph."""
    typed = _stretch(text, start)
    if typed.translate(WIDE_BRACES) != typed:
        return _wide(start, typed)
    closer = {"{{": "}}", "{%": "%}", "{#": "#}"}[text[start : start + 2]]
    return Slip(
        start,
        typed,
        "T510",
        f"标签没有写完，这一段里找不到配对的“{closer}”",
        f"标签要写在同一段里，以“{closer}”结尾，例如 {text[start : start + 2]} … {closer}。",
    )


def leftover_slips(text: str, whole: str) -> list[Slip]:
    """Return the slips between the tags (`text` is the whole paragraph with its tags blanked out)."""
    slips = [_wide(m.start(), _stretch(whole, m.start())) for m in WIDE_BRACE.finditer(text)]
    # One slip a place: a full-width tag has a closing brace, too, which is not a second fault.
    covered = {place for slip in slips for place in range(slip.start, slip.end)}
    for closer in STRAY_CLOSER.finditer(text):
        if closer.start() not in covered:
            slips.append(_stray(closer.start(), closer[0], whole))
    return slips


def wide_punctuation(start: int, typed: str, code: str) -> list[Slip]:
    """Return the slip of a tag that has Chinese punctuation outside its strings."""
    marks = list(dict.fromkeys(WIDE_MARKS.findall(code)))
    if not marks:
        return []
    # f(a，b) and a。b are expressions: heads are in Chinese.
    if (mend := without_signs(code)) and re.search("[\u4e00-\u9fff]", code):
        return [Slip(start, typed, "T512", f"标签里有全角的{'、'.join(f'“{m}”' for m in marks)}", mend)]
    mends = "，".join(f"“{mark}”改成“{_narrow(mark)}”" for mark in marks)
    return [
        Slip(
            start,
            typed,
            "T512",
            f"标签里有全角的{'、'.join(f'“{m}”' for m in marks)}",
            f"标签里用半角：{mends}。",
        )
    ]


_SIGNS = re.compile(r"\W")
_HEAD = re.compile(r"[^\W\d]\w*(?:[/\\?？!！&＆·、，；。（）()：:#＃*＊-]+\w*)+")


def without_signs(code: str) -> str:
    """Return how a head of a table with signs in it is written in a tag; nothing for other code."""
    if not _HEAD.fullmatch(code):
        return ""
    return f"表头里的符号不写进标签：写成 {{{{ {_SIGNS.sub('', code)} }}}}。"


def _narrow(mark: str) -> str:
    return NARROW.get(mark, unicodedata.normalize("NFKC", mark))


def _wide(start: int, typed: str) -> Slip:
    mend = re.sub(r"(?<=[{}])\s+(?=[{%#}])", "", typed.translate(WIDE_BRACES))
    return Slip(start, typed, "T511", "标签的括号要用半角、连着写", f"改成 {mend}")


def _stray(start: int, closer: str, whole: str) -> Slip:
    typed = whole[max(0, start - LONGEST_QUOTE // 2) : start + len(closer)]
    return Slip(
        start, typed, "T510", f"“{closer}”前面没有配对的开头", "标签以“{{”或“{%”开头，两个括号连着写。"
    )


def _stretch(text: str, start: int) -> str:
    """Return the mistyped tag up to a closing brace, another opening, or some characters."""
    piece = text[start : start + LONGEST_QUOTE]
    end = re.search(r"(?<!^)[}｝](?:\s*[}｝])?|(?<=..)(?=\{[{%#]|｛[｛％])|[。；\n]", piece)
    return piece[: end.end()].rstrip() if end else piece
