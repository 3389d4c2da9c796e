"""How much work a workbook would be: its tags are counted before openpyxl makes an object of each.

A bomb packs twenty million tags into a few kilobytes. Which part openpyxl takes for what, the package itself
says, so every part is looked at, whatever its name.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

MOST_TAGS = 300_000
"""Of one part, or of one row of a sheet: Excel has 64,000 formats, and 16,384 columns in a row."""
MOST_TAGS_OF_TEXTS = 2_000_000
"""Of the texts of all cells: four make one text."""
MOST_LISTED_SHEETS = 1_000
BYTES_OF_A_TAG = 4
_CHUNK = 1 << 20


def is_too_heavy(package: zipfile.ZipFile) -> bool:
    """Whether a part has more tags than any workbook that a person keeps."""
    return any(_has_too_many(package, part) for part in package.infolist())


def _has_too_many(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    most = MOST_TAGS_OF_TEXTS if part.filename.endswith("/sharedStrings.xml") else MOST_TAGS
    if part.file_size < min(most * BYTES_OF_A_TAG, MOST_LISTED_SHEETS * len(b"sheetId=")):
        return False
    tags = sheets = 0
    for piece, begins_row in _pieces(package, part):
        tags = piece.count(b"<") + (0 if begins_row else tags)
        sheets += piece.count(b"sheetId=")
        if tags > most or sheets > MOST_LISTED_SHEETS:
            return True
    return False


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, bool]]:
    """The content of a part, parted where rows begin; what begins no row goes on with the piece before."""
    with package.open(part) as content:
        while chunk := content.read(_CHUNK):
            first, *others = chunk.split(b"<row")
            yield first, False
            for piece in others:
                yield piece, True
