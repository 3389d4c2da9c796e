"""The pages that the links of a PDF lead to, in PDFs as several versions of LibreOffice write them."""

from __future__ import annotations

import zlib

import pytest

from docgen.libreoffice.page_numbers import first_pages

PLAIN = {
    1: b"<</Type/Catalog/Pages 2 0 R>>",
    2: b"<</Type/Pages/Kids[ 3 0 R 4 0 R 5 0 R ]/Count 3>>",
    3: b"<</Type/Page/Annots[ 7 0 R 6 0 R 8 0 R]>>",
    4: b"<</Type/Page/Annots[9 0 R]>>",
    5: b"<</Type/Page>>",
    # The second link stands above the first; 8 is the rest of a line that was broken.
    6: b"<</Subtype/Link/Rect[79.3 700 521 716]/Dest[4 0 R/XYZ 1 2 0]>>",
    7: b"<</Subtype/Link/Rect[79.3 600 521 616]/A<</S/GoTo/D[5 0 R/XYZ 1 2 0]>>>>",
    8: b"<</Subtype/Link/Rect[79.3 580 521 596]/Dest[5 0 R/XYZ 1 2 0]>>",
    # In a paper: no entry of the contents.
    9: b"<</Subtype/Link/Rect[1 2 3 4]/Dest[3 0 R/XYZ 1 2 0]>>",
}


def plain(objects: dict[int, bytes]) -> bytes:
    return b"%PDF-1.6\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in objects.items())


def packed(objects: dict[int, bytes]) -> bytes:
    head, text = b"", b""
    for number, content in objects.items():
        head += b"%d %d " % (number, len(text))
        text += content + b" "
    stream = zlib.compress(head + text)
    facts = b"<</Type/ObjStm/N %d/First %d/Length %d>>" % (len(objects), len(head), len(stream))
    return b"%PDF-1.7\n20 0 obj\n" + facts + b"\nstream\n" + stream + b"\nendstream\nendobj\n"


@pytest.mark.parametrize("written", [plain, packed])
def test_the_links_of_the_contents_are_followed_from_above_downwards(written) -> None:
    assert list(first_pages(written(PLAIN))) == [1, 2]


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.6", plain({1: b"<</Type/ObjStm/N 1/First 4>>\nstream\nxx"})])
def test_a_pdf_without_links_tells_nothing(pdf: bytes) -> None:
    assert list(first_pages(pdf)) == []
