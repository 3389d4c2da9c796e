"""Sections of portrait and landscape pages, with the page numbers `— 1 —` (7.5) in header or footer.

The number keeps its place on the setup. A landscape page is the portrait page turned clockwise: its foot
becomes the left edge, so there the number stands in a text box of the header, read from above downwards.
"""

from __future__ import annotations

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    FOOTER_DISTANCE,
    HEADER_DISTANCE,
    LANDSCAPE,
    LINE,
    PAGE_NUMBER_INDENT_CHARACTERS,
    PAGE_NUMBER_LINE,
    PORTRAIT,
    SMALL_CHARACTER,
    PageSetup,
)
from docgen.page.standard.textbox import Box, at_start, text_box
from docgen.word.elements import NOTHING, join, letter_properties, paragraph, part, text_run, w
from docgen.word.package_parts import PackagePart

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
ODD_FOOTER, EVEN_FOOTER = "footerOdd", "footerEven"
EMPTY_FOOTER, EMPTY_HEADER = "footerEmpty", "headerEmpty"
LANDSCAPE_ODD_HEADER, LANDSCAPE_EVEN_HEADER = "headerLyingOdd", "headerLyingEven"

# Every section names all four, so that none is taken over from a section turned the other way.
_RUNNING = {
    PORTRAIT: (EMPTY_HEADER, EMPTY_HEADER, ODD_FOOTER, EVEN_FOOTER),
    LANDSCAPE: (LANDSCAPE_ODD_HEADER, LANDSCAPE_EVEN_HEADER, EMPTY_FOOTER, EMPTY_FOOTER),
}
_UNNUMBERED = (EMPTY_HEADER, EMPTY_HEADER, EMPTY_FOOTER, EMPTY_FOOTER)
_PLACES = tuple(
    (kind, page) for kind in ("headerReference", "footerReference") for page in ("default", "even")
)


def section(
    setup: PageSetup, *, numbered: bool = True, begins: str = "nextPage", counting: Markup = NOTHING
) -> Markup:
    """Return the sectPr of pages of this kind, with the number on every page.

    Forms that are filled in by hand have no page numbers. `counting` is how the pages are counted.
    """
    running = _RUNNING[setup] if numbered else _UNNUMBERED
    references = [_reference(*place, name) for place, name in zip(_PLACES, running, strict=True)]
    turned = None if setup is PORTRAIT else setup.orientation
    margins = {"top": setup.top, "right": setup.right, "bottom": setup.bottom, "left": setup.left}
    return w(
        "sectPr",
        *references,
        w("type", val=begins),
        w("pgSz", w=setup.width, h=setup.height, orient=turned),
        w("pgMar", **margins, header=HEADER_DISTANCE, footer=FOOTER_DISTANCE, gutter=0),
        counting,
        w("cols", space=720),
        # The pitch equals the exact line: at 579 and 592 LibreOffice sets 21 lines a page (measured).
        w("docGrid", type="lines", linePitch=LINE),
    )


def section_end(setup: PageSetup, *, numbered: bool = True) -> Markup:
    """Return an empty paragraph, a hair high, that ends a section of such pages."""
    return paragraph("分节", direct=(section(setup, numbered=numbered),))


def _reference(kind: str, page: str, name: str) -> Markup:
    return Markup('<w:{} w:type="{}" r:id="r{}"/>').format(kind, page, name)


def running_parts() -> list[PackagePart]:
    """Return all headers and footers a template may refer to."""
    nothing = paragraph("分节")
    return [
        _part(ODD_FOOTER, page_number(odd=True)),
        _part(EVEN_FOOTER, page_number(odd=False)),
        _part(EMPTY_FOOTER, nothing),
        _part(EMPTY_HEADER, nothing),
        _part(LANDSCAPE_ODD_HEADER, _landscape_header(odd=True)),
        _part(LANDSCAPE_EVEN_HEADER, _landscape_header(odd=False)),
    ]


def _part(name: str, content: Markup) -> PackagePart:
    kind, root = ("footer", "ftr") if name.startswith("footer") else ("header", "hdr")
    return PackagePart(f"word/{name}.xml", _TYPE.format(kind), kind, part(root, content))


def page_number(*, odd: bool) -> Markup:
    """Return the paragraph `— 1 —`: 单页码居右空一字, 双页码居左空一字."""
    one = PAGE_NUMBER_INDENT_CHARACTERS
    # 7.5: the number is of 四号, so its indent is 一字 of 四号.
    indent = p.indents(right=one, unit=SMALL_CHARACTER) if odd else p.indents(left=one, unit=SMALL_CHARACTER)
    side = (indent, p.RIGHT if odd else p.LEFT)
    # 7.5: a 一字线 at each side; no gap is named, the figures of the standard show a small one.
    return paragraph("公文页码", _run("— "), _page_field(), _run(" —"), direct=side)


def _run(text: str) -> Markup:
    return text_run(text, p.EAST_ASIAN_HINT)


def _page_field() -> Markup:
    marks = {kind: _field_run(w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")}
    instruction = _field_run(Markup('<w:instrText xml:space="preserve"> PAGE </w:instrText>'))
    return join((marks["begin"], instruction, marks["separate"], _run("1"), marks["end"]))


def _field_run(content: Markup) -> Markup:
    return w("r", letter_properties(p.EAST_ASIAN_HINT), content)


def _landscape_header(*, odd: bool) -> Markup:
    """Return a header whose text box ends where the line of the portrait page's footer does."""
    # From the edge of the paper and the 版心: LibreOffice forgets a distance on a section's first page.
    # The one line stands at the right of its box: Word hides no line that a rounding makes too high for it.
    box = Box(
        number=9002 if odd else 9003,
        name="页码",
        width=FOOTER_DISTANCE + PAGE_NUMBER_LINE,
        height=PORTRAIT.text_width,
        across=at_start("page"),
        down=at_start("margin"),
        direction="vert",
    )
    return paragraph("分节", text_box(box, page_number(odd=odd)))
