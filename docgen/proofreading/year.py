"""The texts of a year proofread: its files one after the other, each record a paper of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.diagnostics import Diagnostic, Level
from docgen.proofreading.collecting import LISTS, paper_of
from docgen.proofreading.facts import Facts
from docgen.proofreading.ignoring import Waivers, unknown, waivers_of
from docgen.proofreading.paper import ALL_KINDS, EVALUATIONS, MINUTES, NOTICES, PLAN, Paper
from docgen.proofreading.proof import Proof, all_rules, proofs
from docgen.reading.bounds import LARGER_LISTS, decode_within_bounds
from docgen.reading.disk import bytes_of
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Node
from docgen.workspace import Workspace

if TYPE_CHECKING:
    from docgen.models.organization import Person
    from docgen.models.record import Record
    from docgen.models.rules import Rules
    from docgen.year import Year


class TextFile(NamedTuple):
    """A file of a year that holds text: what kind of papers, where it lies, how messages call it."""

    kind: str
    path: Path
    name: str


def proofread(
    workspace: Workspace, year: Year, kinds: Collection[str] = ALL_KINDS, *, wholly: bool = False
) -> list[Diagnostic]:
    """What the rules find in the texts of a year; `wholly` tells the waivers that waive nothing, too.

    Files that cannot be read say nothing here: reading them has told why.
    """
    facts, ignored = facts_of(year), ignored_rules(year.rules)
    said = list(_unknown_codes(year.rules)) if wholly else []
    for file in text_files(workspace, year.number, kinds):
        data = bytes_of(file.path, file.name)
        if isinstance(data, bytes):
            said += _file_proofread(data, file, facts, ignored, wholly=wholly)
    return said


def text_errors(workspace: Workspace, year: Year, kinds: Collection[str]) -> Iterator[Diagnostic]:
    """Only the errors in the texts of these kinds: what stands against making their papers."""
    if not ALL_KINDS.intersection(kinds):
        return
    rules = year.rules or _own_rules(workspace, year.number)
    facts, ignored = facts_of(replace(year, rules=rules)), ignored_rules(rules) | _milder_rules()
    for file in text_files(workspace, year.number, kinds):
        data = bytes_of(file.path, file.name)
        for proof in file_proofs(data, file, facts, ignored) if isinstance(data, bytes) else ():
            if proof.level is Level.ERROR:
                yield proof.diagnostic


def _own_rules(workspace: Workspace, number: int) -> Rules | None:
    from docgen.year.files import load_file, rules_file

    has_any = (workspace.plans / "rules.yaml").exists()
    return load_file(workspace, number, rules_file()).record if has_any else None


def text_files(workspace: Workspace, number: int, kinds: Collection[str] = ALL_KINDS) -> Iterator[TextFile]:
    """The files of a year that hold texts of these kinds."""
    folder = workspace.year(number)
    for kind in (PLAN, NOTICES, EVALUATIONS, MINUTES):
        paths = [folder / f"{kind}.yaml", *sorted((folder / kind).glob("*.yaml") if kind == MINUTES else ())]
        if kind in kinds:
            yield from (TextFile(kind, path, workspace.name_of(path)) for path in paths if path.is_file())


def _file_proofread(
    data: bytes, file: TextFile, facts: Facts, ignored: Collection[str], *, wholly: bool
) -> Iterator[Diagnostic]:
    waivers = _waivers(data, file.name)
    for proof in file_proofs(data, file, facts, ignored, waivers):
        yield proof.diagnostic
    if wholly:
        yield from waivers.told(codes())


def file_proofs(
    data: bytes, file: TextFile, facts: Facts, ignored: Collection[str] = (), waivers: Waivers | None = None
) -> Iterator[Proof]:
    """What the rules find in a file, without what people do not want to be told."""
    waivers = _waivers(data, file.name) if waivers is None else waivers
    rules = [rule for rule in all_rules() if rule.code not in ignored]
    for paper in papers_of(data, file, facts):
        for proof in proofs(paper, rules):
            if not waivers.take(proof.rule.code, proof.place.line):
                yield proof


def papers_of(data: bytes, file: TextFile, facts: Facts) -> Iterator[Paper]:
    """A plan, or the records of a file one after the other."""
    return (paper_of(node, file.kind, facts) for node in _nodes(data, file))


def _nodes(data: bytes, file: TextFile) -> Iterator[Node]:
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


def _waivers(data: bytes, name: str) -> Waivers:
    decoded = decode_within_bounds(data, name, LARGER_LISTS)
    return (
        Waivers()
        if isinstance(decoded, Diagnostic) or "忽略" not in decoded.text
        else waivers_of(decoded.source)
    )


def _milder_rules() -> frozenset[str]:
    """Those that never find an error."""
    return frozenset(rule.code for rule in all_rules() if rule.level is not Level.ERROR)


def codes() -> frozenset[str]:
    """The codes of all rules."""
    return frozenset(rule.code for rule in all_rules())


def ignored_rules(rules: Rules | None) -> frozenset[str]:
    """The rules that the office has switched off in rules.yaml."""
    own = rules.proofreading if rules else None
    return frozenset(code.upper() for code in own.ignored) if own else frozenset()


def _unknown_codes(rules: Rules | None) -> Iterator[Diagnostic]:
    own = rules.proofreading if rules else None
    for code in own.ignored if own else ():
        if code.upper() not in codes():
            yield unknown(code, code.place)


def facts_of(year: Year) -> Facts:
    """What the files of a year say, as far as a text can disagree with it."""
    unit, plan = year.organization, year.plan
    people: list[Person] = [*unit.members, *unit.candidates] if unit else []
    groups = [str(member.group) for member in unit.members if member.group] if unit else []
    own = year.rules.proofreading if year.rules else None
    return Facts(
        year=year.number,
        issued=plan.issued if plan else None,
        unit=str(unit.name) if unit else "",
        short_unit=str(unit.short_name) if unit else "",
        bodies=frozenset(chain((str(branch.name) for branch in unit.branches) if unit else (), groups)),
        names=frozenset(str(person.name) for person in people if len(person.name) > 1),
        events={str(item.name): item.days for item in plan.schedule if item.days} if plan else {},
        titles=frozenset(title.strip("《》") for title in own.titles) if own else frozenset(),
    )
