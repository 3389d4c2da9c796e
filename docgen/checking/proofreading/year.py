"""The texts of a year proofread: its files one after the other, each record a paper of its own.

A file gives nodes, a node a paper of passages, the rules what they find in it. What nobody waives is told:
all of it by `docgen check`, and the errors alone, record by record, where they stand against making a paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.diagnostics import Diagnostic, Level, hint
from docgen.base.workspace import Workspace
from docgen.checking.proofreading.disagreement import amounts_of
from docgen.checking.proofreading.facts import Facts, facts_of
from docgen.checking.proofreading.findings import MOST_IN_A_PAPER, LocatedFinding, all_rules, findings
from docgen.checking.proofreading.ignoring import Waiver, Waivers, unknown, waivers_in
from docgen.checking.proofreading.paper_text import ALL_KINDS, PaperText
from docgen.checking.proofreading.passages import paper_of
from docgen.models.office_words import NO_OFFICE
from docgen.models.record import known_keys
from docgen.reading.disk import bytes_of
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Node, Text
from docgen.year.files import load_file
from docgen.year.register import OF_A_YEAR, RULES, list_model, text_model

if TYPE_CHECKING:
    from docgen.models.rules import Rules
    from docgen.year import Year

MOST_IN_A_RECORD = 20
"""Findings of one rule that are told of a record: one would do to refuse the record's paper."""
MOST_OF_A_RULE = 300
"""Findings of one rule that are told of a file: who has more of them mends those first."""


class TextFile(NamedTuple):
    """A file of a year that holds text: what kind of papers, where it lies, how messages call it."""

    kind: str
    path: Path
    name: str


class Standards(NamedTuple):
    """The facts that texts are compared with, and the rules that the office does not want."""

    facts: Facts
    ignored: frozenset[str] = frozenset()
    most: int = MOST_IN_A_PAPER


def proofread(workspace: Workspace, year: Year) -> list[Diagnostic]:
    """Return the findings of the rules in the texts of a year, and the remarks that waive nothing.

    Files that cannot be read say nothing here: reading them has told why.
    """
    said = list(_unknown_codes(year.rules))
    files = [(file, bytes_of(file.path, file.name)) for file in text_files(workspace, year.number)]
    readable = [(file, data) for file, data in files if isinstance(data, bytes)]
    standards = standards_of(year)
    # All files first: what an amount is may be said in one and contradicted in another.
    amounts = amounts_of(paper for file, data in readable for paper in papers_of(data, file, standards.facts))
    standards = standards._replace(facts=replace(standards.facts, amounts=amounts))
    for file, data in readable:
        said += _file_proofread(data, file, standards)
    return said


def text_files(workspace: Workspace, number: int, kinds: Collection[str] = ALL_KINDS) -> Iterator[TextFile]:
    """The files of a year that hold texts of these kinds."""
    for file in OF_A_YEAR:
        if file.name in kinds:
            paths = [path for path in file.paths(workspace, number) if path.is_file()]
            yield from (TextFile(file.name, path, workspace.name_of(path)) for path in paths)


def _file_proofread(data: bytes, file: TextFile, standards: Standards) -> Iterator[Diagnostic]:
    waivers, told = waivers_in(data, file.name), Counter[str]()
    for found in file_findings(data, file, standards, waivers):
        code = found.rule.code
        told[code] += 1
        if told[code] <= MOST_OF_A_RULE:
            yield found.diagnostic
        elif told[code] == MOST_OF_A_RULE + 1:
            message = f"{code} 在这个文件里已经说了 {MOST_OF_A_RULE} 处，后面的不再一一列出"
            yield hint("Z03", found.place, message, "先改好前面的，再运行一次；能自动改的，加 --fix")
    yield from waivers.without_effect(codes())


def file_findings(
    data: bytes, file: TextFile, standards: Standards, waivers: Waivers | None = None
) -> Iterator[LocatedFinding]:
    """Yield the findings of the rules in a file, without those that people do not want to be told."""
    waivers = waivers_in(data, file.name) if waivers is None else waivers
    rules = [rule for rule in all_rules() if rule.code not in standards.ignored]
    for paper in papers_of(data, file, standards.facts):
        for found in findings(paper, rules, standards.most):
            if not waivers.take(found.rule.code, found.place.line):
                yield found


def papers_of(data: bytes, file: TextFile, facts: Facts) -> Iterator[PaperText]:
    """The paper that a file is, or its records one after the other."""
    return (paper_of(node, file.kind, facts) for node in nodes_of(data, file))


def nodes_of(data: bytes, file: TextFile) -> Iterator[Node]:
    """The paper that a file is, or its records one after the other."""
    keys, records = keys_of(file.kind), list_model(file.kind)
    if records is None:
        root = read_yaml(data, file.name, keys).root
        return iter([] if root is None else [root])
    from docgen.reading.listing import read_listing

    listing = read_listing(data, file.name, records.LIST, keys)
    return (piece.document.root for piece in listing.pieces if piece.document.root is not None)


def keys_of(kind: str) -> set[str]:
    """The keys of the files of a kind; its model is loaded, and no other."""
    return known_keys(text_model(kind))


def codes() -> frozenset[str]:
    """The codes of all rules."""
    return frozenset(rule.code for rule in all_rules())


def standards_of(year: Year) -> Standards:
    """Return the standards for the texts of a year, without the rules that rules.yaml switches off."""
    return Standards(facts_of(year), frozenset(code.upper() for code in _ignored(year.rules)))


def _ignored(rules: Rules | None) -> Sequence[Text]:
    own = rules.proofreading if rules else None
    return own.ignored if own else ()


def _unknown_codes(rules: Rules | None) -> Iterator[Diagnostic]:
    return (unknown(code, code.place) for code in _ignored(rules) if code.upper() not in codes())


class RecordCheck:
    """The check that compares the text of each record of a kind with the facts and the rules."""

    def __init__(self, workspace: Workspace, year: Year, kind: str) -> None:
        rules = year.rules or _own_rules(workspace, year.number)
        standards = standards_of(year.with_file(RULES.name, rules))
        self._facts, self._kind = standards.facts, kind
        # Making papers tells of errors only: the other rules are left to docgen check.
        self._rules = [
            rule for rule in all_rules() if rule.level is Level.ERROR and rule.code not in standards.ignored
        ]

    def __call__(self, node: Node, waived: Sequence[Waiver] = ()) -> list[Diagnostic]:
        """The errors in the text of a record, without what its file waives."""
        told: Counter[str] = Counter()
        said: list[Diagnostic] = []
        waivers = Waivers(waived)
        for found in findings(paper_of(node, self._kind, self._facts), self._rules):
            if found.level is not Level.ERROR or waivers.take(found.rule.code, found.place.line):
                continue
            told[found.rule.code] += 1
            if told[found.rule.code] <= MOST_IN_A_RECORD:
                said.append(found.diagnostic)
        return said


def text_errors(workspace: Workspace, year: Year, kind: str) -> Iterator[Diagnostic]:
    """The errors in all texts of a kind."""
    check = RecordCheck(workspace, year, kind)
    for file in text_files(workspace, year.number, [kind]):
        data = bytes_of(file.path, file.name)
        if isinstance(data, bytes):
            waived = waivers_in(data, file.name).waivers
            yield from (said for node in nodes_of(data, file) for said in check(node, waived))


def _own_rules(workspace: Workspace, number: int) -> Rules | None:
    has_any = RULES.path(workspace, number).exists()
    return load_file(workspace, number, RULES, NO_OFFICE).record if has_any else None
