"""T14: a usual word with one character replaced by another that sounds or looks like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import words
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, Strength, rule


@cache
def _slips() -> Mapping[str, Mapping[str, str]]:
    """The wrong forms by their first two characters, each with the right one."""
    by_head: dict[str, dict[str, str]] = {}
    for entry in words("slips", "误写"):
        wrong_forms, right = entry.split("→")
        for wrong in wrong_forms.split("/"):
            by_head.setdefault(wrong[:2], {})[wrong] = right
    return by_head


@rule(
    "T14",
    Level.WARNING,
    Strength.STANDARD,
    "像是错字",
    source="docgen/checking/proofreading/data/slips.yaml",
    bad=("遵守保密纪侓。", "召开动员大会，喧布名单。", "坚持实时求是。", "希望同志们在接再厉。"),
    good=(
        "遵守保密纪律。",
        "为活动利用好场地。",
        "形成积极向上的氛围，完成度较高。",
        "对意见立即整改。",
        "中国共产党正式成立。",
        "学生代表献花，表彰大会仪式开始。",
        "应该正确认识问题。",
        "讨论共同议题。",
    ),
)
def words_have_their_characters(paper: PaperText) -> Iterator[Finding]:
    """Find a word that is no word, and differs by one character from a usual one: 纪侓, 在接再厉."""
    # One walk over the pairs of characters: looking for a thousand forms one by one takes ten times as long.
    slips = _slips()
    for offset, (first, second) in enumerate(pairwise(paper.text)):
        for wrong, right in slips.get(first + second, {}).items():
            if paper.text.startswith(wrong, offset):
                yield Finding(offset, offset + len(wrong), f"“{wrong}”像是错字", f"是不是“{right}”？", right)
