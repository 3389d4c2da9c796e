"""What a notice says beside its people: how long it hangs, on what it rests, and whom to tell."""

from __future__ import annotations

import pytest

from docgen.importing.notice_terms import period_in


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("自2023年9月11日起公示5个工作日。", "5个工作日"),
        ("公示时间：9月11日起，共5天", "5天"),
        ("公示期：自2023.9.11日起5个工作日", "5个工作日"),
        ("自二〇二三年九月二十一日起公示五个工作日", "五个工作日"),
        ("公示期自本月11日起，时间5个工作日", "5个工作日"),
        ("公示期自11日起，至15日止，5个工作日", "5个工作日"),
        ("公示期7日，自9月11日起", "7日"),
        ("公示期为 5 个 工作日", "5个工作日"),
    ],
)
def test_the_day_of_a_date_is_no_length(line: str, length: str) -> None:
    period = period_in(line, 2023)
    assert period is not None
    assert period.length == length


@pytest.mark.parametrize("line", ["公示期自2023年9月11日起。", "公示至15日止", "公示期到二十一日"])
def test_a_day_alone_tells_no_length(line: str) -> None:
    assert period_in(line, 2023) is None
