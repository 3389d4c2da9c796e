"""What Jinja cannot read in a tag, in the words of the person who wrote the tag."""

from __future__ import annotations

import re

from jinja2 import TemplateSyntaxError

from docgen.base.diagnostics import Diagnostic
from docgen.engine.faults import Spot, fault

EXPECTED = re.compile(r"expected token '(.+)', got '(.+)'")
SURPRISING = re.compile(r"unexpected (?:char )?(['\"])(.+?)\1")
TOKENS = {"integer": "数字", "float": "数字", "string": "引号里的文字"}
MENDS = {
    "=": "判断是否相等要写“==”。",
    "no in": "写成 {% for 项 in 列表 %}。",
    "integer": "字段名里不能有空格，也不能以数字开头。",
    "two names": "字段名里不能有空格，也不能以数字开头；两个字段之间要有运算符号。",
    "end of print statement": "标签里少了东西，或者多了符号。",
    "end of statement block": "标签里少了东西，或者多了符号。",
    "signs": "请检查引号、括号是否成对，符号是否多了。",
    "examples": "例如 {{ 标题 }}、{% if 附注 %}、{% for 项 in 列表 %}。",
}


def syntax_fault(error: TemplateSyntaxError, spot: Spot) -> Diagnostic:
    """The diagnostic for a tag that Jinja cannot read."""
    message = error.message or ""
    expected, surprising = EXPECTED.search(message), SURPRISING.search(message)
    if expected:
        there = _token(expected[2])
        hint = MENDS.get(expected[2]) or MENDS.get(f"no {expected[1]}") or MENDS["two names"]
        return fault("T518", spot, f"写法读不懂，问题在{there}那里", hint)
    if surprising:
        return fault("T518", spot, f"写法读不懂，{_token(surprising[2])}放在这里不对", MENDS["signs"])
    return fault("T518", spot, "写法读不懂", MENDS["examples"])


def _token(token: str) -> str:
    return TOKENS.get(token) or ("结尾" if token.startswith(("end of", "\\x")) else f"“{token}”")
