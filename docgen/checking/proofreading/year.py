"""The texts of a year proofread: its files one after the other, each record a paper of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.diagnostics import Diagnostic, hint
from docgen.base.workspace import Workspace
from docgen.checking.proofreading.amounts import amounts_of
from docgen.checking.proofreading.collecting import LISTS, paper_of
from docgen.checking.proofreading.facts import Facts
from docgen.checking.proofreading.ignoring import Waivers, unknown, waivers_of
from docgen.checking.proofreading.paper import ALL_KINDS, EVALUATIONS, MINUTES, NOTICES, PLAN, Paper
from docgen.checking.proofreading.passing import campaigns, counted
from docgen.checking.proofreading.proof import MOST_IN_A_PAPER, Proof, all_rules, proofs
from docgen.domain.words.placeholders import count_marks
from docgen.reading.bounds import LARGER_LISTS, decode_within_bounds
from docgen.reading.disk import bytes_of
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Node

if TYPE_CHECKING:
    from docgen.models.organization import Person
    from docgen.models.record import Record
    from docgen.models.rules import Rules
    from docgen.year import Year


MOST_OF_A_RULE = 300
"""Findings of one rule that are told of a file: who has more of them mends those first."""


class TextFile(NamedTuple):
    """A file of a year that holds text: what kind of papers, where it lies, how messages call it."""

    kind: str
    path: Path
    name: str


class Standards(NamedTuple):
    """What texts are held against, and the rules that the office does not want."""

    facts: Facts
    ignored: frozenset[str] = frozenset()
    most: int = MOST_IN_A_PAPER


def proofread(workspace: Workspace, year: Year) -> list[Diagnostic]:
    """What the rules find in the texts of a year, and the remarks that waive nothing.

    Files that cannot be read say nothing here: reading them has told why.
    """
    said = list(_unknown_codes(year.rules))
    files = [(file, bytes_of(file.path, file.name)) for file in text_files(workspace, year.number)]
    readable = [(file, data) for file, data in files if isinstance(data, bytes)]
    standards = standards_of(year)
    amounts = amounts_of(paper for file, data in readable for paper in papers_of(data, file, standards.facts))
    standards = standards._replace(facts=replace(standards.facts, amounts=amounts))
    for file, data in readable:
        said += _file_proofread(data, file, standards)
    return said


def text_files(workspace: Workspace, number: int, kinds: Collection[str] = ALL_KINDS) -> Iterator[TextFile]:
    """The files of a year that hold texts of these kinds."""
    folder = workspace.year(number)
    for kind in (PLAN, NOTICES, EVALUATIONS, MINUTES):
        paths = [folder / f"{kind}.yaml", *sorted((folder / kind).glob("*.yaml") if kind == MINUTES else ())]
        if kind in kinds:
            yield from (TextFile(kind, path, workspace.name_of(path)) for path in paths if path.is_file())


def _file_proofread(data: bytes, file: TextFile, standards: Standards) -> Iterator[Diagnostic]:
    waivers, told = waivers_in(data, file.name), Counter[str]()
    for proof in file_proofs(data, file, standards, waivers):
        code = proof.rule.code
        told[code] += 1
        if told[code] <= MOST_OF_A_RULE:
            yield proof.diagnostic
        elif told[code] == MOST_OF_A_RULE + 1:
            message = f"{code} 在这个文件里已经说了 {MOST_OF_A_RULE} 处，后面的不再一一列出"
            yield hint("Z03", proof.place, message, "先改好前面的，再运行一次；能自动改的，加 --fix")
    yield from waivers.told(codes())


def file_proofs(
    data: bytes, file: TextFile, standards: Standards, waivers: Waivers | None = None
) -> Iterator[Proof]:
    """What the rules find in a file, without what people do not want to be told."""
    waivers = waivers_in(data, file.name) if waivers is None else waivers
    rules = [rule for rule in all_rules() if rule.code not in standards.ignored]
    for paper in papers_of(data, file, standards.facts):
        for proof in proofs(paper, rules, standards.most):
            if not waivers.take(proof.rule.code, proof.place.line):
                yield proof


def papers_of(data: bytes, file: TextFile, facts: Facts) -> Iterator[Paper]:
    """A plan, or the records of a file one after the other."""
    return (paper_of(node, file.kind, facts) for node in nodes_of(data, file))


def nodes_of(data: bytes, file: TextFile) -> Iterator[Node]:
    """The plan, or the records of a file one after the other."""
    keys = keys_of(file.kind)
    if file.kind == PLAN:
        root = read_yaml(data, file.name, keys).root
        return iter([] if root is None else [root])
    from docgen.reading.listing import read_listing

    listing = read_listing(data, file.name, LISTS[file.kind], keys)
    return (piece.document.root for piece in listing.pieces if piece.document.root is not None)


def keys_of(kind: str) -> set[str]:
    """The keys of the files of a kind; its model is loaded, and no other."""
    from docgen.models.record import known_keys

    return known_keys(_model_of(kind))


def _model_of(kind: str) -> type[Record]:
    name = kind.capitalize()
    model: type[Record] = getattr(import_module(f"docgen.models.{kind}"), name)
    return model


def waivers_in(data: bytes, name: str) -> Waivers:
    """What people do not want to be told in a file."""
    decoded = decode_within_bounds(data, name, LARGER_LISTS)
    return (
        Waivers()
        if isinstance(decoded, Diagnostic) or "忽略" not in decoded.text
        else waivers_of(decoded.source)
    )


def codes() -> frozenset[str]:
    """The codes of all rules."""
    return frozenset(rule.code for rule in all_rules())


def standards_of(year: Year) -> Standards:
    """What the texts of a year are held against."""
    return Standards(facts_of(year), _ignored_rules(year.rules))


def _ignored_rules(rules: Rules | None) -> frozenset[str]:
    """The rules that the office has switched off in rules.yaml."""
    own = rules.proofreading if rules else None
    return frozenset(code.upper() for code in own.ignored) if own else frozenset()


def _unknown_codes(rules: Rules | None) -> Iterator[Diagnostic]:
    own = rules.proofreading if rules else None
    for code in own.ignored if own else ():
        if code.upper() not in codes():
            yield unknown(code, code.place)


def _filled_in(name: str) -> str:
    """A name, unless a person still has to write it."""
    return "" if count_marks(name) else str(name)


def facts_of(year: Year) -> Facts:
    """What the files of a year say, as far as a text can disagree with it."""
    unit, plan = year.organization, year.plan
    people: list[Person] = [*unit.members, *unit.candidates] if unit else []
    groups = [str(member.group) for member in unit.members if member.group] if unit else []
    own = year.rules.proofreading if year.rules else None
    return Facts(
        year=year.number,
        issued=plan.issued if plan else None,
        unit=_filled_in(unit.name) if unit else "",
        short_unit=_filled_in(unit.short_name) if unit else "",
        bodies=frozenset(chain((str(branch.name) for branch in unit.branches) if unit else (), groups)),
        names=frozenset(str(person.name) for person in people if len(person.name) > 1),
        events={str(item.name): item.days for item in plan.schedule if item.days} if plan else {},
        titles=frozenset(title.strip("《》") for title in own.titles) if own else frozenset(),
        counted=counted(year.rules) if year.rules and year.rules.anniversaries else None,
        campaigns=campaigns(year.rules) if year.rules and year.rules.campaigns else None,
    )
