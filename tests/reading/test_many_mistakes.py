"""A plan with more than forty mistakes: one run tells them all, and nothing that is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docgen.base.diagnostics import in_reading_order
from docgen.reading.nodes import Document

PLAN = (Path(__file__).parent / "四十处错误.yaml").read_bytes()

EXPECTED = [
    (1, 3, "Y123"),
    (2, 4, "Y124"),
    (3, 5, "Y141"),
    (4, 5, "Y133"),
    (7, 4, "Y122"),
    (8, 3, "Y121"),
    (9, 5, "Y126"),
    (10, 7, "Y123"),
    (11, 1, "Y120"),
    (11, 14, "Y142"),
    (13, 8, "Y124"),
    (14, 15, "Y134"),
    (15, 6, "Y125"),
    (16, 7, "Y126"),
    (18, 18, "Y132"),
    (19, 11, "Y123"),
    (20, 13, "Y130"),
    (22, 9, "Y150"),
    (23, 9, "Y136"),
    (25, 8, "Y125"),
    (26, 9, "Y132"),
    (27, 1, "Y120"),
    (28, 10, "Y133"),
    (29, 12, "Y110"),
    (30, 1, "Y139"),
    (30, 9, "Y130"),
    (31, 7, "Y125"),
    (32, 14, "Y138"),
    (33, 8, "Y126"),
    (35, 8, "Y123"),
    (36, 14, "Y143"),
    (37, 5, "Y144"),
    (38, 22, "Y131"),
    (40, 21, "Y124"),
    (40, 41, "Y144"),
    (41, 9, "Y130"),
    (42, 9, "Y130"),
    (43, 9, "Y130"),
    (45, 7, "Y125"),
    (47, 9, "Y131"),
    (48, 1, "Y128"),
    (50, 1, "Y127"),
    (51, 7, "Y131"),
    (52, 5, "Y130"),
    (53, 7, "Y130"),
    (54, 14, "Y145"),
]
"""Line, column, code."""

Read = Callable[..., Document]


def test_one_run_tells_all_mistakes_and_nothing_else(read: Read) -> None:
    told = in_reading_order(read(PLAN).diagnostics)
    assert [(each.place.line, each.place.column, each.code) for each in told] == EXPECTED


def test_no_mistake_hides_what_was_meant(read: Read, plain: Callable[..., Any]) -> None:
    plan = plain(read(PLAN).root)
    assert plan["标题"] == "石桥镇小学党支部2024年度工作计划"
    assert [len(plan[key]) for key in ("指导思想", "重点任务", "章节", "日程安排")] == [3, 3, 4, 2]
    assert [task["责任人"] for task in plan["重点任务"]] == ["宣传委员", "组织委员", "纪检委员"]
