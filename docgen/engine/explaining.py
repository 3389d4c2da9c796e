"""Python's and Jinja's complaints about a tag, in the words of the person who wrote the tag."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from jinja2 import TemplateError
from jinja2.utils import missing

from docgen.base.diagnostics import Diagnostic
from docgen.engine.sandbox import UnknownName
from docgen.engine.template_bounds import TooMuch
from docgen.engine.template_faults import Spot, fault, is_it
from docgen.engine.writers import Unprintable

FAULTS_OF_TEMPLATES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TemplateError,
    TypeError,
    ValueError,
)
"""The exceptions that the expressions of a template, and the filters it calls, can raise."""

MOST_LISTED = 12
"""Names that a hint lists at most."""


def explain(error: BaseException, spot: Spot, known: Collection[str], given: Collection[str]) -> Diagnostic:
    """Return the diagnostic for what happened at a tag while a document was made.

    `known` are the names of the data, `given` those that the template gives itself in for, set and with.
    """
    # docgen's own exceptions first: they are ValueErrors and jinja2's errors, too.
    if isinstance(error, UnknownName):
        return _unknown_name(error, spot, known, given)
    if isinstance(error, Unprintable):
        code, message, hint = error.args
        return fault(code, spot, message, hint)
    if isinstance(error, TooMuch):
        return fault("T534", spot, "它要算的东西太多或太长了", "请检查循环的次数、重复的次数。")
    return fault("T532", spot, f"算不出来：{_reason(error)}", "请检查标签里的字段是不是空的、种类对不对。")


def unknown_field(spot: Spot, name: str, there: Collection[str]) -> Diagnostic:
    """Return the diagnostic for a field that is not among those that are there."""
    guess = is_it(name, there)
    listed = "" if guess or not there else f"这里有：{'、'.join(list(there)[:MOST_LISTED])}。"
    return fault("T530", spot, f"没有“{name}”这一项{guess}", listed)


def _unknown_name(
    error: UnknownName, spot: Spot, known: Collection[str], given: Collection[str]
) -> Diagnostic:
    owner, name = error.owner, error.name
    if owner is missing and name in given:
        return fault(
            "T530", spot, f"“{name}”只在给它取名的 for 或 with 里面才有", "请把标签移到 {% endfor %} 前面。"
        )
    if owner is missing:
        return unknown_field(spot, name, [*known, *given])
    if isinstance(owner, Mapping):
        return unknown_field(spot, name, [str(key) for key in owner])
    if owner is None:
        return fault("T531", spot, f"“{name}”所在的那一项是空的（没有值）", "用 {% if … %} 先判断有没有。")
    if isinstance(owner, (list, tuple)):
        return fault("T531", spot, f"“{name}”所在的那一项是一个列表", "用 {% for 项 in … %} 逐项写。")
    return fault("T530", spot, f"没有“{name}”这一项，前面已经是文字或数字了", f"去掉“.{name}”。")


def _reason(error: BaseException) -> str:
    if isinstance(error, ZeroDivisionError):
        return "除数是 0"
    if isinstance(error, TypeError):
        return "参加计算的值种类不合，例如空的和数字相加、文字和数字相加"
    if isinstance(error, ValueError):
        return "值的写法不合，例如把文字当作数字"
    if isinstance(error, RecursionError):
        return "层次太深"
    return "过滤器或运算得到了它处理不了的值"
