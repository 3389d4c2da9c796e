"""All rules on one paper: what they find, at its place, without what stands in names and placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Level, Place
from docgen.checking.proofreading.paper import Paper
from docgen.checking.proofreading.rule import Finding, Rule


class Proof(NamedTuple):
    """A finding with its rule and its paper."""

    paper: Paper
    rule: Rule
    finding: Finding

    @property
    def place(self) -> Place:
        """Where it stands in its file."""
        return self.paper.place(self.finding.start, self.finding.end)

    @property
    def level(self) -> Level:
        """How bad it is."""
        return self.finding.level or self.rule.level

    @property
    def diagnostic(self) -> Diagnostic:
        """What is told of it."""
        return Diagnostic(self.rule.code, self.level, self.place, self.finding.message, self.finding.hint)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, family by family."""
    from docgen.checking.proofreading import (
        contradiction,
        counts,
        disagreement,
        headings,
        numbers,
        punctuation,
        quotation,
        repetition,
        residue,
        series,
        stale,
        titles,
        units,
        wording,
    )

    families = (
        residue.RULES,
        stale.RULES,
        titles.RULES,
        units.RULES,
        wording.RULES,
        series.RULES,
        counts.RULES,
        punctuation.RULES,
        quotation.RULES,
        numbers.RULES,
        headings.RULES,
        repetition.RULES,
        contradiction.RULES,
        disagreement.RULES,
    )
    return tuple(rule for family in families for rule in family)


MOST_IN_A_PAPER = 1000
"""Findings of one rule that are looked for in one paper: nobody reads more."""


def proofs(paper: Paper, rules: Iterable[Rule] | None = None, most: int = MOST_IN_A_PAPER) -> Iterator[Proof]:
    """What the rules (all, unless some are chosen) find in a paper, so many findings of each."""
    if not paper.passages:
        return
    for rule in all_rules() if rules is None else rules:
        for finding in islice(rule(paper), most):
            if not _is_no_text(paper, finding):
                yield Proof(paper, rule, finding)


def _is_no_text(paper: Paper, finding: Finding) -> bool:
    """Whether it stands in a name, or in a text that a person still has to write."""
    passage = paper.passage_at(finding.start)
    return passage.is_unfilled or paper.is_in_name(finding.start, finding.end)
