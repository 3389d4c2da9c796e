"""Bookmarks in loops: Word knows a name once, and a beginning without its end not at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.engine.tidying import drop_doubled_bookmarks


def begin(name: str, number: int = 0) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int = 0) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{begin('甲', 7)}一{end(7)}", f"{begin('甲')}一{end()}"),
        (f"{begin('甲')}一{end()}{begin('甲')}二{end()}", f"{begin('甲')}一{end()}二"),
        (
            f"{begin('甲', 1)}{begin('乙', 2)}一{end(1)}{end(2)}",
            f"{begin('甲', 0)}{begin('乙', 1)}一{end(0)}{end(1)}",
        ),
        (f"{begin('甲')}一", "一"),
        (f"一{end()}", "一"),
        (f"{begin('甲')}一{end()}二{end()}", f"{begin('甲')}一{end()}二"),
        (f"{begin('甲')}一{begin('甲')}二{end()}", f"{begin('甲')}一二{end()}"),
    ],
)
def test_the_first_of_a_name_stays_with_its_end(text: str, expected: str) -> None:
    assert drop_doubled_bookmarks(text.encode()).decode() == expected


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.sampled_from("甲乙丙"))))
def test_whatever_comes_names_and_numbers_are_unique_and_pair(
    marks: list[tuple[bool, int, str]],
) -> None:
    text = "".join(begin(name, number) if is_begin else end(number) for is_begin, number, name in marks)
    made = drop_doubled_bookmarks(text.encode()).decode()
    names = re.findall('w:name="(.)"', made)
    begun = re.findall(r'Start w:id="(\d)"', made)
    ended = re.findall(r'End w:id="(\d)"', made)
    assert len(set(names)) == len(names)
    assert len(set(begun)) == len(begun)
    assert sorted(begun) == sorted(ended)


def test_a_loop_keeps_one_bookmark_of_a_name(word):
    body = (
        "<w:p><w:r><w:t>{%p for x in xs %}</w:t></w:r></w:p>"
        f"<w:p>{begin('此', 5)}<w:r><w:t>{{{{ x }}}}</w:t></w:r>{end(5)}</w:p>"
        "<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>"
    )
    made = word.body(word.rendered(word.package(body), {"xs": ["一", "二"]}))
    assert made.count("bookmarkStart") == made.count("bookmarkEnd") == 1
    assert "二" in made
