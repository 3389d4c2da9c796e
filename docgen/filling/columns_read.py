"""How each column of a table was read, in words: for `docgen fill --explain`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from docgen.engine.asked_fields import AskedField, fields_asked
from docgen.engine.template import Template
from docgen.engine.typed_values import number_in, numbers_of_one_unit
from docgen.filling.data_tables import DataTable
from docgen.filling.form import TableTemplate
from docgen.filling.shapes import says_no
from docgen.reading.nodes import Entries, Items, Node, NumberText, Text
from docgen.reading.values import answer_of

_DAY = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?.*|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
SHOWN_CHARS = 20


def columns_in_words(table: DataTable, form: TableTemplate) -> list[str]:
    """Return a line for each column, and one for what the template asks for and no column has."""
    lines = [_line(key, table, form) for key in table.keys]
    lacking = [name for name in sorted(form.asked.names) if name not in table.keys]
    return [*lines, f"模板要、表里没有：{'、'.join(lacking)}"] if lacking else lines


def asked_in_words(template: Template, places: Mapping[str, str]) -> str:
    """Return what a template asks for: its fields, and places without tags that a column may be called."""
    fields = [_in_words(each) for each in fields_asked(template)]
    loose = [typed for typed in places.values() if typed]
    said = f"要填 {len(fields)} 项：{'、'.join(fields)}；" if fields else "没有标签；"
    more = f"“{'”“'.join(loose)}”不是标签，表里有这样的列才填；" if loose else ""
    return said + more


def _in_words(field: AskedField) -> str:
    if field.is_list:
        return f"{field.name}（清单{'，每项：' if field.inner else ''}{'、'.join(field.inner)}）"
    return f"{field.name}（{'、'.join(field.inner)}）" if field.inner else field.name


def _line(key: str, table: DataTable, form: TableTemplate) -> str:
    head = table.heads.get(key, key).replace("\n", " ")
    found = [row.values.get(key, Text()) for row in table.rows]
    filled = [each for each in found if each]
    blank = f"，{len(found) - len(filled)} 行空着" if len(filled) < len(found) else ""
    use = f"填到 {{{{ {key} }}}}" if key in form.asked.names else "模板里用不上"
    return f"“{head}”：{_kind(filled, key in form.asked.tested)}{blank}；{use}"


def _kind(values: Sequence[Node], is_tested: bool) -> str:
    if not values:
        return "全是空的"
    if any(isinstance(each, (Items, Entries)) for each in values):
        return "清单" if any(isinstance(each, Items) for each in values) else "一组分项"
    texts = [each for each in values if isinstance(each, Text)]
    return f"{_kind_of_texts(texts, is_tested)}，如“{_short(texts[0])}”"


def _kind_of_texts(texts: Sequence[Text], is_tested: bool) -> str:
    if shown := next((each for each in texts if isinstance(each, NumberText)), None):
        return f"数，照格子显示的印，按 {shown.number} 这样的数算"
    kinds = (kind for kind, fits in _KINDS.items() if fits(texts))
    return _kind_of_answers(texts, is_tested) or next(kinds, "文字")


def _kind_of_answers(texts: Sequence[Text], is_tested: bool) -> str:
    answers = {False if says_no(text) else answer_of(text) for text in texts}
    if None not in answers:
        return "是或否" if is_tested or len(answers) > 1 else ""
    return "文字；其中的“否”“无”这样的字当作没有" if is_tested and False in answers else ""


_KINDS: Mapping[str, Callable[[Sequence[Text]], bool]] = {
    "数": lambda texts: None not in map(number_in, texts),
    "日期，照这样印": lambda texts: all(map(_DAY.fullmatch, texts)),
    "带单位的数，互相能比大小": lambda texts: numbers_of_one_unit(texts) is not None,
}


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= SHOWN_CHARS else f"{line[:SHOWN_CHARS]}…"
