"""Finding tags in a paragraph's text, and telling what only looks like one."""

from __future__ import annotations

import pytest

from docgen.engine.tags import find_tags


@pytest.mark.parametrize(
    ("text", "mark", "form", "code"),
    [
        ("{{ 标题 }}", "{{", "", "标题"),
        ("{{标题}}", "{{", "", "标题"),
        ("{% if 附注 %}", "{%", "", "if 附注"),
        ("{%p if 附注 %}", "{%", "p", "if 附注"),
        ("{%tr for 行 in 表.行 %}", "{%", "tr", "for 行 in 表.行"),
        ("{%tc endfor %}", "{%", "tc", "endfor"),
        ("{%r if x %}", "{%", "r", "if x"),
        ("{{p 表|做表 }}", "{{", "p", "表|做表"),
        ("{{r 名 }}", "{{", "r", "名"),
        ("{{ r }}", "{{", "", "r"),
        ("{{r }}", "{{", "", "r"),
        ("{{p + 1}}", "{{", "", "p + 1"),
        ("{{p if a else b}}", "{{", "", "p if a else b"),
        ("{%- if x -%}", "{%", "", "if x"),
        ("{#p 说明 #}", "{#", "p", "说明"),
        ("{%\u3000if\u00a0x\u200b %}", "{%", "", "if x"),
        ("{{ x|default(“（无）”) }}", "{{", "", 'x|default("（无）")'),
        ("{{ x if y == ‘甲’ }}", "{{", "", "x if y == '甲'"),
        ("{{ x|join(”、“) }}", "{{", "", 'x|join("、")'),
        ('{{ x|default("他说“好”") }}', "{{", "", 'x|default("他说“好”")'),
        ("{{ {'a': {'b': 1}}.a.b }}", "{{", "", "{'a': {'b': 1}}.a.b"),
        ("{{ {'a': {'b': 1}} }}", "{{", "", "{'a': {'b': 1}}"),
        ("{% raw %}{{ x }}{% endraw %}", "raw", "", "{{ x }}"),
        ("{% if 1 < 2 and 3 > 2 %}", "{%", "", "if 1 < 2 and 3 > 2"),
    ],
)
def test_a_tag_is_read_with_its_form_and_plain_code(text, mark, form, code):
    for around in ("{}", "前{}后", "“{}”", "{{ 甲 }}{}{% 乙 %}"):
        tags, slips = find_tags(around.replace("{}", text, 1))
        assert slips == []
        found = tags[1] if "甲" in around else tags[0]
        assert (found.mark, found.form, found.code) == (mark, form, code)


@pytest.mark.parametrize(
    ("text", "code", "typed", "said"),
    [
        ("｛｛ 标题 ｝｝好", "T511", "｛｛ 标题 ｝｝", "{{ 标题 }}"),
        ("{％ if x ％}好", "T511", "{％ if x ％}", "{% if x %}"),
        ("｛％p if x ％｝", "T511", "｛％p if x ％｝", "{%p if x %}"),
        ("{{ 标题 ｝｝", "T511", "{{ 标题 ｝｝", "{{ 标题 }}"),
        ("{ { 标题 } }", "T511", "{ { 标题 } }", "{{ 标题 }}"),
        ("{{ 标题 } 你好", "T510", "{{ 标题 }", "配对的“}}”"),
        ("{% if x", "T510", "{% if x", "配对的“%}”"),
        ("{# 没完", "T510", "{# 没完", "配对的“#}”"),
        ("{ 标题 }}", "T510", "{ 标题 }}", "配对的开头"),
        ("完成 80%}", "T510", "完成 80%}", "配对的开头"),
        ("{{ 标题｜分行 }}", "T512", "{{ 标题｜分行 }}", "“｜”改成“|”"),
        ("{{ 列|join（‘x’） }}", "T512", "{{ 列|join（‘x’） }}", "“（”改成“(”"),
        ("{% if a ＝＝ 1 %}", "T512", "{% if a ＝＝ 1 %}", "“＝”改成“=”"),
        ("{{ f(a，b) }}", "T512", "{{ f(a，b) }}", "“，”改成“,”"),
        ("{{ a。b }}", "T512", "{{ a。b }}", "“。”改成“.”"),
    ],
)
def test_a_mistyped_tag_is_told_with_its_mend(text, code, typed, said):
    _, slips = find_tags(text)
    assert [(slip.code, slip.typed) for slip in slips] == [(code, typed)]
    assert said in slips[0].message + slips[0].hint


def test_a_tag_after_a_mistyped_one_is_still_found():
    tags, slips = find_tags("{{ 标题 } 和 {{ 姓名 }} 和 ｛｛ 日期 ｝｝")
    assert [tag.code for tag in tags] == ["姓名"]
    assert [slip.code for slip in slips] == ["T510", "T511"]


@pytest.mark.parametrize(
    "text", ["", "没有标签", "{", "}", "集合 {1, 2}", "｛甲｝", "100%", "a % b", "{_{ x }_}"]
)
def test_plain_text_is_left_alone(text):
    assert find_tags(text) == ([], [])
