"""Drafts ready to be rendered: all that is asked of each before, and where to find what fills it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Span
from docgen.base.file_names import distinct, safe_file_name
from docgen.papers import About, Draft, Form


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
