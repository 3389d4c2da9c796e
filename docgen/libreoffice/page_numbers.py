"""The pages on which papers begin in a document that binds them: read off a PDF that LibreOffice makes of it.

The contents link to the papers, and a link in a PDF says which page it leads to: no text has to be found.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from docgen.writing.faults import WritingFault, temporary_folder_in_use

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_KIDS = re.compile(rb"/Kids\s*\[(.*?)\]", re.DOTALL)
_ANNOTATIONS = re.compile(rb"/Annots\s*\[(.*?)\]", re.DOTALL)
_LEADS = re.compile(rb"/D(?:est)?\s*\[\s*(\d+) 0 R")
_PLACE = re.compile(rb"/Rect\s*\[\s*([-\d.]+)\s+[-\d.]+\s+[-\d.]+\s+([-\d.]+)")
_PACKED = re.compile(rb"/N\s+(\d+).*?/First\s+(\d+).*?stream\r?\n", re.DOTALL)


def measure_first_pages(document: bytes, papers: int) -> list[int] | None:
    """Return the page numbers of the papers, counted from the first of them; None where that cannot be told.

    The contents of the document must stand before the papers and link to each. Raises LibreOfficeMissing.
    """
    from docgen.libreoffice.soffice import SECONDS_PER_DOCUMENT, convert
    from docgen.libreoffice.work_folder import tidy, work_folder

    tidy()
    with work_folder() as work:
        file = work / "volume.docx"
        with temporary_folder_in_use():
            file.write_bytes(document)
        made = convert([file], work, seconds=SECONDS_PER_DOCUMENT * papers)[file]
        return None if isinstance(made, WritingFault) else _numbers(made, papers)


def _numbers(pdf: Path, papers: int) -> list[int] | None:
    pages = list(first_pages(pdf.read_bytes()))
    # Each begins a page of its own: as many different pages, each behind the one before.
    if len(pages) != papers or pages != sorted(set(pages)):
        return None
    return [page - pages[0] + 1 for page in pages]


def first_pages(pdf: bytes) -> Iterator[int]:
    """Yield the pages (counted from 0) that the links before the first of them lead to, each once."""
    objects = _objects(pdf)
    pages = _pages(objects)
    number = {identity: at for at, identity in enumerate(pages)}
    links = [
        (at, number[led]) for at, page in enumerate(pages) for led in _links(objects, page) if led in number
    ]
    if not links:
        return
    first = links[0][1]
    # A line of the contents that is broken has two links.
    yield from (led for led, _ in groupby(led for at, led in links if at < first))


def _objects(pdf: bytes) -> dict[int, bytes]:
    found = {int(number): content for number, content in _OBJECT.findall(pdf)}
    # Newer versions pack objects into streams.
    for content in list(found.values()):
        if b"/ObjStm" in content:
            found |= _unpacked(content)
    return found


def _unpacked(content: bytes) -> dict[int, bytes]:
    head = _PACKED.search(content)
    if head is None:
        return {}
    try:
        text = zlib.decompressobj().decompress(content[head.end() :])
    except zlib.error:
        return {}
    count, first = int(head[1]), int(head[2])
    facts = list(map(int, text[:first].split()[: 2 * count]))
    starts = [*facts[1::2], len(text) - first]
    return {
        number: text[first + start : first + end]
        for number, start, end in zip(facts[::2], starts, starts[1:], strict=False)
    }


def _pages(objects: Mapping[int, bytes]) -> list[int]:
    """Return the pages in their order."""
    kids = {number: _references(_KIDS, content) for number, content in objects.items() if b"/Kids" in content}
    below = {each for listed in kids.values() for each in listed}
    found: list[int] = []
    waiting = [number for number in kids if number not in below and b"/Pages" in objects[number]]
    while waiting:
        each = waiting.pop(0)
        if each in kids:
            waiting = kids.pop(each) + waiting
        else:
            found.append(each)
    return found


def _references(pattern: re.Pattern[bytes], content: bytes) -> list[int]:
    found = pattern.search(content)
    return [int(each) for each in _REFERENCE.findall(found[1])] if found else []


def _links(objects: Mapping[int, bytes], page: int) -> Iterator[int]:
    """Yield the pages that the links of a page lead to, from above downwards."""
    annotations = [objects.get(each, b"") for each in _references(_ANNOTATIONS, objects.get(page, b""))]
    placed = [(_place(each), led[1]) for each in annotations if (led := _LEADS.search(each))]
    yield from (int(led) for _, led in sorted(placed))


def _place(annotation: bytes) -> Sequence[float]:
    found = _PLACE.search(annotation)
    return (-float(found[2]), float(found[1])) if found else (0.0, 0.0)
