"""Drafts ready to be rendered: the facts that are needed before, and a way to the data that fill them."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Span
from docgen.base.file_names import distinct, safe_file_name
from docgen.base.machine_faults import MachineFault
from docgen.papers import About, Draft, Form
from docgen.papers.printed_marks import PrintedMark


class ChangedMeanwhile(MachineFault):
    """A file of the year was changed while its papers were made."""

    def __str__(self) -> str:
        return "生成的时候，plans 里的文件又改动了；再运行一次，就按新的内容生成"


class PreparedDraft(NamedTuple):
    """A draft ready to be rendered: the facts that are needed before, and a way to its data."""

    name: str
    form: Form
    span: Span | None
    is_wanted: bool
    blanks: tuple[PrintedMark, ...]
    remarks: tuple[Diagnostic, ...]
    digest: bytes
    """SHA-256 of its data, by which an unchanged paper is known without reading them."""
    chosen_by: str
    """By what a command may choose it, a line for each key: `month=3`."""
    data: Callable[[], bytes]
    """Its data, as JSON."""
    files: tuple[str, ...] = ()
    """The files that it shows beside its data, by their paths in the workspace."""


def prepare(draft: Draft, about: About) -> PreparedDraft:
    """Prepare a draft; `about` decides whether it is wanted."""
    # JSON once, for the digest and for the template: a context is not kept besides.
    data = draft.data
    return PreparedDraft(
        safe_file_name(draft.name),
        draft.form,
        draft.span,
        draft.is_about(about),
        draft.blanks,
        draft.remarks,
        hashlib.sha256(data).digest(),
        # In an order of their own: a set has another one in each process, and records are compared by it.
        # Of thousands of records most share theirs: one text in memory serves all that are alike.
        sys.intern("\n".join(sorted(f"{key}={value}" for key, value in draft.chosen_by))),
        lambda: data,
        draft.files,
    )


def not_here() -> bytes:
    """The data of a draft that are not kept: in the memory, or on the way from a worker."""
    raise ChangedMeanwhile


@dataclass
class YearDrafts:
    """The drafts of one kind of a year, with its faults and records; `about` chooses among the papers."""

    about: About
    said: list[Diagnostic] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    drafts: list[PreparedDraft] = field(default_factory=list)
    failed: list[Diagnostic] = field(default_factory=list)
    """The diagnostics on papers that could not be drafted; they refuse no other paper."""
    met: set[tuple[str, str]] = field(default_factory=set)
    """The keys and values by which the drafts may be chosen."""
    staying: list[str] = field(default_factory=list)
    """The names of papers that are not made any more, and stay."""

    def add(self, others: YearDrafts) -> None:
        """Add the drafts of some more records."""
        self.said += others.said
        self.spans += others.spans
        self.drafts += others.drafts
        self.met |= others.met

    def named(self) -> list[tuple[str, PreparedDraft]]:
        """All drafts with file names of their own, wanted or not."""
        # Of two papers of one name the second gets （2）, whatever papers a command chooses.
        return list(zip(distinct([draft.name for draft in self.drafts]), self.drafts, strict=True))

    def unwanted(self) -> set[Span]:
        """The records of which no paper was asked for."""
        return {draft.span for draft in self.drafts if draft.span and not draft.is_wanted}

    def not_met(self) -> list[str]:
        """The values that were asked for by name (编号), and that no draft has."""
        # One value (--month 3) is a choice, and may fit nothing; of several, each was typed on purpose.
        several = ((key, wanted) for key, wanted in self.about.items() if not isinstance(wanted, str))
        return [value for key, wanted in several for value in wanted if (key, value) not in self.met]
