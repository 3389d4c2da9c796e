"""What a notice says beside its people: how long it hangs, on what it rests, and whom to tell."""

from __future__ import annotations

import pytest

from docgen.importing.notice_terms import basis_in, contact_in, is_all_contact, period_in


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


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("公示时间：2025年6月28日至3日", "2025-06-28", "2025-07-03"),
        ("公示时间：2025年12月29日—4日", "2025-12-29", "2026-01-04"),
        ("公示时间：2025年6月11日至17日", "2025-06-11", "2025-06-17"),
        ("公示时间：2025年12月29日至1月5日", "2025-12-29", "2026-01-05"),
        ("公示时间：1月30日至30日", "2025-01-30", "2025-01-30"),
    ],
)
def test_the_last_day_may_be_one_of_the_next_month(line: str, first: str, last: str) -> None:
    period = period_in(line, 2025)
    assert period is not None
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize(
    ("line", "basis"),
    [
        (
            "经支部党员大会2025年6月18日讨论通过，现公示如下：",
            "经支部党员大会2025年6月18日讨论通过",
        ),
        ("经2025年6月18日支部党员大会讨论通过，现将情况公示如下：", "经2025年6月18日支部党员大会讨论通过"),
        ("经支部党员大会讨论通过。现予以公示：", "经支部党员大会讨论通过"),
        ("经支委会2025年6月18日研究，特此公示如下", "经支委会2025年6月18日研究"),
        ("王芳同志表现突出。现公示如下：", ""),
        ("现公示如下：", ""),
    ],
)
def test_what_a_notice_rests_on_stands_before_what_it_does(line: str, basis: str) -> None:
    assert basis_in(line) == basis


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        ("联系人：刘玉兰　联系电话：0421-6612345", {"电话": "0421-6612345（联系人：刘玉兰）"}),
        ("联系电话：0421-6612345，联系人：刘玉兰", {"电话": "0421-6612345（联系人：刘玉兰）"}),
        ("受理部门：校党总支办公室（行政楼203）", {"部门": "校党总支办公室（行政楼203）"}),
        (
            "受理部门：校党总支办公室(行政楼203)；电话：6612345",
            {"部门": "校党总支办公室(行政楼203)", "电话": "6612345"},
        ),
    ],
)
def test_labels_of_a_contact_keep_their_brackets_and_their_names(line: str, contact: dict[str, str]) -> None:
    assert contact_in(line) == contact
    assert is_all_contact(line)


def test_who_is_to_be_asked_without_a_telephone_stays_text() -> None:
    assert not is_all_contact("联系人：刘玉兰")
    assert contact_in("联系人：刘玉兰") == {}
