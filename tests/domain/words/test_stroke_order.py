from __future__ import annotations

from itertools import islice, permutations

import pytest

from docgen.domain.words.stroke_order import UnknownStrokes, by_surname_strokes

# Counted by hand: 丁2 马3 王4 文4 田5 刘6 李7 吴7 阿7 林8 欧8 周8 郑8 赵9 高10 黄11.
ORDERED = [
    (
        "丁一",
        "马三",
        "王二",
        "文四",
        "刘六",
        "李七",
        "吴七",
        "阿依古丽",
        "周八",
        "赵九",
        "高十",
        "黄十一",
    ),
    ("林甲", "欧阳晓峰", "周甲", "郑甲"),
    ("田富", "田大利", "田富强"),
    ("李一鸣", "李大鸣"),
    ("王", "王一"),
    ("刘玉兰", "孙鹏", "吴静"),
    ("㛃三",),
]


@pytest.mark.parametrize("names", ORDERED)
def test_names_are_set_by_strokes_then_by_their_kind_then_by_the_next_character(
    names: tuple[str, ...],
) -> None:
    for mixed in islice(permutations(names), 200):
        assert tuple(by_surname_strokes(mixed, str)) == names


def test_an_unknown_character_matters_only_where_it_decides() -> None:
    assert by_surname_strokes(["赵㛃", "王𬱖"], str) == ["王𬱖", "赵㛃"]
    with pytest.raises(UnknownStrokes):
        by_surname_strokes(["赵㛃", "赵一"], str)
