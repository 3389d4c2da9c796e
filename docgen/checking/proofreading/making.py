"""Only the errors in texts, which stand against making their papers, record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.base.diagnostics import Diagnostic, Level, Source
from docgen.base.workspace import Workspace
from docgen.checking.proofreading.collecting import paper_of
from docgen.checking.proofreading.ignoring import Waiver, Waivers, waivers_of
from docgen.checking.proofreading.proof import all_rules, proofs
from docgen.checking.proofreading.year import nodes_of, standards_of, text_files, waivers_in
from docgen.reading.disk import bytes_of
from docgen.reading.nodes import NOWHERE, Node

if TYPE_CHECKING:
    from docgen.models.rules import Rules
    from docgen.year import Year

MOST_IN_A_RECORD = 20
"""Findings of one rule that are told: one would do to refuse the record's paper."""


class RecordCheck:
    """What is held against the text of each record of a kind."""

    def __init__(self, workspace: Workspace, year: Year, kind: str) -> None:
        rules = year.rules or _own_rules(workspace, year.number)
        standards = standards_of(replace(year, rules=rules))
        self._facts, self._kind = standards.facts, kind
        self._rules = [
            rule for rule in all_rules() if rule.level is Level.ERROR and rule.code not in standards.ignored
        ]

    def __call__(self, node: Node, waived: Sequence[Waiver] = ()) -> list[Diagnostic]:
        """The errors in the text of a record, without what its file waives."""
        told: Counter[str] = Counter()
        said: list[Diagnostic] = []
        waivers = Waivers(waived)
        for proof in proofs(paper_of(node, self._kind, self._facts), self._rules):
            if proof.level is not Level.ERROR or waivers.take(proof.rule.code, proof.place.line):
                continue
            told[proof.rule.code] += 1
            if told[proof.rule.code] <= MOST_IN_A_RECORD:
                said.append(proof.diagnostic)
        return said


def text_errors(workspace: Workspace, year: Year, kinds: Collection[str]) -> Iterator[Diagnostic]:
    """The errors in all texts of these kinds."""
    for kind in kinds:
        check = RecordCheck(workspace, year, kind)
        for file in text_files(workspace, year.number, [kind]):
            data = bytes_of(file.path, file.name)
            if isinstance(data, bytes):
                waived = waivers_in(data, file.name).waivers
                yield from (said for node in nodes_of(data, file) for said in check(node, waived))


def waived_in(source: Source) -> tuple[Waiver, ...]:
    """What the lines of a file waive, without the file: it is sent to workers."""
    return tuple(replace(waiver, place=NOWHERE) for waiver in waivers_of(source).waivers)


def _own_rules(workspace: Workspace, number: int) -> Rules | None:
    from docgen.year.files import load_file, rules_file

    has_any = (workspace.plans / "rules.yaml").exists()
    return load_file(workspace, number, rules_file()).record if has_any else None
