"""The samples that projects of this kind share, beside the repository; skipped where they are absent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.reading.nodes import Document

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "bad-yaml"

EXPECTED = {
    "01-全角冒号": (3, 7, "错误"),
    "03-引号未闭合": (8, 9, "错误"),
    "05-GBK编码": (1, 1, "提示"),
    "11-中文逗号列表": (9, 13, "警告"),
    "13-冒号后无空格": (8, 8, "错误"),
    "15-全角空格缩进": (5, 1, "错误"),
    "17-井号截断": (8, 16, "警告"),
    "19-值里有冒号": (8, 11, "错误"),
    "25-Word换行符": (8, 13, "错误"),
}
OF_LATER_STAGES = [
    "07-时间不加引号",
    "09-未知键",
    "21-年份不符",
    "23-是否写成no",
    "27-类型写错",
    "29-日期小数",
]

Read = Callable[..., Document]


def sample(name: str) -> bytes:
    path = SAMPLES / f"{name}.yaml"
    if not path.exists():
        pytest.skip("the shared samples are not beside this repository")
    return path.read_bytes()


@pytest.mark.parametrize(("name", "expected"), EXPECTED.items())
def test_a_shared_sample_is_told_once_at_its_place(
    read: Read, name: str, expected: tuple[int, int, str]
) -> None:
    (told,) = read(sample(name)).diagnostics
    assert (told.place.line, told.place.column, told.level.label) == expected


@pytest.mark.parametrize("name", OF_LATER_STAGES)
def test_what_values_and_models_tell_is_no_fault_of_the_text(read: Read, name: str) -> None:
    document = read(sample(name))
    assert document.diagnostics == ()
    assert document.root is not None
