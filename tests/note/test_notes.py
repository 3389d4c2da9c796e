"""Notes of many hands, and the facts that whoever reads them would confirm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import ROSTER

from docgen.commands import docgen
from docgen.reading.document import read_yaml

Workspace = Callable[..., Path]


def note(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, ["note", *words, "-C", str(folder)], prog_name="docgen")


def records(folder: Path, year: int = 2023) -> list[dict]:
    """The records of minutes.yaml, as docgen reads them."""
    path = folder / "plans" / str(year) / "minutes.yaml"
    document = read_yaml(path.read_bytes(), path.name) if path.exists() else None
    assert document is None or not document.diagnostics
    return document.root["会议"] if document and document.root["会议"] else []


def remarks(folder: Path) -> list[str]:
    """The comments that hold what was not read."""
    text = (folder / "plans" / "2023" / "minutes.yaml").read_text(encoding="utf-8")
    return [line.strip("# ") for line in text.splitlines() if line.startswith("  # 笔记里还有")]


@pytest.fixture
def office(workspace: Workspace) -> Path:
    return workspace(organization=ROSTER)


PEOPLE = {"主持人": "刘玉兰", "记录人": "张伟"}
OF_SECOND = {"类型": "党员大会", "支部": "第二支部"}

# The note; what its record has to say; what is not read, and asked for.
NOTES = [
    (  # 1: as in the issue, hardly a sign between the facts
        "3月8日下午3点二支部党员大会，应到13人实到12人区志远支教，刘玉兰主持张伟记录，通过年度计划，10票赞成",
        OF_SECOND
        | {
            "日期": "2023-03-08",
            "时间": "15:00",
            **PEOPLE,
            "应到": "13",
            "实到": "12",
            "缺席": {"区志远": "支教"},
        }
        | {"议题": [{"题目": "年度计划", "表决": {"赞成": "10"}, "决议": "通过年度计划"}]},
        [],
    ),
    (  # 2: no sign at all
        "二支部3.8下午三点在三楼会议室开党员大会刘玉兰主持张伟记录应到12实到11区志远支教通过年度计划10票赞成",
        OF_SECOND
        | {"日期": "2023-03-08", "时间": "15:00", "地点": "三楼会议室", **PEOPLE, "应到": "12", "实到": "11"}
        | {"缺席": {"区志远": "支教"}}
        | {"议题": [{"题目": "年度计划", "表决": {"赞成": "10"}, "决议": "通过年度计划"}]},
        [],
    ),
    (  # 3: full-width signs and digits, a form filled in
        "２０２３年３月８日，第一支部召开党员大会。地点：二楼会议室。主持人：周志强，记录人：张伟（男）。"
        "应到１２人，实到１１人。请假：马文忠（长期卧病）。会议审议通过支部2023年工作安排，9票赞成1票弃权。",
        {"类型": "党员大会", "支部": "第一支部", "日期": "2023-03-08", "地点": "二楼会议室"}
        | {
            "主持人": "周志强",
            "记录人": "张伟（男）",
            "应到": "12",
            "实到": "11",
            "缺席": {"马文忠": "长期卧病"},
        }
        | {
            "议题": [
                {
                    "题目": "支部2023年工作安排",
                    "表决": {"赞成": "9", "弃权": "1"},
                    "决议": "通过支部2023年工作安排",
                }
            ]
        },
        [],
    ),
    (  # 4: a committee, half-width signs, a numbered agenda
        "二支部支委会 2023.3.14 16:00-17:00 三楼会议室 主持:刘玉兰 记录:张伟(女) 全体委员到会 "
        "议题:1.研究确定林小雨为入党积极分子;2.讨论3月党费收缴,一致通过",
        {
            "类型": "支委会",
            "支部": "第二支部",
            "日期": "2023-03-14",
            "时间": "16:00—17:00",
            "地点": "三楼会议室",
        }
        | {"主持人": "刘玉兰", "记录人": "张伟(女)", "缺席": "无"}
        | {
            "议题": [
                {"题目": "研究确定林小雨为入党积极分子"},
                {"题目": "讨论3月党费收缴", "表决": "一致通过"},
            ]
        },
        [],
    ),
    (  # 5: a group's meeting, its kind told by its body
        "三组3月22日下午4点学习会 吴静主持郑好记录 学习中央八项规定精神 请假：阿依古丽·买买提（培训），学时1",
        {"类型": "党小组会", "党小组": "第三党小组", "日期": "2023-03-22", "时间": "16:00"}
        | {"主持人": "吴静", "记录人": "郑好", "缺席": {"阿依古丽·买买提": "培训"}}
        | {"议题": [{"题目": "学习中央八项规定精神"}], "学时": "1"},
        [],
    ),
    (  # 6: a lecture of two branches, the chair called by post
        "3/23下午三点半 一、二支部联合党课 刘玉兰主讲《读懂教育篇章》 周书记主持 郑好记录 "
        "仇丽华、区志远请假 2学时",
        {"类型": "党课", "支部": ["第一支部", "第二支部"], "日期": "2023-03-23", "时间": "15:30"}
        | {"主持人": "周志强", "记录人": "郑好", "主讲人": "刘玉兰", "主题": "《读懂教育篇章》"}
        | {"缺席": {"仇丽华": "请假", "区志远": "请假"}, "学时": "2"},
        [],
    ),
    (  # 7: a themed day in running words
        "三月二十四日主题党日，两个支部一起去烈士陵园扫墓，重温入党誓词，交党费。周志强主持，区志远支教没来。",
        {"类型": "主题党日", "支部": ["第一支部", "第二支部"], "日期": "2023-03-24", "主持人": "周志强"}
        | {"缺席": {"区志远": "支教"}, "内容": "一起去烈士陵园扫墓\n重温入党誓词\n交党费\n"},
        [],
    ),
    (  # 8: lines of a notebook, who said what, somebody from the general branch
        "2月22日15:00至17:00第二支部组织生活会，刘玉兰主持，张伟记录。\n刘玉兰：检查多、帮助少。\n"
        "黄海涛：备课组作业没有统一。\n列席：周志强（总支）",
        {"类型": "组织生活会", "支部": "第二支部", "日期": "2023-02-22", "时间": "15:00—17:00", **PEOPLE}
        | {"列席": ["周志强（总支）"]}
        | {"讨论": [{"刘玉兰": "检查多、帮助少"}, {"黄海涛": "备课组作业没有统一"}]},
        [],
    ),
    (  # 9: two kinds in one sitting
        "二支部2月23日下午三点组织生活会暨民主评议党员，刘玉兰主持张伟记录，区志远支教，其余到齐",
        {
            "类型": ["组织生活会", "民主评议会"],
            "支部": "第二支部",
            "日期": "2023-02-23",
            "时间": "15:00",
            **PEOPLE,
        }
        | {"缺席": {"区志远": "支教"}},
        [],
    ),
    (  # 10: the general branch's committee; some who came are no list of all who came
        "总支委会，4月3日上午10点，王书记主持，单雪梅记录，李秀英、周志强、刘玉兰参加，"
        "研究七一表彰，决定6月25日前上报名单",
        {"类型": "支委会", "支部": "党总支", "日期": "2023-04-03", "时间": "10:00"}
        | {"主持人": "王建国", "记录人": "单雪梅"}
        | {"议题": [{"题目": "研究七一表彰", "决议": "决定6月25日前上报名单"}]},
        ["李秀英、周志强、刘玉兰参加"],
    ),
    (  # 11: no hour, and words that say nothing for a record
        "3月9日下午第四党小组会，孙鹏主持乐天记录，学习党章，讨论热烈",
        {"类型": "党小组会", "党小组": "第四党小组", "日期": "2023-03-09", "主持人": "孙鹏", "记录人": "乐天"}
        | {"议题": [{"题目": "学习党章"}]},
        ["下午", "讨论热烈"],
    ),
    (  # 12: an admission by secret ballot
        "10月10日下午4:00，二支部党员大会，刘玉兰主持，张伟（女）记录，应到13实到12，区志远支教，"
        "讨论接收何磊为预备党员，无记名投票，发出9张收回9张，赞成7票，弃权2票",
        OF_SECOND
        | {
            "日期": "2023-10-10",
            "时间": "16:00",
            "主持人": "刘玉兰",
            "记录人": "张伟（女）",
            "应到": "13",
            "实到": "12",
        }
        | {"缺席": {"区志远": "支教"}}
        | {
            "议题": [
                {
                    "题目": "讨论接收何磊为预备党员",
                    "人选": {"姓名": "何磊"},
                    "表决": {
                        "事项": "接收预备党员",
                        "方式": "无记名投票",
                        "发出": "9",
                        "收回": "9",
                        "赞成": "7",
                        "弃权": "2",
                    },
                }
            ]
        },
        [],
    ),
    (  # 13: a transfer, the day of the week beside the date, the absent at the end
        "二支部9月28日（星期四）下午4点党员大会，讨论李小龙按期转正，无记名投票表决，10票同意，0票反对，0票弃权。"
        "刘玉兰主持，张伟（女）记录。缺席1人：区志远（支教）",
        OF_SECOND
        | {
            "日期": "2023-09-28",
            "时间": "16:00",
            "主持人": "刘玉兰",
            "记录人": "张伟（女）",
            "缺席": {"区志远": "支教"},
        }
        | {
            "议题": [
                {
                    "题目": "讨论李小龙按期转正",
                    "人选": {"姓名": "李小龙"},
                    "表决": {
                        "事项": "预备党员转正",
                        "方式": "无记名投票",
                        "赞成": "10",
                        "不赞成": "0",
                        "弃权": "0",
                    },
                }
            ]
        },
        [],
    ),
    (  # 14: a larger committee, people attending, all hands up
        "5月8日周一16点第一支部支委扩大会，周志强主持，张伟记，列席单雪梅、欧阳晓峰，通过走访名单，举手表决一致通过",
        {"类型": "支委会", "支部": "第一支部", "日期": "2023-05-08", "时间": "16:00"}
        | {"主持人": "周志强", "记录人": "张伟", "列席": ["单雪梅", "欧阳晓峰"]}
        | {
            "议题": [{"题目": "走访名单", "表决": {"一致通过": "是", "方式": "举手"}, "决议": "通过走访名单"}]
        },
        [],
    ),
    (  # 15: an appraisal
        "第一支部民主评议会 2月23日15:00-17:00 二楼会议室 周志强主持 张伟（男）记录 "
        "马文忠长期卧病 评议11名党员",
        {
            "类型": "民主评议会",
            "支部": "第一支部",
            "日期": "2023-02-23",
            "时间": "15:00—17:00",
            "地点": "二楼会议室",
        }
        | {
            "主持人": "周志强",
            "记录人": "张伟（男）",
            "缺席": {"马文忠": "长期卧病"},
            "内容": "评议11名党员",
        },
        [],
    ),
    (  # 16: a lecture of all, topic and place behind labels
        "6月30日 党总支 党课 王建国主讲 主题：不忘初心 地点：报告厅 应到25人，实到23人",
        {
            "类型": "党课",
            "支部": "党总支",
            "日期": "2023-06-30",
            "主讲人": "王建国",
            "主题": "不忘初心",
            "地点": "报告厅",
        }
        | {"应到": "25", "实到": "23"},
        [],
    ),
    (  # 17: the topic before all else; a place that may be one or not
        "主题党日：植树。3/10 下午2:30—4:30，后山，第一支部，周志强主持、曾强记录，仇丽华病假，2学时",
        {"类型": "主题党日", "主题": "植树", "日期": "2023-03-10", "时间": "14:30—16:30", "支部": "第一支部"}
        | {"主持人": "周志强", "记录人": "曾强", "缺席": {"仇丽华": "病假"}, "学时": "2"},
        ["后山"],
    ),
    (  # 18: several points, each with its own vote
        "6月15日下午4点第二支部支委会。刘玉兰主持，张伟（女）记录，无缺席。"
        "一、审议七一活动方案，3票赞成。二、推荐优秀党员，3人同意，0人反对。三、通报党费收缴情况。",
        {"类型": "支委会", "支部": "第二支部", "日期": "2023-06-15", "时间": "16:00"}
        | {"主持人": "刘玉兰", "记录人": "张伟（女）", "缺席": "无"}
        | {
            "议题": [
                {"题目": "审议七一活动方案", "表决": {"赞成": "3"}},
                {"题目": "推荐优秀党员", "表决": {"赞成": "3", "不赞成": "0"}},
                {"题目": "通报党费收缴情况"},
            ]
        },
        [],
    ),
    (  # 19: everything behind a label, a line each
        "时间：2023年4月12日16:00\n地点：体育组办公室\n会议：第四党小组会议\n主持人：孙鹏\n记录人：乐天\n"
        "缺席：区志远（支教）\n内容：学习党章第一章，征求对支委会的意见。\n学时：1",
        {
            "类型": "党小组会",
            "党小组": "第四党小组",
            "日期": "2023-04-12",
            "时间": "16:00",
            "地点": "体育组办公室",
        }
        | {"主持人": "孙鹏", "记录人": "乐天", "缺席": {"区志远": "支教"}, "学时": "1"}
        | {"议题": [{"题目": "学习党章第一章"}, {"题目": "征求对支委会的意见"}]},
        [],
    ),
    (  # 20: one person does both; the year in words
        "二〇二三年五月十日上午九点半，一支部在二楼会议室召开支委会，周志强主持并记录，陈堃外出培训，"
        "研究维修经费，同意先修楼道灯",
        {"类型": "支委会", "支部": "第一支部", "日期": "2023-05-10", "时间": "9:30", "地点": "二楼会议室"}
        | {"主持人": "周志强", "记录人": "周志强", "缺席": {"陈堃": "外出培训"}}
        | {"议题": [{"题目": "研究维修经费"}, {"题目": "同意先修楼道灯", "决议": "同意先修楼道灯"}]},
        [],
    ),
    (  # 21: who teaches a lecture says that it is one
        "9月15日15:30，报告厅，李秀英讲党课，题目：做四有好老师。主持：周志强，记录：曾强。第一支部。2个学时",
        {"类型": "党课", "支部": "第一支部", "日期": "2023-09-15", "时间": "15:30", "地点": "报告厅"}
        | {"主讲人": "李秀英", "主题": "做四有好老师", "主持人": "周志强", "记录人": "曾强", "学时": "2"},
        [],
    ),
    (  # 22: members and words: 解放, 乐天 and 郑好 are on the roster
        "二支部4月6日支委会，刘玉兰主持，张伟记录，学习解放思想大讨论文件，研究乐天派心理讲座，决定郑好时间再定",
        {"类型": "支委会", "支部": "第二支部", "日期": "2023-04-06", **PEOPLE}
        | {
            "议题": [
                {"题目": "学习解放思想大讨论文件"},
                {"题目": "研究乐天派心理讲座", "决议": "决定郑好时间再定"},
            ]
        },
        [],
    ),
    (  # 23: written up later; reasons in brackets of two people, a stranger attending
        "3月20日补记。3月15日16时第一支部党员大会，主持周志强，记录张伟（男），马文忠（卧病）、仇丽华（事假）缺席，"
        "教育局李科长列席，传达上级文件",
        {"类型": "党员大会", "支部": "第一支部", "日期": "2023-03-15", "时间": "16:00", "补记": "2023-03-20"}
        | {"主持人": "周志强", "记录人": "张伟（男）", "缺席": {"马文忠": "卧病", "仇丽华": "事假"}}
        | {"议题": [{"题目": "传达上级文件"}]},
        ["教育局李科长列席"],
    ),
    (  # 24: a meeting online, dictated in one breath
        "昨天晚上七点半二支部线上支委会刘玉兰主持张伟记录没有人请假讨论期末考试期间党日安排全票通过",
        {
            "类型": "支委会",
            "支部": "第二支部",
            "日期": "2023-06-19",
            "时间": "19:30",
            "地点": "线上",
            **PEOPLE,
        }
        | {"缺席": "无", "议题": [{"题目": "讨论期末考试期间党日安排", "表决": "一致通过"}]},
        [],
    ),
]


@pytest.mark.parametrize(("typed", "expected", "asked"), NOTES, ids=[str(n + 1) for n in range(len(NOTES))])
def test_a_note_becomes_the_record_that_its_reader_would_confirm(
    office: Path, typed: str, expected: dict, asked: list[str]
) -> None:
    result = note(office, typed, "--at", "2023-06-20")
    assert [dict(record) for record in records(office)] == [expected], result.output
    # What is asked for is asked at its words, and stands in a comment.
    assert remarks(office) == [f"笔记里还有：“{words}”" for words in asked]
    assert result.stderr.count(" I932 ") == len(asked)


# Second and third hands, written after the grammar: what is understood is right, what is not is asked.
OTHERS = [
    (
        "周三（3月15日）中午12:30，语文组办公室，三组党小组会，吴静召集，郑好记，传达支委会精神，大家无意见",
        {
            "类型": "党小组会",
            "党小组": "第三党小组",
            "日期": "2023-03-15",
            "时间": "12:30",
            "地点": "语文组办公室",
        }
        | {"记录人": "郑好", "议题": [{"题目": "传达支委会精神"}]},
        ["吴静召集", "大家无意见"],
    ),
    (
        "4月支部党员大会（二支部）4月20日15：00—16：10 地点三楼会议室 "
        "主持刘玉兰 记录张伟（女） 应到12 实到10 区志远（支教）乐天（产假） "
        "学习“两会”精神；讨论党员积分办法，同意9票、反对0票、弃权0票，通过。",
        {
            "类型": "党员大会",
            "支部": "第二支部",
            "日期": "2023-04-20",
            "时间": "15:00—16:10",
            "地点": "三楼会议室",
        }
        | {"主持人": "刘玉兰", "记录人": "张伟（女）", "应到": "12", "实到": "10"}
        | {"缺席": {"区志远": "支教", "乐天": "产假"}}
        | {
            "议题": [
                {"题目": "学习“两会”精神"},
                {
                    "题目": "讨论党员积分办法",
                    "表决": {"赞成": "9", "不赞成": "0", "弃权": "0"},
                    "决议": "通过",
                },
            ]
        },
        [],
    ),
    (
        "二支部5月12日组织生活会（党员大会形式），会前谈心谈话12人次，刘玉兰提出批评意见要实在",
        {"类型": "组织生活会", "形式": "党员大会", "支部": "第二支部", "日期": "2023-05-12"}
        | {"讨论": [{"刘玉兰": "提出批评意见要实在"}]},
        ["会前谈心谈话12人次"],
    ),
    (
        "10月12日主题党日 二支部 社区志愿服务 14:00-16:30 清扫楼道 看望独居老人 "
        "黄海涛带队 刘玉兰未参加（开会）",
        {"类型": "主题党日", "支部": "第二支部", "日期": "2023-10-12", "时间": "14:00—16:30"}
        | {"缺席": {"刘玉兰": "开会"}, "内容": "清扫楼道\n看望独居老人\n"},
        ["社区志愿服务", "黄海涛带队"],
    ),
    (
        "十二月十五日下午四点至五点半一支部组织生活会周志强主持曾强记录马文忠长期卧病未参加其他同志都到了",
        {"类型": "组织生活会", "支部": "第一支部", "日期": "2023-12-15", "时间": "16:00—17:30"}
        | {"主持人": "周志强", "记录人": "曾强", "缺席": {"马文忠": "长期卧病"}},
        [],
    ),
    (
        "3月8日，两支部联合党课，校史馆，王建国上课，6月25日前完成心得",
        {"类型": "党课", "支部": ["第一支部", "第二支部"], "日期": "2023-03-08", "地点": "校史馆"},
        ["王建国上课", "6月25日前完成心得"],
    ),
]


@pytest.mark.parametrize(("typed", "expected", "asked"), OTHERS, ids=[str(n + 1) for n in range(len(OTHERS))])
def test_of_a_note_in_other_ways_what_is_read_is_right_and_the_rest_is_asked(
    office: Path, typed: str, expected: dict, asked: list[str]
) -> None:
    result = note(office, typed)
    assert [dict(record) for record in records(office)] == [expected], result.output
    assert remarks(office) == [f"笔记里还有：“{words}”" for words in asked]


WORDS = """\
单位: 中共临江县实验学校总支部委员会
支部:
  - 名称: 高中部党支部
    党员:
      - {姓名: 王芳, 身份: 正式党员, 入党日期: 1993-06-28, 转正日期: 1994-06-28, 党内职务: 支部书记}
      - {姓名: 高兴, 身份: 正式党员, 入党日期: 1996-11-20, 转正日期: 1997-11-20, 党内职务: 组织委员}
      - {姓名: 安排, 身份: 正式党员, 入党日期: 1996-11-20, 转正日期: 1997-11-20, 党内职务: 宣传委员}
  - 名称: 初中部党支部
    党员:
      - {姓名: 于是, 身份: 正式党员, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
"""
"""An office whose branches have no numbers, and whose people are called like words."""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "3月6日 高中部 党员大会 王书记主持 安排出差 安排植树活动 高兴请假 举手表决一致通过植树方案",
            {"类型": "党员大会", "支部": "高中部党支部", "日期": "2023-03-06", "主持人": "王芳"}
            | {"缺席": {"安排": "出差", "高兴": "请假"}}
            | {
                "议题": [
                    {"题目": "安排植树活动"},
                    {
                        "题目": "植树方案",
                        "表决": {"方式": "举手", "一致通过": "是"},
                        "决议": "通过植树方案",
                    },
                ]
            },
        ),
        (
            "初中部支部3月7日15点党课，高兴地完成任务，于是大家鼓掌",
            {"类型": "党课", "支部": "初中部党支部", "日期": "2023-03-07", "时间": "15:00"},
        ),
        (
            "3月10日，高中部、初中部支部联合主题党日，参观纪念馆，王芳主持，于是请假",
            {"类型": "主题党日", "支部": ["高中部党支部", "初中部党支部"], "日期": "2023-03-10"}
            | {"主持人": "王芳", "缺席": {"于是": "请假"}, "内容": "参观纪念馆"},
        ),
        (
            "3月9日高中部支委会，学习文件",
            {"类型": "支委会", "支部": "高中部党支部", "日期": "2023-03-09"}
            | {"议题": [{"题目": "学习文件"}]},
        ),
    ],
)
def test_an_office_may_have_branches_without_numbers_and_people_called_like_words(
    workspace: Workspace, typed: str, expected: dict
) -> None:
    folder = workspace(organization=WORDS)
    result = note(folder, typed)
    assert [dict(record) for record in records(folder)] == [expected], result.output


MARCH = {"类型": "支委会", "支部": "第二支部", "日期": "2023-03-08"}
OF_MARCH = "3月8日二支部支委会，"

# Where a guess would be a wrong fact: what is left of it in the record, and what is said.
TRAPS = [
    ("刘玉兰主持，黄海涛主持", {}, "I933"),  # two chairs
    ("主持刘玉兰记录", {}, "I932"),  # which of the two?
    ("3点到4点", {}, "I932"),  # of the morning?
    ("应到13人，实到12人，请假3人：区志远、孙鹏", {"应到": "13", "实到": "12"}, "I932"),  # three are two
    ("全体委员到会，黄海涛请假", {}, "I933"),  # all, but one
    ("出席：黄海涛、张伟，刘玉兰主持", {"主持人": "刘玉兰"}, "I933"),  # a list without the chair
    ("王小明主持，赵六记录", {"主持人": "王小明", "记录人": "赵六"}, "D423"),  # nobody of the roster
    ("王书记长主持，校长主持", {}, "I932"),  # a post without a name
    ("解放说话了，乐天也来了，郑好请大家吃饭", {}, "I932"),  # members, and words
    ("通过学习大家提高了认识", {}, "I932"),  # by means of
    ("同意3人为积极分子", {}, "I932"),  # three people, not three votes
    ("通报区志远支教", {}, "I932"),  # absent, or talked about
    ("3人参加培训，派2人参加会议", {}, "I932"),  # not those present
    ("全年完成32学时", {}, "I932"),  # not the hours of this meeting
    ("选举书记，刘玉兰11票，一致通过", {"议题": [{"题目": "选举书记"}]}, "I932"),  # an election
    (
        "讨论何磊、林小雨转正，10票赞成",
        {"议题": [{"题目": "讨论何磊、林小雨转正"}]},
        "I932",
    ),  # of two at once
    ("一支部周志强列席", {"列席": ["周志强"]}, "I933"),  # no joint meeting
    ("10票赞成", {}, "I932"),  # for what?
    ("审议计划，审议预算，均一致通过", {"议题": [{"题目": "审议计划"}, {"题目": "审议预算"}]}, "I932"),
]


@pytest.mark.parametrize(("typed", "expected", "code"), TRAPS, ids=[trap[0] for trap in TRAPS])
def test_what_might_be_a_wrong_fact_is_asked_for_and_left_out(
    office: Path, typed: str, expected: dict, code: str
) -> None:
    result = note(office, OF_MARCH + typed)
    assert [dict(record) for record in records(office)] == [MARCH | expected], result.output
    assert f" {code} " in result.stderr


REFUSED = [
    ("二支部党员大会，刘玉兰主持，通过年度计划", "I930", "没有写是哪天"),
    ("3月8日和3月9日二支部党员大会", "I930", "写了不止一天"),
    ("3月8日二支部党员大会，3月10日补开", "I930", "两个日期"),
    ("2月30日二支部支委会", "I930", "2023年2月没有30日"),
    ("3月8日星期五二支部支委会", "I930", "是星期三"),
    ("今天天气很好，去超市买了菜", "I931", "看不出是什么会"),
    ("3月8日二支部开会，学习文件", "I931", "看不出是什么会"),
    ("3月8日二支部支委会，党员大会", "I931", "几种会"),
    ("3月8日二支部民主生活会", "I931", "看不出是什么会"),
    ("3月8日党员大会筹备情况", "I931", "看不出是什么会"),
    ("3月8日二支部党员大会没开成", "I935", "还没有开"),
    ("定于3月8日下午3点召开二支部党员大会，请全体党员准时参加", "I935", "还没有开"),
    ("3月8日二支部支委会\x1b[2J", "I937", "控制字符"),
    ("3月8日二支部支委会，学习文件" * 300, "I937", "太长"),
    ("2031年3月8日二支部支委会", "I936", "没有 plans/2031"),
]


@pytest.mark.parametrize(("typed", "code", "told"), REFUSED, ids=[one[0][:20] for one in REFUSED])
def test_of_a_note_that_is_no_record_nothing_is_written(
    office: Path, typed: str, code: str, told: str
) -> None:
    result = note(office, typed)
    assert result.exit_code == 1
    assert f" {code} " in result.stderr
    assert told in result.stderr
    assert not (office / "plans" / "2023" / "minutes.yaml").exists()


SIGNS = "# - {a: b} & *c %e @f `g` \"引号\" '单' [x]: | > \\n \\"


@pytest.mark.parametrize(
    "signs", [SIGNS, ": #", "- ", "{", "'", '"', "a: b", "：", "#1", "%python/x", "&a *a"]
)
def test_signs_of_yaml_within_a_note_are_text(office: Path, signs: str) -> None:
    result = note(office, f"{OF_MARCH}学习{signs}条例，刘玉兰：好{signs}的")
    (record,) = records(office)
    (item,) = record["议题"]
    assert item["题目"] == f"学习{signs}条例", result.output
    assert item["讨论"] == [{"刘玉兰": f"好{signs}的"}]


PIECES = [
    *(
        "下午3点",
        "15:00—16:30",
        "三楼会议室",
        "刘玉兰主持",
        "张伟（女）记录",
        "应到12人",
        "实到11人",
        "区志远支教",
    ),
    *(
        "请假：区志远（支教）、乐天",
        "全体到会",
        "列席：周志强（总支）",
        "学习党章",
        "讨论年度计划",
        "通过年度计划",
    ),
    *(
        "10票赞成",
        "1票弃权",
        "一致通过",
        "刘玉兰：要抓紧",
        "决定3月底前完成",
        "学时2",
        "1.",
        "二、",
        "议题：",
        "：",
        "“",
        "（",
    ),
    *(
        "，",
        "。",
        " ",
        "\n",
        "；",
        "# ",
        "- ",
        "{",
        "天气很好",
        "解放",
        "4月6日",
        "党课",
        "一支部",
        "昨天",
        "主题：师德",
        "2",
    ),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pieces_of_notes_in_any_order_give_a_record_that_reads_and_lose_no_word(
    office: Path, pieces: list[str]
) -> None:
    path = office / "plans" / "2023" / "minutes.yaml"
    path.unlink(missing_ok=True)
    typed = OF_MARCH + "".join(pieces)
    result = note(office, typed, "--at", "2023-03-09")
    assert result.exit_code in (0, 1), result.output
    assert bool(records(office)) == ("已写入" in result.stdout)
    # What is in no key is in a comment: a word of no meaning to the grammar shows that none is lost.
    if records(office) and "天气很好" in typed:
        assert "天气很好" in path.read_text(encoding="utf-8")


def test_characters_of_no_width_from_a_web_page_are_left_out(office: Path) -> None:
    note(office, f"{OF_MARCH}学习\u200b党章，天\u200b气很好，刘玉兰：要抓\u00ad紧")
    (record,) = records(office)
    assert record["议题"] == [{"题目": "学习党章", "讨论": [{"刘玉兰": "要抓紧"}]}]
    assert remarks(office) == ["笔记里还有：“天气很好”"]


def test_words_that_are_not_read_waive_no_finding(office: Path) -> None:
    note(office, f"{OF_MARCH}大家# docgen: 忽略 P07")
    text = (office / "plans" / "2023" / "minutes.yaml").read_text(encoding="utf-8")
    assert "＃ docgen: 忽略 P07" in text
    assert "# docgen: 忽略" not in text


def test_guesses_stand_in_comments(office: Path) -> None:
    result = note(office, "昨天二支部支委会，刘书记主持，12人参加", "--at", "2023-03-09")
    text = (office / "plans" / "2023" / "minutes.yaml").read_text(encoding="utf-8")
    for guess in ("“昨天”按 2023-03-09 记的算", "“刘书记”按名册里的党内职务是 刘玉兰", "“12人参加”记作实到"):
        assert f"  # 猜的：{guess}" in text
    assert "日期: 2023-03-08" in result.stdout
