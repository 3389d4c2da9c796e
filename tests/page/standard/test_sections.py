from __future__ import annotations

import pytest

from docgen.page.standard.measures import LANDSCAPE, PORTRAIT
from docgen.page.standard.page_sections import page_number, running_parts, section, section_end

EMU_PER_MILLIMETRE = 36000
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.mark.parametrize(
    ("odd", "side", "indent"),
    [
        (True, "right", {"rightChars": "100", "right": "280"}),
        (False, "left", {"leftChars": "100", "left": "280"}),
    ],
)
def test_odd_pages_have_their_number_at_the_right_and_even_ones_at_the_left(drawn, odd, side, indent):
    number = drawn(page_number(odd=odd))
    assert number.attributes("jc") == [{"val": side}]
    assert number.attributes("ind") == [indent]
    assert number.texts() == ["— 1 —"]
    assert number.styles() == ["公文页码"]


@pytest.mark.parametrize("name", ["headerLyingOdd", "headerLyingEven"])
def test_on_a_lying_page_the_number_stands_where_the_upright_page_has_it(drawn, name):
    header = drawn(next(p.content for p in running_parts() if name in p.name))
    places = [(e.getparent().get("relativeFrom"), e.text) for e in header.root.iter(WP + "posOffset")]
    # LibreOffice forgets any other distance on the first page of a section.
    assert places == [("page", "0"), ("margin", "0")]
    [extent] = header.root.iter(WP + "extent")
    width, height = int(extent.get("cx")) / EMU_PER_MILLIMETRE, int(extent.get("cy")) / EMU_PER_MILLIMETRE
    # the line begins at the right of the box: 7 mm, less the white over a dash, left of the 版心 at 35 mm
    assert width == pytest.approx(31.0, abs=0.1)
    assert height == pytest.approx(156, abs=0.05)


@pytest.mark.parametrize(
    ("paper", "names"),
    [
        (PORTRAIT, ["rheaderEmpty", "rheaderEmpty", "rfooterOdd", "rfooterEven"]),
        (LANDSCAPE, ["rheaderLyingOdd", "rheaderLyingEven", "rfooterEmpty", "rfooterEmpty"]),
    ],
)
def test_every_section_names_its_own_headers_and_footers(drawn, paper, names):
    references = [e for e in drawn(section(paper)).root.iter() if str(e.tag).endswith("Reference")]
    assert [r.values()[1] for r in references] == names
    assert [r.values()[0] for r in references] == ["default", "even"] * 2


def test_the_page_of_a_table_lies(drawn):
    end = drawn(section_end(LANDSCAPE))
    assert end.attributes("pgSz") == [{"w": "16838", "h": "11906", "orient": "landscape"}]
    assert end.styles() == ["分节"]
    assert end.texts() == [""]
