"""All rules on one paper: what they find, at its place, without what stands in names and placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Level, Place
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, ProofRule

MOST_IN_A_PAPER = 1000
"""Findings of one rule that are looked for in one paper: nobody reads more."""


class LocatedFinding(NamedTuple):
    """A finding with its rule and its paper."""

    paper: PaperText
    rule: ProofRule
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
def all_rules() -> tuple[ProofRule, ...]:
    """Every rule, family by family, as they stand in their files."""
    from docgen.checking.proofreading import (
        counts,
        disagreement,
        heading_rules,
        number_rules,
        punctuation,
        quotation,
        repetition,
        residue_rules,
        stale,
        titles,
        units,
        wording,
    )

    families = (
        residue_rules, stale, titles, units, wording, counts, punctuation, quotation, number_rules,
        heading_rules, repetition, disagreement,
    )  # fmt: skip
    members = (member for family in families for member in vars(family).values())
    return tuple(member for member in members if isinstance(member, ProofRule))


def findings(
    paper: PaperText, rules: Iterable[ProofRule] | None = None, most: int = MOST_IN_A_PAPER
) -> Iterator[LocatedFinding]:
    """What the rules (all, unless some are chosen) find in a paper, so many findings of each."""
    if not paper.passages:
        return
    for rule in all_rules() if rules is None else rules:
        for finding in islice(rule(paper), most):
            if not _is_no_text(paper, finding):
                yield LocatedFinding(paper, rule, finding)


def _is_no_text(paper: PaperText, finding: Finding) -> bool:
    """Whether it stands in a name, or in a text that a person still has to write."""
    passage = paper.passage_at(finding.start)
    return passage.is_unfilled or paper.is_in_name(finding.start, finding.end)
