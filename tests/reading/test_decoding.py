"""From bytes to lines: which encodings are read, and what is said about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.decoding import decode

TEXT = "标题: 石桥镇小学党支部2024年度工作计划\n责任人: 组织委员㛃𬱖\n"


def codes(data: bytes) -> list[str]:
    return [told.code for told in decode(data, "plan.yaml").diagnostics]


def lines(data: bytes) -> list[str]:
    return list(decode(data, "plan.yaml").source.lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_in_silence(encoding: str) -> None:
    assert lines(TEXT.encode(encoding)) == TEXT.split("\n")
    assert codes(TEXT.encode(encoding)) == []


def test_utf16_of_either_byte_order_is_read_by_its_mark() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert lines(("\ufeff" + TEXT).encode(encoding)) == TEXT.split("\n")


def test_gb18030_is_read_and_said_aloud() -> None:
    assert lines(TEXT.encode("gb18030")) == TEXT.split("\n")
    assert codes(TEXT.encode("gb18030")) == ["Y101"]


def test_a_broken_byte_in_utf8_does_not_make_it_gbk() -> None:
    data = TEXT.encode().replace("镇".encode(), b"\xe9\x95", 1)
    (told,) = decode(data, "plan.yaml").diagnostics
    assert (told.code, told.place.line, told.place.column) == ("Y102", 1, 7)
    assert lines(data)[1] == "责任人: 组织委员㛃𬱖"


def test_a_broken_byte_in_gbk_does_not_make_it_utf8() -> None:
    data = TEXT.encode("gb18030").replace("镇".encode("gb18030"), b"\xff", 1)
    assert codes(data) == ["Y102"]
    assert lines(data)[1] == "责任人: 组织委员㛃𬱖"


def test_half_a_character_at_the_end_is_told_at_the_last_line() -> None:
    (told,) = decode((TEXT + "完").encode()[:-1], "plan.yaml").diagnostics
    assert (told.code, told.place.line, told.place.column) == ("Y102", 3, 1)


def test_how_many_lines_are_broken_is_said() -> None:
    data = TEXT.encode().replace("镇".encode(), b"\xff").replace("组".encode(), b"\xff")
    (told,) = decode(data, "plan.yaml").diagnostics
    assert "共有 2 行" in told.message


def test_an_odd_byte_of_utf16_is_told() -> None:
    assert codes(TEXT.encode("utf-16") + b"\x00") == ["Y102"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_parts_lines(end: str) -> None:
    assert lines(end.join(["甲", "乙", ""]).encode()) == ["甲", "乙", ""]


@pytest.mark.parametrize("character", "\u2028\u2029\x0b\x0c\x85\x1e")
def test_no_other_character_parts_lines(character: str) -> None:
    assert lines(f"甲{character}乙".encode()) == [f"甲{character}乙"]


@given(
    st.text("的一是在会课党员工作计划，。：；、“”（）《》㛃𬱖 :-\n0a", min_size=12).filter(
        lambda text: sum(each > "\u0800" for each in text) > 9
    )
)
def test_gbk_text_is_never_taken_for_utf8(text: str) -> None:
    assert codes(text.encode("gb18030")) == ["Y101"]
