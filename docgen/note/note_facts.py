"""The facts of a note: what its tokens say of one meeting, and what has to be asked.

A thing that is said twice in two ways is no fact: it is asked for, and left out of the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place
from docgen.note.tokens import Token
from docgen.note.written import WrittenNote


class WhenWritten(NamedTuple):
    """What is known besides the note: the year of its folder, and the day on which it was written."""

    year: int | None = None
    today: date | None = None


@dataclass
class Point:
    """A point of the agenda: its words, what was voted, resolved and said on it."""

    token: Token
    votes: list[Token] = field(default_factory=list)
    resolved: list[Token] = field(default_factory=list)
    speeches: list[Token] = field(default_factory=list)
    matter: str = ""
    nominee: str = ""


@dataclass
class NoteFacts:
    """What a note says of one meeting; `asked` is what it leaves open or says in two ways."""

    note: WrittenNote
    day: date | None = None
    written_up: date | None = None
    tokens: dict[str, list[Token]] = field(default_factory=dict)
    """What was said under each key, in the order of the note."""
    points: list[Point] = field(default_factory=list)
    loose: list[Token] = field(default_factory=list)
    """Speeches and resolutions that belong to no point of the agenda."""
    left_out: list[Token] = field(default_factory=list)
    """What is in no key of the record."""
    asked: list[Diagnostic] = field(default_factory=list)
    is_meeting: bool = True
    """False where no record can be made of it."""

    def of(self, key: str) -> list[Token]:
        """What was said under a key."""
        return self.tokens.get(key, [])

    def at(self, token: Token) -> Place:
        """The place of a token."""
        return self.note.place(token.start, token.end)

    def words(self, token: Token) -> str:
        """The characters of a token, as they were typed."""
        return self.note.typed(token.start, token.end)

    def values(self, key: str) -> tuple[str, ...]:
        """The values of a key, each once."""
        return tuple(dict.fromkeys(token.value for token in self.of(key)))

    def refuse(self, fault: Diagnostic) -> None:
        """Tell why no record can be made."""
        self.asked.append(fault)
        self.is_meeting = False

    def leave_out(self, tokens: Sequence[Token], question: Diagnostic) -> None:
        """Ask for what stands in no key of the record."""
        self.left_out += tokens
        self.asked.append(question)


def guesses(facts: NoteFacts) -> Iterator[str]:
    """What was guessed, each once."""
    tokens = [token for said in facts.tokens.values() for token in said]
    votes = [token for point in facts.points for token in point.votes]
    yield from dict.fromkeys(token.said for token in (*tokens, *votes) if token.said)


def lost_words(facts: NoteFacts) -> list[str]:
    """The words of the note that are in no key of the record."""
    return [facts.words(token) for token in sorted(facts.left_out, key=lambda token: token.start)]
