"""Votes as notes say them: on the point they belong to, or asked for; never a title or a resolution."""

from __future__ import annotations

from pathlib import Path

import pytest
from notes_taken import MARCH, OF_MARCH, note, records, remarks

ON_BUDGET = [
    ("讨论预算，同意8不同意1弃权2", {"赞成": "8", "不赞成": "1", "弃权": "2"}),
    ("讨论预算，同意5反对1", {"赞成": "5", "不赞成": "1"}),
    ("讨论预算，同意9不同意2", {"赞成": "9", "不赞成": "2"}),
    ("讨论预算：同意9，反对1", {"赞成": "9", "不赞成": "1"}),
    ("讨论预算，10同意1反对", {"赞成": "10", "不赞成": "1"}),
    ("讨论预算，同意 9 票，反对 1 票", {"赞成": "9", "不赞成": "1"}),
    ("议题一：讨论预算，11人举手赞成", {"赞成": "11", "方式": "举手"}),
    ("讨论预算，9人举手同意，1人举手反对", {"赞成": "9", "方式": "举手", "不赞成": "1"}),
    ("讨论预算。表决：7赞成/0反对/0弃权", {"赞成": "7", "不赞成": "0", "弃权": "0"}),
]


@pytest.mark.parametrize(("typed", "vote"), ON_BUDGET, ids=[one[0] for one in ON_BUDGET])
def test_a_vote_is_read_on_its_point_with_and_without_its_unit(office: Path, typed: str, vote: dict) -> None:
    result = note(office, OF_MARCH + typed)
    points = [{"题目": "讨论预算", "表决": vote}]
    assert [dict(record) for record in records(office)] == [MARCH | {"议题": points}], result.output


# The note; its points; the words that are asked for.
ASKED: list[tuple[str, list[dict], list[str]]] = [
    ("同意5反对1", [], ["同意5反对1"]),
    ("通过计划11票", [{"题目": "计划", "决议": "通过计划"}], ["11票"]),
    ("审议计划，通过决议11票", [{"题目": "审议计划", "决议": "通过决议"}], ["11票"]),
    ("通过计划11:0", [{"题目": "计划", "决议": "通过计划"}], ["11:0"]),
    ("讨论换届筹备，2:0通过", [{"题目": "讨论换届筹备"}], ["2:0通过"]),
    ("表决：7赞成/0反对/0弃权", [], ["表决：7赞成/0反对/0弃权"]),
    (
        "讨论接收何磊为预备党员，同意接收",
        [{"题目": "讨论接收何磊为预备党员", "人选": {"姓名": "何磊"}}],
        ["同意接收"],
    ),
    ("推荐吴静为先进，同意推荐", [{"题目": "推荐吴静为先进", "决议": "同意推荐"}], []),
    (
        "推荐吴静为先进，一致同意推荐",
        [{"题目": "推荐吴静为先进", "表决": "一致通过", "决议": "同意推荐"}],
        [],
    ),
    ("推迟换届，同意11", [], ["推迟换届", "同意11"]),
    ("同意6、7项", [{"题目": "同意6、7项", "决议": "同意6、7项"}], []),
]


@pytest.mark.parametrize(("typed", "points", "asked"), ASKED, ids=[one[0] for one in ASKED])
def test_what_is_no_whole_vote_is_asked_for_and_in_no_title(
    office: Path, typed: str, points: list[dict], asked: list[str]
) -> None:
    result = note(office, OF_MARCH + typed)
    expected = MARCH | ({"议题": points} if points else {})
    assert [dict(record) for record in records(office)] == [expected], result.output
    assert remarks(office) == [f"笔记里还有：“{words}”" for words in asked]


@pytest.mark.parametrize("typed", ["推迟换届选举大会", "推迟到下周", "延期召开", "会议推迟"])
def test_a_meeting_that_is_put_off_itself_is_no_record(office: Path, typed: str) -> None:
    assert " I935 " in note(office, OF_MARCH + typed).stderr
