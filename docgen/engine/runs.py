"""Tags within and between runs: `{{ … }}` gets its slot, `{%r … %}` and `{{r … }}` cut their run apart."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from docgen.engine.draft import Draft
from docgen.engine.fonts import Fonts
from docgen.engine.placing import as_run, as_run_or_markup, slot_within
from docgen.word.names import (
    LAST_BREAK,
    RPR,
    SPACE,
    Element,
    R,
    is_empty_run,
    put_before,
    take_out,
)


def split_runs(draft: Draft, fonts: Fonts) -> None:
    """Cut the runs that hold `r` tags, so that each such tag stands between runs."""
    for text, numbers in draft.marked_texts():
        bare = [n for n in numbers if draft.tags[n].form == "r"]
        run = text.getparent()
        if bare and (run is None or run.tag != R):
            draft.fault("T516", draft.tags[bare[0]], "这里没有可以替换的文字块", "去掉标签开头的 r。")
        elif bare and run is not None:
            slot = as_run_or_markup(slot_within(text, fonts))
            draft.slots.update((n, slot) for n in bare if draft.tags[n].mark == "{{")
            _split(draft, run, text, set(bare))


def assign_slots(draft: Draft, fonts: Fonts) -> None:
    """Tell for each `{{ … }}` within a run how its value is written there."""
    for text, numbers in draft.marked_texts():
        values = [n for n in numbers if draft.tags[n].mark == "{{" and n not in draft.slots]
        if not values:
            continue
        slot = slot_within(text, fonts)
        run = text.getparent()
        if run is not None and _is_one_tag(draft, run, text):
            take_out(run, text.text or "")
            slot = as_run(slot)
        draft.slots.update(dict.fromkeys(values, slot))


def _is_one_tag(draft: Draft, run: Element, text: Element) -> bool:
    alone = run.tag == R and all(child is text or child.tag in (RPR, LAST_BREAK) for child in run)
    return alone and draft.mark_pattern.fullmatch(text.text or "") is not None


def _split(draft: Draft, run: Element, text: Element, bare: set[int]) -> None:
    """Write the run again in pieces in front of it: runs like it, and the tags between them."""
    at = run.index(text)
    before, after = [child for child in run[:at] if child.tag != RPR], run[at + 1 :]
    piece = _run_like(run)
    piece.extend(before)
    for words, number in _pieces(draft, text.text or "", bare):
        if number is None:
            piece.append(_text(text, words))
        else:
            _put(piece, run)
            put_before(run, words)
            piece = _run_like(run)
    piece.extend(after)
    _put(piece, run)
    take_out(run)


def _pieces(draft: Draft, text: str, bare: set[int]) -> Iterator[tuple[str, int | None]]:
    """The text cut at its `r` tags: words, or the mark of such a tag with its number."""
    position = 0
    for mark in draft.mark_pattern.finditer(text):
        if int(mark[1]) in bare:
            if mark.start() > position:
                yield text[position : mark.start()], None
            yield mark[0], int(mark[1])
            position = mark.end()
    if position < len(text):
        yield text[position:], None


def _run_like(run: Element) -> Element:
    like = copy.copy(run)
    like.tail = None
    for child in list(like):
        if child.tag != RPR:
            like.remove(child)
    return like


def _text(like: Element, words: str) -> Element:
    text = copy.copy(like)
    text.tail = None
    text.text = words
    text.set(SPACE, "preserve")
    return text


def _put(piece: Element, run: Element) -> None:
    if not is_empty_run(piece):
        run.addprevious(piece)
