"""The outline of a body: headings with their text and what stands below them, four levels deep at most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeGuard

from docgen.domain.words.paper_facts import DEEPEST_LEVEL
from docgen.importing.heading_forms import HeadingForm, Marked, is_closing
from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import Table


@dataclass
class Node:
    """A heading, or a numbered sentence without one, with its paragraphs and what stands below it."""

    rank: float
    number: str = ""
    title: str = ""
    form: HeadingForm = HeadingForm.LINE
    texts: list[str | Table] = field(default_factory=list)
    begins_apart: bool = True
    """True if its text, if any, begins in a paragraph of its own."""
    below: list[Node] = field(default_factory=list)
    guess: str = ""
    """The guess about its heading, in words."""
    flattened: int = 0
    """The number of headings below the fourth level that have become its paragraphs."""

    @property
    def paragraphs(self) -> list[str]:
        """Its text without tables."""
        return [text for text in self.texts if isinstance(text, str)]


@dataclass
class Outline:
    """The text before the first heading, the headings of the first level, and the closing text."""

    lead: list[str | Table] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)


def outline_of(items: Sequence[Marked]) -> Outline:
    """Put the paragraphs under their headings; those that close the whole are taken out of the last."""
    outline = Outline()
    open_nodes: list[Node] = []
    for each in items:
        if each.form is HeadingForm.PLAIN:
            content = each.block if isinstance(each.block, Table) else each.text
            (open_nodes[-1].texts if open_nodes else outline.lead).append(content)
            continue
        while open_nodes and open_nodes[-1].rank >= each.rank:
            open_nodes.pop()
        node = _node(each)
        (open_nodes[-1].below if open_nodes else outline.nodes).append(node)
        open_nodes.append(node)
    _take_closing(outline)
    _tell_gaps(outline.nodes)
    for node in outline.nodes:
        _flatten(node, 1)
    return outline


def _tell_gaps(nodes: Sequence[Node]) -> None:
    """Note where typed numbers leave one out: a line may be missing."""
    for before, node in pairwise(nodes):
        first, second = (leading_number(f"{each.number}某") for each in (before, node))
        if first and second and before.rank == node.rank and second.value > first.value + 1:
            told = f"原文的序号从“{before.number}”跳到“{node.number}”，中间可能少了"
            node.guess = "；".join(filter(None, [node.guess, told]))
    for node in nodes:
        _tell_gaps(node.below)


def _node(each: Marked) -> Node:
    texts: list[str | Table] = [each.text] if each.text else []
    return Node(each.rank, each.number, each.title, each.form, texts, not texts, guess=each.guess)


def _take_closing(outline: Outline) -> None:
    """Take the last paragraphs, from one that reads like a close on; no heading loses all its text."""
    last = last_node(outline.nodes)
    if last is None:
        return
    kept = 0 if last.form is HeadingForm.RUN_IN and last.begins_apart else 1
    for n in range(kept, len(last.texts)):
        rest = last.texts[n:]
        if _is_close(rest):
            outline.closing = rest
            del last.texts[n:]
            return


def _is_close(texts: list[str | Table]) -> TypeGuard[list[str]]:
    return all(isinstance(text, str) for text in texts) and is_closing(str(texts[0]))


def last_node(nodes: Sequence[Node]) -> Node | None:
    """Return the heading that the last paragraph stands under."""
    if not nodes:
        return None
    return last_node(nodes[-1].below) or nodes[-1]


def _flatten(node: Node, level: int) -> None:
    """Make paragraphs of what stands deeper than the fourth level."""
    if level < DEEPEST_LEVEL:
        for below in node.below:
            _flatten(below, level + 1)
        return
    node.flattened = sum(1 for _ in with_levels(node.below))
    node.texts += [text for below in node.below for text in _as_paragraphs(below)]
    node.below = []


def _as_paragraphs(node: Node) -> Iterator[str | Table]:
    first, *rest = node.texts or [""]
    if isinstance(first, Table):
        first, rest = "", node.texts
    # As docgen prints a run-in heading.
    stop = "。" if node.title and first else ""
    yield f"{node.number}{node.title}{stop}{first}"
    yield from rest
    for below in node.below:
        yield from _as_paragraphs(below)


def with_levels(nodes: Sequence[Node], level: int = 1) -> Iterator[tuple[Node, int]]:
    """Yield the headings in their order, each with its level."""
    for node in nodes:
        yield node, level
        yield from with_levels(node.below, level + 1)
