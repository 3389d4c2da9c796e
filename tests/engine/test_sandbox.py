"""A template may print data, choose and repeat; what reaches further is refused and nothing of it runs."""

from __future__ import annotations

import time

import pytest

from docgen.engine.compiling import compile_template
from docgen.engine.template import render

DATA = {"x": "甲", "n": 3, "d": {"a": 1}, "xs": ["甲", "乙"], "big": 10**9}

REACHING = [
    "{{ ''.__class__.__mro__ }}",
    "{{ x.__class__ }}",
    "{{ x['__class__'] }}",
    "{{ x|attr('__class__') }}",
    "{{ xs|map(attribute='__class__')|list }}",
    "{{ xs|map('attr', '__class__')|list }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ cycler('a') }}",
    "{{ joiner() }}",
    "{{ lipsum() }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ super() }}",
    "{{ _budget }}",
    "{{ range.__globals__ }}",
    "{{ namespace.__init__ }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ '{0}'.format(x) }}",
    "{{ '{a}'.format_map(d) }}",
    "{{ '%s'|format(x) }}",
    "{{ '%999999999d' % n }}",
    "{{ x.encode('utf-16') }}",
    "{{ x.join(xs) }}",
    "{{ xs.append('丙') }}",
    "{{ d.update({'b': 2}) }}",
    "{{ d.pop('a') }}",
    "{{ d.clear }}",
    "{{ (1).__class__ }}",
    "{{ n.bit_length() }}",
    "{{ xs[0].upper.__self__ }}",
    "{{ loop.__init__ }}",
    "{% for i in xs %}{{ loop.__class__ }}{% endfor %}",
    "{% for i in xs %}{{ loop._iterator }}{% endfor %}",
    "{% set _budget = 1 %}",
    "{% for _budget in xs %}{{ _budget }}{% endfor %}",
    "{% set ns = namespace() %}{% set ns.__class__ = 1 %}",
    "{% set ns = namespace(a=1) %}{{ ns.__dict__ }}",
    "{{ x|safe }}",
    "{{ x|pprint }}",
    "{{ xs|random }}",
    "{{ x|urlize }}",
    "{{ x|xmlattr }}",
    "{{ x() }}",
    "{{ xs[0]() }}",
    "{{ (x|upper)() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% macro f() %}{{ f() }}{% endmacro %}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
    "{% do xs.append(1) %}",
    "{% set y %}{{ x }}{% endset %}",
    "{% for i in xs recursive %}{{ loop(xs) }}{% endfor %}",
]
GREEDY = [
    "{% for i in range(10**9) %}{{ i }}{% endfor %}",
    "{% for i in range(big) %}{{ i }}{% endfor %}",
    "{{ range(10**9)|list }}",
    "{{ range(10**9)|sum }}",
    "{{ 'a' * 10**10 }}",
    "{{ x * big }}",
    "{{ big * x }}",
    "{{ [1] * 10**9 }}",
    "{{ 10**(10**10) }}",
    "{{ 9**(9**9) }}",
    "{{ 2.0**100000 }}",
    "{% set a = 'a' * 1000000 %}{{ a ~ a }}",
    "{% set a = 'a' * 1000000 %}{{ a + a }}",
    "{% set a = 'a' * 100000 %}{{ a|replace('a', a) }}",
    "{% set a = 'a' * 100000 %}{{ range(100)|join(a) }}",
    "{% set a = 'a' * 1000000 %}{{ [a, a]|join }}",
    "{{ xs|batch(10**9, 'x')|list }}",
    "{{ 1.5|round(10**9, 'ceil') }}",
    "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
    "{% for i in range(99999) %}" * 3 + "{% endfor %}" * 3,
    "{% set n = namespace(a='aa') %}{% for i in range(64) %}{% set n.a = n.a ~ n.a %}{% endfor %}{{ n.a }}",
    "{% set ns = namespace(a=2) %}{% for i in range(64) %}{% set ns.a = ns.a * ns.a %}{% endfor %}{{ ns.a }}",
    "{% if 1 %}" * 200 + "{% endif %}" * 200,
    "{% for i in xs %}" * 30 + "{% endfor %}" * 30,
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "not " * 5000 + "x }}",
    "{{ " + "1+" * 50000 + "1 }}",
    "{{ " + "9" * 5000 + " }}",
    "{{ 0x" + "f" * 100000 + " }}",
    "{{ 1e999 }}",
    "{{ 1e300 * 1e300 }}",
    "{{ x" + "|upper" * 2000 + " }}",
    "{{ [('a' * 1000000)] * 200 | map('upper') | list | length }}",
    "{{ ([('a' * 1000000)] * 200)|map('upper')|list|length }}",
    "{{ ([('a' * 1000000)] * 200)|sort|length }}",
    "{{ ([('a' * 1000000)] * 200)|unique|list|length }}",
    "{{ ([{'a': 'b' * 1000000}] * 200)|join(attribute='a')|length }}",
    "{{ ([[1] * 1000] * 1000)|sum(start=[])|length }}",
    "{% set a = 'a' * 1000000 %}{{ [" + "a[1:], " * 200 + "1]|length }}",
    "{% set a = 'a' * 1000000 %}{{ [" + "a.split('a'), " * 200 + "1]|length }}",
    "{% set a = 'a' * 1000000 %}{% for i in range(10000) %}{{ a }}{% endfor %}",
    "{% set a = 'a' * 500000 %}"
    "{% for i in range(1000) %}{% for j in range(900) %}"
    "{% if a in a ~ a %}{% endif %}{% endfor %}{% endfor %}",
    "{% set ns = namespace(a=[1]) %}"
    "{% for i in range(40) %}{% set ns.a = [ns.a, ns.a] %}{% endfor %}{{ ns.a|string }}",
    "{% set ns = namespace(a=[1], b=[1]) %}{% for i in range(40) %}"
    "{% set ns.a = [ns.a, ns.a] %}{% set ns.b = [ns.b, ns.b] %}{% endfor %}{{ ns.a == ns.b }}",
    "{% set ns = namespace(a=[1], b=[1]) %}{% for i in range(40) %}"
    "{% set ns.a = [ns.a, ns.a] %}{% set ns.b = [ns.b, ns.b] %}{% endfor %}{{ [ns.a, ns.b]|sort|length }}",
]


@pytest.mark.parametrize("text", REACHING)
def test_a_template_that_reaches_further_is_refused(word, text):
    found = word.faults(word.paragraphs(f"前 {text}"), DATA)
    assert found
    assert all(message.startswith("正文“前") for _, message, _ in found)


@pytest.mark.parametrize("text", [text for text in REACHING if "__" in text and "|map" not in text])
def test_what_touches_the_inside_of_python_does_not_even_compile(word, text):
    outcome = compile_template(word.paragraphs(text), "x.docx", filters={})
    assert outcome.template is None
    assert "T522" in {d.code for d in outcome.diagnostics} | {
        "T522" for d in outcome.diagnostics if d.code == "T520"
    }


@pytest.mark.parametrize("text", GREEDY)
def test_a_template_that_wants_too_much_is_given_up_at_once(word, text):
    start = time.process_time()
    found = word.faults(word.paragraphs(f"前 {text}"), DATA)
    assert found
    assert found[0][1].startswith("正文")
    assert time.process_time() - start < 5
    assert len(found[0][1]) < 400


def test_nothing_of_a_refused_template_runs(word):
    ran: list[object] = []
    data = word.paragraphs("{{ 1|记 }}", "{{ x.__class__ }}")
    assert compile_template(data, "x.docx", filters={"记": ran.append}).template is None
    assert ran == []


def test_nothing_runs_while_compiling(word):
    ran: list[object] = []
    template = word.compiled(word.paragraphs("{{ 1|记 }}"), 记=lambda value: ran.append(value) or "好")
    assert ran == []
    assert render(template, {}).document is not None
    assert ran == [1]


def test_data_cannot_be_changed_by_a_template(word):
    context = {"d": {"a": 1, "update": "字段"}, "xs": [1]}
    word.faults(word.paragraphs("{{ d.update }}", "{{ xs.sort() }}"), context)
    assert context == {"d": {"a": 1, "update": "字段"}, "xs": [1]}


def test_fields_come_before_methods_of_the_same_name(word):
    data = word.paragraphs("{{ d.items }}{{ d.count }}{{ d.get }}")
    body = word.body(word.rendered(data, {"d": {"items": "甲", "count": "乙", "get": "丙"}}))
    assert "甲乙丙" in body


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ '＿' * n }}", "＿＿＿"),
        ("{{ 2 ** 10 }}", "1024"),
        ("{% for i in range(1, n + 1) %}{{ i }}{% endfor %}", "123"),
        (
            "{% set ns = namespace(k=0) %}{% for x in xs %}{% set ns.k = ns.k + 1 %}{% endfor %}{{ ns.k }}",
            "2",
        ),
        ("{% for _ in range(2) %}空{% endfor %}", "空空"),
        ("{{ d['a'] }}{{ xs[-1] }}{{ xs[:1]|join }}", "1乙甲"),
        ("{{ x.strip() }}{{ d.get('a') }}{{ d.get('b', '无') }}", "甲1无"),
        ("{{ 没有|default('无') }}{% if 没有 is defined %}有{% endif %}", "无"),
        ("{{ 10 % 4 }}{{ 7 // 2 }}{{ -n }}", "23-3"),
        ("{% for a in xs %}{{ loop.cycle('单', '双') }}{{ loop.first }}{% endfor %}", "单是双否"),
        ("{{ xs|batch(1)|length if false else xs|batch(1)|list|length }}", "2"),
        ("{{ [3, 1, 2]|sort|join('、') }}", "1、2、3"),
    ],
)
def test_what_a_document_needs_still_works(word, text, printed):
    assert f">{printed}<" in word.body(word.rendered(word.paragraphs(text), DATA)).replace(
        "</w:t></w:r><w:r>", ""
    )
