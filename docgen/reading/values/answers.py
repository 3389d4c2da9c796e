"""Yes and no."""

from __future__ import annotations

from docgen.reading.values.spelling import plain, quoted
from docgen.reading.values.understood import Misread, Reading

_MEND = "请写“是”或“否”"

_PLAIN = {
    **dict.fromkeys(("是", "有", "对", "√", "✓", "✔"), True),
    **dict.fromkeys(("否", "无", "不", "不是", "没有", "×", "✗", "✘"), False),
}
_ENGLISH = {
    **dict.fromkeys(("true", "yes", "on", "y"), True),
    **dict.fromkeys(("false", "no", "off", "n"), False),
}


def parse_yes_no(text: str) -> Reading[bool]:
    """Read 是 or 否; the English words of other YAML are understood with a note. Raises Misread."""
    typed = plain(text, _MEND).lower()
    if typed in _PLAIN:
        return Reading(_PLAIN[typed])
    if typed not in _ENGLISH:
        raise Misread(f"{quoted(text)}看不出是“是”还是“否”" if typed else "这里还没有写“是”或“否”", _MEND)
    answer = _ENGLISH[typed]
    return Reading(answer, f"{quoted(text)}按“{'是' if answer else '否'}”理解；建议直接写“是”或“否”")
