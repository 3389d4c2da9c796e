"""What in a note might be a wrong fact, no record, or YAML: asked for or refused, and no word is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from notes_taken import MARCH, OF_MARCH, note, records, remarks

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


@pytest.mark.parametrize(
    "typed",
    [
        "放学后开第二支部支委会",
        "下午放学后开了个支委会",
        "课后支委会",
        "放学后召开了一次支委会",
        "趁老师们都在开支委会",
    ],
)
def test_a_meeting_that_was_surely_held_is_read_behind_words_that_nobody_understands(
    office: Path, typed: str
) -> None:
    result = note(office, f"3月8日{typed}，刘玉兰主持张伟（女）记录")
    (record,) = records(office)
    assert (record["类型"], str(record["日期"])) == ("支委会", "2023-03-08"), result.output


@pytest.mark.parametrize(
    "typed",
    ["准备公开党课材料", "展开组织生活会筹备", "听取支委会汇报", "离开支委会以后写材料", "想起支委会"],
)
def test_a_meeting_that_is_only_spoken_of_was_not_held(office: Path, typed: str) -> None:
    note(office, f"3月8日{typed}")
    assert records(office) == []
