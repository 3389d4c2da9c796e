"""No rule is a constant beside the data that holds it: what `rules/*.yaml` lays down is asked for there.

Looked for in the code of the domain: a number of a rule beside a name that tells its unit
(`months_later(day, 12)`, `LONGEST_EXTENSION = 12`), a share (`Share(1, 2)`), and in texts a length, a share
or a source that a rule already states.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from docgen.domain.people.probation import length_in_words
from docgen.domain.rules import CAPS, DUTIES, PUBLICITY, STAGES, VOTES
from docgen.domain.words.promises import parse_promise
from docgen.reading.values.quantities import parse_share

REPOSITORY = Path(__file__).parents[3]
FILES = sorted(path for room in ("domain", "papers") for path in (REPOSITORY / "docgen" / room).rglob("*.py"))

UNITS = {
    "months": re.compile("month|extension|extended|probation|longest|shortest", re.IGNORECASE),
    "days": re.compile("(^|_)days?(_|$)|publicity|length|term$", re.IGNORECASE),
    "hours": re.compile("hours", re.IGNORECASE),
    "ages": re.compile("(^|_)age(_|$)|youngest|oldest|birth", re.IGNORECASE),
}
"""The names beside which a number is one of that unit."""

EXEMPT = {
    ("domain/calendar/windows.py", "6"): "a half-year has six months whatever a rule says",
    ("domain/calendar/windows.py", "12"): "and a year twelve",
    ("domain/people/probation.py", "12"): "MONTHS_OF_A_YEAR turns months into years",
    ("domain/people/probation.py", "半年"): "the word for half of them",
    ("domain/calendar/windows.py", "半年"): "the name of a window of the calendar",
    ("domain/words/promises.py", "半年"): "the name of a window, and examples of how to write one",
    ("domain/words/promises.py", "一年"): "the name of a window",
    ("domain/evaluations/half_year.py", "半年"): "the name of a window",
    ("domain/schedule/proposals.py", "半年"): "the name of a window",
    ("domain/schedule/meeting_items.py", "半年"): "the name of a window, before a meeting",
    ("domain/schedule/prose_facts.py", "半年"): "the name of a window",
    ("domain/calendar/spans.py", "半年"): "the name of a span: 2026年上半年",
    ("domain/calendar/spans.py", "12"): "a year has twelve months",
    ("domain/evaluations/comparison.py", "share"): "a half is rounded up",
    ("domain/notices/notice_period_facts.py", "5个工作日"): "an example of how to write a length",
    ("papers/evaluations/ledger_papers.py", "一年"): "the calendar year that somebody was not there for",
    ("domain/meetings/votes.py", "半数"): "the word for a share of one half",
}
"""What looks like a rule and is none: where, what, and why."""


@cache
def numbers() -> dict[str, frozenset[int]]:
    """What the rules lay down, by unit."""
    stages, notices = STAGES.built_in(), PUBLICITY.built_in()
    months = {n for rule in stages for n in (rule.months, rule.most) if n}
    days = {n for n in (*(rule.days for rule in stages), *(rule.days for rule in notices)) if n}
    promises = [parse_promise(rule.promise) for rule in DUTIES.built_in()]
    hours = {int(promise.least) for promise in promises if promise.in_hours}
    years = {months * 365 // 12 for months in months}
    return {
        "months": frozenset(months),
        "days": frozenset(days | years),
        "hours": frozenset(hours),
        "ages": frozenset(rule.age for rule in stages if rule.age),
    }


@cache
def phrases() -> frozenset[str]:
    """How texts tell them."""
    found = {length_in_words(months) for months in numbers()["months"]}
    found |= {f"{months}个月" for months in numbers()["months"]}
    found |= {f"{rule.days}个{rule.unit}" for rule in PUBLICITY.built_in()}
    found |= {f"{hours}学时" for hours in numbers()["hours"]}
    found |= {"半数", *(str(parse_share(rule.share)) for rule in CAPS.built_in()), "三分之一", "五分之四"}
    every = (*STAGES.built_in(), *VOTES.built_in(), *PUBLICITY.built_in())
    return frozenset(found | {str(rule.source) for rule in every})


def constants(code: str) -> Iterator[tuple[int, str]]:
    """What stands in the code and is a rule's: the line, and what stands there."""
    tree = ast.parse(code)
    named = {id(child): names for node in ast.walk(tree) for child, names in _beside_names(node)}
    told = {id(doc) for node in ast.walk(tree) if (doc := _docstring(node))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and re.match(r"(Share|Fraction)\((1, [23]|4, 5)\b", ast.unparse(node)):
            yield node.lineno, "share"
        if isinstance(node, ast.Constant) and id(node) not in told:
            yield from ((node.lineno, each) for each in _of_a_rule(node, named.get(id(node), "")))


def _of_a_rule(node: ast.Constant, names: str) -> Iterator[str]:
    if isinstance(node.value, str):
        text = node.value.replace("上一年", "去年")
        yield from (phrase for phrase in sorted(phrases()) if phrase in text)
    elif type(node.value) is int:
        units = [unit for unit in UNITS if any(map(UNITS[unit].search, names.split()))]
        if any(node.value in numbers()[unit] for unit in units):
            yield str(node.value)


def _beside_names(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """The constants of an assignment, comparison, sum or call, with the names that stand beside them."""
    if isinstance(node, (ast.Assign, ast.AnnAssign, ast.Compare, ast.BinOp, ast.Call)):
        inside = list(ast.walk(node))
        names = [each.id for each in inside if isinstance(each, ast.Name)]
        names += [each.attr for each in inside if isinstance(each, ast.Attribute)]
        names += [str(each.arg) for each in inside if isinstance(each, ast.keyword)]
        yield from ((each, " ".join(names)) for each in inside if isinstance(each, ast.Constant))


def _docstring(node: ast.AST) -> ast.Constant | None:
    """A string that stands alone tells the reader something, and the program nothing."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return node.value if is_text and isinstance(node.value.value, str) else None  # type: ignore[union-attr]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(REPOSITORY / "docgen")))
def test_no_rule_is_a_constant_beside_the_data_that_holds_it(path: Path) -> None:
    name = str(path.relative_to(REPOSITORY / "docgen"))
    found = constants(path.read_text(encoding="utf-8"))
    assert [each for each in found if (name, each[1]) not in EXEMPT] == []


@pytest.mark.parametrize(
    "code",
    [
        "LONGEST_EXTENSION, SHORTEST_EXTENSION = 12, 6",
        "early = day < months_later(admitted, 12)",
        "early = (confirmed - admitted).days < 365",
        "HALF = Share(1, 2, more=False)",
        "least = Publicity(posted, days=5)",
        "lacking = 32 - hours",
        "YOUNGEST_MEMBER = 18",
        "too_young = admitted.year - member.birth.year < 18",
        "message = f'{name}入党不满一年就转正'",
        "message = '不足半数，按规定不能开会'",
        "SOURCE = '《中国共产党支部工作条例（试行）》第十二条'",
    ],
)
def test_the_constants_that_stood_there_are_found(code: str) -> None:
    assert list(constants(code))


def test_every_exemption_is_needed() -> None:
    found = {
        (str(path.relative_to(REPOSITORY / "docgen")), what)
        for path in FILES
        for _, what in constants(path.read_text(encoding="utf-8"))
    }
    assert sorted(EXEMPT.keys() - found) == []
