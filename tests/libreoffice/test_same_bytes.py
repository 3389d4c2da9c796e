"""What differs from one conversion to the next is taken out of a PDF, and no byte of it moves."""

from __future__ import annotations

import pytest

from docgen.libreoffice.same_bytes import without_the_moment

PAGE = b"""%PDF-1.6
2 0 obj
<</Length 38>>
stream
/CreationDate(D:20230101000000Z') a page
endstream
endobj
"""
END = """13 0 obj
<</Creator<FEFF0057>/CreationDate(D:{moment})>>
endobj
trailer
<</Size 14/ID [ <{number:032X}>
<{number:032X}> ]
/DocChecksum /{number:032X}
>>
startxref
2000
%%EOF
"""


def pdf(moment: str, number: int, page: bytes = PAGE) -> bytes:
    return page + END.format(moment=moment, number=number).encode()


@pytest.mark.parametrize("zone", ["Z'", "+08'00'", ""])
def test_the_moment_and_the_numbers_drawn_from_it_make_no_difference(zone: str):
    first, second = pdf(f"20230308150000{zone}", 1), pdf(f"20261130090807{zone}", 2)
    made = without_the_moment(first)
    assert made == without_the_moment(second)
    assert len(made) == len(first)
    assert [at for at in (b"13 0 obj", b"startxref", b"%%EOF") if made.index(at) != first.index(at)] == []
    assert without_the_moment(made) == made


def test_a_page_that_looks_like_it_is_not_touched():
    assert without_the_moment(pdf("20230308150000Z'", 1)).startswith(PAGE)


def test_two_documents_have_two_identities():
    one, other = (
        without_the_moment(pdf("20230308150000Z'", 1, PAGE + extra)) for extra in (b"", b"% more\n")
    )
    assert one[-200:] != other[-200:]


@pytest.mark.parametrize("made", [b"", b"%PDF-1.7 of another program\n%%EOF", b"/ID [<00> <00>]"])
def test_what_is_laid_out_in_another_way_stays_as_it_is(made: bytes):
    assert without_the_moment(made) == made
