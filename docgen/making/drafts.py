"""A year's drafts of one kind: what is wrong with the year, which records it has, each paper to be.

A draft of a year stays an object until its paper is rendered. Drafts of records, of which there may be
thousands, wait in a file instead (`making/records.py`); nothing here or after it sees a difference.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Span
from docgen.base.workspace import Workspace
from docgen.making.options import Options
from docgen.papers import About, Draft, Form, Kind
from docgen.writing import distinct, safe_file_name
from docgen.year import Year, load_year


class PreparedDraft(NamedTuple):
    """A draft ready to be rendered: all that is asked of it before, and where to find what fills it."""

    name: str
    form: Form
    span: Span | None
    is_wanted: bool
    missing: int
    remarks: tuple[Diagnostic, ...]
    digest: bytes
    """SHA-256 of what fills it."""
    data: Callable[[], bytes]
    """What fills it, as JSON."""


def prepare(draft: Draft, about: About) -> PreparedDraft:
    """Prepare a draft, one of those that `about` asks for or not."""
    data = draft.data
    return PreparedDraft(
        safe_file_name(draft.name),
        draft.form,
        draft.span,
        draft.is_about(about),
        draft.missing,
        draft.remarks,
        hashlib.sha256(data).digest(),
        lambda: data,
    )


@dataclass
class YearDrafts:
    """What a year gives for one kind of paper; `about` says which of its papers are wanted."""

    about: About
    said: list[Diagnostic] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    drafts: list[PreparedDraft] = field(default_factory=list)
    met: set[tuple[str, str]] = field(default_factory=set)
    """By what the drafts may be chosen."""

    def add(self, others: YearDrafts) -> None:
        """Add what some more records give."""
        self.said += others.said
        self.spans += others.spans
        self.drafts += others.drafts
        self.met |= others.met

    def named(self) -> list[tuple[str, PreparedDraft]]:
        """All drafts with file names of their own, wanted or not, so that a choice changes no name."""
        return list(zip(distinct([draft.name for draft in self.drafts]), self.drafts, strict=True))

    def unwanted(self) -> set[Span]:
        """The records of which no paper was asked for."""
        return {draft.span for draft in self.drafts if draft.span and not draft.is_wanted}

    def not_met(self) -> list[str]:
        """Of several values that were asked for under a key those that no draft has."""
        several = ((key, wanted) for key, wanted in self.about.items() if not isinstance(wanted, str))
        return [value for key, wanted in several for value in wanted if (key, value) not in self.met]


@contextmanager
def drafts_of(workspace: Workspace, number: int, kind: Kind, options: Options) -> Iterator[YearDrafts]:
    """Read a year and draft its papers of a kind; what the proofreader calls an error stands against them."""
    found = YearDrafts(options.about)
    files = [name for name in kind.reads if not (kind.of_record and name == "minutes")]
    year = load_year(workspace, number, (*files, *kind.consults)).silent_about(kind.consults)
    found.said += [*year.diagnostics, *kind.check(year)]
    found.spans += year.spans
    if kind.of_record is not None:
        from docgen.making.records import with_records  # a plan needs no minutes

        with with_records(found, workspace, year, kind, options):
            yield found
        return
    if options.proofread and kind.writes:
        found.said += _text_errors(workspace, kind, year)
    for draft in kind.drafts(year):
        found.met |= draft.chosen_by
        found.drafts.append(prepare(draft, options.about))
    yield found


def _text_errors(workspace: Workspace, kind: Kind, year: Year) -> list[Diagnostic]:
    """The errors in the texts of a kind; texts that did not change are not proofread again."""
    from docgen.making.memory import Memory

    memory: Memory[list[Diagnostic]] = Memory(workspace, year.number, f"{kind.name} texts", {})
    said = memory.recall()
    if said is None:
        from docgen.checking.proofreading.making import text_errors

        said = list(text_errors(workspace, year, kind.writes))
        memory.remember(said)
    return said
