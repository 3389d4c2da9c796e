"""All rules on one paper: their findings with their places, except those in names and placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Level, Place
from docgen.base.unforeseen import as_fault
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, ProofRule, Strength

MOST_IN_A_PAPER = 1000
"""The most findings of one rule in one paper: nobody reads more, and an endless text ends soon."""


FAILED = ProofRule("F103", Level.WARNING, Strength.FACT, "", "", (), (), lambda _paper: iter(()))
"""Stands in the place of a rule in which docgen itself fails: that stops no paper."""


class LocatedFinding(NamedTuple):
    """A finding with its rule and its paper."""

    paper: PaperText
    rule: ProofRule
    finding: Finding

    @property
    def place(self) -> Place:
        """The place in the file."""
        return self.paper.place(self.finding.start, self.finding.end)

    @property
    def level(self) -> Level:
        """The level of the finding, else that of its rule."""
        return self.finding.level or self.rule.level

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding as a diagnostic."""
        message, mend = self.finding.message, self.finding.hint
        return Diagnostic(self.rule.code, self.level, self.place, message, mend, message, of_language=True)


@cache
def all_rules() -> tuple[ProofRule, ...]:
    """Every rule, family by family, in the order of the files."""
    # Imported here: a plan with --no-proofread must not load and compile the rules.
    from docgen.checking.proofreading import (
        counts,
        date_rules,
        disagreement,
        document_numbers,
        ellipsis_marks,
        enumeration_comma,
        formulas,
        heading_rules,
        number_rules,
        pairs,
        punctuation,
        quotation,
        repetition,
        residue_rules,
        sessions,
        slips,
        spacing,
        stale,
        sums,
        time_ranges,
        titles,
        unfilled,
        units,
        units_of_measure,
        usage,
        wording,
        year_words,
    )

    families = (
        residue_rules, unfilled, stale, year_words, titles, document_numbers, units, wording, slips,
        usage, formulas, counts, punctuation, ellipsis_marks, enumeration_comma, spacing, pairs,
        quotation, number_rules, units_of_measure, date_rules, heading_rules, repetition, disagreement,
        sums, sessions, time_ranges,
    )  # fmt: skip
    members = (member for family in families for member in vars(family).values())
    return tuple(member for member in members if isinstance(member, ProofRule))


def findings(
    paper: PaperText, rules: Iterable[ProofRule] | None = None, most: int = MOST_IN_A_PAPER
) -> Iterator[LocatedFinding]:
    """The findings of all rules, or of the chosen ones, in a paper: up to `most` of each rule."""
    if not paper.passages:
        return
    for rule in all_rules() if rules is None else rules:
        yield from _found_by(rule, paper, most)


def _found_by(rule: ProofRule, paper: PaperText, most: int) -> Iterator[LocatedFinding]:
    try:
        for finding in islice(rule(paper), most):
            if not _is_no_text(paper, finding):
                yield LocatedFinding(paper, rule, finding)
    except Exception as problem:  # whatever it is: the other rules are asked
        fault = as_fault(problem, f"{paper.place(0, 1).source.name} 校对规则 {rule.code}")
        yield LocatedFinding(paper, FAILED, Finding(0, 1, str(fault)))


def _is_no_text(paper: PaperText, finding: Finding) -> bool:
    """Tell whether the finding stands in a name, or in a text that a person still has to write."""
    # 曾强 is no slip for 增强: a rule on words must never hit a person's name.
    passage = paper.passage_at(finding.start)
    return passage.is_unfilled or paper.is_in_name(finding.start, finding.end)
