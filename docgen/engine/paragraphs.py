"""The text of each paragraph as a person sees it, though Word has cut it into runs at will."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docgen.engine.tags import Found
from docgen.word.names import (
    BR,
    CR,
    PPR,
    SPACE,
    TAB,
    Element,
    P,
    R,
    T,
    ancestor,
    is_empty_run,
    take_out,
    w,
)

SECTION = w("sectPr")
GOES_ON = re.compile(r"-%\}\s*$")
CONTINUES = re.compile(r"^\s*\{%-")


@dataclass
class Paragraph:
    """The pieces of text that belong to one paragraph itself, not to a text box inside it."""

    element: Element | None
    atoms: list[tuple[Element, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraph's text; breaks and tabs count as one blank each."""
        return "".join(text for _, text in self.atoms)


def paragraphs_of(root: Element) -> list[Paragraph]:
    """All paragraphs with text, in the order of the document; `{%-` and `-%}` have joined theirs."""
    paragraphs = _grouped(root)
    if _join(paragraphs):
        paragraphs = _grouped(root)
    return paragraphs


def write_marks(paragraph: Paragraph, tags: Sequence[tuple[Found, str]]) -> None:
    """Put a mark in the place of each tag: it goes into the run where the tag begins."""
    position = 0
    for element, text in paragraph.atoms:
        marked = _marked(text, position, tags)
        if marked != text:
            _store(element, marked)
        position += len(text)


def drop_if_empty(element: Element) -> None:
    """Remove a text that has become empty, and its run when nothing else is in it."""
    run = element.getparent()
    take_out(element)
    if run is not None and is_empty_run(run) and run.getparent() is not None:
        take_out(run)


def _grouped(root: Element) -> list[Paragraph]:
    groups: dict[Element | None, Paragraph] = {}
    for element in root.iter(T, BR, TAB, CR):
        parent = element.getparent()
        if element.tag == T or (parent is not None and parent.tag == R):
            owner = ancestor(element, P)
            text = (element.text or "") if element.tag == T else " "
            groups.setdefault(owner, Paragraph(owner)).atoms.append((element, text))
    return list(groups.values())


def _join(paragraphs: Sequence[Paragraph]) -> bool:
    """Join paragraphs at `-%}` and `{%-`; whether there were any."""
    texts = {p.element: p.text for p in paragraphs if p.element is not None}
    joined = list(_joints(texts))
    for first, second in joined:
        for child in list(second):
            if child.tag != PPR:
                first.append(child)
        take_out(second)
    return bool(joined)


def _joints(texts: dict[Element, str]) -> Iterator[tuple[Element, Element]]:
    heads: dict[Element, Element] = {}
    for element, text in texts.items():
        following = element.getnext()
        if following is None or following.tag != P or following.find(f"{PPR}/{SECTION}") is not None:
            continue
        if GOES_ON.search(text) or CONTINUES.search(texts.get(following, "")):
            heads[following] = heads.get(element, element)
            yield heads[following], following


def _marked(text: str, position: int, tags: Sequence[tuple[Found, str]]) -> str:
    pieces: list[str] = []
    written = 0
    for tag, mark in tags:
        start, end = tag.start - position, tag.end - position
        if end > 0 and start < len(text):
            pieces += [text[written : max(start, 0)], mark if start >= 0 else ""]
            written = min(end, len(text))
    return "".join([*pieces, text[written:]])


def _store(element: Element, text: str) -> None:
    if not text:
        drop_if_empty(element)
    elif element.tag == T:
        element.text = text
        element.set(SPACE, "preserve")
