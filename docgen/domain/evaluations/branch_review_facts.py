"""Facts of 支部考核 that disagree: the branch, the points, the papers named as proof."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.base.suggestion import meant_word, question
from docgen.domain.evaluations.branch_case import branch_of_roster
from docgen.domain.people.roster import Roster
from docgen.models.evaluations import FAMILIES, BranchReview, Indicator
from docgen.models.meeting_kinds import MEETING_KINDS

PLAN, NOTICE = "计划", "公示"
PROOFS = (*MEETING_KINDS, PLAN, NOTICE, *(kind for kind in FAMILIES if kind != BranchReview.KIND))
"""The papers of docgen that 依据 may name."""


def check_branch_review(record: BranchReview, roster: Roster) -> Iterator[Diagnostic]:
    """Everything the facts of a 支部考核 have against each other."""
    yield from branch_of_roster(record, roster)
    for group in record.items:
        for indicator in group.below:
            yield from _points_fit(indicator)
            yield from _proofs_are_known(indicator)
    yield from _points_add_up(record)


def _points_fit(indicator: Indicator) -> Iterator[Diagnostic]:
    """Nobody gets more than the points of an indicator, or less than none."""
    if indicator.points is None:
        return
    for key, given in (("自评", indicator.own), ("总支评分", indicator.superior)):
        if given is not None and not 0 <= given <= indicator.points:
            message = f"“{indicator.name}”的{key}是{given}分，分值只有{indicator.points}分"
            yield error("D508", indicator.place_of(key), message, f"写0—{indicator.points}之间的分数")


def _proofs_are_known(indicator: Indicator) -> Iterator[Diagnostic]:
    for proof in indicator.proofs:
        # Only what docgen makes can be counted and listed by its file name.
        if proof not in PROOFS:
            message = f"docgen 不生成“{proof}”{question(meant_word(proof, PROOFS))}"
            mend = f"可选：{'、'.join(PROOFS)}；别的材料写在“其他依据”里"
            yield error("D509", proof.place, message, mend)


def _points_add_up(record: BranchReview) -> Iterator[Diagnostic]:
    points = [indicator.points for group in record.items for indicator in group.below]
    known = [each for each in points if each is not None]
    whole = sum(known, Decimal(0))
    # Where an indicator has no points yet, the sum says nothing.
    if record.full_marks is not None and len(known) == len(points) and whole != record.full_marks:
        message = f"满分写的是{record.full_marks}，各项分值加起来是{whole}"
        yield warning("D508", record.place_of("满分"), message, "核对各项的分值")
