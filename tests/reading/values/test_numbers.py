"""Counts and scores."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values import Misread, parse_count, parse_decimal, parse_month_count

DIGITS = "零一二三四五六七八九"


def in_words(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds:
        return (
            DIGITS[ones]
            if not tens
            else ("" if tens == 1 else DIGITS[tens]) + "十" + DIGITS[ones] * bool(ones)
        )
    middle = DIGITS[tens] + "十" if tens else "零" * bool(ones)
    return DIGITS[hundreds] + "百" + middle + DIGITS[ones] * bool(ones)


@given(st.integers(0, 999), st.sampled_from(["", "人", "名", "个", "次", " 人"]))
def test_a_count_reads_back_from_chinese_and_arabic_numerals(number: int, unit: str) -> None:
    for text in (f"{in_words(number)}{unit}", f"{number}{unit}", f"{number:05}{unit}"):
        assert tuple(parse_count(text)) == (number, ""), text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", 5),
        ("05", 5),
        ("010", 10),
        ("５", 5),
        ("五", 5),
        ("十二", 12),
        ("一十二", 12),
        ("二十三", 23),
        ("一百二十", 120),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百十五", 115),
        ("两百", 200),
        ("两", 2),
        ("〇", 0),
        ("5人", 5),
        ("5名", 5),
        ("五个", 5),
        ("5次", 5),
        ("5 人次", 5),
        ("12个人", 12),
        ("123456789", 123456789),
    ],
)
def test_counts_as_people_write_them(text: str, number: int) -> None:
    assert tuple(parse_count(text)) == (number, "")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        *(("6", 6), ("6个月", 6), ("六个月", 6), ("6月", 6), ("半年", 6), ("一年", 12), ("1年", 12)),
        *(("两年", 24), ("一年半", 18), ("1年6个月", 18), ("一年零六个月", 18), ("0", 0), ("12 个月", 12)),
    ],
)
def test_months_as_people_write_them(text: str, months: int) -> None:
    assert tuple(parse_month_count(text)) == (months, "")


@pytest.mark.parametrize("text", ["", "很久", "半个月", "年", "个月", "-6", "6.5个月", "半年以上"])
def test_what_is_no_number_of_months_is_told(text: str) -> None:
    with pytest.raises(Misread):
        parse_month_count(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "这里还没有写数"),
        ("-5", "“-5”是负数，这里数的是个数"),
        ("−5", "“−5”是负数，这里数的是个数"),
        ("5.5", "“5.5”带小数，这里要写整数"),
        ("5.0", "“5.0”带小数，这里要写整数"),
        ("一百五", "“一百五”看不出是多少"),
        ("一二", "“一二”看不出是多少"),
        ("十十", "“十十”看不出是多少"),
        ("人", "“人”看不出是多少"),
        ("5²", "“5²”看不出是多少"),
        ("1 2", "“1 2”看不出是多少"),
        ("1234567890", "“1234567890”太大了，请核对"),
    ],
)
def test_what_is_no_count_is_told(text: str, message: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_count(text)
    assert (fault.value.message, fault.value.hint) == (message, "请写 0 或更大的整数，如 12")


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("很多", "写准数"),
        ("约5人", "写准数"),
        ("十几", "写准数"),
        ("12人左右", "写准数"),
        ("近12人", "写准数"),
        ("过半数", "不写比例"),
        ("12/13", "不写比例"),
        ("92%", "不写比例"),
        ("12人（含预备党员2人）", "只写一个整数"),
        ("12票，占全部", "只写一个整数"),
        ("/", "去掉这一项"),
        ("无", "去掉这一项"),
    ],
)
def test_what_is_more_or_less_than_one_number_is_asked_for_and_not_read_in_half(text: str, mend: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_count(text)
    assert mend in fault.value.hint


@given(st.decimals(-999, 999, places=2))
def test_a_score_is_kept_to_the_digit(score: Decimal) -> None:
    for text in (str(score), f"{score}分", f" {score} 分"):
        assert str(parse_decimal(text).value) == str(score)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("95", "95"),
        ("95.5", "95.5"),
        ("95.50", "95.50"),
        ("９５.５", "95.5"),
        ("９５．５分", "95.5"),
        ("九十五分", "95"),
        ("-2", "-2"),
    ],
)
def test_scores_as_people_write_them(text: str, score: str) -> None:
    value, note = parse_decimal(text)
    assert (str(value), note) == (score, "")


@pytest.mark.parametrize("text", ["95%", "９５％", "95 %"])
def test_a_percentage_is_refused_with_both_mends(text: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_decimal(text)
    assert "百分数" in fault.value.message
    assert fault.value.hint == "是分数就去掉百分号，写 95；是比例就写 0.95"


def test_the_mend_of_a_small_percentage_is_no_power_of_ten() -> None:
    with pytest.raises(Misread) as fault:
        parse_decimal("0.000001%")
    assert fault.value.hint.endswith("0.00000001")


@pytest.mark.parametrize(
    "text", ["", "优秀", "95.", ".5", "1e5", "NaN", "Infinity", "9.5.1", "1,000", "1" * 10, "九十五点五"]
)
def test_what_is_no_score_is_told(text: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_decimal(text)
    assert fault.value.hint == "请写数字，如 95 或 95.5"
