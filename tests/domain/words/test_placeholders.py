from __future__ import annotations

from reading_models import plan_of, told

from docgen.domain.words.placeholders import count_marks, missing, tell_unfilled


def test_each_mark_that_still_stands_in_a_file_has_a_hint_at_its_place() -> None:
    plan = plan_of(
        "标题: 甲\n导语: 第一【请填写】和【请填写日期】\n重点任务: [{标题: 甲, 措施: [【待补：措施】]}]\n"
    )
    said = tell_unfilled(plan)
    assert told(said) == [(2, 7, "D417"), (2, 13, "D417"), (3, 21, "D417")]
    assert len({each.once for each in said}) == 1


def test_a_filled_file_gets_none() -> None:
    assert tell_unfilled(plan_of("标题: 甲\n")) == []


def test_what_docgen_prints_for_something_missing_counts_as_a_mark() -> None:
    assert count_marks(missing("成文日期")) == 1
