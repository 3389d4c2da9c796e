"""Who is responsible for a section and until when: said behind its text, never within a table."""

from __future__ import annotations

import pytest
from reading_models import plan_of

from docgen.papers.paper_context import passage_of

TABLE = "| 甲 | 乙 |\n| 丙 | 丁 |"
DUTY = "（责任人：组织委员；时限：3月—12月）"
KEYS = {"标题": "集中学习", "责任人": "组织委员", "时限": "3月—12月"}


def printed(*text: str) -> tuple[str, ...]:
    plan = plan_of(f"章节: [{ {**KEYS, '内容': list(text)} }]\n".replace("'", '"'))
    return tuple(map(str, passage_of(plan.sections[0]).paragraphs))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ((), (DUTY,)),
        (("每月一次。",), (f"每月一次。{DUTY}",)),
        (("甲。", "乙。"), ("甲。", f"乙。{DUTY}")),
        # A table with anything behind its last sign is none any more: its signs would be printed.
        ((TABLE,), (DUTY, TABLE)),
        (("见表。", TABLE), (f"见表。{DUTY}", TABLE)),
        ((TABLE, "说明。"), (TABLE, f"说明。{DUTY}")),
        (("见表。", TABLE, TABLE), (f"见表。{DUTY}", TABLE, TABLE)),
    ],
)
def test_the_duty_stands_behind_the_last_paragraph_of_text(
    typed: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert printed(*typed) == expected
