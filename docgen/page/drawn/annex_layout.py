"""Which annexes lie: a table too wide for an upright page is turned, not made smaller (8 横排表格)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.page.drawn.annex_columns import columns_of, fits
from docgen.page.standard.measures import PORTRAIT


def arrange(annexes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The annexes with 横排 (may be given), 起横 and 止横: where sections of lying pages begin and end."""
    lying = [_lies(annex) for annex in annexes]
    return [
        {**annex, "横排": this, "起横": this and not before, "止横": this and not after}
        for annex, before, this, after in zip(
            annexes, [False, *lying], lying, [*lying[1:], False], strict=False
        )
    ]


def _lies(annex: Mapping[str, Any]) -> bool:
    given = annex.get("横排")
    return bool(given) if given is not None else not fits(columns_of(annex), PORTRAIT.text_width)
