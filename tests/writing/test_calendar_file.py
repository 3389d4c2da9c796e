from __future__ import annotations

from datetime import date, datetime, time, timezone

from icalendar import Calendar

from docgen.writing.calendar_file import Event, calendar_file, uid

MEETING = Event(
    "2023/支委会/1",
    date(2023, 10, 7),
    time(16),
    time(17, 30),
    "支委会，扩大; 会议",
    "三楼",
    "材料：记录\n备注",
)
DAY = Event("2023/归档/1", date(2023, 12, 29), None, None, "归档")


def test_times_are_those_of_china_and_a_day_without_an_hour_is_a_whole_day() -> None:
    first, second = Calendar.from_ical(calendar_file("日程", 2023, [MEETING, DAY])).walk("VEVENT")
    assert first.decoded("dtstart") == datetime(2023, 10, 7, 8, tzinfo=timezone.utc)
    assert first.decoded("dtend") == datetime(2023, 10, 7, 9, 30, tzinfo=timezone.utc)
    assert second.decoded("dtstart") == date(2023, 12, 29)


def test_text_comes_back_as_it_was() -> None:
    (event,) = Calendar.from_ical(calendar_file("日程", 2023, [MEETING])).walk("VEVENT")
    assert (str(event["summary"]), str(event["location"])) == ("支委会，扩大; 会议", "三楼")
    assert str(event["description"]) == "材料：记录\n备注"


def test_the_same_events_give_the_same_bytes_and_a_moved_one_keeps_its_uid() -> None:
    assert calendar_file("日程", 2023, [MEETING]) == calendar_file("日程", 2023, [MEETING])
    moved = MEETING._replace(day=date(2023, 10, 9))
    (event,) = Calendar.from_ical(calendar_file("日程", 2023, [moved])).walk("VEVENT")
    assert str(event["uid"]) == uid(MEETING.identity)


def test_no_line_is_longer_than_75_octets() -> None:
    made = calendar_file("日程", 2023, [MEETING._replace(description="学习" * 200)])
    assert max(map(len, made.split(b"\r\n"))) <= 75
