from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from offices import MEETING, check_minutes, meetings_of
from reading_models import read, told

from docgen.base.diagnostics import Level
from docgen.models.minutes import Minutes
from docgen.models.office_words import OfficeWords
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.models.votes_taken import OTHER_WAYS
from docgen.reading.document import read_yaml
from docgen.reading.listing import read_listing, title

WHOLE = (
    MEETING
    + """\
    缺席: {区志远: 支教}
    列席: [周志强（总支）]
    应到: 12
    实到: 11
    议题:
      - 题目: 通报2023年度工作计划
        讨论: [ {刘玉兰: 甲。}, {黄海涛: 乙。} ]
        表决: {事项: 一般决议, 方式: 举手, 赞成: 10, 不赞成: 0, 弃权: 0}
        决议: 同意。
      - 一句话的议题
    学时: 2.5
    补记: 2023-03-20
"""
)
SAMPLE = """\
会议:
  - 类型: 党员大会
    日期: 2023-03-08
    时间: 15:00-16:30
    地点: 三楼会议室
    主持人: 刘玉兰
    记录人: 张伟（女）
    主题: 通报年度工作计划
    支部: 第二支部
"""


def test_everything_the_contract_shows_is_read() -> None:
    (meeting,) = meetings_of(WHOLE)
    assert (meeting.kind, meeting.branches, meeting.day) == ("党员大会", ("第二支部",), date(2023, 3, 8))
    assert meeting.absent is not None
    assert meeting.absent.people == (("区志远", "支教"),)
    assert meeting.attending == ("周志强（总支）",)
    assert (meeting.expected, meeting.present, meeting.hours) == (12, 11, Decimal("2.5"))
    first, second = meeting.agenda
    assert [(speech.speaker, speech.words) for speech in first.discussion] == [
        ("刘玉兰", "甲。"),
        ("黄海涛", "乙。"),
    ]
    assert (first.votes[0].in_favour, first.votes[0].counted) == (10, 10)
    assert second.title == "一句话的议题"
    assert meeting.written_up == date(2023, 3, 20)


def test_names_know_their_place_in_a_list() -> None:
    (meeting,) = meetings_of(SAMPLE + "    缺席: [区志远、乐天, 孙鹏]\n")
    assert meeting.absent is not None
    assert [absence.name.place[1:] for absence in meeting.absent.people] == [
        (10, 10, 3),
        (10, 14, 2),
        (10, 18, 2),
    ]


@pytest.mark.parametrize(
    ("lines", "absent"),
    [
        ("缺席: 无", ()),
        ("缺席: []", ()),
        ("缺席: 区志远", ("区志远",)),
        ("缺席: [区志远, {乐天: 出差}]", ("区志远", "乐天")),
        ("缺席:", None),
    ],
)
def test_absence_is_said_in_many_ways_or_not_at_all(lines: str, absent: tuple[str, ...] | None) -> None:
    (meeting,) = meetings_of(f"{SAMPLE}    {lines}\n")
    names = None if meeting.absent is None else tuple(absence.name for absence in meeting.absent.people)
    assert names == absent


@pytest.mark.parametrize(
    "lines", ["讨论: {甲: 一, 乙: 二}", "讨论: [{甲: 一}, {乙: 二}]", "讨论: [{甲: 一, 乙: 二}]"]
)
def test_discussion_is_a_list_or_a_mapping(lines: str) -> None:
    (meeting,) = meetings_of(f"{SAMPLE}    {lines}\n")
    assert [tuple(speech) for speech in meeting.discussion] == [("甲", "一"), ("乙", "二")]


@pytest.mark.parametrize(
    ("text", "place", "level", "message"),
    [
        (SAMPLE, None, None, ""),
        (SAMPLE.replace("15:00-16:30", "14:30"), None, None, ""),
        (
            SAMPLE.replace("主持人:", "主迟人:"),
            (6, 5, "K301"),
            Level.ERROR,
            "不认识“主迟人”，是不是想写“主持人”？",
        ),
        (
            SAMPLE + "    缺席: [区志远，阿依古丽·买买提]\n",
            (10, 13, "Y142"),
            Level.WARNING,
            "（区志远、阿依古丽·买买提）理解",
        ),
        (
            SAMPLE.replace("主题: 通报年度工作计划", "主题: 学习1号文件 #三农工作"),
            (8, 16, "Y132"),
            Level.WARNING,
            "“三农工作”会被当作注释丢掉",
        ),
        (
            SAMPLE.replace("2023-03-08", "2022-03-08"),
            (3, 9, "D420"),
            Level.WARNING,
            "这是2023年的会议清单，日期却是2022年（是不是从去年的文件复制来的？）",
        ),
        (SAMPLE + "    全体到会: no\n", (10, 11, "Y200"), Level.HINT, "“no”按“否”理解"),
        (
            SAMPLE.replace("党员大会", "党员会"),
            (2, 9, "K303"),
            Level.ERROR,
            "“类型”没有“党员会”，是不是“党员大会”？",
        ),
        (SAMPLE.replace("2023-03-08", "3.8"), (3, 9, "Y200"), Level.HINT, "“3.8”已理解为 2023年3月8日"),
        (
            SAMPLE.replace("15:00-16:30", "16:30-15:00"),
            (4, 9, "K303"),
            Level.ERROR,
            "结束时间没有晚于开始时间",
        ),
        (
            SAMPLE.replace("2023-03-08", "2023年3月8日星期二"),
            (3, 9, "K303"),
            Level.ERROR,
            "2023年3月8日是星期三，不是星期二",
        ),
        (SAMPLE + "    实到: 十一点五\n", (10, 9, "K303"), Level.ERROR, "看不出是多少"),
    ],
)
def test_a_mistyped_file_is_told_once_at_its_place(
    text: str, place: tuple[int, int, str] | None, level: Level | None, message: str
) -> None:
    from offices import ROSTER, no_days_off
    from reading_models import organization_of

    minutes, said = read(Minutes, text)
    assert minutes is not None
    said += check_minutes(minutes.meetings, organization_of(ROSTER), 2023, no_days_off)
    assert told(said) == ([place] if place else [])
    assert [d.level for d in said] == ([level] if level else [])
    assert message in "".join(d.message for d in said)


def spans_of(text: str) -> list[tuple[int, int, str]]:
    listing = read_listing(text.encode(), "minutes.yaml", "会议", Minutes.keys())
    return [(piece.first, piece.last, title(piece.document, ("日期", "类型"))) for piece in listing.pieces]


def test_each_record_has_its_lines_up_to_the_next_one() -> None:
    text = "会议:\n  - 类型: 党课\n    日期: 3.8\n\n  # 下一次\n  - 类型: 支委会\n    讨论:\n      - 甲\n"
    assert spans_of(text) == [(2, 5, "3.8 党课"), (6, 9, "支委会")]


def test_a_record_that_cannot_be_read_has_lines_of_its_own() -> None:
    text = "会议:\n  - 类型: 党课\n  - 类型: {{{\n    日期: 3.8\n  - 类型: 支委会\n"
    found = spans_of(text)
    assert [span[0] for span in found] == [2, 3, 5]


@pytest.mark.parametrize("text", ["会议:\n", "会议: []\n", "会议: 无\n", "[]", "", "会议: {类型: 党课}\n"])
def test_a_file_with_hardly_a_record_has_hardly_a_span(text: str) -> None:
    assert len(spans_of(text)) <= 1


@pytest.mark.parametrize(
    "text",
    [
        SAMPLE.replace("日期:", "日其:").replace("2023-03-08", "2023-02-30"),
        SAMPLE + "    议题: [{题目: 甲, 人选: '（', 表决: {赞成: 1}}]\n",
        SAMPLE + "    附签到标: 大概\n",
    ],
)
def test_a_fault_under_a_mistyped_or_shortened_key_ends_the_search_too(text: str) -> None:
    _, said = read(Minutes, text)
    assert said


@pytest.mark.parametrize(("typed", "way"), [*OTHER_WAYS.items()])
def test_a_way_of_voting_is_understood_in_the_words_of_offices(typed: str, way: str) -> None:
    vote = f"{{方式: {typed}, 赞成: 10}}"
    text = f"会议: [{{类型: 党员大会, 日期: 2023-03-08, 议题: [{{题目: 甲, 表决: {vote}}}]}}]"
    minutes, said = read(Minutes, text)
    assert minutes is not None, said
    assert minutes.meetings[0].votes[0].way == way


@pytest.mark.parametrize("typed", ["12", "12人", "12名", "十二", "１２", "12(人)", "12人。", "12 人"])
def test_how_many_were_expected_and_came(typed: str) -> None:
    head = "会议: [{类型: 党员大会, 日期: 2023-03-08"
    minutes, said = read(Minutes, f"{head}, 应到: '{typed}', 实到: '{typed}'}}]")
    assert minutes is not None
    assert not said
    assert (minutes.meetings[0].expected, minutes.meetings[0].present) == (12, 12)


@pytest.mark.parametrize("typed", ["全部", "全体", "全到"])
def test_all_is_no_number_and_the_key_that_says_it_is_told(typed: str) -> None:
    _, said = read(Minutes, f"会议: [{{类型: 党员大会, 日期: 2023-03-08, 实到: {typed}}}]")
    assert [(each.code, "写“缺席: 无”" in each.hint) for each in said] == [("K303", True)]


@pytest.mark.parametrize("none", ["无", "没有", "/", "—", "0票"])
def test_a_word_for_none_is_no_vote(none: str) -> None:
    vote = f"{{方式: 举手, 赞成: 9, 反对: {none}, 弃权: {none}}}"
    head = "会议: [{类型: 党员大会, 日期: 2023-03-08"
    minutes, said = read(Minutes, f"{head}, 议题: [{{题目: 甲, 表决: {vote}}}]}}]")
    assert minutes is not None
    assert not said
    (voted,) = minutes.meetings[0].votes
    assert (voted.against, voted.abstained) == (0, 0)


@pytest.mark.parametrize(
    ("typed", "branches"),
    [
        ("第一支部、第二支部", ("第一支部", "第二支部")),
        ("第一支部和第二支部", ("第一支部", "第二支部")),
        ("一支部、二支部联合", ("第一支部", "第二支部")),
        ("第一党支部 第二党支部", ("第一支部", "第二支部")),
        ("[第一支部, 第二支部]", ("第一支部", "第二支部")),
        ("第一支部、第九支部", ("第一支部、第九支部",)),
        ("和谐支部", ("和谐支部",)),
        ("第二支部", ("第二支部",)),
    ],
)
def test_branches_that_met_together_may_stand_in_one_text(typed: str, branches: tuple[str, ...]) -> None:
    text = f"会议: [{{类型: 党员大会, 日期: 2023-03-08, 支部: {typed}}}]"
    office = OfficeWords(branches=("第一支部", "第二支部", "和谐支部"))
    file = read_yaml(text.encode(), "minutes.yaml", known_keys(Minutes))
    minutes, said = validate(Minutes, file, 2023, office)
    assert minutes is not None
    assert not said
    assert minutes.meetings[0].branches == branches


@pytest.mark.parametrize("none", ["无", "没有", "/", "—"])
def test_a_word_for_nobody_is_no_guest_and_nobody_who_came(none: str) -> None:
    head = "会议: [{类型: 党员大会, 日期: 2023-03-08"
    minutes, said = read(Minutes, f"{head}, 列席: {none}}}]")
    assert minutes is not None
    assert not said
    assert minutes.meetings[0].attending == ()
    _, said = read(Minutes, f"{head}, 出席: {none}}}]")
    assert [each.code for each in said] == ["K303"]
