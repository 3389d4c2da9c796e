"""File names: readable, taken by every system, never two of one name."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.base.file_names import distinct, safe_file_name, same_file_key, with_mark

ANY_TEXT = st.text(st.characters(), max_size=120)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("2023-03-08_党员大会_第二支部", "2023-03-08_党员大会_第二支部"),
        ("学习“三会一课”：第2/3次", "学习“三会一课”：第2／3次"),
        (r'a\b/c:d*e?f"g<h>i|j', "a＼b／c：d＊e？f＂g＜h＞i｜j"),
        ("../../etc/passwd", "／..／etc／passwd"),
        ("年度计划...  ", "年度计划"),
        (".docgen", "docgen"),
        ("上\u200b半\u202e年\ufeff\x07计划\n", "上半年计划"),
        ("CON", "CON_"),
        ("nul.2023", "nul_.2023"),
        ("Com1 .x", "Com1_.x"),
        ("LPT¹", "LPT¹_"),
        ("CONTENT", "CONTENT"),
        ("", "未命名"),
        (" . . ", "未命名"),
        ("..", "未命名"),
        ("㛃𬱖\U000e0100", "㛃𬱖\U000e0100"),
        ("e\u0301", "é"),
        ("\ud800坏字", "坏字"),
    ],
)
def test_a_text_becomes_a_name_that_still_reads_the_same(typed: str, named: str):
    assert safe_file_name(typed) == named


def test_a_long_text_is_cut_at_its_end_to_eighty_characters_with_the_extension():
    assert safe_file_name("计" * 300) + ".docx" == "计" * 75 + ".docx"


def test_rare_characters_are_cut_sooner_because_linux_counts_bytes():
    assert len((safe_file_name("𬱖" * 300) + ".docx").encode()) <= 255


def test_a_cut_never_parts_a_character_from_its_variation_selector():
    assert safe_file_name("计" * 74 + "葛\U000e0100") == "计" * 74


def test_a_device_name_that_comes_out_of_the_cut_is_caught():
    assert safe_file_name("COM1" + " " * 100 + "x") == "COM1_"


@given(ANY_TEXT)
@example("COM1" + " " * 71 + "x")
@example("con." + "x" * 100)
def test_whatever_is_typed_the_name_stays_in_its_folder_and_every_system_takes_it(text: str):
    name = safe_file_name(text)
    assert name
    assert len(name) <= 75
    assert len(name.encode()) <= 250
    assert PureWindowsPath("C:/f", name + ".docx").parent == PureWindowsPath("C:/f")
    assert not re.search(r'[\x00-\x1f\\/:*?"<>|]', name)
    assert not re.match(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])\s*(\.|$)", name + ".docx", re.IGNORECASE)
    assert name == name.strip(" .")
    assert unicodedata.is_normalized("NFC", name)


@given(ANY_TEXT)
def test_a_safe_name_is_left_as_it_is(text: str):
    assert safe_file_name(safe_file_name(text)) == safe_file_name(text)


@pytest.mark.parametrize(
    ("names", "told_apart"),
    [
        (["支委会", "支委会", "支委会"], ["支委会", "支委会（2）", "支委会（3）"]),
        (["Plan", "plan"], ["Plan", "plan（2）"]),
        (["会", "会", "会（2）"], ["会", "会（3）", "会（2）"]),
        (["é", "e\u0301"], ["é", "e\u0301（2）"]),
        (["长" * 75, "长" * 75], ["长" * 75, "长" * 72 + "（2）"]),
        ([], []),
    ],
)
def test_two_documents_never_share_a_name(names: list[str], told_apart: list[str]):
    assert distinct(names) == told_apart


@given(st.lists(st.sampled_from(["会", "会（2）", "a", "A", "b", "长" * 75, "长" * 72 + "（2）"])))
def test_names_told_apart_differ_for_windows_and_the_first_of_each_is_kept(names: list[str]):
    told_apart = distinct(names)
    keys = [same_file_key(name) for name in told_apart]
    assert len(set(keys)) == len(names)
    firsts = {same_file_key(name): name for name in reversed(names)}
    assert set(firsts.values()) <= set(told_apart)
    assert distinct(told_apart) == told_apart


def test_a_mark_finds_room_at_the_end_of_a_long_name():
    assert with_mark("计" * 75, "（新生成）") == "计" * 70 + "（新生成）"
