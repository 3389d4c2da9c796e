"""Times and ranges of time."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values import Misread, TimeRange, parse_time, parse_time_range

MOMENTS = st.builds(time, st.integers(7, 23), st.integers(0, 59))


@given(MOMENTS)
def test_every_spelling_of_a_time_is_that_time_and_needs_no_note(moment: time) -> None:
    h, m = moment.hour, moment.minute
    spellings = [
        f"{h}:{m:02}",
        f"{h:02}:{m:02}",
        f"{h}：{m:02}",
        f"{h}:{m:02}:00",
        f"{h}点{m}分",
        f"{h}时{m:02}分",
        f"{h} 点 {m} 分",
        f"{h}点{m}",
    ]
    for text in spellings:
        assert tuple(parse_time(text)) == (moment, ""), text


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("14:30", 14, 30),
        ("14：30", 14, 30),
        ("１４：３０", 14, 30),
        ("14∶30", 14, 30),
        ("9:00", 9, 0),
        ("0:00", 0, 0),
        ("14点30分", 14, 30),
        ("14点半", 14, 30),
        ("14点", 14, 0),
        ("9点整", 9, 0),
        ("9点钟", 9, 0),
        ("十点一刻", 10, 15),
        ("8点20分", 8, 20),
        ("8点20", 8, 20),
        ("下午2点半", 14, 30),
        ("下午两点半", 14, 30),
        ("下午三点零五分", 15, 5),
        ("下午2:30", 14, 30),
        ("下午 2：30", 14, 30),
        ("下午14:30", 14, 30),
        ("下午12点半", 12, 30),
        ("上午8时", 8, 0),
        ("上午12点", 12, 0),
        ("早上7点三刻", 7, 45),
        ("早上6:30", 6, 30),
        ("晚上7点", 19, 0),
        ("晚7点", 19, 0),
        ("傍晚6点", 18, 0),
        ("中午12点", 12, 0),
        ("中午1点", 13, 0),
        ("凌晨2点", 2, 0),
        ("凌晨12点", 0, 0),
    ],
)
def test_times_as_people_write_them_need_no_note(text: str, hour: int, minute: int) -> None:
    assert tuple(parse_time(text)) == (time(hour, minute), "")


@pytest.mark.parametrize(
    ("text", "understood", "note"),
    [
        ("2:30", time(2, 30), "“2:30”已按上午 2:30 理解；是下午吗？下午请写 14:30"),
        ("两点半", time(2, 30), "“两点半”已按上午 2:30 理解；是下午吗？下午请写 14:30"),
        ("6点", time(6), "“6点”已按上午 6:00 理解；是下午吗？下午请写 18:00"),
    ],
)
def test_an_early_hour_is_taken_as_written_and_doubted(text: str, understood: time, note: str) -> None:
    assert tuple(parse_time(text)) == (understood, note)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "这里还没有写时间"),
        ("待定", "“待定”不像一个时间"),
        ("24:00", "“24:00”里的 24:00 不在一天的 0:00 到 23:59 之间"),
        ("14:60", "“14:60”里的 14:60 不在一天的 0:00 到 23:59 之间"),
        ("9:5", "“9:5”不像一个时间"),
        ("1430", "“1430”不像一个时间"),
        ("14.30", "“14.30”不像一个时间"),
        ("870", "“870”不像一个时间"),
        ("上午15:00", "“上午15:00”里，上午没有 15 点"),
        ("晚上12点", "“晚上12点”里，晚上没有 12 点"),
        ("下午0点", "“下午0点”里，下午没有 0 点"),
        ("十十点", "“十十点”不像一个时间"),
        ("15:00—16:00", "“15:00—16:00”不像一个时间"),
    ],
)
def test_what_is_no_time_is_told_with_what_to_type(text: str, message: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_time(text)
    assert fault.value.message == message
    assert "14:30" in fault.value.hint


@given(
    MOMENTS, MOMENTS, st.sampled_from(["—", "——", "–", "-", "～", "~", "至", "到", " — ", " 至 ", "─", "－"])
)
def test_a_range_reads_back_from_every_spelling(one: time, other: time, between: str) -> None:
    start, end = sorted((one, other))
    text = f"{start:%H:%M}{between}{end:%H:%M}"
    if start == end:
        with pytest.raises(Misread):
            parse_time_range(text)
        return
    value, note = parse_time_range(text)
    assert (value, note) == (TimeRange(start, end), "")
    assert parse_time_range(str(value)).value == value


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("15:00", "15:00"),
        ("9:00", "9:00"),
        ("09:05-10:00", "9:05—10:00"),
        ("15：00—16：30", "15:00—16:30"),
        ("下午3点到4点半", "15:00—16:30"),
        ("下午3:00-5:00", "15:00—17:00"),
        ("下午3点到16:30", "15:00—16:30"),
        ("下午3点到晚上7点", "15:00—19:00"),
        ("上午9点到11点半", "9:00—11:30"),
        ("上午9点到12点", "9:00—12:00"),
        ("上午9点至下午1点", "9:00—13:00"),
        ("上午9点—14:00", "9:00—14:00"),
        ("中午12点到2点", "12:00—14:00"),
        ("晚上7点～9点", "19:00—21:00"),
        ("从9点到10点", "9:00—10:00"),
    ],
)
def test_a_range_prints_as_papers_print_it(text: str, official: str) -> None:
    value, note = parse_time_range(text)
    assert (str(value), note) == (official, "")


def test_one_time_is_a_range_without_an_end() -> None:
    assert parse_time_range("15:00").value == TimeRange(time(15), None)


def test_a_range_in_the_early_hours_is_doubted_once() -> None:
    note = parse_time_range("2:30—4:00").note
    assert note == "“2:30—4:00”已按上午 2:30 理解；是下午吗？下午请写 14:30"


@pytest.mark.parametrize(
    "text",
    ["16:30—15:00", "15:00—15:00", "上午9点到1点", "10:00-2:00", "15:00—", "9:00-10:00-11:00", "—", "开会"],
)
def test_what_is_no_range_is_told_with_what_to_type(text: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_time_range(text)
    assert text in fault.value.message
    assert "16:" in fault.value.hint
