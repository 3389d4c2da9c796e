"""Whatever the data, what a template makes is well-formed, and its text is the text that was given."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.engine.compiling import compile_template
from docgen.engine.template import render

TEXT = st.text(st.sampled_from("“”—…· \n\t&<>\"'{}%甲乙丙a1\a\f]"), max_size=12)
ITEM = st.fixed_dictionaries({"名": TEXT, "有": st.booleans(), "下级": st.lists(TEXT, max_size=3)})
DATA = st.fixed_dictionaries({"标题": TEXT, "有": st.booleans(), "项": st.lists(ITEM, max_size=3)})
LINES = [
    "{{ 标题 }}和{{ 标题 }}",
    "{%p if 有 %}",
    "甲{% if 有 %}{{ 标题 }}{% endif %}",
    "{%p endif %}",
    "{%p for 一 in 项 %}",
    "{{ loop.index }}.{{ 一.名 }}{% for 二 in 一.下级 %}，{{ 二 }}{% endfor %}",
    "{%p if 一.有 %}",
    "{{r 标题 }}{%r if 一.有 %}有{%r else %}无{%r endif %}",
    "{%p endif %}",
    "{%p endfor %}",
    "A{% if 有 %}B",
    "C{% endif %}D",
]
ROWS = [
    ["{%tr for 一 in 项 %}", "", ""],
    ["{{ 一.名 }}", "{% if 一.有 %}{{ 标题 }}{% endif %}", "{{ 一.下级|join('、') }}"],
    ["{%tr endfor %}", "", ""],
    ["{%tc for 一 in 项 %}", "{{ 一.名 }}", "{%tc endfor %}"],
]


@pytest.fixture(scope="module")
def template(word):
    return word.compiled(word.paragraphs(*LINES, table=ROWS))


@settings(deadline=None)
@given(data=DATA)
def test_any_data_gives_a_well_formed_document(word, template, data):
    outcome = render(template, data)
    assert outcome.document is not None, outcome.diagnostics
    text = word.part(outcome.document)
    etree.fromstring(text.encode())
    first = docx.Document(io.BytesIO(outcome.document)).paragraphs[0].text
    whole = f"{data['标题']}和{data['标题']}"
    assert first == re.split("[\a\f]", whole)[0]


# fmt: off
WORDS = st.sampled_from([
    "{%p if 有 %}", "{%p else %}", "{%p endif %}", "{% if 有 %}", "{% endif %}", "{%p for 一 in 项 %}",
    "{%p endfor %}", "{% for 一 in 项 %}", "{% endfor %}", "{{ 标题 }}", "{{ 一.名 }}", "甲", "{%r if 有 %}",
    "{%r endif %}", "{{p 标题 }}", "{%", "%}", "{{", "}}", "{", "{#", "#}", "{#p x #}", "{% raw %}",
    "{% endraw %}", "｛｛", "“",
])
# fmt: on
PARAGRAPHS = st.lists(st.lists(WORDS, max_size=4), max_size=8)


@settings(deadline=None, max_examples=200)
@given(paragraphs=PARAGRAPHS, split=st.integers(1, 5), have=st.booleans(), items=st.integers(0, 2))
def test_any_template_is_either_refused_or_makes_well_formed_documents(word, paragraphs, split, have, items):
    body = ""
    for pieces in paragraphs:
        text = "".join(pieces)
        runs = [text[at : at + split] for at in range(0, len(text), split)]
        body += "<w:p>" + "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in runs) + "</w:p>"
    outcome = compile_template(word.package(body + "<w:sectPr/>"), "样本.docx", filters={})
    if outcome.template is None:
        assert outcome.diagnostics
        return
    made = render(
        outcome.template, {"标题": "“计划”&", "有": have, "项": [{"名": "<甲>"}] * items, "一": {"名": "外"}}
    )
    if made.document is not None:
        etree.fromstring(word.part(made.document).encode())
    else:
        assert made.diagnostics


@settings(deadline=None)
@given(data=st.binary(max_size=200), cut=st.integers(0, 2000))
def test_damaged_files_are_refused_without_an_exception(word, data, cut):
    whole = word.package("<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>")
    at = cut % len(whole)
    for damaged in (data, whole[:at], whole[:at] + data + whole[at + len(data) :]):
        outcome = compile_template(damaged, "样本.docx", filters={})
        assert outcome.template is not None or outcome.diagnostics


def test_one_template_serves_several_threads_at_once(word):
    template = word.compiled(word.paragraphs("{%p for x in xs %}", "{{ x }}“{{ 名 }}”", "{%p endfor %}"))
    contexts = [{"名": f"第{n}份", "xs": list(range(n % 40))} for n in range(80)]
    alone = [render(template, context).document for context in contexts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda context: render(template, context).document, contexts))
    assert together == alone
    assert None not in alone


def test_a_context_is_not_touched_by_rendering(word):
    context = {"标题": "甲", "项": [{"名": "乙"}]}
    word.rendered(word.paragraphs("{% set 标题 = '丙' %}{{ 标题 }}{{ 项[0].名 }}"), context)
    assert context == {"标题": "甲", "项": [{"名": "乙"}]}


def test_importing_the_engine_loads_no_library_of_documents():
    code = (
        "import sys, docgen.engine.ready, docgen.engine.template; "
        "print([m for m in ('lxml', 'docx', 'docxtpl') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )
