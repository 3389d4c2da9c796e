"""Who was absent, and who led instead of another, as notes say it: read by the roster, or asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from notes_taken import MARCH, OF_MARCH, note, records, remarks

ABSENT = [
    ("黄海涛没来", ["黄海涛"]),
    ("黄海涛、吴静没参加", ["黄海涛", "吴静"]),
    ("黄海涛吴静没到", ["黄海涛", "吴静"]),
    ("黄海涛和吴静没来", ["黄海涛", "吴静"]),
    ("黄海涛与吴静未参加会议", ["黄海涛", "吴静"]),
    ("黄海涛不在", ["黄海涛"]),
    ("黄海涛没能到会，吴静也没来", ["黄海涛", "吴静"]),
    ("黄海涛和吴静请假", {"黄海涛": "请假", "吴静": "请假"}),
    ("缺席：黄海涛、吴静没有参加", ["黄海涛", "吴静"]),
    ("没参加：黄海涛", ["黄海涛"]),
    ("未参加人员：黄海涛、吴静", ["黄海涛", "吴静"]),
    ("未到会：黄海涛（病假）", {"黄海涛": "病假"}),
    ("缺席：黄海涛吴静没到", ["黄海涛", "吴静"]),
    ("缺席：黄海涛和吴静请假", {"黄海涛": "请假", "吴静": "请假"}),
    ("缺席：黄海涛（病假）和吴静（出差）", {"黄海涛": "病假", "吴静": "出差"}),
]


@pytest.mark.parametrize(("typed", "absent"), ABSENT, ids=[one[0] for one in ABSENT])
def test_the_absent_are_people_of_the_roster_and_no_verb_is_a_part_of_them(
    office: Path, typed: str, absent: object
) -> None:
    result = note(office, OF_MARCH + typed)
    assert [dict(record) for record in records(office)] == [MARCH | {"缺席": absent}], result.output


ASKED = [
    "高峰没来",
    "黄海涛和高峰没来",
    "缺席：黄海涛到会又走了",
    "缺席：吴静请假、黄海涛参加了",
    "请假：吴静、黄海涛来了",
    "高峰代孙鹏主持",
]


@pytest.mark.parametrize("typed", ASKED)
def test_who_may_have_come_or_is_unknown_is_asked_for(office: Path, typed: str) -> None:
    result = note(office, OF_MARCH + typed)
    assert [dict(record) for record in records(office)] == [MARCH], result.output
    assert remarks(office) == [f"笔记里还有：“{typed}”"]


INSTEAD = [
    ("刘玉兰代孙鹏主持", "刘玉兰（代孙鹏）"),
    ("刘玉兰代替孙鹏主持会议", "刘玉兰（代孙鹏）"),
    ("刘玉兰受孙鹏委托主持", "刘玉兰（受孙鹏委托）"),
    ("刘玉兰代为主持", "刘玉兰（代）"),
    ("主持：孙鹏（刘玉兰代）", "刘玉兰（代孙鹏）"),
    ("主持 孙鹏(刘玉兰代)", "刘玉兰（代孙鹏）"),
    ("主持：刘玉兰代孙鹏", "刘玉兰（代孙鹏）"),
    ("主持人：刘玉兰（受书记委托）", "刘玉兰（受书记委托）"),
    ("主持刘玉兰（书记外出）", "刘玉兰（书记外出）"),
    ("孙鹏（刘玉兰代）主持", "刘玉兰（代孙鹏）"),
    ("刘玉兰（代）主持", "刘玉兰（代）"),
]


@pytest.mark.parametrize(("typed", "chair"), INSTEAD)
def test_who_led_instead_of_another_is_the_chair(office: Path, typed: str, chair: str) -> None:
    note(office, OF_MARCH + typed)
    assert [dict(record) for record in records(office)] == [MARCH | {"主持人": chair}]


@pytest.mark.parametrize(
    "typed", ["主持：孙鹏（副书记代）", "主持：孙鹏（有人代）", "主持：孙鹏（刘玉兰记录）"]
)
def test_where_nobody_says_who_led_it_is_asked(office: Path, typed: str) -> None:
    result = note(office, OF_MARCH + typed)
    assert [dict(record) for record in records(office)] == [MARCH]
    assert "看不出到底是谁" in result.stderr


def test_a_deputy_of_a_deputy_is_asked_for_and_no_fault(office: Path) -> None:
    result = note(office, OF_MARCH + "刘玉兰代孙鹏(黄海涛代理书记)主持")
    assert "程序自己" not in result.stderr
    assert "主持人" not in dict(records(office)[0])
