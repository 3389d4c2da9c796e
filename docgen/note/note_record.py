"""The record that a note becomes: YAML as a person would type it, guesses and unread words in comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from docgen.base.diagnostics import Diagnostic, Place
from docgen.importing.body import GUESSED
from docgen.importing.yaml_text import (
    Item,
    Mapping,
    Prose,
    Value,
    YamlEntry,
    YamlList,
    inline_list,
    yaml_text,
)
from docgen.models.minutes import Minutes
from docgen.note.note_facts import NoteFacts, Point, guesses, lost_words
from docgen.note.tokens import RELATIVE_DAY, Token
from docgen.note.written import WrittenNote
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Entries, Items, Node
from docgen.reading.values.votes_in_words import UNANIMOUS, parse_vote

Path: TypeAlias = tuple[str | int, ...]

_WITH_AGENDA = ("党员大会", "支委会", "党小组会")
"""Meetings that have an agenda; of the others a note tells the course (内容), unless there was a vote."""
_IN_ORDER = ("时间", "地点", "主持人", "记录人", "主讲人", "主题", "应到", "实到")


@dataclass(frozen=True)
class NoteRecord:
    """The lines of a record, as a member of the list of minutes, and where in the note each part stands."""

    note: WrittenNote
    lines: tuple[str, ...]
    origins: dict[Path, tuple[int, int]]

    def indented(self, margin: str) -> str:
        """The record with its dash at that margin."""
        return "\n".join(f"{margin}{line}" if line else "" for line in self.lines)

    def origin(self, said: Diagnostic, first: int) -> Place:
        """The place in the note of what is wrong with the record that begins at line `first` of its file."""
        start, end = self._span(said.place.line - first + 1)
        line = said.place.source.line(said.place.line) or ""
        marked = line[said.place.column - 1 : said.place.column - 1 + said.place.length]
        within = self.note.text.find(marked, start, end) if marked else -1
        return self.note.place(within, within + len(marked)) if within >= 0 else self.note.place(start, end)

    def _span(self, line: int) -> tuple[int, int]:
        document = read_yaml("\n".join((f"{Minutes.LIST}:", *self.lines)).encode(), "")
        root = document.root[Minutes.LIST] if isinstance(document.root, Entries) else None
        path = _path_at(root[0], line + 1) if isinstance(root, Items) else ()
        while path and path not in self.origins:
            path = path[:-1]
        return self.origins.get(path, (0, len(self.note.text)))


def _path_at(node: Node, line: int) -> Path:
    """The keys and numbers that lead to what stands in a line."""
    if isinstance(node, Entries):
        before = [key for key in node if node.key_places[key].line <= line]
        return (before[-1], *_path_at(node[before[-1]], line)) if before else ()
    if isinstance(node, Items):
        number = max((n for n, each in enumerate(node) if each.place.line <= line), default=None)
        return () if number is None else (number, *_path_at(node[number], line))
    return ()


def record_of(facts: NoteFacts) -> NoteRecord:
    """The record of a note of which a record can be made."""
    entries = tuple(_entries(facts))
    remarks = [f"{GUESSED}{said}" for said in guesses(facts)]
    # A remark that waives a finding must not come out of a note.
    lost = [f"笔记里还有：“{words}”".replace("#", "＃") for words in lost_words(facts)]
    member = Item(Mapping(entries), tuple(" ".join(each.split()) for each in (*remarks, *lost)))
    text = yaml_text(Mapping((YamlEntry(Minutes.LIST, YamlList((member,))),)))
    lines = tuple(line.removeprefix("  ") for line in text.split("\n")[1:-1])
    return NoteRecord(facts.note, lines, dict(_origins(facts)))


def _entries(facts: NoteFacts) -> Iterator[YamlEntry]:
    yield YamlEntry("类型", _one_or_more(facts.values("类型")))
    for key in ("形式", "支部", "党小组"):
        if facts.of(key):
            yield YamlEntry(key, _one_or_more(facts.values(key)))
    if facts.day:
        yield YamlEntry("日期", facts.day.isoformat())
    for key in _IN_ORDER:
        for value in facts.values(key):
            yield YamlEntry(key, value)
    yield from _people(facts)
    yield from _course(facts)
    for value in facts.values("学时"):
        yield YamlEntry("学时", value)
    if facts.written_up:
        yield YamlEntry("补记", facts.written_up.isoformat())


def _one_or_more(values: Sequence[str]) -> Value:
    return values[0] if len(values) == 1 else inline_list(values)


def _people(facts: NoteFacts) -> Iterator[YamlEntry]:
    if facts.of("出席"):
        yield YamlEntry("出席", inline_list(facts.values("出席")))
    if facts.of("缺席"):
        yield YamlEntry("缺席", _absent(facts.of("缺席")))
    if facts.of("列席"):
        yield YamlEntry("列席", inline_list(facts.values("列席")))


def _absent(tokens: Sequence[Token]) -> Value:
    """The absent with their reasons; without, where no reason is told for one of them."""
    if len(tokens) == 1 and not tokens[0].detail:
        value = tokens[0].value
        return value if value == "无" or value.endswith("人") else inline_list([value])
    if all(token.detail for token in tokens):
        return Mapping(tuple(YamlEntry(token.value, token.detail) for token in tokens), inline=True)
    return inline_list(
        [f"{token.value}（{token.detail}）" if token.detail else token.value for token in tokens]
    )


def _has_agenda(facts: NoteFacts) -> bool:
    return any(kind in _WITH_AGENDA for kind in facts.values("类型")) or any(
        each.votes for each in facts.points
    )


def _course(facts: NoteFacts) -> Iterator[YamlEntry]:
    """The points of the agenda, or the whole in one text; what was said and resolved besides."""
    loose = facts.loose
    if facts.points and _has_agenda(facts):
        yield YamlEntry("议题", YamlList(tuple(Item(_point(each)) for each in facts.points)))
    elif facts.points:
        told = (each.token.detail or each.token.value for each in facts.points)
        yield YamlEntry("内容", Prose(tuple(told)))
        loose = _on_points(facts) + loose
    yield from _speeches([token for token in loose if token.key == "讨论"])
    yield from _resolved(loose)


def _resolved(loose: Sequence[Token]) -> list[YamlEntry]:
    tokens = [token for token in loose if token.key != "讨论"]
    return [YamlEntry("决议", Prose(tuple(token.value for token in tokens)))] if tokens else []


def _on_points(facts: NoteFacts) -> list[Token]:
    """What was said and resolved on the points."""
    return [token for each in facts.points for token in (*each.speeches, *each.resolved)]


def _point(point: Point) -> Mapping:
    entries = [YamlEntry("题目", point.token.value)]
    if point.nominee:
        entries.append(YamlEntry("人选", Mapping((YamlEntry("姓名", point.nominee),), inline=True)))
    entries += _speeches(point.speeches)
    entries += [YamlEntry("表决", _vote(token.value, point.matter)) for token in point.votes]
    resolved = [token.value for token in point.resolved] or [point.token.detail]
    # The resolution on an admission is drawn up by the form of it.
    if any(resolved) and not point.matter:
        entries.append(YamlEntry("决议", Prose(tuple(resolved))))
    return Mapping(tuple(entries))


def _speeches(tokens: Sequence[Token]) -> list[YamlEntry]:
    said = tuple(Item(Mapping((YamlEntry(token.value, token.detail),))) for token in tokens)
    return [YamlEntry("讨论", YamlList(said))] if said else []


def _vote(typed: str, matter: str) -> Value:
    """A vote in its keys; in one word where no more than one was said."""
    values = parse_vote(typed)
    if values == {UNANIMOUS: "是"} and not matter:
        return UNANIMOUS
    told = {"事项": matter} if matter else {}
    return Mapping(tuple(YamlEntry(key, value) for key, value in {**told, **values}.items()), inline=True)


def _origins(facts: NoteFacts) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Where in the note each part of the record comes from."""
    for key, tokens in facts.tokens.items():
        if tokens and key and key not in _OF_COURSE:
            yield ("日期" if key == RELATIVE_DAY else key,), (tokens[0].start, tokens[-1].end)
    for number, point in enumerate(facts.points):
        yield ("议题", number), (point.token.start, point.token.end)
        yield from _numbered(("议题", number, "表决"), point.votes)
        yield from _numbered(("议题", number, "讨论"), point.speeches)
        yield from _numbered(("议题", number, "决议"), point.resolved)
    for key in ("讨论", "决议"):
        yield from _numbered((key,), [each for each in facts.loose if each.key == key])


_OF_COURSE = ("题目", "表决", "讨论", "决议")


def _numbered(path: Path, tokens: Sequence[Token]) -> Iterator[tuple[Path, tuple[int, int]]]:
    for number, token in enumerate(tokens):
        yield (*path, number), (token.start, token.end)
        yield path, (tokens[0].start, tokens[-1].end)
