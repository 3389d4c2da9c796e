"""What is written: minutes of meetings, no two of them alike, by chance that falls the same every time."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

ATTENDEES, AGENDA_ITEMS, SPEECHES = 15, 6, 3

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN = "建国秀英志强丽华海涛玉兰文博晓燕明远思源雨桐子涵"
DUTIES = ("书记", "副书记", "组织委员", "宣传委员", "纪检委员", "党小组组长", "党员")
TITLES = ("通报工作安排", "讨论学习计划", "安排走访慰问", "总结主题党日", "研究支部台账", "布置民主评议")
WHO = (
    "支部委员会", "第一党小组", "第二党小组", "组织委员", "宣传委员", "刘玉兰同志", "黄海涛同志", "青年党员",
    "离退休党员", "各年级组", "主题党日工作小组", "会议记录人",
)  # fmt: skip
WHEN = (
    "三月上旬",
    "本月底以前",
    "期中考试之后",
    "下周四下午",
    "暑假开始前",
    "九月第一周",
    "年底以前",
    "每月十五日",
)
WHAT = (
    "把“三会一课”的记录补齐并交组织委员归档",
    "走访所联系的同志，逐户登记需要解决的困难",
    "整理发展对象的培训档案，附上学时证明",
    "到社区开展一次志愿服务——照片和小结当天交",
    "通读学习材料的前三章，准备十分钟的发言",
    "核对花名册上的入党日期、转正日期和联系电话",
    "把会议的时间、地点和议题写进通知，提前一天发出",
    "收齐民主评议的自评材料，按小组装订成册",
    "同工会商量教职工运动会的分工，列出所需器材",
    "检查党员活动室的书目，缺的书报学校统一订购",
    "听取群众对支部工作的意见，分类记入台账",
    "与家长委员会座谈，了解课后服务的安排",
)
WHY = (
    "不要拖到年底再补", "有变动的及时告诉书记", "完成情况在下次会上通报", "由支部副书记负责检查",
    "做到有安排、有检查、有记录", "避开教研活动和考试", "费用从党费中列支，手续要齐全",
    "参加的人请在签到表上签名",
)  # fmt: skip


def records(count: int) -> list[dict[str, Any]]:
    """The minutes of so many meetings, as the contexts of a template."""
    chance = Random(2023)
    return [_minutes(chance, number) for number in range(1, count + 1)]


def _minutes(chance: Random, number: int) -> dict[str, Any]:
    day = date(2023, 1, 2) + timedelta(days=number % 360)
    return {
        "标题": f"第{number}次支部党员大会会议记录",
        "时间": f"{day.year}年{day.month}月{day.day}日15:00—16:30",
        "地点": f"{chance.randint(1, 5)}楼第{chance.randint(1, 9)}会议室",
        "主持人": _name(chance),
        "记录人": _name(chance),
        "主题": chance.choice(TITLES),
        "人数": f"应到{ATTENDEES}人，实到{ATTENDEES}人",
        "编号": f"第{number}号",
        "出席": [_attendee(chance, place) for place in range(1, ATTENDEES + 1)],
        "议题": [_item(chance, place) for place in range(1, AGENDA_ITEMS + 1)],
    }


def _attendee(chance: Random, place: int) -> dict[str, str]:
    return {
        "序号": str(place),
        "姓名": _name(chance),
        "职务": chance.choice(DUTIES),
        "备注": f"党龄{chance.randint(1, 40)}年",
    }


def _item(chance: Random, place: int) -> dict[str, Any]:
    return {
        "题目": f"{'一二三四五六'[place - 1]}、{chance.choice(TITLES)}",
        "内容": _talk(chance, 5),
        "讨论": [{"发言人": _name(chance), "发言": _talk(chance, 4)} for _ in range(SPEECHES)],
        "决议": f"同意{chance.randint(8, ATTENDEES)}人，{_talk(chance, 1)}",
    }


def _talk(chance: Random, sentences: int) -> str:
    return "".join(_sentence(chance) for _ in range(sentences))


def _sentence(chance: Random) -> str:
    who, when, what, why = (chance.choice(words) for words in (WHO, WHEN, WHAT, WHY))
    return f"{who}要在{when}{what}，{why}。"


def _name(chance: Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2))
