"""A PDF without the moment at which it was made, and without the numbers that LibreOffice draws from it."""

from __future__ import annotations

import hashlib
import re

# A space between key and value is as the version of LibreOffice likes it.
_OF_THE_MOMENT = re.compile(rb"/(?:CreationDate|ModDate) ?\(D:[^()]*\)|/DocChecksum ?/[0-9A-F]{32}")
_IDENTITY = re.compile(rb"(/ID ?\[ ?<)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}(> ?\])")


def without_the_moment(pdf: bytes) -> bytes:
    """Return the PDF so that the same document gives the same bytes, whenever it is converted.

    Dates and checksum may be left out of a PDF, and are; the identity is drawn from the content. No byte
    moves: the table at the end says where each object begins. LibreOffice 7.4 ignores SOURCE_DATE_EPOCH, and
    numbers fonts with CFF outlines (Noto CJK) through a whole process: with those, the bytes are the same if
    the same documents are converted together.
    """
    # What is sought stands behind the last stream: no compressed byte of a page is ever touched.
    pages, border, end = pdf.rpartition(b"endstream")
    end = _OF_THE_MOMENT.sub(lambda found: b" " * len(found[0]), end)
    unnamed = pages + border + _IDENTITY.sub(rb"\1\2\3", end)
    identity = hashlib.sha256(unnamed).hexdigest()[:32].upper().encode()
    return pages + border + _IDENTITY.sub(rb"\g<1>" + identity + rb"\g<2>" + identity + rb"\g<3>", end)
