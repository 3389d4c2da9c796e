"""The names of the files that lie beside a document: `名字（新生成）.docx`, `名字（备份2）.docx`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import PurePosixPath

from docgen.base.file_names import with_mark

NEW_VERSION = "新生成"
BACKUP = "备份"


def copies(path: PurePosixPath, word: str) -> Iterator[PurePosixPath]:
    """The places beside a file for copies of one sort: the first without a number, then 2, 3 and on."""
    for number in count(1):
        mark = f"（{word}）" if number == 1 else f"（{word}{number}）"
        yield path.with_name(with_mark(path.stem, mark) + path.suffix)
