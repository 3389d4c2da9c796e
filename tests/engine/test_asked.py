from __future__ import annotations

from types import SimpleNamespace

from docgen.engine.asked import asked_of


def test_names_that_the_template_gives_itself_are_not_asked_of_the_data(word: SimpleNamespace) -> None:
    loop = "{% for 项 in 成果 %}{{ 项.名称 }}{{ loop.index }}{% endfor %}"
    data = word.paragraphs("{{ 姓名 }}" + loop + "{{ range(2)|list|length }}")
    assert asked_of(word.compiled(data)).names == {"姓名", "成果"}


def test_names_in_every_part_are_asked(word: SimpleNamespace) -> None:
    body = "<w:p><w:r><w:t>{{ 甲 }}</w:t></w:r></w:p>"
    files = {"word/header1.xml": word.header("<w:p><w:r><w:t>{{ 乙 }}</w:t></w:r></w:p>")}
    assert asked_of(word.compiled(word.package(body, files))).names == {"甲", "乙"}


def test_what_is_tested_or_given_a_default_may_be_empty(word: SimpleNamespace) -> None:
    data = word.paragraphs(
        "{% if 甲 %}{% endif %}{{ 乙 or '无' }}{{ 丙|default('无', true) }}{{ 丁 if 丁 else '无' }}",
        "{% if not 戊 and 己.庚 %}{% endif %}",
        "{% if 性别 == '女' %}{% endif %}{{ 姓名 }}",
    )
    assert asked_of(word.compiled(data)).optional == {"甲", "乙", "丙", "丁", "戊", "庚"}
