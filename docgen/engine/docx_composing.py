"""Puts whole documents into one that is made: docxcompose brings their styles, lists and pictures along.

It works on python-docx's trees and takes a hundred times as long as all of rendering: only documents that
enclose others pay for it. Whatever it does by chance or by the clock is made the same on every day.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING, Any

from docgen.engine.attachments import AttachedDocument
from docgen.word.opening import PackageRefused, read_parts
from docgen.word.package import deflate, member, write_package
from docgen.word.xml_names import NUMBERING

if TYPE_CHECKING:
    from lxml.etree import _Element

# docxcompose draws the nsid of a new list at random: every run would give other bytes.
_LIST_IDENTITY = re.compile(rb'(<w:nsid w:val=")([0-9A-Fa-f]{8})"')


class NotComposed(Exception):
    """A document that could not be put in; the argument is its name, empty for the one that it goes into."""


def compose(package: bytes, documents: Mapping[str, AttachedDocument]) -> bytes:
    """Return the package with each document in the place of its mark. Raises NotComposed."""
    name = ""
    try:
        # Late: python-docx takes 80 ms to load.
        import docx
        from docxcompose.composer import Composer

        whole = docx.Document(io.BytesIO(package))
        composer = Composer(whole)
        places = _places(whole.element.body, documents)
        for mark, document in documents.items():
            name = document.name
            _insert(composer, docx.Document(io.BytesIO(document.content)), places[mark])
        buffer = io.BytesIO()
        whole.save(buffer)
        return _the_same_every_day(buffer.getvalue(), package)
    except _faults() as problem:
        raise NotComposed(name) from problem


def _faults() -> tuple[type[Exception], ...]:
    """Return the exceptions that python-docx and docxcompose raise over documents that Word did not write."""
    from docx.exceptions import PythonDocxError
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from docx.opc.exceptions import OpcError

    of_pictures = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
    of_python = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
    # lxml's faults of syntax are Python's.
    of_packages = (OpcError, PackageRefused, PythonDocxError)
    return (*of_python, *of_pictures, *of_packages, NotImplementedError, SyntaxError)


def _places(body: _Element, marks: Mapping[str, AttachedDocument]) -> dict[str, _Element]:
    """Return the paragraph of each mark."""
    from docgen.word.xml_names import P, T

    texts = (text for text in body.iter(T) if text.text in marks)
    return {str(text.text): next(text.iterancestors(P)) for text in texts}


def _insert(composer: Any, document: Any, place: _Element) -> None:  # noqa: ANN401 - neither has types
    """Insert a document: docxcompose puts it at the end of the body, so it is moved to its place."""
    from docgen.word.xml_names import TBL

    body = composer.doc.element.body
    start, length = composer.append_index(), len(body)
    composer.append(document)
    inserted = list(body[start : start + len(body) - length])
    for element in inserted:
        place.addprevious(element)
    parent = place.getparent()
    if parent is None:
        return
    if inserted and inserted[-1].tag != TBL:
        parent.remove(place)
    else:  # Word wants a paragraph behind a table, and one in every cell
        place[:] = []


def _the_same_every_day(made: bytes, before: bytes) -> bytes:
    """Return the package with fixed dates, and with counted ids for new lists instead of random ones."""
    # python-docx stamps the zip with the time of saving.
    files = read_parts(made, lambda _name: True)
    if NUMBERING in files:
        files[NUMBERING] = _with_counted_lists(files[NUMBERING], _lists_of(before))
    return write_package(member(name, deflate(content)) for name, content in files.items())


def _lists_of(package: bytes) -> set[bytes]:
    content = read_parts(package, NUMBERING.__eq__).get(NUMBERING, b"")
    return {identity for _, identity in _LIST_IDENTITY.findall(content)}


def _with_counted_lists(content: bytes, known: set[bytes]) -> bytes:
    free: Iterator[bytes] = (each for number in count(1) if (each := b"%08X" % number) not in known)
    return _LIST_IDENTITY.sub(
        lambda found: found[0] if found[2] in known else found[1] + next(free) + b'"', content
    )
