"""The office's roster (.xlsx, .csv) as the text of organization.yaml: a branch a block, a person a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingOf
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, has_errors
from docgen.importing.manuscript import clean
from docgen.importing.yaml_text import Item, Mapping, YamlEntry, YamlList, yaml_text
from docgen.models.joined_roster import CANDIDATES, MEMBERS, join_roster
from docgen.models.organization import BRANCH_NAME, BRANCHES, Organization
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Document, Entries, Items, Node, Text
from docgen.reading.spreadsheets import read_spreadsheet
from docgen.reading.values import Misread, Reading, parse_date, parse_month

TERM = "届期"
KEPT = ("单位", "简称", TERM)
"""The keys that no roster has: they are taken from the organization.yaml that is there already."""
TO_FILL_IN = {"单位": "【请填写党组织全称】", "简称": "【请填写简称】"}
_DAYS = (
    "入党日期", "转正日期", "转入日期", "转出日期", "申请入党时间", "确定积极分子时间", "列为发展对象时间",
    "预审时间", "转正申请时间",
)  # fmt: skip
_SCHEMA = "yaml-language-server: $schema=schema/organization.schema.json"


class ImportedRoster(NamedTuple):
    """The text of organization.yaml, how many people are in it, and what there is to say about the table."""

    text: str
    members: int
    candidates: int
    said: tuple[Diagnostic, ...]


def known_of_unit(root: Node | None) -> tuple[dict[str, str], dict[str, str]]:
    """What an organization.yaml tells of the unit itself, and the terms of its branches by their names."""
    if not isinstance(root, Entries):
        return {}, {}
    unit = {key: str(value) for key in KEPT if isinstance(value := root.get(key), str) and value}
    branches = _listed(root.get(BRANCHES))
    return unit, {str(one.get(BRANCH_NAME)): str(one[TERM]) for one in branches if one.get(TERM)}


def import_roster(
    data: bytes, name: str, known: MappingOf[str, str], terms: MappingOf[str, str] | None = None
) -> ImportedRoster | list[Diagnostic]:
    """Make organization.yaml of a roster; `known` is what is known of the unit, `terms` of its branches.

    Errors alone, if any.
    """
    empty = Document(Source(name), Entries({}, Place(Source(name))), ())
    joined = join_roster(empty, read_spreadsheet(data, name))
    root = joined.root
    if has_errors(joined.diagnostics) or not isinstance(root, Entries):
        return list(joined.diagnostics)
    branches, candidates = _listed(root.get(BRANCHES)), _listed(root.get(CANDIDATES))
    entries = (
        *_unit(known),
        YamlEntry(BRANCHES, YamlList(tuple(_branch(branch, terms or {}) for branch in branches))),
        *([YamlEntry(CANDIDATES, YamlList(tuple(map(_person, candidates))))] if candidates else []),
    )
    text = yaml_text(Mapping(entries), _head(name))
    members = sum(len(_listed(branch.get(MEMBERS))) for branch in branches)
    return ImportedRoster(text, members, len(candidates), joined.diagnostics)


def check_roster(text: str, name: str) -> list[Diagnostic]:
    """Return what the reader and the model say of the file; `name` is where it was written."""
    document = read_yaml(text.encode(), name, known_keys(Organization))
    return list(validate(Organization, document, None).diagnostics)


def _head(name: str) -> tuple[str, ...]:
    return (
        _SCHEMA,
        "",
        f"由 docgen import 从“{name.rpartition('/')[2]}”导入。一名党员占一行，改某个人只改他那一行。",
    )


def _unit(known: MappingOf[str, str]) -> Iterator[YamlEntry]:
    for key in KEPT:
        value = known.get(key) or TO_FILL_IN.get(key)
        if value:
            yield YamlEntry(key, value)


def _listed(node: Node | None) -> list[Entries]:
    return [member for member in node if isinstance(member, Entries)] if isinstance(node, Items) else []


def _branch(branch: Entries, terms: MappingOf[str, str]) -> Item:
    name = str(branch.get(Text(BRANCH_NAME)))
    people = YamlList(tuple(map(_person, _listed(branch.get(Text(MEMBERS))))))
    term = [YamlEntry(TERM, terms[name])] if name in terms else []
    return Item(Mapping((YamlEntry("名称", name), *term, YamlEntry(MEMBERS, people))))


def _person(person: Entries) -> Item:
    values = [(str(key), _typed(str(key), clean(str(value)))) for key, value in person.items()]
    return Item(Mapping(tuple(YamlEntry(key, value) for key, value in values if value), inline=True))


def _typed(key: str, text: str) -> str:
    """Return a date as docgen writes it, if it is understood without a guess; other text unchanged."""
    if key in _DAYS:
        return _said(lambda: parse_date(text, None), lambda day: day.isoformat(), text)
    if key == "出生年月":
        return _said(lambda: parse_month(text), lambda month: f"{month.year}-{month.month:02}", text)
    return text


def _said(parse: Callable[[], Reading], shown: Callable[..., str], text: str) -> str:  # type: ignore[type-arg]
    try:
        value, note = parse()
    except Misread:
        return text
    # A guess is not written as if it were known: the reader will ask about it.
    return text if note else shown(value)
