from __future__ import annotations

from docgen.models.titled_paper import HeadingForms
from docgen.papers.outline import STYLES, Block, Passage, mark_last, paragraphs, set_out
from docgen.word.styles import HEADINGS

FORMS = HeadingForms.model_construct()
TREE = [
    Passage(1, "指导思想", ("第一段。", "第二段。")),
    Passage(
        1,
        "重点任务",
        below=(
            Passage(
                2,
                "思想建设",
                ("总的要求。",),
                (
                    Passage(3, "落实制度", ("每月一次。",), (Passage(4, "支部", ("按月报。",)),)),
                    Passage(3, "", ("一句话的措施。",)),
                ),
            ),
        ),
    ),
]


def test_a_draft_calls_its_headings_as_their_styles_are_called():
    assert STYLES == HEADINGS


def printed(blocks: list[Block]) -> list[str]:
    return [f"{block['样式']}|{block['标题']}|{block['文字']}" for block in blocks]


def test_levels_one_and_two_stand_alone_and_three_and_four_run_into_the_text() -> None:
    assert printed(list(set_out(TREE, FORMS))) == [
        "一级标题|一、指导思想|",
        "正文||第一段。",
        "正文||第二段。",
        "一级标题|二、重点任务|",
        "二级标题|（一）思想建设|",
        "正文||总的要求。",
        "三级标题|1.落实制度。|每月一次。",
        "四级标题|（1）支部。|按月报。",
        "正文||2.一句话的措施。",
    ]


def test_the_form_of_a_level_can_be_chosen_for_the_whole_paper() -> None:
    forms = HeadingForms.model_construct(second="接排", third="独行")
    blocks = printed(list(set_out(TREE, forms)))
    assert "二级标题|（一）思想建设。|总的要求。" in blocks
    assert "三级标题|1.落实制度|" in blocks


def test_a_typed_number_and_a_typed_stop_are_not_printed_twice() -> None:
    tree = [Passage(1, "三、工作重点。"), Passage(3, "", ("1、加强学习。",))]
    assert printed(list(set_out(tree, FORMS))) == ["一级标题|一、工作重点|", "正文||2.加强学习。"]


def test_only_the_last_block_is_kept_with_the_signature() -> None:
    blocks = mark_last(list(paragraphs(["甲", "乙"])))
    assert [block["末段"] for block in blocks] == [False, True]
    assert mark_last([]) == []


def test_the_levels_bear_the_names_of_the_styles_of_the_page() -> None:
    assert STYLES == HEADINGS


TYPED = "| 甲 | 乙 |\n| 丙 | 丁 |"


def test_a_table_without_a_heading_stands_as_a_table_and_takes_no_number() -> None:
    tree = [Passage(3, "", ("甲。",)), Passage(3, "", (TYPED, "说明。")), Passage(3, "", ("乙。",))]
    blocks = list(set_out(tree, FORMS))
    assert [block["样式"] for block in blocks] == ["正文", "表格", "正文", "正文"]
    assert [block["文字"] for block in blocks if block["样式"] == "正文"] == ["1.甲。", "说明。", "2.乙。"]
