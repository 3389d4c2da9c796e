"""Two documents in one form: what differs between docgen and docxtpl on purpose is evened out here.

What differs, and why; nothing else may:

- *Runs.* docxtpl leaves empty runs and texts behind, and cuts a run where a listing has a tab; Word joins
  them as it reads.
- *Punctuation.* docgen sets “ ” ‘ ’ — … · × from data in runs of their own, in the Chinese font: see
  docgen/engine/writers.py.
- *Traces of editing.* `proofErr`, `lastRenderedPageBreak` and `rsid`s mean nothing; `w14:paraId` is a
  paragraph's identity, which docxtpl doubles in loops and docgen takes away from parts with tags.
- *Order of properties.* docxtpl writes those of rich text and of `cellbg` where Word's schema does not want
  them.
- *Identities.* Names of relationships, numbers of drawings and of bookmarks are any that are free:
  relationships stand here for what they lead to. docxtpl repeats a bookmark in each turn of a loop, docgen
  keeps the first. That docgen's are unique is a test of its own.
- *Labels.* The names of new pictures, which only Word's selection pane shows.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from docgen.engine.shaping import CELL_ORDER
from docgen.word.elements import LETTER_ORDER
from docgen.word.xml_names import CJK_PUNCTUATION

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"

TRACES = (f"{W}proofErr", f"{W}lastRenderedPageBreak")
STORIES = ("document", "header", "footer", "footnotes", "numbering", "styles")
"""The parts that are compared: the rest docxtpl does not touch."""


def canonical(document: bytes) -> dict[str, str]:
    """The parts of a document that hold text, by name, and its title, each in canonical form."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    parts = {
        name: _canonical_part(name, files)
        for name in files
        if posixpath.dirname(name) == "word" and posixpath.basename(name).startswith(STORIES)
    }
    return parts | {"title": _title(files)}


def _title(files: Mapping[str, bytes]) -> str:
    core = etree.fromstring(files["docProps/core.xml"]) if "docProps/core.xml" in files else None
    return "" if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title") or ""


def _canonical_part(name: str, files: Mapping[str, bytes]) -> str:
    # docgen takes away blanks between elements, which mean nothing there.
    root = etree.fromstring(files[name], etree.XMLParser(remove_blank_text=True))
    _drop_traces(root)
    _drop_doubled_bookmarks(root)
    _sort_properties(root)
    _even_out_runs(root)
    _resolve(root, targets_of(name, files))
    _drop_numbers(root)
    return etree.tostring(root, method="c14n", exclusive=True).decode()


def targets_of(part: str, files: Mapping[str, bytes]) -> dict[str, str]:
    """What each relationship of a part leads to: an address outside, or the content of a file."""
    folder, base = posixpath.split(part)
    content = files.get(f"{folder}/_rels/{base}.rels")
    relations = [] if content is None else list(etree.fromstring(content))
    return {each.get("Id"): _target(each, folder, files) for each in relations}


def _target(relation: etree._Element, folder: str, files: Mapping[str, bytes]) -> str:
    kind, target = relation.get("Type").rpartition("/")[2], relation.get("Target")
    if relation.get("TargetMode") == "External" or kind != "image":
        return f"{kind}: {target}"
    name = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    return f"{kind}: {hashlib.sha256(files[name]).hexdigest()}"


def _drop_traces(root: etree._Element) -> None:
    for element in list(root.iter(*TRACES)):
        element.getparent().remove(element)
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            if name.startswith((f"{W}rsid", f"{W14}paraId", f"{W14}textId")):
                del element.attrib[name]


def _drop_doubled_bookmarks(root: etree._Element) -> None:
    seen: set[str] = set()
    doubled = False
    for element in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        if element.tag == f"{W}bookmarkStart":
            doubled = element.get(f"{W}name") in seen
            seen.add(element.get(f"{W}name"))
        element.attrib.pop(f"{W}id")
        if doubled:
            element.getparent().remove(element)


def _sort_properties(root: etree._Element) -> None:
    for holder, order in ((f"{W}rPr", LETTER_ORDER), (f"{W}tcPr", CELL_ORDER)):
        rank = {f"{W}{name}": place for place, name in enumerate(order)}
        for properties in root.iter(holder):
            properties[:] = sorted(properties, key=lambda child, rank=rank: rank.get(child.tag, 99))


def _even_out_runs(root: etree._Element) -> None:
    for text in list(root.iter(f"{W}t")):
        text.attrib.clear()
        if not text.text:
            text.getparent().remove(text)
    for run in list(root.iter(f"{W}r")):
        if all(child.tag == f"{W}rPr" for child in run):
            run.getparent().remove(run)
    _join_runs(root)
    for text in list(root.iter(f"{W}t")):
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text += text.text
            text.getparent().remove(text)


def _join_runs(root: etree._Element) -> None:
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _alike(before, run):
            if _is_punctuation(before) and not _is_punctuation(run):
                _take_formatting(before, run)
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            run.getparent().remove(run)


def _alike(one: etree._Element, other: etree._Element) -> bool:
    typeface_counts = not (_is_punctuation(one) or _is_punctuation(other))
    return _formatting(one, typeface=typeface_counts) == _formatting(other, typeface=typeface_counts)


def _is_punctuation(run: etree._Element) -> bool:
    """Whether docgen may have made the run for the sake of its typeface."""
    text = "".join(run.itertext())
    fonts = run.find(f"{W}rPr/{W}rFonts")
    hinted = fonts is not None and fonts.get(f"{W}hint") == "eastAsia"
    return hinted and bool(text) and not text.strip(CJK_PUNCTUATION)


def _formatting(run: etree._Element, *, typeface: bool) -> list[bytes]:
    properties = run.find(f"{W}rPr")
    children = [] if properties is None else properties
    return [
        etree.tostring(child, method="c14n") for child in children if typeface or child.tag != f"{W}rFonts"
    ]


def _take_formatting(run: etree._Element, other: etree._Element) -> None:
    run.remove(run.find(f"{W}rPr"))
    properties = other.find(f"{W}rPr")
    if properties is not None:
        run.insert(0, properties)


def _resolve(root: etree._Element, targets: Mapping[str, str]) -> None:
    for element in root.iter(etree.Element):
        for name, value in element.items():
            if name.startswith(R):
                element.set(name, targets.get(value, f"nothing: {value}"))


def _drop_numbers(root: etree._Element) -> None:
    for element in root.iter(f"{WP}docPr", f"{PIC}cNvPr"):
        for name in ("id", "name"):
            element.attrib.pop(name, None)
