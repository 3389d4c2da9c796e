"""The mutants of `tests/mutation.py`, by which a person looks for tests that are wanting."""

from __future__ import annotations

import pytest
from mutation import mutants


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("a < b", ["a <= b"]),
        ("a is None", ["a is not None"]),
        ("x = not a", ["a"]),
        ("x = 1", ["2"]),
        ("x = True", []),
        ("a and b", ["b", "a"]),
        ("[x for x in y if x]", [" for x in y"]),
    ],
)
def test_a_line_is_changed_in_one_place(code: str, changed: list[str]) -> None:
    assert [mutant.after for mutant in mutants(code)] == changed


def test_a_mutant_is_the_whole_file_with_one_change() -> None:
    (first, second) = mutants("a = 1\nb = 2\n")
    assert (first.code, second.code) == ("a = 2\nb = 2", "a = 1\nb = 3")
    assert (second.line, second.before) == (2, "2")
