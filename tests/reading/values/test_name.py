from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values import Misread, parse_name


@pytest.mark.parametrize(
    ("typed", "name", "is_told"),
    [
        ("刘玉兰", "刘玉兰", False),
        (" 张伟 ", "张伟", False),
        ("陈 堃", "陈堃", True),
        ("吴　静", "吴静", True),
        ("欧阳 晓峰", "欧阳晓峰", True),
        ("阿依古丽.买买提", "阿依古丽·买买提", True),
        ("张 伟(女)", "张伟（女）", True),
        ("王𬱖", "王𬱖", False),
        ("Anna Li", "Anna Li", False),
    ],
)
def test_one_name_is_read_without_its_padding(typed: str, name: str, is_told: bool) -> None:
    reading = parse_name(typed)
    assert (reading.value, bool(reading.note)) == (name, is_told)


@given(st.text(max_size=60))
def test_no_text_of_a_names_length_raises(text: str) -> None:
    parse_name(text)


def test_a_text_too_long_for_a_name_is_told() -> None:
    with pytest.raises(Misread, match="太长"):
        parse_name("甲" * 61)
