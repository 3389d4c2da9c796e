"""One of a few words."""

from __future__ import annotations

import pytest

from docgen.reading.values import Misread, parse_choice

KINDS = ["党员大会", "支委会", "党小组会", "党课"]


@pytest.mark.parametrize("text", ["党员大会", " 党员大会　", "\u200b党员大会", "党员⼤会"])
def test_an_option_is_found_whatever_lies_around_it(text: str) -> None:
    assert tuple(parse_choice(text, KINDS, "类型")) == ("党员大会", "")


def test_the_option_itself_is_handed_back() -> None:
    assert parse_choice("A类", ["Ａ类", "Ｂ类"], "类别").value == "Ａ类"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("党员会", "“类型”没有“党员会”，是不是“党员大会”？"),
        ("运动会操", "“类型”没有“运动会操”"),
        ("", "“类型”还没有写"),
    ],
)
def test_an_unknown_word_is_told_with_the_likely_one_and_all_options(text: str, message: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_choice(text, KINDS, "类型")
    assert (fault.value.message, fault.value.hint) == (message, "可选：党员大会、支委会、党小组会、党课")


@pytest.mark.parametrize("text", ["举手表决", " 举手表决 "])
def test_another_word_for_an_option_is_that_option(text: str) -> None:
    assert parse_choice(text, ["举手", "口头"], "方式", {"举手表决": "举手"}).value == "举手"
