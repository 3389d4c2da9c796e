"""Values that are more than text: pictures and text with formatting of its own, in whatever slot they come.

A filter gives them; how they are written depends on where the tag stands: alone in its run or paragraph,
or in the middle of a run, which then ends before them and begins anew behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from docgen.engine.patched import Slot
from docgen.word.elements import LETTER_ORDER
from docgen.word.xml_names import CLOSE_RUN, OPEN_TEXT

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPEFACES = ("ascii", "hAnsi", "eastAsia")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the id of its relationship, and the XML of a run that shows it."""

    identity: str
    run: str


class Blocks(Markup):
    """XML of whole paragraphs and tables."""


class Letter(NamedTuple):
    """A property of letters by the name of its element, and its attributes: `b`, or `color` with a `val`."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()


class RichRun(NamedTuple):
    """A text and what sets its letters apart from those around it; `link` is the id of a relationship."""

    text: str
    letters: tuple[Letter, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class RichText:
    """A text in pieces; `style` is the id of the style for a paragraph that is nothing else."""

    pieces: tuple[RichRun, ...]
    style: str = ""


class Around(NamedTuple):
    """The XML before and after the runs in a slot."""

    before: str
    after: str


def around_runs(slot: Slot) -> Around:
    """Return the XML around runs in a slot: they replace the value's run, or split the run around them."""
    if slot.before:
        return Around(slot.before.removesuffix(slot.opening), slot.after.removeprefix(CLOSE_RUN))
    return Around(CLOSE_RUN, slot.opening)


def in_style(around: Around, style: str) -> Around | None:
    """Return the same in a paragraph of a style; None where the runs have no paragraph of their own."""
    if not around.before.startswith("<w:p>"):
        return None
    return around._replace(before=f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>')


def linked(runs: str, identity: str) -> str:
    """Return runs that lead to an address."""
    # Declared on the spot: Word refuses a prefix that nobody declares, and a header may lack this one.
    start = f'<w:hyperlink xmlns:r="{RELATIONSHIPS}" r:id="{identity}" w:tgtFrame="_blank">'
    return f"{start}{runs}</w:hyperlink>"


# The runs of one text share a few looks.
@lru_cache(maxsize=256)
def slot_with(slot: Slot, letters: tuple[Letter, ...], *, breaks: bool) -> Slot:
    """Return the slot of a run with other properties than the tag's; `breaks` may end paragraphs."""
    opening = _opening(slot.opening, letters)
    cjk = _opening(slot.cjk_opening, letters, all_cjk=True) if slot.cjk_opening else ""
    paragraph = slot.new_paragraph if breaks else ""
    return slot._replace(
        before=opening, after=CLOSE_RUN, opening=opening, cjk_opening=cjk, new_paragraph=paragraph
    )


def _opening(opening: str, letters: tuple[Letter, ...], *, all_cjk: bool = False) -> str:
    start, inner = "<w:r>", opening.removeprefix("<w:r>").removesuffix(OPEN_TEXT)
    properties = inner.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    children = {_name(child): child for child in _children(properties)} if inner != "<w:rPr/>" else {}
    for letter in letters:
        before = children.get(letter.name, "") if letter.name == "rFonts" else ""
        children[letter.name] = _element(letter, before, all_cjk=all_cjk)
    # Word wants the children of rPr in the schema's order; those of other namespaces come last.
    ordered = sorted(children, key=lambda name: LETTER_ORDER.index(name) if name in LETTER_ORDER else 99)
    written = "".join(children[name] for name in ordered)
    return f"{start}<w:rPr>{written}</w:rPr>{OPEN_TEXT}" if written else f"{start}{OPEN_TEXT}"


def _children(properties: str) -> Iterator[str]:
    depth = start = 0
    for tag in re.finditer(r"<(/?)[^<>]*?(/?)>", properties):
        if not depth:
            start = tag.start()
        depth += -1 if tag[1] else int(not tag[2])
        if not depth:
            yield properties[start : tag.end()]


def _name(child: str) -> str:
    """Return `b` of `<w:b/>`; a name of another namespace keeps its prefix."""
    return re.split(r"[\s/>]", child[1:], maxsplit=1)[0].removeprefix("w:")


def _element(letter: Letter, before: str, *, all_cjk: bool) -> str:
    new = dict(letter.attributes)
    if letter.name == "rFonts":
        new = _typefaces(before, new, all_cjk=all_cjk)
    return "".join(
        (f"<w:{letter.name}", *(f' w:{key}="{escape(value)}"' for key, value in new.items()), "/>")
    )


def _typefaces(before: str, new: dict[str, str], *, all_cjk: bool) -> dict[str, str]:
    """Return the typefaces of a run after a change of some; theme fonts are dropped, they would win."""
    if all_cjk:
        new = dict.fromkeys(TYPEFACES, new["eastAsia"]) if "eastAsia" in new else {}
    # As Markup, since what comes from the XML is escaped already.
    old = {key: Markup(value) for key, value in re.findall(r'w:(\w+)="([^"]*)"', before)}
    kept = {key: value for key, value in old.items() if key.removesuffix("Theme") not in new}
    return {**kept, **new}
