"""Text pasted from the web or kept in a .txt: any encoding, any numbers, residue and all."""

from __future__ import annotations

from pathlib import Path

import pytest
from manuscripts import headings, imported, manuscript_of, plan_in, sentences
from office_files import CARELESS, CHAPTERS, CLOSING, LEAD, OFFICIAL, OUTLINE, TITLE, UNIT, textual

from docgen.base.diagnostics import Diagnostic
from docgen.importing.text_file import read_text
from docgen.reading.bounds import LARGEST_YAML

SHARED = Path(__file__).parents[3] / "shared" / "samples" / "real-plan.txt"

PASTED = """搜索
您的当前位置:首页清溪乡中心学校2022年党建计划

清溪乡中心学校2022年党建计划

时间:2022-05-18 来源:某某文库

  一、指导思想

  以上级党委的要求为指引,围绕教书育人抓党建,用党建带队伍。

  二、工作目标

  总体目标是:让每名党员都有事做、有人评。具体目标如下:

  1、每月开好一次支部会,会后有记录。

  2、一年培养两名骨干教师党员。

  三、工作重点

  (一)管好学习,管出实效。

  学习有计划、有笔记、有讨论。

  一是每月学一次理论,党小组先学先讲。

  二是每学期写一篇体会,由支部批改。

  (二)抓实队伍

  1、带好班子。班子成员每周碰一次头;每月听四节课。

  2、发展党员,讲程序更讲质量,成熟一名就发展一名,不凑数也不拖延。每个环节都由组织委员把关,缺一份材料不上会。

  3、管好经费

  党费按月收,每季度公布一次。

  (1)收缴有登记。每人每月十号前交清。

  (2)使用要上会。支委会同意以后才能支出。

  在新的一年里,支部将和全体教师一道,把这份计划落到实处。

因篇幅所限没有全部显示,请点这里查看全文

Top"""

PASTED_OUTLINE = [
    "指导思想",
    "重点任务",
    "  管好学习,管出实效",
    "  抓实队伍",
    "    带好班子",
    "    发展党员,讲程序更讲质量,成熟一名就发展一名,不凑数也不拖延",
    "    管好经费",
    "      收缴有登记",
    "      使用要上会",
]


def test_a_text_pasted_from_the_web_keeps_its_tree_of_headings() -> None:
    plan = plan_in(imported(PASTED.encode(), "党建计划.txt", 2022).text, 2022)
    assert headings(plan) == PASTED_OUTLINE
    assert plan.title == ("清溪乡中心学校2022年党建计划",)
    assert plan.goals is not None
    assert len(plan.goals.particular) == 2
    assert len(plan.tasks[0].text) == 3
    assert plan.closing == ("在新的一年里,支部将和全体教师一道,把这份计划落到实处。",)


def test_no_sentence_of_a_pasted_text_is_lost_and_words_of_the_page_stand_in_comments() -> None:
    made = imported(PASTED.encode(), "党建计划.txt", 2022)
    there = "".join(sentences([made.text]))
    assert [each for each in sentences([PASTED]) if _without_number(each) not in there] == []
    assert made.proof.lost == ()
    comments = [line for line in made.text.splitlines() if line.startswith("#")]
    for residue in ("搜索", "Top", "时间:2022-05-18 来源:某某文库"):
        assert f"# {residue}" in comments
        assert residue not in plan_in(made.text, 2022).model_dump_json()


def _without_number(sentence: str) -> str:
    return sentence.lstrip("一二三1234") if sentence[:2] not in ("一是", "二是", "一年", "三管") else sentence


def test_a_page_that_was_cut_off_is_told() -> None:
    (said,) = imported(PASTED.encode(), "党建计划.txt", 2022).said
    assert (said.code, said.place.line) == ("I921", PASTED.split("\n").index("Top") - 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\v", "\u2028"])
def test_a_text_of_any_encoding_and_line_ends_gives_the_same_plan(encoding: str, line_end: str) -> None:
    plan = plan_in(imported(line_end.join(textual()).encode(encoding), "计划.txt", 2024).text, 2024)
    assert headings(plan) == OUTLINE
    assert (plan.title, plan.lead, plan.closing) == ((TITLE,), (LEAD,), (CLOSING,))
    assert plan.signature == UNIT


@pytest.mark.parametrize("marks", [OFFICIAL, CARELESS, CHAPTERS])
def test_a_text_with_numbers_of_any_sort_gives_the_same_headings(marks) -> None:
    text = "\n\n".join(f"　　{line}" for line in textual(marks))
    assert headings(plan_in(imported(text.encode(), "计划.txt", 2024).text, 2024)) == OUTLINE


def test_rows_with_tabs_between_their_cells_are_a_table() -> None:
    rows = "月份\t工作内容\t责任人\n3月\t支部党员大会\t书记\n5月\t主题党日\t组织委员"
    text = "\n".join([*textual()[:-3], rows, *textual()[-3:]])
    plan = plan_in(imported(text.encode(), "计划.txt", 2024).text, 2024)
    assert [(item.name, item.months.words) for item in plan.schedule] == [
        ("支部党员大会", "3月"),
        ("主题党日", "5月"),
    ]


def test_a_table_of_another_sort_stays_a_table_in_the_text() -> None:
    rows = "姓名\t联系班级\n李梅\t三年级一班\n王刚\t五年级二班"
    made = imported("\n".join([*textual()[:-3], rows, *textual()[-3:]]).encode(), "计划.txt", 2024)
    table = "| 姓名 | 联系班级 |\n| 李梅 | 三年级一班 |\n| 王刚 | 五年级二班 |"
    assert table in plan_in(made.text, 2024).sections[-1].sections[-1].text
    assert not made.proof.lost


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (bytes(range(256)) * 40, "I902", "不是文本"),
        (b"\0" * 5000, "I902", "不是文本"),
        ("甲".encode() * (LARGEST_YAML // 3 + 1), "I901", "5 MB"),
        ("甲".encode() * 200_000, "I901", "10 万字"),
    ],
)
def test_what_is_no_text_or_too_much_of_it_is_refused(data: bytes, code: str, words: str) -> None:
    said = read_text(data, "计划.txt")
    assert isinstance(said, Diagnostic)
    assert said.code == code
    assert words in said.message


def test_a_few_broken_bytes_are_told_and_the_rest_is_imported() -> None:
    data = "\n".join(textual()).encode().replace("会议记录".encode(), "会议".encode() + b"\xff\xfe")
    made = imported(data, "计划.txt", 2024)
    assert [(d.code, d.level.value) for d in made.said] == [("Y102", "warning")]
    assert headings(plan_in(made.text, 2024)) == OUTLINE


def test_a_table_of_contents_and_page_numbers_are_kept_in_comments() -> None:
    contents = ["目　录", "一、指导思想………………1", "二、重点任务.......2"]
    lines = textual()
    text = "\n".join([lines[0], *contents, *lines[1:6], "— 1 —", *lines[6:], "第 2 页 共 2 页"])
    made = imported(text.encode(), "计划.txt", 2024)
    assert headings(plan_in(made.text, 2024)) == OUTLINE
    for line in (*contents, "— 1 —"):
        assert f"# {line}" in made.text
    assert not made.proof.lost


LONG = (
    "坚持每月学习一次，由支部委员轮流主讲，主讲人提前三天把提纲发给大家，学习以后每人交一份不少于五百字的笔记，"
    "由组织委员逐份批阅并在下次学习时讲评，评出的好笔记张贴在党员活动室，年底装订成册存档备查，供新来的教师参考。"
)


@pytest.mark.parametrize("width", [30, 38, 45])
def test_paragraphs_that_are_broken_into_lines_of_one_width_are_put_together(width: int) -> None:
    lines: list[str] = []
    for part in (*textual()[1:3], LONG, "二、保障", LONG, "（一）带头", LONG):
        typed = f"　　{part}"
        lines += [typed[n : n + width] for n in range(0, len(typed), width)]
    made = imported("\n".join([TITLE, *lines]).encode(), "计划.txt", 2024)
    plan = plan_in(made.text, 2024)
    assert plan.guidance == (LONG,)
    assert [section.text for section in plan.sections] == [(LONG,)]
    assert plan.sections[0].sections[0].text == (LONG,)


def test_a_sentence_that_stands_twice_stands_twice_in_the_plan() -> None:
    twice = "党费按时交，账目按时公布。"
    lines = textual()
    text = "\n".join([*lines[:3], twice, *lines[3:-3], twice, *lines[-3:]])
    made = imported(text.encode(), "计划.txt", 2024)
    assert made.text.count(twice) == 2
    assert not made.proof.lost


@pytest.fixture
def real() -> bytes:
    if not SHARED.exists():
        pytest.skip("the shared samples are not beside this repository")
    return SHARED.read_bytes()


REAL_TREE = [1, 1, 2, 2, 2, 3, 3, 4, 4, 2, 2, 3, 3, 2, 3, 3, 3]
"""The levels of its headings (domain/real-plan.md §1), 工作目标 aside."""


def test_the_shared_real_plan_keeps_its_tree_of_headings_and_every_sentence(real: bytes) -> None:
    made = imported(real, "real-plan.txt")
    plan = plan_in(made.text)
    levels = [len(line) - len(line.lstrip()) for line in headings(plan)]
    assert [1 + level // 2 for level in levels] == REAL_TREE
    assert plan.goals is not None
    assert len(plan.goals.particular) == 6
    assert [len(task.text) for task in plan.tasks] == [1, 5, 0, 1, 0, 0]
    assert len(plan.tasks[-1].sections[-1].text) == 3
    assert len(plan.closing) == 1
    assert not made.proof.lost
    there = "".join(sentences([made.text]))
    texts = [block.text for block in manuscript_of(real, "real-plan.txt").blocks]
    bodies = [text.lstrip("一二三四五六(（123456)）、") for text in texts]
    assert [each for each in sentences(bodies) if each not in there] == []
