"""The text of a document that is bound: what is of no use in a volume goes, and what must be unique is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, count

from lxml import etree

from docgen.word.xml_names import NAMESPACES, SPACE, Element, P, R, ancestor, qn

ID, NAME, ANCHOR = qn("id"), qn("name"), qn("anchor")
START, END = qn("bookmarkStart"), qn("bookmarkEnd")
AUTHOR = qn("author")
MOVED = (qn("moveFromRangeEnd"), qn("moveToRangeEnd"))
INSTRUCTION = qn("instrText")
FIELD = qn("fldSimple")
DRAWN = f"{{{NAMESPACES['wp']}}}docPr"
TEXT_BOX = qn("txbxContent")
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_SHAPE_ID = re.compile(r"_x0000_[is]\d+")
LONGEST_NAME = 40
"""Characters of a bookmark's name."""

# Remarks in the margin are no part of a paper; a control that is tied to a store has its text beside it; ids
# of controls and paragraphs must differ, and Word gives new ones to those that have none.
_GOES = tuple(
    map(
        qn,
        (
            *("commentRangeStart", "commentRangeEnd", "commentReference", "permStart", "permEnd"),
            *("dataBinding", "proofErr", "printerSettings", "sectPrChange"),
        ),
    )
)
_OF_A_SESSION = re.compile(r"\{[^}]*\}(?:rsid\w*|paraId|textId)")

CONTENTS = "V"
"""The letter by which the contents of a volume know its papers."""


def clean(root: Element) -> None:
    """Take out what is of no use in a volume, or could not be unique in it."""
    for element in list(root.iter(*_GOES)):
        _take_away(element)
    for control in list(root.iter(qn("sdtPr"))):
        for identity in control.findall(ID):
            control.remove(identity)
    for element in root.iter(etree.Element):
        for name in [name for name in element.attrib if _OF_A_SESSION.fullmatch(str(name))]:
            del element.attrib[name]


def _take_away(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


class Identities:
    """The bookmarks, drawings and shapes of a volume while documents are added."""

    def __init__(self) -> None:
        self._marks, self._drawings, self._shapes = count(1), count(1), count(1025)
        self._names: set[str] = set()

    def renumber(self, root: Element) -> None:
        """Give all that must be unique in a document a number or a name that is free."""
        for drawn in root.iter(DRAWN):
            drawn.set("id", str(next(self._drawings)))
        self._rename_shapes(root)
        self._renumber_changes(root)
        self._rename_marks(root)

    def new_mark(self, name: str) -> tuple[Element, Element]:
        """Return the start and the end of a new bookmark."""
        self._names.add(name.lower())
        number = str(next(self._marks))
        return etree.Element(START, {ID: number, NAME: name}), etree.Element(END, {ID: number})

    def _renumber_changes(self, root: Element) -> None:
        """Give tracked changes numbers; of text that was moved, the ends are known by those of the starts."""
        numbers: dict[str, str] = {}
        for change in root.iter(etree.Element):
            if change.get(AUTHOR) is not None and change.get(ID) is not None:
                numbers[str(change.get(ID))] = number = str(next(self._marks))
                change.set(ID, number)
        for end in root.iter(*MOVED):
            end.set(ID, numbers.get(str(end.get(ID)), str(next(self._marks))))

    def _rename_marks(self, root: Element) -> None:
        numbers: dict[str, str] = {}
        names: dict[str, str] = {}
        for mark in root.iter(START):
            numbers[str(mark.get(ID))] = number = str(next(self._marks))
            mark.set(ID, number)
            old = str(mark.get(NAME))
            names[old] = self._free(old)
            mark.set(NAME, names[old])
        for mark in list(root.iter(END)):
            if (number := numbers.pop(str(mark.get(ID)), "")) == "":
                _take_away(mark)  # an end without a start, which Word passes over
            else:
                mark.set(ID, number)
        _lead(root, {old: new for old, new in names.items() if old != new})

    def _free(self, name: str) -> str:
        """Return a name that no bookmark has yet; names without case, as Word does."""
        numbered = (f"{name[: LONGEST_NAME - len(str(n)) - 1]}_{n}" for n in count(2))
        free = next(each for each in chain((name,), numbered) if each.lower() not in self._names)
        self._names.add(free.lower())
        return free

    def _rename_shapes(self, root: Element) -> None:
        names: dict[str, str] = {}
        for element in root.iter(f"{_VML}*", f"{_OFFICE}*"):
            for key in ("id", f"{_OFFICE}spid", "ShapeID"):
                value = str(element.get(key, ""))
                if _SHAPE_ID.fullmatch(value):
                    if value not in names:
                        names[value] = f"{value[:8]}{next(self._shapes)}"
                    element.set(key, names[value])


def _lead(root: Element, names: Mapping[str, str]) -> None:
    """Let links and fields name the bookmarks as they are called now."""
    if not names:
        return
    for link in root.iter(qn("hyperlink")):
        if link.get(ANCHOR) in names:
            link.set(ANCHOR, names[str(link.get(ANCHOR))])
    pattern = re.compile(r"(?<![\w.])(" + "|".join(map(re.escape, names)) + r")(?![\w.])")
    for instruction in root.iter(INSTRUCTION):
        instruction.text = pattern.sub(lambda found: names[found[1]], instruction.text or "")
    for field in root.iter(FIELD):
        told = str(field.get(qn("instr"), ""))
        field.set(qn("instr"), pattern.sub(lambda found: names[found[1]], told))


def mark_start(body: Element, name: str, line: str, identities: Identities) -> None:
    """Put a bookmark and an entry for the contents at the first paragraph of a paper.

    With the entry (a TC field, which prints nothing) Word can make the contents anew.
    """
    first = next((each for each in body.iter(P) if ancestor(each, TEXT_BOX) is None), None)
    if first is None:
        raise ValueError(name)
    start, end = identities.new_mark(name)
    told = line.replace("\\", "\\\\").replace('"', '\\"')
    entry = [_field("begin"), _instruction(f' TC "{told}" \\f {CONTENTS} \\l 1 '), _field("end")]
    at = 1 if len(first) and first[0].tag == qn("pPr") else 0
    first[at:at] = [start, *entry, end]


def _field(kind: str) -> Element:
    run = etree.Element(R)
    etree.SubElement(run, qn("fldChar"), {qn("fldCharType"): kind})
    return run


def _instruction(text: str) -> Element:
    run = etree.Element(R)
    told = etree.SubElement(run, INSTRUCTION)
    told.set(SPACE, "preserve")
    told.text = text
    return run
