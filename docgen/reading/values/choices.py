"""One of a few words."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.base.suggestion import closest
from docgen.reading.values.spelling import plain, quoted
from docgen.reading.values.understood import Misread, Reading


def parse_choice(text: str, options: Sequence[str], what: str) -> Reading[str]:
    """Read one of the options, widths and outer spaces aside; `what` names the field. Raises Misread."""
    if text in options:
        return Reading(options[options.index(text)])
    mend = f"可选：{'、'.join(options)}"
    typed = plain(text, mend)
    for option in options:
        if plain(option, mend) == typed:
            return Reading(option)
    if not typed:
        raise Misread(f"“{what}”还没有写", mend)
    likely = closest(typed, options)
    raise Misread(f"“{what}”没有{quoted(text)}" + (f"，是不是“{likely}”？" if likely else ""), mend)
