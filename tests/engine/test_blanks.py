"""A value that is missing is empty to every question, and its placeholder is printed whole or not at all."""

from __future__ import annotations

import io

import docx
import pytest

from docgen.engine.blanks import FIRST_SIGN, Blanks
from docgen.engine.sandbox import sandbox
from docgen.engine.template import render

MARK = "【待补：备注】"


def lines(document: bytes | None) -> list[str]:
    assert document is not None
    return [each.text for each in docx.Document(io.BytesIO(document)).paragraphs]


def printed(word, text: str) -> str:
    """What a tag prints for a row without 备注; the code of its fault where it prints nothing."""
    blanks = Blanks()
    context = {"备注": blanks.blank(MARK), "单位": blanks.blank("【待补：单位】"), "名": "张伟", "数": "3"}
    context["行"] = [{"分": "60"}, {"分": blanks.blank("【待补：分】")}, {"分": "95"}]
    made = render(word.compiled(word.paragraphs(f"前{text}后")), context, blanks)
    if made.document is None:
        return made.diagnostics[0].code
    (line,) = lines(made.document)
    return line.removeprefix("前").removesuffix("后")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("备注", "否"),
        ("not 备注", "是"),
        ("备注 == ''", "是"),
        ("'' == 备注", "是"),
        ("备注 != ''", "否"),
        ("备注 == none", "是"),
        ("备注 is none", "是"),
        ("备注 is defined", "否"),
        ("备注 is undefined", "是"),
        ("备注 == 单位", "是"),
        ("备注 == '【待补：备注】'", "否"),
        ("备注 == '甲'", "否"),
        ("备注 in ['', '甲']", "是"),
        ("备注 in ['甲']", "否"),
        ("'待' in 备注", "否"),
        ("'待' in 备注 ~ 名", "否"),
        ("备注|length > 0", "否"),
        ("备注|trim", "否"),
        ("备注.strip()", "否"),
        ("备注.strip() == ''", "是"),
        ("备注[:2]", "否"),
        ("备注.startswith('【')", "否"),
    ],
)
def test_a_blank_is_empty_to_every_question(word, question, answer):
    assert printed(word, "{% if " + question + " %}是{% else %}否{% endif %}") == answer


FILTERS = {
    "default": "", "d": "", "length": "0", "count": "0", "wordcount": "0",
    "dictsort": "T532", "items": "T532", "groupby": "T532", "batch": "T531", "map": "T532", "list": "T531",
    "sort": "T531", "unique": "T531", "select": "T531", "reject": "T531", "selectattr": "T531",
    "rejectattr": "T531",
}  # fmt: skip
"""What the filters print that do not print the placeholder itself: a fault where they make no text."""

ARGUMENTS = {
    "truncate": "(2, true, '')", "replace": "('待', '')", "groupby": "('a')", "batch": "(1)",
    "map": "('upper')",
    "selectattr": "('a')", "rejectattr": "('a')",
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in sandbox({}).filters if name not in ("e", "escape")])
def test_no_filter_prints_a_piece_of_a_placeholder(word, name):
    found = printed(word, "{{ 备注|" + name + ARGUMENTS.get(name, "") + " }}")
    if name in FILTERS:
        assert found.startswith("T5") == FILTERS[name].startswith("T5")
        assert found.startswith("T5") or found == FILTERS[name]
    else:
        assert found == MARK


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 备注[0] }}{{ 备注[:2] }}{{ 备注[-1] }}{{ 备注[::-1] }}", MARK * 4),
        ("{{ 备注.upper() }}{{ 备注.split('：')[0] }}{{ 备注.removeprefix('【') }}", MARK * 3),
        ("{% for 字 in 备注 %}{{ 字 }}{{ loop.last }}{% endfor %}", MARK + "是"),
        ("{% for 行 in 备注.splitlines() %}{{ 行 }}{% endfor %}", MARK),
        ("{{ 名 ~ 备注 ~ 名 }}", f"张伟{MARK}张伟"),
        ("{{ 名 + 备注 }}{{ 备注 + 名 }}", f"张伟{MARK}{MARK}张伟"),
        ("{{ (名 ~ 备注)[:3] }}", f"张伟{MARK}"),
        ("{{ (名 ~ 备注)[1:] }}", f"伟{MARK}"),
        ("{{ (名 ~ 备注)|truncate(2, true, '', 0) }}", "张伟"),
        ("{{ (备注 ~ 名)|replace('待补', '') }}", f"{MARK}张伟"),
        ("{{ [名, 备注]|join('、') }}{{ [备注, 单位]|join }}", f"张伟、{MARK}{MARK}【待补：单位】"),
        ("{{ (名 ~ 备注)|list|last }}", MARK),
        ("{{ 备注|default('无') }}{{ 备注|d('无') }}{{ 备注 or '无' }}", "无无无"),
        ("{{ 备注|int }}{{ 备注|float }}{{ 备注|round(1) }}{{ 备注|int + 1 }}{{ 2 * 备注 }}", MARK * 5),
        ("{{ 备注 - 1 }}{{ 1 - 备注 }}{{ 备注 / 2 }}{{ 备注 // 2 }}{{ 备注 % 2 }}{{ 备注 ** 2 }}", MARK * 6),
        ("{{ 备注|int(0) }}{{ 备注|float(default=0) }}", "00"),
        ("{{ 备注 * 3 }}", MARK),
        ("{{ 备注 > 60 }}", "T532"),
        ("{{ 备注 >= '60' }}", "T532"),
        ("{{ '60' < 备注 }}", "T532"),
        ("{{ 行|sum(attribute='分') }}", "【待补：分】"),
        ("{{ 行|map(attribute='分')|max }}{{ 行|map(attribute='分')|min }}", "【待补：分】" * 2),
        ("{{ 行|map(attribute='分')|select|join('、') }}", "60、95"),
        (
            "{{ 行|selectattr('分', 'none')|list|length }}{{ 行|rejectattr('分', 'eq', '')|list|length }}",
            "12",
        ),
        ("{{ {'': '空', '甲': '乙'}[备注] }}", "空"),
    ],
)
def test_however_it_is_cut_joined_or_computed_with(word, text, expected):
    assert printed(word, text) == expected


def test_a_character_that_the_data_has_stands_for_no_blank(word):
    sign = chr(FIRST_SIGN)
    blanks = Blanks(sign)
    context = {"备注": blanks.blank(MARK), "名": sign}
    (line,) = lines(render(word.compiled(word.paragraphs("{{ 名 }}{{ 备注 }}")), context, blanks).document)
    assert line == f"{sign}{MARK}"


def test_messages_show_the_placeholder_and_not_its_sign(word):
    blanks = Blanks()
    context = {"备注": blanks.blank(MARK)}
    made = render(word.compiled(word.paragraphs("{{ ('甲' ~ 备注)|int }}")), context, blanks)
    assert f"甲{MARK}" in made.diagnostics[0].message
