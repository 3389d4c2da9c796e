"""Titles and resolutions of admissions and transfers that were copied from those of another person."""

from __future__ import annotations

import json

import pytest
from offices import facts
from votes_on_people import PREPARED, vote_on


def told(text: str, organization: str = PREPARED) -> list[str]:
    return [each.code for each in facts(text, organization) if each.code in ("D519", "D529")]


def admission(resolution: str = "", title: str = "甲", name: str = "何磊") -> str:
    text = vote_on(f"姓名: {name}", "接收预备党员", day="2023-10-10").replace("题目: 甲", f"题目: {title}")
    typed = json.dumps(resolution, ensure_ascii=False)
    return text.replace("}}\n", f"}}, 决议: {typed}}}\n") if resolution else text


def transfer(
    resolution: str, title: str = "甲", nominee: str = "姓名: 李小龙", day: str = "2023-09-28"
) -> str:
    text = vote_on(nominee, day=day).replace("题目: 甲", f"题目: {title}")
    return text.replace("}}\n", f"}}, 决议: {json.dumps(resolution, ensure_ascii=False)}}}\n")


@pytest.mark.parametrize(
    "text",
    [
        admission("大会同意接收林小雨同志为中共预备党员。"),
        admission("经无记名投票，同意接收徐曼为预备党员"),
        admission("同意林小雨同志入党。"),
        admission("同意发展孙鹏同志为中共预备党员。"),
        admission(title="讨论林小雨同志入党"),
        admission(title="关于接收林小雨同志为预备党员的决议"),
        admission(title="讨论接收徐曼同志为中共预备党员"),
        transfer("大会同意王𬱖同志按期转为中共正式党员。"),
        transfer("同意赵㛃同志转正", title="讨论李小龙同志转正"),
        transfer("大会讨论同意李小龙同志转正。", title="讨论王𬱖同志转正"),
        admission("大会同意接收林小雨同志为中共预备党员。", name="何磊"),
    ],
)
def test_another_person_in_the_title_or_the_resolution_is_told(text: str) -> None:
    assert told(text) == ["D519"]


@pytest.mark.parametrize(
    "text",
    [
        admission("大会同意接收何磊同志为中共预备党员。"),
        admission("同意接收何磊为预备党员，入党介绍人刘玉兰、黄海涛。"),
        admission("同意接收该同志为中共预备党员。"),
        admission("大会同意接收其为中共预备党员，预备期从2023年10月10日起。"),
        admission("同意接收何磊同志，林小雨同志入党的事下次再议。"),
        admission("入党介绍人孙鹏、乐天介绍了情况，大会同意接收为中共预备党员。"),
        admission("请孙鹏同志继续帮助教育。同意接收。"),
        admission(title="接收新党员"),
        admission(title="讨论何磊同志入党"),
        admission(title="讨论发展党员工作"),
        admission(title="关于接收预备党员"),
        admission(title="听取孙鹏同志的介绍"),
        admission(title="讨论何磊同志入党，林小雨同志列席"),
        transfer("同意李小龙同志按期转为中共正式党员，党龄从2023年9月27日算起。"),
        transfer("大会同意李小龙同志转正，党龄自2023年9月26日起计算。"),
        transfer("大会同意李小龙同志转正，预备期自2022年9月27日至2023年9月27日。"),
        transfer("大会同意李小龙同志转正，党龄从2023年9月28日算起。"),
        transfer("大会同意李小龙同志转正，请王𬱖同志向他学习。"),
        transfer("王𬱖同志作了发言。大会同意转正。"),
        transfer("同意李小龙（D23）同志按期转正"),
        transfer("党龄从转正之日算起，2024年1月1日前交来材料。李小龙同志转正。"),
    ],
)
def test_what_names_its_own_person_or_nobody_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        transfer("同意李小龙同志按期转为中共正式党员，党龄从2023年10月27日算起。"),
        transfer("大会同意李小龙同志转正，党龄自2022年9月27日起计算。"),
        transfer("同意李小龙同志转正，党龄自预备期满之日（2024年9月27日）算起。"),
        transfer("同意李小龙同志转正，预备期从2022年9月28日至2023年9月27日。"),
        admission("同意接收何磊同志为中共预备党员，预备期一年，从2023年10月11日起。"),
        admission("同意接收何磊同志为中共预备党员，预备期自2022年10月10日至2023年10月10日。"),
    ],
)
def test_a_period_that_begins_on_another_day_is_told(text: str) -> None:
    assert told(text) == ["D529"]


def test_an_extension_has_no_day_from_which_the_membership_counts() -> None:
    nominee = "姓名: 李小龙, 结论: 延长预备期, 延长月数: 6"
    assert told(transfer("同意李小龙同志延长预备期六个月，自2023年9月27日起。", nominee=nominee)) == []
