"""Numbers are read as offices type them; what is no number is told, and never printed as 0."""

from __future__ import annotations

import io

import docx
import pytest

from docgen.engine.template import render


def lines(document: bytes | None) -> list[str]:
    assert document is not None
    return [each.text for each in docx.Document(io.BytesIO(document)).paragraphs]


def printed(word, text: str, value: object) -> str:
    made = render(word.compiled(word.paragraphs(text)), {"x": value})
    return lines(made.document)[0] if made.document else made.diagnostics[0].code


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("1200", "1200"), ("1,200", "1200"), ("1，200", "1200"), ("１２００", "1200"), (" 12 ", "12"),
        ("1,234,567.5", "1234567"), ("-3", "-3"), ("+3", "3"), ("007", "7"), ("12.9", "12"), (5, "5"),
        (2.5, "2"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_typed(word, value, whole):
    assert printed(word, "{{ x|int }}", value) == whole


NO_NUMBERS = [
    "壹仟元", "1200元", "12人", "1.2万", "85%", "1,20", "12,3456", "1 200", "一", "3—5", "1e3", "0x10",
    "1_000",
    "¥5",
    "甲", "nan", "inf", "1.2.3", "2023-03-08",
    "9" * 400, None, [], {},
]  # fmt: skip


@pytest.mark.parametrize("value", NO_NUMBERS)
@pytest.mark.parametrize(
    "text", ["{{ x|int }}", "{{ x|float }}", "{{ x|round }}", "{{ [1, x]|sum }}", "{{ x|abs }}"]
)
def test_what_is_no_number_is_told_and_no_zero_printed(word, text, value):
    assert printed(word, text, value) == "T532"


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_a_template_may_say_itself_what_to_print_then(word, value):
    assert printed(word, "{{ x|int(0) }}{{ x|float(default='无') }}", value) == "0无"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 92.5|round|int }}{{ 93.5|round|int }}{{ -2.5|round|int }}", "9394-3"),
        ("{{ 1.005|round(2) }}", "1.01"),
        ("{{ '2,345.678'|round(1) }}", "2345.7"),
        ("{{ 42.55|round }}{{ 42.55|round(1, 'floor') }}{{ 42.51|round(1, 'ceil') }}", "43.042.542.6"),
        ("{{ 1234|round(-2) }}{{ 7|round }}", "12007"),
        ("{{ ['1,200', '0.1', 0.2]|sum }}", "1200.3"),
        ("{{ ['1', '2']|sum }}{{ []|sum }}", "30"),
        ("{{ 0.1 + 0.2 }}{{ 1 / 4 }}", "0.30.25"),
        ("{{ 1e20 * 10 }}{{ 1e-7 }}", "10000000000000000000000.0000001"),
    ],
)  # fmt: skip
def test_results_are_what_a_person_gets(word, text, expected):
    assert printed(word, text, None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{{ x + x }}", "{{ '90' + x }}", "{{ x * 2 }}", "{{ 2 * x }}", "{{ x + '1,200' }}",
        "{{ x + 1 }}",
    ],
)  # fmt: skip
def test_numbers_typed_as_text_are_never_strung_together_for_a_sum(word, text):
    assert printed(word, text, "85") == "T532"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ x ~ x }}{{ x + '分' }}{{ '—' * 2 }}", "858585分——"),
        ("{{ x|int + 5 }}", "90"),
        ("{% if x > 100 %}大{% elif x >= 85 %}中{% endif %}", "中"),
        ("{% if x < '100' %}小{% endif %}{% if '1,200' > x %}大{% endif %}", "小大"),
        ("{% if x == 85 %}等{% endif %}{% if x != 85.0 %}不{% endif %}", "等"),
        ("{% if '乙' > '甲' %}{% endif %}{% if '085' == x %}同{% endif %}", ""),
        ("{{ [x, '100', '9']|max }} {{ [x, '100', '9']|min }}", "100 9"),
        ("{{ [x, '100', '9']|sort|join(' ') }}", "9 85 100"),
        ("{{ ['乙', 'b', 'A']|sort|join }}{{ ['a', 'B']|max }}{{ ['a', 'B']|sort(true)|join }}", "Ab乙BBa"),
        ("{{ [{'分': x}, {'分': '100'}]|sort(attribute='分', reverse=true)|map(attribute='分')|join(' ') }}",
         "100 85"),
        ("{{ ([{'分': x}, {'分': '100'}]|max(attribute='分')).分 }}", "100"),
    ],
)  # fmt: skip
def test_numbers_typed_as_text_are_compared_as_numbers(word, text, expected):
    assert printed(word, text, "85") == expected
