"""What the prescan cannot mend costs its own block, not the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docgen.reading.composing import FAST_LOADER, PURE_LOADER
from docgen.reading.nodes import Document

Read = Callable[..., Document]
TEXT = "标题: 甲\n章节:\n  - {标题: 乙, '内容: 丙}\n  - 标题: 丁\n附件: [, 戊]\n内容: 己\n"


@pytest.mark.parametrize("loader", [FAST_LOADER, PURE_LOADER])
def test_the_rest_is_read_and_each_fault_is_told(read: Read, plain: Callable[..., Any], loader: type) -> None:
    document = read(TEXT, loader=loader)
    assert plain(document.root) == {"标题": "甲", "章节": [{"标题": "丁"}], "内容": "己"}
    assert sorted((told.code, told.place.line) for told in document.diagnostics) == [("Y140", 3), ("Y140", 5)]


def test_a_file_of_nothing_but_faults_is_given_up_after_a_while(read: Read) -> None:
    document = read("".join(f"键{number}: [, 甲]\n" for number in range(100)))
    assert document.root is None
    assert 10 < len(document.diagnostics) < 100
