from __future__ import annotations

import pytest
from reading_models import organization_of, plan_of

from docgen.papers.letterhead_and_imprint import imprint, letterhead

UNIT = organization_of("单位: 中共云溪市第三中学总支部委员会\n")
NUMBER = "文号: 云三中党〔2023〕3号\n"


def corner(text: str) -> list[str]:
    head = letterhead(plan_of(NUMBER + text), str(UNIT.name))
    assert head is not None
    return [line["文字"] for line in head["份号行"]]


def test_a_plan_without_a_document_number_has_no_letterhead() -> None:
    assert letterhead(plan_of("紧急程度: 特急\n"), str(UNIT.name)) is None


def test_the_issuers_mark_is_the_units_name_with_the_word_for_document() -> None:
    head = letterhead(plan_of(NUMBER), str(UNIT.name))
    assert head is not None
    assert head["发文机关标志"] == "中共云溪市第三中学总支部委员会文件"
    own = letterhead(plan_of(NUMBER + "发文机关标志: 云溪三中党总支文件\n"), str(UNIT.name))
    assert own is not None
    assert own["发文机关标志"] == "云溪三中党总支文件"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ('份号: "1"\n', ["000001"]),
        ("紧急程度: 特急\n", ["特急"]),
        ("密级: 机密★1年\n", ["", "机密★1年"]),
        ("密级: 机密\n紧急程度: 加急\n", ["", "机密", "加急"]),
        ('份号: "12"\n密级: 秘密\n紧急程度: 加急\n', ["000012", "秘密", "加急"]),
        ('份号: "12"\n紧急程度: 加急\n', ["000012", "加急"]),
    ],
)
def test_the_lines_in_the_corner_stand_in_the_standards_order(text: str, lines: list[str]) -> None:
    assert corner(text) == lines


def test_a_plan_that_names_nothing_of_it_has_no_imprint() -> None:
    assert imprint(plan_of("导语: 甲\n")) is None


def test_what_the_imprint_lacks_is_printed_as_missing() -> None:
    assert imprint(plan_of("抄送: [甲, 乙]\n")) == {
        "抄送": "甲，乙",
        "印发机关": "【待补：印发机关】",
        "印发日期": "【待补：印发日期】",
    }
