"""Parts of a Word file in other encodings than UTF-8, as domestic plug-ins write them, brought to it."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"'>]{0,40})[\"']")
_ENCODING = re.compile(r"(<\?xml\b[^>]*?\bencoding\s*=\s*[\"'])[^\"'>]*")

# GB18030 holds GBK, and that GB2312: what says it is the smallest is often one of the others.
KNOWN = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    # ASCII is UTF-8 already: such a part is not written anew.
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "cp936": "gb18030",
    "windows-936": "gb18030",
    # What Windows calls Big5 is its code page 950, which has more characters.
    "big5": "cp950",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "iso-8859-1": "latin-1",
    "windows-1252": "cp1252",
}
"""The encodings that are read, by the names under which files declare them."""

# UTF-16 by its mark, or by how `<?` looks in it.
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


class UnknownEncoding(ValueError):
    """A part whose encoding is not among those that are read, or is not what it says; which one it says."""


def in_utf8(content: bytes) -> bytes:
    """Return an XML part in UTF-8. Raises UnknownEncoding."""
    declared = _DECLARED.match(content, 3 if content.startswith(codecs.BOM_UTF8) else 0)
    name = declared[1].decode("ascii", "replace").lower() if declared else "utf-8"
    # The bytes go before the declaration, which the pattern cannot even see in UTF-16.
    encoding = _WIDE.get(content[:2]) or KNOWN.get(name)
    if encoding == "utf-8":
        return content
    # One of these of which the text is none of Unicode's: `<` would be written with a byte before it.
    if encoding is None or (encoding.startswith("utf-16") and content[:2] not in _WIDE):
        raise UnknownEncoding(name)
    try:
        text = content.decode(encoding)
    except ValueError as wrong:
        raise UnknownEncoding(name) from wrong
    return _ENCODING.sub(r"\1UTF-8", text.removeprefix("\ufeff"), count=1).encode("utf-8", "surrogatepass")
