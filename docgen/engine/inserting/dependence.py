"""Whether a template's documents depend on files besides it and its data, which then must be looked at."""

from __future__ import annotations

import re

from docgen.word.opening import PackageRefused, read_parts

FROM_FILES = ("图片", "文档")
"""The filters that read files."""

_TAGS_OF_XML = re.compile(rb"<[^<>]*>")
_CALLED = re.compile(rf"\|\s*(?:{'|'.join(FROM_FILES)})".encode())


def reads_files(package: bytes) -> bool:
    """Whether a template calls such a filter; a file that is no template does not."""
    try:
        return any(map(_calls, read_parts(package, lambda name: name.endswith(".xml")).values()))
    except PackageRefused:  # which is told when the template is compiled
        return False


def _calls(content: bytes) -> bool:
    """Word cuts a tag into runs at will: what stands between them is left out. Some are in attributes."""
    found = b"{" in content and (_CALLED.search(content) or _CALLED.search(_TAGS_OF_XML.sub(b"", content)))
    return bool(found)
