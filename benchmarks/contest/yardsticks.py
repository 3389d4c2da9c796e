"""What no engine can do without: compressing a document that is there already, or only copying it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from contest.worker import Write

DOCUMENT = "word/document.xml"


def ready(given: Path, what: str) -> Write:
    """`copy`, or a compressor and its level: `zlib-1`, `isal-1`."""
    documents = sorted((given / "finished").glob("*.docx"), key=lambda path: int(path.stem))
    if what == "copy":
        finished = [path.read_bytes() for path in documents]
        return lambda number, path: path.write_bytes(finished[number])
    return _deflating(documents, *_compressor(what))


def _compressor(what: str) -> tuple[Callable[[bytes], bytes], Callable[[bytes], int]]:
    name, _, level = what.partition("-")
    if name == "isal":
        from isal import isal_zlib

        return lambda content: isal_zlib.compress(content, int(level), -zlib.MAX_WBITS), isal_zlib.crc32

    def deflated(content: bytes) -> bytes:
        packer = zlib.compressobj(int(level), zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(content) + packer.flush()

    return deflated, zlib.crc32


def _deflating(
    documents: list[Path], deflated: Callable[[bytes], bytes], crc32: Callable[[bytes], int]
) -> Write:
    """The other parts lie ready, compressed; only the zip is put together and written."""
    from docgen.word.opening import open_package
    from docgen.word.package import DEFLATED, Raw, member, write_package

    members = list(open_package(documents[0].read_bytes()).members)
    position = [each.name for each in members].index(DOCUMENT)
    contents = [zipfile.ZipFile(path).read(DOCUMENT) for path in documents]

    def write(number: int, path: Path) -> None:
        content = contents[number]
        raw = Raw(DEFLATED, crc32(content), len(content), deflated(content))
        path.write_bytes(
            write_package([*members[:position], member(DOCUMENT, raw), *members[position + 1 :]])
        )

    return write
