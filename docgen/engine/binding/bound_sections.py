"""The sections of a volume: each keeps its page, headers and footers; how pages are counted is the volume's.

Every section names its headers and footers itself, since Word takes one that is not named from the section
before, which may be another paper's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from docgen.engine.binding.bound_styles import in_order, properties_of
from docgen.engine.binding.bound_text import TEXT_BOX, clean
from docgen.engine.binding.volume_package import (
    OFFICE,
    REFERENCES,
    SETTINGS,
    WORD_TYPE,
    PartRelation,
    SourcePackage,
    VolumePackage,
    as_part,
)
from docgen.word.elements import part, w
from docgen.word.tree import is_on, tree_of, value_of
from docgen.word.xml_names import MAIN_DOCUMENT, NAMESPACES, PPR, TBL, Element, P, ancestor, qn

SECTION, TYPE, VAL = qn("sectPr"), qn("type"), qn("val")
R_ID = f"{{{NAMESPACES['r']}}}id"
_ORDER = [
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
]
_NUMBER = re.compile(rb"""(?:instrText[^>]*>|instr=["'])\s*PAGE\b(?!\w)""")
_SOMETHING = re.compile(
    rb"<(?:\w+:)?(?:drawing|pict|object|instrText|fldSimple|tbl)\b|<(?:\w+:)?t(?:\s[^>]*)?>[^<]*[^<\s]"
)
_WHOLE = re.compile(rb"(instrText[^>]*>\s*|instr=[\"']\s*)NUMPAGES\b")
HEADER, FOOTER = REFERENCES
_KINDS = {HEADER: ("header", "hdr"), FOOTER: ("footer", "ftr")}

Place = tuple[str, str]
"""A reference, and the pages that it is for: default, even or first."""
Settle = Callable[[SourcePackage, Element], None]


class RunningPart(NamedTuple):
    """A header or footer, and the document that it is of."""

    source: SourcePackage
    name: str

    @property
    def content(self) -> bytes:
        """The part as it lies in its document."""
        return self.source.parts[self.name]


Running = dict[Place, RunningPart]


class BoundSections:
    """The sections of a volume while documents are added."""

    def __init__(self, package: VolumePackage, *, is_even_and_odd: bool) -> None:
        self._package, self._is_even_and_odd = package, is_even_and_odd
        self._numbers: Running | None = None
        self._papers = 0

    def number_through(self, front: SourcePackage) -> None:
        """Number the pages through the papers, as the last section of what is in front is numbered."""
        *_, last = front.tree(MAIN_DOCUMENT).iter(SECTION)
        self._numbers = {place: part for place, part in _own(front, last).items() if place[0] == FOOTER}

    def take(
        self, source: SourcePackage, body: Element, settle: Settle, *, is_paper: bool, has_notes: bool
    ) -> None:
        """Make the sections of a document those of the volume, the last one in its last paragraph.

        `settle` makes what stands in its headers and footers that of the volume.
        """
        _end_with_paragraph(body)
        sections = [each for each in body.iter(SECTION) if ancestor(each, TEXT_BOX) is None]
        is_alone = is_paper and self._numbers is None and len(sections) == 1
        running: Running = {}
        for section in sections:
            running = {**running, **_own(source, section)}
            shown, is_first = _on_all_pages(source, running), section is sections[0]
            if is_paper:
                self._begin(section, shown, is_first=is_first)
            if has_notes:
                _count_notes(source, section, is_first=is_first, is_last=section is sections[-1])
            self._name_running(section, shown, settle, is_alone=is_alone)
        self._papers += is_paper

    def _begin(self, section: Element, shown: Running, *, is_first: bool) -> None:
        """Begin a paper on a new page, the first one behind its contents on a right-hand page."""
        is_right = is_first and self._numbers is not None and not self._papers
        # No other section begins on an odd page: it would leave one blank, whose number nobody sees.
        if is_first or value_of(section, "type") in ("oddPage", "evenPage"):
            _put(section, section.makeelement(TYPE, {VAL: "oddPage" if is_right else "nextPage"}))
        if self._numbers is None:
            _count_from_one(section, is_first=is_first)
        else:
            _count_on(section, is_first=is_right)
            _show_numbers(section, shown, self._numbers)

    def _name_running(self, section: Element, shown: Running, settle: Settle, *, is_alone: bool) -> None:
        for old in section.findall(HEADER) + section.findall(FOOTER):
            section.remove(old)
        pages = ["default", *(["even"] if self._is_even_and_odd else [])]
        pages += ["first"] if is_on(section, "titlePg") else []
        for number, (tag, page) in enumerate((tag, page) for tag in REFERENCES for page in pages):
            name = self._placed(shown.get((tag, page)), tag, settle, is_alone=is_alone)
            identity = self._package.relate(MAIN_DOCUMENT, PartRelation(OFFICE + _KINDS[tag][0], name))
            section.insert(number, section.makeelement(tag, {TYPE: page, R_ID: identity}))

    def _placed(self, part: RunningPart | None, tag: str, settle: Settle, *, is_alone: bool) -> str:
        """Return the name of the volume's part for a header or footer, an empty one for none."""
        if part is None:
            return self._package.add(*_empty(tag))
        root = part.source.tree(part.name)
        clean(root)
        settle(part.source, root)
        content = as_part(root)
        # 共 3 页: of the paper, not of the volume. Word has a field for the pages of a section only.
        content = _WHOLE.sub(rb"\1SECTIONPAGES", content) if is_alone else content
        return self._package.copy(part.source, part.name, content)

    def closed(self, blocks: list[Element]) -> list[Element]:
        """Return the blocks of the volume with its last section at their end, where Word wants it."""
        *_, last = (section for block in blocks for section in block.iter(SECTION))
        properties = last.getparent()
        assert properties is not None
        properties.remove(last)
        return [*blocks, last]


def _own(source: SourcePackage, section: Element) -> Running:
    relations = source.relations(MAIN_DOCUMENT)
    found: Running = {}
    for reference in section.iter(*REFERENCES):
        relation = relations.get(str(reference.get(R_ID)))
        if relation is not None and relation.target in source.parts:
            place = str(reference.tag), str(reference.get(TYPE, "default"))
            found[place] = RunningPart(source, relation.target)
    return found


def _on_all_pages(source: SourcePackage, running: Running) -> Running:
    """Return what stands on which pages: the same on even ones where a document does not tell them apart."""
    if source.is_even_and_odd:
        return dict(running)
    shown = {place: part for place, part in running.items() if place[1] != "even"}
    return shown | {(tag, "even"): part for (tag, page), part in shown.items() if page == "default"}


def _says(part: RunningPart | None) -> bool:
    return part is not None and _SOMETHING.search(part.content) is not None


def _empty(tag: str) -> tuple[str, bytes, str]:
    """Return the name, content and content type of an empty header or footer, a hair high."""
    kind, root = _KINDS[tag]
    small = w("rPr", w("sz", val=2), w("szCs", val=2))
    line = w("pPr", w("spacing", before=0, after=0, line=14, lineRule="exact"), small)
    return f"word/{kind}Blank.xml", part(root, w("p", line)), WORD_TYPE.format(kind)


def _end_with_paragraph(body: Element) -> None:
    """Move the last section of a document from the end of its body into its last paragraph."""
    section = body.find(SECTION)
    if section is None:
        section = body.makeelement(SECTION, {})
    else:
        body.remove(section)
    blocks = [block for block in body if block.tag in (P, TBL, qn("sdt"))]
    last = blocks[-1] if blocks else None
    if last is None or last.tag != P or last.find(f"{PPR}/{SECTION}") is not None:
        last = etree.fromstring(_empty(FOOTER)[1])[0]
        body.append(last)
    properties = properties_of(last)
    properties.append(section)
    in_order(properties)


def _count_from_one(section: Element, *, is_first: bool) -> None:
    """Count the pages of a paper from 1, unless it says from where."""
    if is_first:
        counting = section.find(qn("pgNumType"))
        counting = section.makeelement(qn("pgNumType"), {}) if counting is None else counting
        counting.set(qn("start"), counting.get(qn("start"), "1"))
        _put(section, counting)


def _count_on(section: Element, *, is_first: bool) -> None:
    """Count the pages through the papers, in digits as the contents have them."""
    for counting in section.findall(qn("pgNumType")):
        section.remove(counting)
    if is_first:
        _put(section, section.makeelement(qn("pgNumType"), {qn("start"): "1"}))


def _show_numbers(section: Element, shown: Running, numbers: Running) -> None:
    """Show the number on every page: forms have none, some papers leave it out on their first page."""
    counted = (shown[place] for place in shown if place[1] == "default")
    footers = (shown[place] for place in shown if place[0] == FOOTER and place[1] != "first")
    if not any(_NUMBER.search(part.content) for part in counted) and not any(map(_says, footers)):
        shown.update(numbers)
    if not _says(shown.get((FOOTER, "first"))):
        _show_on_first_page(section, shown)


def _show_on_first_page(section: Element, shown: Running) -> None:
    title = section.find(qn("titlePg"))
    if title is not None and not _says(shown.get((HEADER, "first"))):
        section.remove(title)
    elif (FOOTER, "default") in shown:
        shown[FOOTER, "first"] = shown[FOOTER, "default"]


def _count_notes(source: SourcePackage, section: Element, *, is_first: bool, is_last: bool) -> None:
    """Count the notes of a paper from its first section on, and print endnotes at the end of its last."""
    for name in ("footnotePr", "endnotePr"):
        said = section.find(qn(name))
        if said is None:
            settings = tree_of(source.parts, SETTINGS)
            found = None if settings is None else settings.find(qn(name))
            said = section.makeelement(qn(name), {}) if found is None else deepcopy(found)
        for each in list(said):
            if each.tag in (qn("footnote"), qn("endnote"), qn("numRestart")):
                said.remove(each)
        restart = "eachSect" if is_first else "continuous"
        said.append(said.makeelement(qn("numRestart"), {VAL: restart}))
        _put(section, said)
    if not is_last:
        _put(section, section.makeelement(qn("noEndnote"), {}))


def _put(section: Element, element: Element) -> None:
    """Put an element in its place among those of a section, instead of one of its name."""
    for old in section.findall(str(element.tag)):
        section.remove(old)
    section.append(element)
    places = {qn(name): number for number, name in enumerate(_ORDER)}
    section[:] = sorted(section, key=lambda each: places.get(str(each.tag), len(places)))
