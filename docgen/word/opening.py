"""Opens a Word file: what is no Word document, or could harm, is told before anything in it is used.

Whoever reads a .docx reads it by one of these two ways: whole, or the parts that are wanted.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from docgen.word.package import Raw, ZipMember, inflate, member, packed_once, store
from docgen.word.part_encoding import UnknownEncoding, in_utf8
from docgen.word.xml_names import MAIN_DOCUMENT, STRICT

MEGABYTE = 1 << 20
LARGEST_FILE = 100 * MEGABYTE
LARGEST_UNPACKED = 300 * MEGABYTE
LARGEST_XML = 30 * MEGABYTE
MOST_MEMBERS = 5_000

OLD_WORD = b"\xd0\xcf\x11\xe0"
"""First bytes of an OLE file: a .doc of Word 97-2003, or a .docx locked by a password."""

WITHOUT_MACROS = "请另存为不含宏的 .docx。"
FROM_ELSEWHERE = "请换一份来源可靠的文件。"

ENCRYPTED = 0x1
DOCTYPE = b"<!DOCTYPE"
"""Word writes none; the entities that one may declare are an attack."""

LOCAL_HEADER = struct.Struct("<4s22x2H")


class PackageRefused(Exception):
    """A file that is not taken as a Word document: why, and what to do instead."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(code, message, hint)
        self.code, self.message, self.hint = code, message, hint


class OpenedPackage(NamedTuple):
    """A Word file, checked: its files in order, and the text of those that are XML."""

    members: tuple[ZipMember, ...]
    xml: Mapping[str, bytes]

    @property
    def is_strict(self) -> bool:
        """Tell whether it is what Word calls “Strict Open XML”, which differs in its namespaces."""
        return STRICT in self.xml[MAIN_DOCUMENT]


def open_package(data: bytes) -> OpenedPackage:
    """Read a .docx; raises PackageRefused with the one reason why it cannot be taken."""
    members: list[ZipMember] = []
    xml: dict[str, bytes] = {}
    for info in _directory(data):
        raw = _raw(data, info)
        content = _unpacked(info, raw)
        is_xml = _is_xml(info.filename)
        # In another encoding, it goes on in UTF-8: Word reads no other but UTF-16.
        if is_xml and zlib.crc32(content) != raw.crc:
            raw = store(content)
        # docgen's own templates are stored; pictures are compressed already.
        members.append(member(info.filename, packed_once(raw) if is_xml else raw))
        if is_xml:
            xml[info.filename] = content
    # An .xlsx and any other zip come this far.
    if MAIN_DOCUMENT not in xml:
        raise PackageRefused(
            "T501", "这不是 Word 文档（里面没有 word/document.xml）", "请在 Word 或 WPS 里另存为 .docx。"
        )
    return OpenedPackage(tuple(members), xml)


def read_parts(data: bytes, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the parts of a .docx whose names are wanted, without unpacking others. Raises PackageRefused."""
    wanted = [info for info in _directory(data) if is_wanted(info.filename)]
    return {info.filename: _unpacked(info, _raw(data, info)) for info in wanted}


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _check_kind(data: bytes) -> None:
    # A .doc and a locked .docx begin alike: both are OLE files.
    if data.startswith(OLD_WORD):
        raise PackageRefused(
            "T502",
            "这是旧格式的 .doc，或者是加了密码的文档",
            "请在 Word 里取消密码，另存为“Word 文档 (*.docx)”。",
        )
    if len(data) > LARGEST_FILE:
        raise PackageRefused(
            "T503", f"文件超过 {LARGEST_FILE // MEGABYTE} MB，太大了", "请压缩或删去里面的图片。"
        )


def _directory(data: bytes) -> Sequence[zipfile.ZipInfo]:
    _check_kind(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    # A version of zip that Python does not know is a NotImplementedError, a wild offset a ValueError.
    except (zipfile.BadZipFile, struct.error, NotImplementedError, ValueError, OSError) as unreadable:
        raise PackageRefused(
            "T501", "这不是 .docx 文件，或者文件已损坏", "请用 Word 或 WPS 打开后另存为 .docx。"
        ) from unreadable
    _check_names(infos)
    _check_sizes(infos)
    return infos


def _check_names(infos: Sequence[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    # The packaging standard compares names without case: which of two is meant, nobody can say.
    if len({name.lower() for name in names}) < len(names):
        raise PackageRefused("T503", "文件里有两个同名的部件，不能用", "请用 Word 打开后另存一份。")
    for name in names:
        # A program that unpacks the file would write outside of its folder.
        if name.startswith("/") or ".." in name.split("/") or re.search(r"[\\:\0]", name):
            raise PackageRefused("T503", f"文件里有指向文件之外的部件“{name}”，不能用", FROM_ELSEWHERE)
        if name.lower().endswith("vbaproject.bin"):
            raise PackageRefused("T503", "文件里带有宏，不能用", WITHOUT_MACROS)


def _check_sizes(infos: Sequence[zipfile.ZipInfo]) -> None:
    # By the directory, before anything is unpacked; a directory that lies is found out then.
    unpacked = sum(info.file_size for info in infos)
    xml = max((info.file_size for info in infos if _is_xml(info.filename)), default=0)
    is_too_large = unpacked > LARGEST_UNPACKED or xml > LARGEST_XML
    if len(infos) > MOST_MEMBERS or is_too_large or _overlap(infos):
        raise PackageRefused(
            "T503", "文件解压后大得不正常，不能用", "请用 Word 打开后另存一份，或换一份来源可靠的文件。"
        )


def _overlap(infos: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether two files share data in the zip: this is how a small bomb becomes a large one."""
    end = 0
    for info in sorted(infos, key=lambda each: each.header_offset):
        if info.header_offset < end:
            return True
        # The least that it takes: extra fields and the bytes of 汉字 in its name only come on top.
        end = info.header_offset + LOCAL_HEADER.size + len(info.filename) + info.compress_size
    return False


def _raw(data: bytes, info: zipfile.ZipInfo) -> Raw:
    if info.flag_bits & ENCRYPTED:
        raise PackageRefused("T502", "文件加了密码", "请取消密码后再用。")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackageRefused("T501", "文件用了 Word 不用的压缩方式", "请用 Word 或 WPS 打开后另存为 .docx。")
    header = data[info.header_offset : info.header_offset + LOCAL_HEADER.size]
    # The directory may point anywhere.
    if len(header) < LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise _damaged(info)
    # From here, not from the directory: the extra fields of the two may differ in length.
    _, name_length, extra_length = LOCAL_HEADER.unpack(header)
    start = info.header_offset + LOCAL_HEADER.size + name_length + extra_length
    return Raw(info.compress_type, info.CRC, info.file_size, data[start : start + info.compress_size])


def _unpacked(info: zipfile.ZipInfo, raw: Raw) -> bytes:
    try:
        # The directory may lie about the size.
        content = inflate(raw)
    except zlib.error as broken:
        raise _damaged(info) from broken
    if len(content) != raw.size or zlib.crc32(content) != raw.crc:
        raise _damaged(info)
    return _checked_xml(info.filename, content) if _is_xml(info.filename) else content


def _checked_xml(name: str, content: bytes) -> bytes:
    """Return the text of a part in UTF-8. Raises PackageRefused."""
    try:
        content = in_utf8(content)
    except UnknownEncoding as unknown:
        message = f"文件的部件 {name} 用的是读不出来的编码（{unknown}）"
        raise PackageRefused("T504", message, "请用 Word 打开，另存为“Word 文档 (*.docx)”。") from unknown
    _check_declarations(name, content)
    return content


def _damaged(info: zipfile.ZipInfo) -> PackageRefused:
    return PackageRefused(
        "T501", f"文件已损坏（部件 {info.filename} 读不出来）", "请用 Word 打开修复后另存一份。"
    )


def _check_declarations(name: str, content: bytes) -> None:
    # As bytes: a parser would already have read the declaration.
    if DOCTYPE in content:
        raise PackageRefused("T503", f"文件的部件 {name} 里有外部实体声明，不能用", FROM_ELSEWHERE)
