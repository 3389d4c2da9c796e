"""Whether a template's documents depend on files besides it and its data, which then must be looked at."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

FROM_FILES = ("图片", "文档")
"""The filters that read files."""

LARGEST_PART = 30 << 20
"""Bytes: a part that unpacks to more is an attack, and refused when the template is compiled."""

_TAGS_OF_XML = re.compile(rb"<[^<>]*>")
_CALLED = re.compile(rf"\|\s*(?:{'|'.join(FROM_FILES)})".encode())


def reads_files(package: bytes) -> bool:
    """Whether a template calls such a filter; a file that is no template does not."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            infos = [info for info in archive.infolist() if info.filename.endswith(".xml")]
            return any(_calls(archive.read(info)) for info in infos if info.file_size <= LARGEST_PART)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        return False


def _calls(content: bytes) -> bool:
    """Word cuts a tag into runs at will: what stands between them is left out. Some are in attributes."""
    found = b"{" in content and (_CALLED.search(content) or _CALLED.search(_TAGS_OF_XML.sub(b"", content)))
    return bool(found)
