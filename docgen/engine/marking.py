"""Finds the tags of a part, wherever it has text, and puts a mark in the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from docgen.engine.loose_places import loose_places
from docgen.engine.marked_part import MarkedPart, excerpt
from docgen.engine.patched import ADDRESS, ELEMENT, PLAIN, WHOLE_ADDRESS
from docgen.engine.tags import Found, find_tags, replaced
from docgen.engine.template_faults import fault
from docgen.word.xml_names import (
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
    qn,
    take_out,
)

_BLANKS = " \t\u3000"
_BRACE = re.compile("[{}｛｝«]|<<")
TELLING = re.compile(r"\w\w")
"""Text by which a person finds a place: two letters or 汉字 at least."""

GOES_ON = re.compile(r"-%\}\s*$")
CONTINUES = re.compile(r"^\s*\{%-")
_ESCAPED_TAG = re.compile(r"(?:\{|%7B){2}.*?(?:\}|%7D){2}", re.IGNORECASE)
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


@dataclass
class ParagraphText:
    """The pieces of text that belong to one paragraph itself, not to a text box inside it.

    Word cuts a text into runs at will; breaks and tabs count as one blank each.
    """

    element: Element | None
    atoms: list[tuple[Element, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text as a person sees it."""
        return "".join(text for _, text in self.atoms)

    def trimmed(self, tags: Sequence[Found]) -> Iterator[Found]:
        """Yield the soft returns that `{%-` and `-%}` take away, with the blanks around them."""
        text, breaks = self.text, self._breaks()
        if not breaks:
            return
        after = 0
        for tag in tags:
            # Not twice: what stands between two tags may be taken away by both.
            start = max(len(text[: tag.start].rstrip(_BLANKS)), after)
            if tag.lead == "-" and not breaks.isdisjoint(range(start, tag.start)):
                yield Found(start, tag.start, "", "", "", "")
            after = tag.end
            end = len(text) - len(text[tag.end :].lstrip(_BLANKS))
            if tag.trail == "-" and not breaks.isdisjoint(range(tag.end, end)):
                yield Found(tag.end, end, "", "", "", "")
                after = end

    def _breaks(self) -> set[int]:
        """Return the places of the soft returns in the text."""
        found, place = set(), 0
        for element, piece in self.atoms:
            if element.tag in (BR, CR):
                found.add(place)
            place += len(piece)
        return found

    def write_marks(self, tags: Sequence[tuple[Found, str]]) -> None:
        """Put a mark in the place of each tag: it goes into the run where the tag begins.

        docxtpl would set what stands behind the tag in that run's look, and drop bookmarks within the tag.
        """
        position = done = 0
        for element, text in self.atoms:
            end, written, pieces = position + len(text), 0, []
            while done < len(tags) and tags[done][0].start < end:
                tag, mark = tags[done]
                start = tag.start - position
                pieces += [text[written : max(start, 0)], mark if start >= 0 else ""]
                written = min(tag.end, end) - position
                if tag.end > end:
                    break
                done += 1
            if pieces:
                _store(element, "".join([*pieces, text[written:]]))
            position = end


def mark_paragraphs(part: MarkedPart) -> None:
    """Mark the tags of a part's paragraphs, and tell what only looks like one."""
    near = ""
    for paragraph in _paragraphs(part.root):
        text = paragraph.text
        if _BRACE.search(text):
            near = _mark_paragraph(part, paragraph, text, near)
        # The nearest text before a tag tells a person where it stands: Word shows no line numbers.
        elif TELLING.search(text):
            near = text.strip()


def unbind(part: MarkedPart) -> None:
    """Let content controls with tags be bound to nothing: Word would show what the other place holds."""
    for control in part.root.iter(qn("sdt")):
        content = control.find(qn("sdtContent"))
        if content is None or not any(part.marks_in(text.text or "") for text in content.iter(T)):
            continue
        for element in list(control.iterfind(f"{qn('sdtPr')}/*")):
            if str(element.tag).endswith("}dataBinding"):
                take_out(element)


def mark_attributes(part: MarkedPart) -> None:
    """Mark values in attributes (the description of a picture …) and in text that is not a run's."""
    for element in part.root.iter():
        # What a tracked change has deleted asks for nothing.
        if element.tag in (qn("delText"), qn("delInstrText")):
            continue
        for name, value in element.items():
            if "{{" in value:
                element.set(name, _marked_plainly(part, value))
        if element.text and "{{" in element.text and element.tag != T:
            element.text = _marked_plainly(part, element.text)


def mark_properties(part: MarkedPart) -> None:
    """Mark the tags of a document's properties."""
    for element in part.root.iter():
        if element.text:
            element.text = _marked_plainly(part, element.text)


def mark_links(part: MarkedPart) -> None:
    """Mark the tags in the addresses of links; Word writes their braces and blanks in another way there."""
    for relation in part.root.iter():
        target = str(relation.get("Target", ""))
        if relation.get("TargetMode") == "External" and _ESCAPED_TAG.search(target):
            plain = _ESCAPED_TAG.sub(lambda tag: unquote(tag[0]), target)
            tags, _ = find_tags(plain)
            for tag in reversed(tags):
                mark = part.mark_found(tag._replace(form=""), "", ADDRESS if tag.start else WHOLE_ADDRESS)
                plain = plain[: tag.start] + mark + plain[tag.end :]
            relation.set("Target", plain)


def mark_chart(part: MarkedPart) -> None:
    """Mark the tags of a chart: `{{p … }}` in its title stands for all of it, other tags for text."""
    # A list: the tree changes while its charts are taken out.
    for element in list(part.root.iter()):
        if not element.text or "{{" not in element.text:
            continue
        chart = ancestor(element, CHART)
        whole = [tag for tag in find_tags(element.text)[0] if tag.form == "p" and tag.mark == "{{"]
        if chart is None or not whole:
            element.text = _marked_plainly(part, element.text)
        else:
            take_out(chart, part.mark_found(whole[0], "", ELEMENT))


def drop_if_empty(element: Element) -> None:
    """Remove a text that has become empty, and its run when nothing else is in it."""
    run = element.getparent()
    take_out(element)
    if run is not None and is_empty_run(run) and run.getparent() is not None:
        take_out(run)


def _paragraphs(root: Element) -> list[ParagraphText]:
    """Return all paragraphs with text, in the document's order; `{%-` and `-%}` join two of them."""
    paragraphs = _grouped(root)
    joined = list(_joints({p.element: p.text for p in paragraphs if p.element is not None}))
    for first, second in joined:
        first.extend([child for child in second if child.tag != PPR])
        take_out(second)
    return _grouped(root) if joined else paragraphs


def _grouped(root: Element) -> list[ParagraphText]:
    groups: dict[Element | None, ParagraphText] = {}
    for element in root.iter(T, BR, TAB, CR):
        parent = element.getparent()
        # A w:tab within w:tabs is a tab stop, not a tab.
        if _is_moved_away(element):
            continue
        if element.tag == T or (parent is not None and parent.tag == R):
            owner = ancestor(element, P)
            text = (element.text or "") if element.tag == T else " "
            groups.setdefault(owner, ParagraphText(owner)).atoms.append((element, text))
    return list(groups.values())


def _is_moved_away(element: Element) -> bool:
    """Tell whether a tracked change has moved a text away from here: it stands elsewhere as well."""
    return ancestor(element, qn("moveFrom")) is not None


def _joints(texts: dict[Element, str]) -> Iterator[tuple[Element, Element]]:
    """Yield paragraphs to join; docxtpl would drop pictures and sections between their texts."""
    heads: dict[Element, Element] = {}
    for element, text in texts.items():
        following = element.getnext()
        if following is None or following.tag != P or following.find(f"{PPR}/{qn('sectPr')}") is not None:
            continue
        if GOES_ON.search(text) or CONTINUES.search(texts.get(following, "")):
            heads[following] = heads.get(element, element)
            yield heads[following], following


def _mark_paragraph(part: MarkedPart, paragraph: ParagraphText, text: str, before: str) -> str:
    """Mark the tags of one paragraph; the static text nearest to what comes next."""
    tags, slips = find_tags(text)
    spans = [*_spans(tags), *((slip.start, slip.end) for slip in slips)]
    if part.heads:
        loose = list(loose_places(replaced(text, spans, " "), part.heads))
        tags, spans = sorted([*tags, *loose]), [*spans, *_spans(loose)]
    static = replaced(text, spans, "").strip()
    near = excerpt(static if TELLING.search(static) else before or static)
    for slip in slips:
        part.faults.append(fault(slip.code, part.spot(near, slip.typed), slip.message, slip.hint))
    marked = [(tag, part.mark_found(tag, near)) for tag in tags]
    marked += [(gap, "") for gap in paragraph.trimmed(tags)]
    paragraph.write_marks(sorted(marked))
    return static if TELLING.search(static) else before


def _spans(found: Sequence[Found]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in found]


def _marked_plainly(part: MarkedPart, text: str) -> str:
    tags, _ = find_tags(text)
    near = excerpt(replaced(text, [(tag.start, tag.end) for tag in tags], "").strip())
    pieces, position = [], 0
    for tag in tags:
        # An attribute has no paragraph or row that a tag could replace.
        mark = part.mark_found(tag._replace(form=""), near, PLAIN)
        pieces += [text[position : tag.start], mark]
        position = tag.end
    return "".join([*pieces, text[position:]])


def _store(element: Element, text: str) -> None:
    if not text:
        drop_if_empty(element)
    elif element.tag == T:
        element.text = text
        # A mark may have come to stand beside a blank, which Word drops at the ends of a text.
        element.set(SPACE, "preserve")
