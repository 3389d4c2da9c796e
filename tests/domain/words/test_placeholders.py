from __future__ import annotations

from reading_models import plan_of, told

from docgen.domain.words.placeholders import count_marks, missing, tell_unfilled


def test_a_file_with_marks_gets_one_hint_at_the_first_of_them() -> None:
    plan = plan_of("标题: 甲\n导语: 【请填写】\n重点任务: [{标题: 【请填写任务】, 措施: [【待补：措施】]}]\n")
    said = tell_unfilled(plan)
    assert told(said) == [(2, 5, "D417")]
    assert "3 处" in said[0].message


def test_a_filled_file_gets_none() -> None:
    assert tell_unfilled(plan_of("标题: 甲\n")) == []


def test_what_docgen_prints_for_something_missing_counts_as_a_mark() -> None:
    assert count_marks(missing("成文日期")) == 1
