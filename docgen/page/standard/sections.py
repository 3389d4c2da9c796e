"""Sections: upright pages and pages that lie, with headers and footers that keep the number in its place."""

from __future__ import annotations

from markupsafe import Markup

from docgen.page.standard import footers
from docgen.page.standard.measures import FOOTER_DISTANCE, HEADER_DISTANCE, LANDSCAPE, LINE, PORTRAIT, Paper
from docgen.word.elements import NOTHING, paragraph_properties, w

# Every section names all four, so that none is taken over from a section that lies the other way.
_RUNNING = {
    PORTRAIT: (footers.EMPTY_HEADER, footers.EMPTY_HEADER, footers.ODD_FOOTER, footers.EVEN_FOOTER),
    LANDSCAPE: (
        footers.LYING_ODD_HEADER,
        footers.LYING_EVEN_HEADER,
        footers.EMPTY_FOOTER,
        footers.EMPTY_FOOTER,
    ),
}
_UNNUMBERED = (footers.EMPTY_HEADER, footers.EMPTY_HEADER, footers.EMPTY_FOOTER, footers.EMPTY_FOOTER)
_PLACES = tuple(
    (kind, page) for kind in ("headerReference", "footerReference") for page in ("default", "even")
)


def _reference(kind: str, page: str, name: str) -> Markup:
    return Markup('<w:{} w:type="{}" r:id="r{}"/>').format(kind, page, name)


_BARE = (
    _reference("headerReference", "first", footers.EMPTY_HEADER),
    _reference("footerReference", "first", footers.EMPTY_FOOTER),
)


def section(paper: Paper, *, bare_first: bool = False, numbered: bool = True) -> Markup:
    """The sectPr of pages of this kind; with `bare_first` the first page carries no number.

    Forms that are filled in by hand have no page numbers.
    """
    running = _RUNNING[paper] if numbered else _UNNUMBERED
    turned = paper.orientation if paper is LANDSCAPE else None
    margins = {"top": paper.top, "right": paper.right, "bottom": paper.bottom, "left": paper.left}
    return w(
        "sectPr",
        *(_reference(kind, page, name) for (kind, page), name in zip(_PLACES, running, strict=True)),
        *(_BARE if bare_first else ()),
        w("type", val="nextPage"),
        w("pgSz", w=paper.width, h=paper.height, orient=turned),
        w("pgMar", **margins, header=HEADER_DISTANCE, footer=FOOTER_DISTANCE, gutter=0),
        w("cols", space=720),
        w("titlePg") if bare_first else NOTHING,
        w("docGrid", type="lines", linePitch=LINE),
    )


def section_end(paper: Paper) -> Markup:
    """An empty paragraph, a hair high, that ends a section of such pages."""
    return w("p", paragraph_properties(w("pStyle", val="分节"), section(paper)))
