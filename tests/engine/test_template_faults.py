"""What is wrong in a template is told by template, part, nearest text and tag, with what to type instead."""

from __future__ import annotations

import pytest

from docgen.base.diagnostics import Level
from docgen.engine.compiling import compile_template
from docgen.engine.template import render

DATA = {
    "标题": "计划",
    "主送": "各支部：",
    "正文": [{"样式": "正文", "文字": "甲"}],
    "版头": None,
    "数": 3,
    "空": None,
    "列": ["甲"],
}


@pytest.mark.parametrize(
    ("lines", "code", "message", "mend"),
    [
        # fields
        (
            ["抬头", "{{ 标提 }}"],
            "T530",
            "正文“抬头”附近的标签 {{ 标提 }}：没有“标提”这一项，是不是“标题”？",
            "",
        ),
        (["{{ 完全不同 }}"], "T530", "没有“完全不同”这一项", "这里有：标题、主送"),
        (
            ["重点任务", "{%p for 段 in 正文 %}", "{{ 段.文子 }}", "{%p endfor %}"],
            "T530",
            "正文“重点任务”附近的标签 {{ 段.文子 }}：没有“文子”这一项，是不是“文字”？",
            "",
        ),
        (
            ["{% for 段 in 正文 %}{{ 段.样式 }}{% endfor %}{{ 段.文字 }}"],
            "T530",
            "“段”只在给它取名的 for",
            "endfor",
        ),
        (["{% for 段 in 正问 %}{{ 段.样式 }}{% endfor %}"], "T530", "没有“正问”这一项，是不是“正文”？", ""),
        (["{% if 标体 %}甲{% endif %}"], "T530", "标签 {% if 标体 %}：没有“标体”这一项，是不是“标题”？", ""),
        (["{{ 标题.文字 }}"], "T530", "没有“文字”这一项，前面已经是文字", "去掉“.文字”"),
        (["{{ 版头.份号 }}"], "T531", "“份号”所在的那一项是空的", "{% if"),
        (["{{ 正文.样式 }}"], "T531", "“样式”所在的那一项是一个列表", "{% for"),
        (["{{ 正文 }}"], "T531", "这是一个列表", "逐项写"),
        (["{% for x in 空 %}{{ x }}{% endfor %}"], "T532", "{% for x in 空 %}：算不出来", ""),
        # filters, tests, expressions
        (["{{ 标题|uper }}"], "T520", "没有“uper”这个过滤器，是不是“upper”？", ""),
        (["{{ 标题|分行 }}"], "T520", "没有“分行”这个过滤器", "可以用的过滤器有"),
        (["{% if 标题 is defind %}甲{% endif %}"], "T521", "没有“is defind”这种判断，是不是“defined”？", ""),
        (
            ["合计", "{{ 空 + 1 }}"],
            "T532",
            "正文“合计”附近的标签 {{ 空 + 1 }}：算不出来：参加计算的值种类不合",
            "",
        ),
        (["{{ 数 / 0 }}"], "T532", "除数是 0", ""),
        (["{{ 标题 + 1 }}"], "T532", "参加计算的值种类不合", ""),
        (["{{ 标题 标题 }}"], "T518", "问题在“标题”那里", ""),
        (["{{ 标题| }}"], "T518", "写法读不懂", ""),
        (["{{ (标题 }}"], "T518", "结尾放在这里不对", "括号"),
        (["{{ 2023计划 }}"], "T518", "问题在“计划”那里", "以数字开头"),
        (["{% if 标题 = 1 %}{% endif %}"], "T518", "问题在“=”那里", "=="),
        (["{% for x 列 %}{% endfor %}"], "T518", "问题在“列”那里", "{% for 项 in 列表 %}"),
        (["{{ 标题|default('无) }}"], "T518", "写法读不懂", "引号"),
        (["{{ }}"], "T518", "写法读不懂", ""),
        # blocks
        (["{% fro x in 列 %}{% endfor %}"], "T513", "没有“fro”这种标签，是不是“for”？", "可以用的有"),
        (["{% p if 标题 %}"], "T513", "“{%”和“p”之间不能有空格", "{%p if 标题 %}"),
        (["{% %}"], "T513", "什么也没有写", ""),
        (
            ["开头", "{%p if 标题 %}", "甲"],
            "T514",
            "正文“开头”附近的标签 {%p if 标题 %}：这个 if 没有结尾",
            "{%p endif %}",
        ),
        (["{%p for x in 列 %}", "甲"], "T514", "这个 for 没有结尾", "{%p endfor %}"),
        (
            ["{%p for x in 列 %}", "{%p if x %}", "{%p endfor %}"],
            "T514",
            "{%p if x %}：这个 if 没有结尾",
            "{%p endif %}",
        ),
        (["甲", "{%p endif %}"], "T514", "{%p endif %}：前面没有与它配对的 if", ""),
        (["{% else %}"], "T514", "else 不在 if 里面", ""),
        (
            ["{%p if 标题 %}", "甲", "{% endif %}"],
            "T515",
            "{% endif %}：它和开头的 {%p if 标题 %} 写法不一样",
            "{%p endif %}",
        ),
        (["{% if 标题 %}甲{% else if 数 %}乙{% endif %}"], "T518", "“else if”要连着写", "elif"),
        (["{% raw %}{{ x }}"], "T514", "raw 和 endraw 要写在同一段里", ""),
        (["{% include 'x.docx' %}"], "T523", "模板里不能用 include", "if、for"),
        (["{% macro f() %}甲{% endmacro %}"], "T523", "模板里不能用 macro", ""),
        (["{% set x %}甲"], "T523", "不能用 set … endset", "{% set 名 = 值 %}"),
        # places
        (["{%tr for x in 列 %}"], "T516", "它要替换整个表格行，但这里没有表格行", "{%p"),
        (["{%p if 标题 %}甲{%p endif %}"], "T516", "同一段落里的 {%p endif %} 就丢了", "另起一段"),
        (["{% vm %}"], "T516", "只能写在表格的单元格里", ""),
        # braces
        (
            ["抬头", "｛｛ 标题 ｝｝"],
            "T511",
            "正文“抬头”附近的标签 ｛｛ 标题 ｝｝：标签的括号要用半角",
            "{{ 标题 }}",
        ),
        (["{％ if 标题 ％}"], "T511", "标签的括号要用半角", "{% if 标题 %}"),
        (["{{ 标题 }"], "T510", "标签 {{ 标题 }：标签没有写完", "}}"),
        (["{{ 标题", "}}"], "T510", "标签没有写完", "同一段"),
        (["{{ 标题｜upper }}"], "T512", "标签里有全角的“｜”", "改成“|”"),
        (["{{ 列|join（‘、’） }}"], "T512", "标签里有全角的“（”、“）”", "改成“(”"),
        (["{% if 数 ＝＝ 3 %}甲{% endif %}"], "T512", "标签里有全角的“＝”", "改成“=”"),
    ],
)
def test_a_fault_is_told_where_it_is_and_how_to_mend_it(word, lines, code, message, mend):
    found = word.faults(word.paragraphs(*lines), DATA)
    assert code in [each[0] for each in found]
    told = next(each for each in found if each[0] == code)
    assert message in told[1]
    assert mend in told[1] + told[2]
    assert told[1].startswith("正文")


def test_every_fault_names_its_template(word):
    outcome = compile_template(word.paragraphs("{{ 标题"), "templates_docx/plan.docx", filters={})
    assert outcome.template is None
    assert [d.place.source.name for d in outcome.diagnostics] == ["templates_docx/plan.docx"]


def test_all_faults_of_a_template_are_told_in_one_run(word):
    lines = [
        "｛｛ 甲 ｝｝",
        "{{ 乙",
        "{{ 丙|uper }}",
        "{{ 丁 丁 }}",
        "{%p if 戊 %}",
        "{% fro %}",
        "{{ _己 }}",
    ]
    codes = [code for code, _, _ in word.faults(word.paragraphs(*lines))]
    assert sorted(codes) == ["T510", "T511", "T513", "T514", "T518", "T520", "T522"]


def test_unreadable_tags_are_all_told_though_jinja_stops_at_the_first(word):
    found = word.faults(word.paragraphs("{{ 甲 甲 }}", "{{ 好 }}", "{{ 乙| }}", "{% if 丙 丁 %}{% endif %}"))
    assert [code for code, _, _ in found] == ["T518"] * 3


@pytest.mark.parametrize(
    ("name", "label"),
    [("word/header1.xml", "页眉"), ("word/document.xml", "正文")],
)
def test_the_part_is_named_in_words(word, name, label):
    text = "<w:p><w:r><w:t>单位 {{ 标提 }}</w:t></w:r></w:p>"
    header = word.header(text)
    data = word.package("<w:p/>", {name: header}) if "header" in name else word.package(text)
    ((_, message, _),) = word.faults(data, DATA)
    assert message.startswith(f"{label}“单位”附近的标签 {{{{ 标提 }}}}")


def test_faults_of_several_parts_are_told_together(word):
    bad = "<w:p><w:r><w:t>{{ 没有 }}</w:t></w:r></w:p>"
    header = word.header(bad)
    found = word.faults(word.package(bad, {"word/header1.xml": header}), DATA)
    assert {message[:2] for _, message, _ in found} == {"正文", "页眉"}


def test_tags_on_different_levels_are_told_before_any_document_breaks(word):
    table = [["{%p if 标题 %}"], ["甲"]]
    data = word.paragraphs("前", table=table)
    begin, end = (f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>" for tag in ("{%p if 标题 %}", "{%p endif %}"))
    body = f"{begin}<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{end}</w:tc></w:tr></w:tbl>"
    ((code, message, _),) = word.faults(word.package(body), DATA)
    assert (code, "不在文档的同一层" in message) == ("T515", True)
    assert [code for code, _, _ in word.faults(data, DATA)] == ["T514"]


def test_text_lost_beside_a_paragraph_tag_is_a_warning(word):
    outcome = compile_template(
        word.paragraphs("注意：{%p if 标题 %}", "甲", "{%p endif %}"), "x.docx", filters={}
    )
    assert outcome.template is not None
    (diagnostic,) = outcome.diagnostics
    assert (diagnostic.code, diagnostic.level) == ("T517", Level.WARNING)
    assert "“注意：”不会出现" in diagnostic.message


def test_a_section_break_lost_with_its_paragraph_is_a_fault(word):
    break_paragraph = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{%p if 标题 %}</w:t></w:r></w:p>"
    end = "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    ((code, message, _),) = word.faults(word.package(break_paragraph + end))
    assert (code, "分节符" in message) == ("T516", True)


def test_a_document_with_a_fault_is_not_made_and_the_next_one_is(word):
    template = word.compiled(word.paragraphs("{{ 项.甲 }}"))
    assert render(template, {"项": {"乙": 1}}).document is None
    assert render(template, {"项": {"甲": 1}}).document is not None


def test_a_filter_that_fails_is_told_at_its_tag(word):
    def fails(_: object) -> str:
        raise KeyError("x")

    template = word.compiled(word.paragraphs("前言", "{{ 标题|查 }}"), 查=fails)
    (diagnostic,) = render(template, DATA).diagnostics
    assert diagnostic.code == "T532"
    assert "“前言”附近的标签 {{ 标题|查 }}" in diagnostic.message
