"""`{{ 照片|图片(宽=60) }}`: a picture from a file, as large as the tag says, never out of proportion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from jinja2.runtime import Context

from docgen.engine.attachments import attachments_of
from docgen.engine.inserting.filter_options import check_options, millimetres
from docgen.engine.inserting.folders import MEGABYTE, Folders
from docgen.engine.inserting.links import checked_address
from docgen.engine.inserting.photographs import (
    DOTS_AN_INCH,
    SIDEWAYS,
    Damaged,
    Pixels,
    as_printed,
    orientation,
)
from docgen.engine.inserts import RELATIONSHIPS, Picture
from docgen.engine.patched import PLAIN
from docgen.engine.writers import Unprintable, writer_of
from docgen.page.standard.measures import EMU_PER_TWIP, PORTRAIT
from docgen.word.xml_names import NAMESPACES

LARGEST = 20 * MEGABYTE
LARGEST_HEADER = 2 * MEGABYTE
"""Bytes of a .jpg that are read: its facts stand before the picture, among settings of the camera."""

MOST_PIXELS = 100_000_000
"""Pixels of a whole picture: a file with more is an attack on Word's memory."""

ASSUMED_DPI = 72
"""For a picture that does not say its own; a .bmp has 96, as on Windows."""

KINDS = ("png", "jpeg", "gif", "bmp")
JPEG, JFIF = b"\xff\xd8", b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
TOP_DOWN = 1 << 31
WHAT = "图片"
EMU_PER_INCH = 914_400
EMU_PER_MILLIMETRE = 36_000
PAGE = (PORTRAIT.text_width * EMU_PER_TWIP, PORTRAIT.text_height * EMU_PER_TWIP)
"""The 版心: a picture whose size nobody says stays within; those of telephones are a metre wide."""

PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SAVE_AS = "请用画图或看图软件打开，另存为 .jpg 或 .png。"
OPTIONS = ("宽", "高", "链接", "说明")


class Header(NamedTuple):
    """A picture's kind (its file extension), pixels across and down, and pixels an inch across and down."""

    kind: str
    width: int
    height: int
    across: int = ASSUMED_DPI
    down: int = ASSUMED_DPI

    @property
    def content_type(self) -> str:
        """Its type in the package."""
        return f"image/{self.kind}"


class Size(NamedTuple):
    """A size in EMU."""

    width: int
    height: int


def picture_filter(files: Folders) -> Callable[..., object]:
    """Return the filter for pictures: 宽 and 高 in millimetres, 链接 an address, 说明 for the blind."""

    def picture(context: Context, name: Any, **options: Any) -> object:  # noqa: ANN401
        check_options(WHAT, options, OPTIONS)
        if not name or not isinstance(name, str):
            return name
        content = files.read(name, WHAT, LARGEST)
        size = _size(_upright(_checked(read_header(content), name, content), content), options)
        content, header = _ready(content, size, name)
        attachments = attachments_of(context)
        address = options.get("链接")
        link = attachments.link(checked_address(address)) if address else ""
        identity = attachments.picture(content, header.kind, header.content_type)
        described = str(options.get("说明", ""))
        return Picture(identity, _run(identity, size, link, described))

    return picture


def read_header(content: bytes) -> Header | None:
    """Return the header of a .png, .jpg, .gif or .bmp; None for any other file, and for a damaged one."""
    from docx.image.image import Image

    try:
        image = Image.from_blob(_as_known(content))
        kind = image.content_type.removeprefix("image/")
        width, height = image.px_width, image.px_height
        dpi = (image.horz_dpi or ASSUMED_DPI, image.vert_dpi or ASSUMED_DPI)
    except Exception:  # which python-docx itself raises over what ends too soon
        return None
    if kind not in KINDS or not width or not height or _is_cut_off(kind, content):
        return None
    if kind == "bmp" and height >= TOP_DOWN:
        # Rows from the top down are told by a height below nought.
        height = 2 * TOP_DOWN - height
    return Header(kind, width, height, *dpi)


def _as_known(content: bytes) -> bytes:
    """Return a .jpg with the first block that python-docx looks for: Photoshop leaves it out."""
    if not content.startswith(JPEG):
        return content
    head = content[:LARGEST_HEADER]
    return head if head[6:10] in (b"JFIF", b"Exif") else JPEG + JFIF + head[len(JPEG) :]


def _is_cut_off(kind: str, content: bytes) -> bool:
    """Tell whether the picture behind the header is missing; of a .png the header is read up to its end."""
    if kind == "bmp":
        return int.from_bytes(content[10:14], "little") >= len(content)
    # A .jpg ends with FFD9; some programs write a little behind it.
    return kind == "jpeg" and b"\xff\xd9" not in content[-4096:]


def _checked(header: Header | None, name: str, content: bytes) -> Header:
    if header is None:
        raise _no_picture(name, content)
    # A picture of a few bytes may say that it unpacks to gigabytes.
    if header.width * header.height > MOST_PIXELS:
        message = f"图片“{name}”有 {header.width}×{header.height} 点，大得不正常，不能用"
        raise Unprintable("T537", message, "请先把它缩小。")
    return header


def _no_picture(name: str, content: bytes) -> Unprintable:
    if content[4:8] == b"ftyp":
        message = f"图片“{name}”是苹果手机等用的格式（HEIC），Word 里放不了；可以用 .jpg、.png"
        mend = "手机里把照片存成 JPEG（苹果手机：设置→相机→格式→兼容性最佳），或者用看图软件另存为 .jpg。"
        return Unprintable("T538", message, mend)
    message = f"“{name}”不是图片，或者已经损坏；可以用 .jpg、.png、.gif、.bmp"
    return Unprintable("T538", message, SAVE_AS)


def _upright(header: Header, content: bytes) -> Header:
    """Return the header as it would be had the camera been held upright."""
    if orientation(content) not in SIDEWAYS:
        return header
    return Header(header.kind, header.height, header.width, header.down, header.across)


def _ready(content: bytes, size: Size, name: str) -> tuple[bytes, Header]:
    """Return a picture as it goes into the document at a size, and its header."""
    most = Pixels(*(max(1, round(length * DOTS_AN_INCH / EMU_PER_INCH)) for length in size))
    try:
        made = as_printed(content, most)
    except Damaged:
        raise _no_picture(name, content) from None
    return made, _checked(read_header(made), name, made)


def _size(header: Header, options: Mapping[str, object]) -> Size:
    """Return the size asked for, within 宽 and 高 if both are given; else its own, within the page."""
    across, down = header.width / header.across, header.height / header.down
    own = Size(max(1, int(across * EMU_PER_INCH)), max(1, int(down * EMU_PER_INCH)))
    width, height = (millimetres(WHAT, key, options.get(key)) for key in ("宽", "高"))
    # A photo of a telephone is a metre wide by its own figures.
    if width is None and height is None:
        return _scaled(own, min(1, PAGE[0] / own.width, PAGE[1] / own.height))
    wished = [
        each * EMU_PER_MILLIMETRE / length
        for each, length in ((width, own.width), (height, own.height))
        if each
    ]
    return _scaled(own, min(wished))


def _scaled(size: Size, factor: float) -> Size:
    return Size(*(max(1, round(length * factor)) for length in size))


def _run(identity: str, size: Size, link: str, described: str) -> str:
    """Return the run of an inline picture; it is numbered when all drawings of the part are known."""
    extent = f'cx="{size.width}" cy="{size.height}"'
    click = f'<a:hlinkClick r:id="{link}"/>' if link else ""
    text = f' descr="{writer_of(PLAIN)(described).decode()}"' if described else ""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{NAMESPACES["wp"]}" xmlns:a="{NAMESPACES["a"]}"'
        f' xmlns:pic="{PIC}" xmlns:r="{RELATIONSHIPS}"><wp:extent {extent}/>'
        f'<wp:docPr id="0" name="{WHAT}"{text}>{click}</wp:docPr>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{WHAT}">{click}'
        f'</pic:cNvPr><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{identity}"/><a:stretch>'
        f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
