"""A Word file as a zip: parts without tags are copied as they lie, equal input gives equal bytes.

Rendered parts are compressed by Intel's ISA-L where it is installed (the extra `isal`), else by zlib. The two
give different bytes for the same text, and so may two versions of one: docgen knows a document again by what
it was made of, never by rendering it anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

STORED, DEFLATED = 0, 8
LEVEL = 1
"""The level of both, as measured in benchmarks/README.md: zlib's 3 saves 1%, 4 takes three times as long."""

LEVEL_ONCE = 6
"""zlib's, for what is packed once and copied into every document; 9 takes long over a hostile template."""

SMALL = 1024
"""Bytes."""

FIRST_OF_JANUARY_1980 = 0x21
"""The earliest date a zip can carry: the day of the run must not show in the bytes."""

UTF8_NAME = 0x800
OWNER_ONLY = 0o600 << 16
"""The rights that Python's zipfile notes of a file, and that built-in templates bear since the first one."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_OFFSET = struct.Struct("<L")


class ZipMember(NamedTuple):
    """One file of the zip, ready to be written: local header with data, and its line of the directory."""

    name: str
    local: bytes
    directory: bytes
    """The directory's line up to the offset, which only the finished zip knows."""


class Raw(NamedTuple):
    """A file's data as it lies in the zip (compressed by `method`), with size and CRC of the text within."""

    method: int
    crc: int
    size: int
    data: bytes


def member(name: str, raw: Raw, rights: int = 0) -> ZipMember:
    """Return a file of the zip from data that is compressed already."""
    encoded = name.encode()
    # Without the flag a reader takes the name for the code page of DOS.
    flags = 0 if name.isascii() else UTF8_NAME
    facts = (flags, raw.method, 0, FIRST_OF_JANUARY_1980, raw.crc, len(raw.data), raw.size)
    # 20 is version 2.0 of the format, the first with DEFLATE.
    local = _LOCAL.pack(b"PK\x03\x04", 20, *facts, len(encoded), 0)
    central = _CENTRAL.pack(b"PK\x01\x02", 20, 20, *facts, len(encoded), 0, 0, 0, 0, rights, 0)
    return ZipMember(name, local + encoded + raw.data, central[: -_OFFSET.size])


class Compressor(NamedTuple):
    """The functions that make raw DEFLATE data and its checksum."""

    name: str
    deflate: Callable[[bytes], bytes]
    crc32: Callable[[bytes], int]


@cache
def compressor() -> Compressor:
    """Return the fastest compressor that is installed, looked for when the first document is made."""
    try:
        from isal import isal_zlib
    except ImportError:
        return Compressor("zlib", deflate_by_zlib, zlib.crc32)
    return Compressor(
        "isal",
        lambda content: isal_zlib.compress(content, level=LEVEL, wbits=-zlib.MAX_WBITS),
        isal_zlib.crc32,
    )


def deflate_by_zlib(content: bytes, level: int = LEVEL) -> bytes:
    """Return raw DEFLATE data made by zlib."""
    # A negative window means raw DEFLATE: a zip has a header and a checksum of its own.
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def deflate(content: bytes) -> Raw:
    """Compress a rendered part; a small one is stored: packing it costs more than it saves."""
    how = compressor()
    if len(content) < SMALL:
        return Raw(STORED, how.crc32(content), len(content), content)
    return Raw(DEFLATED, how.crc32(content), len(content), how.deflate(content))


def store(content: bytes) -> Raw:
    """Return a file's data as it is."""
    return Raw(STORED, zlib.crc32(content), len(content), content)


def inflate(raw: Raw) -> bytes:
    """Return the unpacked data, never much more than the size it promises; raises zlib.error."""
    if raw.method == STORED:
        return raw.data
    # One byte more than promised tells a bomb, without unpacking all of it.
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw.data, raw.size + 1)


def content_of(packed: ZipMember) -> bytes:
    """Return the content of a file of the zip, read back from its local header and data."""
    facts = _LOCAL.unpack_from(packed.local)
    method, crc, size, name_length = facts[3], facts[6], facts[8], facts[9]
    return inflate(Raw(method, crc, size, packed.local[_LOCAL.size + name_length :]))


def packed_once(raw: Raw) -> Raw:
    """Compress stored data well: it is copied into all documents of a template."""
    if raw.method != STORED or raw.size < SMALL:
        return raw
    return Raw(DEFLATED, raw.crc, raw.size, deflate_by_zlib(raw.data, LEVEL_ONCE))


def write_package(members: Iterable[ZipMember]) -> bytes:
    """Return the bytes of the zip that holds these files in this order."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, local, line in members:
        files.append(local)
        directory.append(line + _OFFSET.pack(offset) + name.encode())
        offset += len(local)
    lines = b"".join(directory)
    count = len(files)
    # No Zip64: what may be opened or attached stays below 65,535 files and 4 GB.
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(lines), offset, 0)
    return b"".join([*files, lines, end])
