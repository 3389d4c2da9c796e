"""Numbers beyond any sense are told where they stand: they ended in a traceback far from their file."""

from __future__ import annotations

import pytest
from reading_models import read

from docgen.models.calendar import Calendar
from docgen.models.evaluations import Evaluations
from docgen.models.minutes import Minutes
from docgen.models.notices import Notices
from docgen.models.organization import Organization
from docgen.models.record import Record


@pytest.mark.parametrize(
    ("model", "text", "mend"),
    [
        (Organization, "单位: 甲\n支部: [{名称: 一, 党员: [{姓名: 李四, 延长预备期: «999999»}]}]", "0 到 60"),
        (
            Minutes,
            "会议: [{类型: 党员大会, 日期: 2023-03-01, "
            "议题: [{题目: 甲, 人选: {姓名: 李四, 延长月数: «999999»}}]}]",
            "0 到 60",
        ),
        (Notices, "公示: [{编号: A, 类别: 其他, 天数: «9999999»}]", "写天数"),
        (Calendar, "放假通知: [{年份: «27», 放假: [1月1日]}]", "年份写四位"),
        (Calendar, "放假通知: [{年份: «20270», 放假: [1月1日]}]", "年份写四位"),
        (Evaluations, "评议: [{编号: A, 类别: 民主评议党员, 日期: 2023-12-01, 年度: «23»}]", "年份写四位"),
    ],
)
def test_a_number_beyond_any_sense_is_told_at_its_place(model: type[Record], text: str, mend: str) -> None:
    _, said = read(model, text.replace("«", "").replace("»", ""))
    (one,) = [each for each in said if each.code == "K303"]
    assert one.place.column == len(text[: text.index("«")].rpartition("\n")[2]) + 1
    assert mend in one.hint
