from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.domain.ballots.marks import MarkState, read_mark, read_score

GRADES = ("优秀", "合格", "基本合格", "不合格")


@pytest.mark.parametrize("grade", GRADES)
def test_a_grade_as_written_is_counted_without_a_word(grade: str) -> None:
    assert read_mark(grade, GRADES) == (MarkState.COUNTED, GRADES.index(grade), "")


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("优", "优秀"),
        ("合", "合格"),
        ("基本", "基本合格"),
        ("不", "不合格"),
        ("优秀√", "优秀"),
        ("√合格", "合格"),
        ("优秀、优秀", "优秀"),
    ],
)
def test_what_can_mean_only_one_grade_is_understood_and_told(text: str, grade: str) -> None:
    mark = read_mark(text, GRADES)
    assert (mark.state, mark.grade) == (MarkState.COUNTED, GRADES.index(grade))
    assert grade in mark.note


@pytest.mark.parametrize("text", ["", " ", "　"])
def test_an_empty_cell_is_an_abstention(text: str) -> None:
    assert read_mark(text, GRADES) == (MarkState.BLANK, -1, "")


def test_an_abstention_in_words_is_told() -> None:
    assert read_mark("弃权", GRADES).state is MarkState.BLANK
    assert read_mark("弃权", GRADES).note


@pytest.mark.parametrize(
    "text", ["优秀、合格", "优秀合格", "优秀,不合格", "优秀 合格", "优/合格", "√", "A", "良好", "优秀?", "格"]
)
def test_two_marks_and_unknown_marks_do_not_count_and_are_told(text: str) -> None:
    mark = read_mark(text, GRADES)
    assert mark.state is MarkState.SPOILT
    assert mark.note


def test_the_beginning_of_two_grades_is_not_guessed() -> None:
    assert read_mark("较", ("较好", "较差")).state is MarkState.SPOILT


def test_other_words_for_an_answer_are_taken_where_they_are_given() -> None:
    answers = ("赞成", "不赞成", "弃权")
    assert read_mark("同意", answers, {"同意": "赞成"}).grade == 0
    assert read_mark("同意", answers).state is MarkState.SPOILT
    assert read_mark("弃权", answers) == (MarkState.COUNTED, 2, "")


@pytest.mark.parametrize(("text", "value"), [("95", "95"), ("95.5分", "95.5"), ("0", "0"), ("100", "100")])
def test_scores_within_the_full_marks_count_exactly(text: str, value: str) -> None:
    assert read_score(text, Decimal(100)) == (MarkState.COUNTED, Decimal(value), "")


@pytest.mark.parametrize("text", ["101", "-1", "优秀", "95、96"])
def test_scores_beyond_the_range_are_dropped_and_told(text: str) -> None:
    score = read_score(text, Decimal(100))
    assert score.state is MarkState.SPOILT
    assert "没有计入" in score.note


def test_an_abstention_beside_a_grade_is_no_abstention() -> None:
    assert read_mark("弃权、优秀", GRADES).state is MarkState.SPOILT


@pytest.mark.parametrize(("text", "note"), [("优秀合格", "选了两项以上"), ("良好", "不是可选的任何一项")])
def test_a_mark_that_does_not_count_says_why(text: str, note: str) -> None:
    assert read_mark(text, GRADES).note == note
