"""One of a few words; 是 or 否."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from docgen.base.suggestion import meant_word, question
from docgen.reading.values.spelling import plain, quoted
from docgen.reading.values.understood import Misread, Reading

NO_OTHER_WORDS: Mapping[str, str] = MappingProxyType({})


def parse_choice(
    text: str, options: Sequence[str], what: str, near: Mapping[str, str] = NO_OTHER_WORDS
) -> Reading[str]:
    """Read one of the options, widths and outer spaces aside; `what` names the field. Raises Misread.

    `near` are other words that offices use for an option, where they can mean nothing else.
    """
    # Nearly always typed exactly: no folding then.
    if text in options:
        return Reading(options[options.index(text)])
    mend = f"可选：{'、'.join(options)}"
    typed = plain(text, mend)
    for option in options:
        if plain(option, mend) == typed:
            return Reading(option)
    if typed in near:
        return Reading(near[typed])
    if not typed:
        raise Misread(f"“{what}”还没有写", mend)
    raise Misread(f"“{what}”没有{quoted(text)}{question(meant_word(typed, options))}", mend)


_ANSWER_MEND = "请写“是”或“否”"
_PLAIN = {
    **dict.fromkeys(("是", "有", "对", "√", "✓", "✔", "☑"), True),
    **dict.fromkeys(("否", "无", "不", "不是", "没有", "×", "✗", "✘", "☐", "□"), False),
}
_ENGLISH = {
    **dict.fromkeys(("true", "yes", "on", "y"), True),
    **dict.fromkeys(("false", "no", "off", "n"), False),
}


def answer_of(text: str) -> bool | None:
    """Tell whether a text says yes or no and nothing else; None where it says something else."""
    typed = unicodedata.normalize("NFKC", text).strip().lower()
    return _PLAIN.get(typed, _ENGLISH.get(typed))


def parse_yes_no(text: str) -> Reading[bool]:
    """Read 是 or 否; the English words of other YAML are understood with a note. Raises Misread."""
    typed = plain(text, _ANSWER_MEND).lower()
    if typed in _PLAIN:
        return Reading(_PLAIN[typed])
    if typed not in _ENGLISH:
        raise Misread(
            f"{quoted(text)}看不出是“是”还是“否”" if typed else "这里还没有写“是”或“否”", _ANSWER_MEND
        )
    answer = _ENGLISH[typed]
    return Reading(answer, f"{quoted(text)}按“{'是' if answer else '否'}”理解；建议直接写“是”或“否”")
