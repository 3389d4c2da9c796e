"""A text box anchored to a place on the paper, as DrawingML; text flows past it as if it were not there."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from docgen.page.standard.measures import EMU_PER_TWIP
from docgen.word.elements import plain
from docgen.word.xml_names import NAMESPACES

_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


class Box(NamedTuple):
    """A text box: its size in twips, where it stands, and which way its text runs.

    `across` and `down` are whole positionH/positionV contents, made by `at_edge` or `at_start`.
    """

    number: int
    name: str
    width: int
    height: int
    across: Markup
    down: Markup
    direction: str = "horz"
    anchor: str = "t"


def at_edge(edge: str) -> Markup:
    """Return a position at an edge (left, right, top, bottom) of the 版心."""
    return Markup('relativeFrom="margin"><wp:align>{}</wp:align>').format(edge)


def at_start(of: str) -> Markup:
    """Return a position at the left or the upper edge of the paper (page) or of the 版心 (margin)."""
    return Markup('relativeFrom="{}"><wp:posOffset>0</wp:posOffset>').format(of)


def text_box(box: Box, content: Markup) -> Markup:
    """Return a run that holds the box; it brings its own namespaces, so it may stand in any document."""
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("mc", "wp", "a", "wps"))
    return Markup(
        f"<w:r><mc:AlternateContent{declared}>"
        f'<mc:Choice Requires="wps"><w:drawing>{_anchor(box, content)}</w:drawing></mc:Choice>'
        "</mc:AlternateContent></w:r>"
    )


def _anchor(box: Box, content: Markup) -> str:
    extent = f'cx="{box.width * EMU_PER_TWIP}" cy="{box.height * EMU_PER_TWIP}"'
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f"<wp:positionH {box.across}</wp:positionH><wp:positionV {box.down}</wp:positionV>"
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{box.number}" name="{plain(box.name)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}">{_shape(box, extent, content)}</a:graphicData></a:graphic>'
        "</wp:anchor>"
    )


def _shape(box: Box, extent: str, content: Markup) -> str:
    # Insets of 0: with those of Word, 2.5 mm at the sides, the rules of the 版记 would not be 156 mm long.
    place = f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
    frame = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>{frame}<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr rot="0" vert="{box.direction}" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{box.anchor}" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )
