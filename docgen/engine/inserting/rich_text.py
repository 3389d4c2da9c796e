"""`{{ 通知|带格式 }}`: a text whose pieces have a look of their own, or lead somewhere.

In the text, `**加粗**`, `[文字]{红 三号}` and `[文字](https://…)`; what is none of these stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from jinja2.runtime import Context

from docgen.engine.attachments import Attachments, attachments_of
from docgen.engine.inserting.filter_options import check_options
from docgen.engine.inserting.letters import WORDS, letters_of, style_named
from docgen.engine.inserting.links import LOOK, checked_address, is_address
from docgen.engine.inserts import Letter, RichRun, RichText
from docgen.page.standard.stylesheet import StyleSheet

OPTIONS = ("段落样式",)
_MARKED = re.compile(
    r"\*\*(?P<bold>[^*\n\a\f]+)\*\*"
    r"|\[(?P<text>[^\[\]]+)\](?=[{(（])(?:\{(?P<words>[^{}]*)\})?(?:[(（](?P<address>[^()（）\s]+)[)）])?"
)


def rich_text_filter(sheet: StyleSheet) -> Callable[..., object]:
    """Return the filter for a template with these styles; `words` are for all of the text."""

    def rich_text(context: Context, text: Any, words: str = "", **options: Any) -> object:  # noqa: ANN401
        check_options("带格式", options, OPTIONS)
        if not text or not isinstance(text, str):
            return text
        attachments = attachments_of(context)
        base = letters_of(str(words), sheet)
        style = style_named(str(options["段落样式"]), sheet) if "段落样式" in options else ""
        pieces = tuple(_piece(each, base, sheet, attachments) for each in _pieces(text))
        return RichText(pieces, style)

    return rich_text


def _pieces(text: str) -> Iterator[str | re.Match[str]]:
    """Yield the text cut at its marks."""
    position = 0
    for marked in _MARKED.finditer(text):
        if _is_plain(marked):
            continue
        if marked.start() > position:
            yield text[position : marked.start()]
        yield marked
        position = marked.end()
    if position < len(text):
        yield text[position:]


def _is_plain(marked: re.Match[str]) -> bool:
    """Tell whether marked text is plain, as `[1]（甲）` is: the second bracket holds no address."""
    if marked["bold"] or marked["words"] is not None:
        return False
    return marked["address"] is None or not is_address(marked["address"])


def _piece(
    each: str | re.Match[str], base: tuple[Letter, ...], sheet: StyleSheet, attachments: Attachments
) -> RichRun:
    if isinstance(each, str):
        return RichRun(each, base)
    if each["bold"]:
        return RichRun(each["bold"], _over(base, WORDS["加粗"]))
    own = letters_of(each["words"] or "", sheet)
    if not each["address"]:
        return RichRun(each["text"], _over(base, own))
    link = attachments.link(checked_address(each["address"]))
    # Its own words come last: they may change the usual look of a link.
    return RichRun(each["text"], _over(base, LOOK, own), link)


def _over(*layers: tuple[Letter, ...]) -> tuple[Letter, ...]:
    """Return the properties of all layers; a later layer overrules an earlier one."""
    return tuple({letter.name: letter for layer in layers for letter in layer}.values())
