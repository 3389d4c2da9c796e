"""Yes and no."""

from __future__ import annotations

import pytest

from docgen.reading.values import Misread, parse_yes_no


@pytest.mark.parametrize(
    ("text", "answer"),
    [(yes, True) for yes in "是有对√✓✔"]
    + [(no, False) for no in ("否", "无", "不", "不是", "没有", "×", "✗", "　否 ")],
)
def test_chinese_answers_need_no_note(text: str, answer: bool) -> None:
    assert tuple(parse_yes_no(text)) == (answer, "")


@pytest.mark.parametrize(
    ("text", "answer", "word"),
    [(yes, True, "是") for yes in ("true", "True", "YES", "on", "y", "ｙｅｓ")]
    + [(no, False, "否") for no in ("false", "FALSE", "no", "No", "off", "n")],
)
def test_english_answers_are_understood_aloud(text: str, answer: bool, word: str) -> None:
    assert tuple(parse_yes_no(text)) == (answer, f"“{text}”按“{word}”理解；建议直接写“是”或“否”")


@pytest.mark.parametrize("text", ["", "也许", "1", "0", "是否", "yess", "x", "null", "~"])
def test_anything_else_is_asked_about(text: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_yes_no(text)
    assert fault.value.hint == "请写“是”或“否”"
