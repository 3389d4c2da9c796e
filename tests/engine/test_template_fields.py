"""The names in a template against the fields of its data, before there is any data."""

from __future__ import annotations

import pytest

from docgen.engine.asked_fields import asked_of
from docgen.engine.template_fields import check_fields, unused_fields

FIELDS = {
    "标题": None,
    "用印": None,
    "签发人": [None],
    "版头": {"文号": None, "份号行": [{"文字": None, "样式": None}]},
    "正文": [{"样式": None, "文字": None, "下级": [{"文字": None}]}],
    "附表": [{"标题": None, "行": [[None]], "列": [{"名称": None, "宽": None}]}],
}


def check(word, *lines: str, **filters) -> list[str]:
    return [d.message for d in check_fields(word.compiled(word.paragraphs(*lines), **filters), FIELDS)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 标题 }}{{ 版头.文号 }}{{ 版头['文号'] }}",
        "{% for 人 in 签发人 %}{{ 人 }}{{ loop.index }}{{ loop.last }}{% endfor %}",
        "{% for 段 in 正文 %}{{ 段.文字 }}{% for 下 in 段.下级 %}{{ 下.文字 }}{% endfor %}{% endfor %}",
        "{% for 表 in 附表 %}{% for 行 in 表.行 %}{% for 格 in 行 %}{{ 格 }}" + "{% endfor %}" * 3,
        "{% set 首 = 正文[0] %}{{ 首.文字 }}{{ (正文|first).文字 }}",
        "{{ (正文|sort(attribute='文字')|last).样式 }}",
        "{% with 表 = 附表[0] %}{{ 表.列[0].名称 }}{{ 表.列[1:][0].宽 }}{% endwith %}",
        "{% if 版头 and 版头.文号 %}{{ 版头.文号|upper }}{% endif %}",
        "{% for 段 in 正文 if 段.文字 %}{{ 段.样式 }}{% else %}{{ 标题 }}{% endfor %}",
        "{{ 标题.strip() }}{{ 标题|default('无') }}{{ 没有|default('无') }}",
        "{% if 没有 is defined %}{{ 没有 }}{% endif %}",
        "{% for k, v in 版头.items() %}{{ k }}{{ v.什么 }}{% endfor %}",
        "{% set ns = namespace(n=0) %}{% set ns.n = ns.n + 1 %}{{ ns.n }}",
        "{{ (版头 if 用印 else 版头).文号 }}{{ 正文|map(attribute='文字')|join }}",
        "{% for i in range(3) %}{{ i }}{% endfor %}",
    ],
)
def test_names_that_exist_pass_through_every_construct(word, text):
    assert check(word, text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ 标体 }}", "{{ 标体 }}：没有“标体”这一项，是不是“标题”？"),
        ("{{ 版头.文好 }}", "没有“文好”这一项，是不是“文号”？"),
        ("{{ 版头['文好'] }}", "是不是“文号”"),
        ("{% for 段 in 正文 %}{{ 段.文子 }}{% endfor %}", "{{ 段.文子 }}：没有“文子”这一项，是不是“文字”？"),
        ("{% for 段 in 正闻 %}{% endfor %}", "{% for 段 in 正闻 %}：没有“正闻”这一项，是不是“正文”？"),
        (
            "{% for 段 in 正文 %}{% for 下 in 段.下级 %}{{ 下.样式 }}{% endfor %}{% endfor %}",
            "没有“样式”这一项",
        ),
        ("{% for 段 in 正文 if 段.文 %}{% endfor %}", "没有“文”这一项"),
        ("{% for 段 in 正文 %}{% endfor %}{{ 段.文字 }}", "没有“段”这一项"),
        ("{% for 段 in 正文 %}{{ loop.idx }}{% endfor %}", "没有“loop.idx”这一项，是不是“loop.index”？"),
        ("{{ 正文.文字 }}", "“文字”前面是一个列表"),
        ("{{ 标题.文字 }}", "没有“文字”这一项，它前面已经是文字了"),
        ("{% if 用印1 %}甲{% elif 标题 %}乙{% endif %}", "没有“用印1”这一项，是不是“用印”？"),
        ("{% if 标题 %}甲{% elif 用印1 %}乙{% endif %}", "没有“用印1”"),
        ("{% set 首 = 正文[0] %}{{ 首.文 }}", "没有“文”这一项"),
        ("{% with 表 = 附表[0] %}{{ 表.题 }}{% endwith %}", "没有“题”这一项"),
        ("{{ (正文|first).文 }}", "没有“文”这一项"),
        ("{{ 标题|replace(标体, '') }}", "没有“标体”"),
        ("{{ 标题 ~ 标体 }}", "没有“标体”"),
        ("{{ 标题 if 标体 else '' }}", "没有“标体”"),
        ("{{ 签发人|join(分隔) }}", "没有“分隔”"),
        ("{% set x = 标体 %}", "没有“标体”"),
    ],
)
def test_a_misspelt_name_is_found_in_every_construct(word, text, message):
    (found,) = check(word, f"重点任务 {text}")
    assert message in found
    assert found.startswith("正文“重点任务")


def test_all_misspelt_names_are_told_at_once_and_each_tag_once(word):
    found = check(word, "{{ 标体 }}", "{{ 标体 }}", "{{ 版头.文好 }}和{{ 用引 }}", "{{ 标题 }}")
    assert len(found) == 3


def test_headers_are_checked_as_well(word):
    text = "<w:p><w:r><w:t>{{ 标体 }}</w:t></w:r></w:p>"
    header = word.header(text)
    template = word.compiled(word.package("<w:p/>", {"word/header1.xml": header}))
    assert [d.message[:2] for d in check_fields(template, FIELDS)] == ["页眉"]


def test_what_a_filter_makes_is_not_guessed_at(word):
    assert check(word, "{{ (标题|拆).什么 }}", 拆=dict) == []


def test_names_that_the_template_gives_itself_are_not_asked_of_the_data(word):
    loop = "{% for 项 in 成果 %}{{ 项.名称 }}{{ loop.index }}{% endfor %}"
    data = word.paragraphs("{{ 姓名 }}" + loop + "{{ range(2)|list|length }}")
    assert asked_of(word.compiled(data)).names == {"姓名", "成果"}


def test_names_in_every_part_are_asked(word):
    body = "<w:p><w:r><w:t>{{ 甲 }}</w:t></w:r></w:p>"
    files = {"word/header1.xml": word.header("<w:p><w:r><w:t>{{ 乙 }}</w:t></w:r></w:p>")}
    assert asked_of(word.compiled(word.package(body, files))).names == {"甲", "乙"}


def test_what_is_tested_or_given_a_default_may_be_empty(word):
    data = word.paragraphs(
        "{% if 甲 %}{% endif %}{{ 乙 or '无' }}{{ 丙|default('无', true) }}{{ 丁 if 丁 else '无' }}",
        "{% if not 戊 and 己.庚 %}{% endif %}",
        "{% if 性别 == '女' %}{% endif %}{{ 姓名 }}",
    )
    assert asked_of(word.compiled(data)).optional == {"甲", "乙", "丙", "丁", "戊", "庚"}


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("{% if 版头 %}{% endif %}{{ 正文|length }}{{ 附表[0].标题 }}", "附表.行 附表.列"),
        ("{{ 版头|length }}{{ 正文|length }}", "附表"),
        ("{% if 版头.文号 %}有文号{% endif %}{{ 正文|length }}{{ 附表|length }}", "版头"),
        ("{% for 表 in 附表 %}{{ 表|length }}{% endfor %}{{ 正文|length }}{{ 版头|length }}", ""),
        ("{{ 版头.values() }}{{ 正文[0].下级[0].文字 }}{{ 附表|length }}", "正文.样式 正文.文字"),
        ("{{ 版头|length }}{{ 标题|replace('甲', 正文) }}{% for 列 in 附表[0].列 %}{{ 列.宽 }}{% endfor %}",
         "附表.标题 附表.行 附表.列.名称"),
    ],
)  # fmt: skip
def test_a_field_that_no_tag_names_is_listed(word, text: str, unused: str) -> None:
    template = word.compiled(word.paragraphs("{{ 标题 }}{{ 用印 }}{{ 签发人 }}" + text))
    assert unused_fields(template, FIELDS) == unused.split()


def test_a_field_is_used_by_whatever_part_names_it(word) -> None:
    template = word.compiled(word.paragraphs("{{ 标题 }}", "{{ 用印 }}"))
    assert unused_fields(template, {"标题": None, "用印": None, "附注": None}) == ["附注"]
