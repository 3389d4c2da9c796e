from __future__ import annotations

import pytest
from appraisals import RECORD, appraisal_of, record_of
from reading_models import read, told

from docgen.models.evaluations import Evaluations


def faults(text: str) -> list[tuple[int, int, str]]:
    return told(read(Evaluations, text)[1])


def test_what_is_left_out_has_its_usual_value() -> None:
    record = appraisal_of(RECORD)
    assert record.grades == ("优秀", "合格", "基本合格", "不合格")
    assert record.year_evaluated == 2023
    assert (record.most, record.copies, record.is_numbered, record.over_cap) == (None, None, False, "照计")


def test_the_year_appraised_may_be_the_year_before() -> None:
    assert appraisal_of(record_of("年度: 2022")).year_evaluated == 2022


def test_grades_are_given_by_name() -> None:
    record = appraisal_of(record_of("评定: {刘玉兰: 优秀, 张伟（女）: 合格}"))
    assert [(given.name, given.value) for given in record.decided] == [
        ("刘玉兰", "优秀"),
        ("张伟（女）", "合格"),
    ]
    assert record.decided[0].name.place.line == 6


def test_grades_without_names_are_told() -> None:
    assert faults(record_of("评定: 优秀")) == [(6, 9, "K303")]


@pytest.mark.parametrize("grades", ["[]", "[优秀, 合格, 优秀]"])
def test_no_grade_at_all_and_a_grade_twice_are_told(grades: str) -> None:
    assert [code for _, _, code in faults(record_of(f"等次: {grades}"))] == ["K303"]


def test_a_kind_that_does_not_exist_is_told_with_the_one_that_was_meant() -> None:
    _, said = read(Evaluations, RECORD.replace("民主评议党员", "民主评议"))
    assert [d.code for d in said] == ["K303"]
    assert "是不是“民主评议党员”" in said[0].message


def test_a_record_without_kind_is_told_and_the_others_are_read() -> None:
    text = RECORD + RECORD.split("\n", 1)[1].replace("    类别: 民主评议党员\n", "").replace("-2", "-3")
    evaluations, said = read(Evaluations, text)
    assert evaluations is not None
    assert [str(one.number) for one in evaluations.evaluations] == ["2023民主评议-2"]
    assert [d.code for d in said] == ["K303"]


def test_faults_within_a_record_keep_their_own_places() -> None:
    assert faults(record_of("发出: 很多", "收会: 3")) == [(6, 9, "K303"), (7, 5, "K301")]


def test_a_record_that_is_no_mapping_is_told() -> None:
    assert [code for _, _, code in faults("评议:\n  - 民主评议\n")] == ["K303"]
