"""A year's drafts, gathered: what is wrong with the year, which records it has, and each paper laid by.

Of thousands of papers only names and places stay in memory; what fills them waits in a file without a name.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Span
from docgen.papers import About, Draft, Form, Kind
from docgen.workspace import Workspace
from docgen.writing import distinct, safe_file_name, temporary_folder_in_use
from docgen.year import Year, load_year, minutes_of

IN_MEMORY = 1 << 20
"""Bytes of drafts for which no file is opened."""


class LaidBy(NamedTuple):
    """A draft without what fills it, and where that lies among the gathered."""

    name: str
    form: Form
    span: Span | None
    is_wanted: bool
    missing: int
    remarks: tuple[Diagnostic, ...]
    digest: bytes
    start: int
    length: int


class Gathered:
    """What a year gives for one kind of paper; `about` says which of its papers are wanted."""

    def __init__(self, about: About) -> None:
        self.said: list[Diagnostic] = []
        self.spans: list[Span] = []
        self.drafts: list[LaidBy] = []
        self._about = about
        self._met: set[tuple[str, str]] = set()
        self._data = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by `gather`
        self._length = 0

    def lay_by(self, drafts: Iterable[Draft]) -> None:
        """Keep some more drafts. Raises TemporaryFolderRefused."""
        for draft in drafts:
            self.drafts.append(self._laid_by(draft))
            with temporary_folder_in_use():
                self._data.write(draft.data)
            self._length += len(draft.data)

    def have_all(self) -> None:
        """Nothing more comes: a full disk shall be told now, before the first paper is written."""
        with temporary_folder_in_use():
            self._data.flush()

    def _laid_by(self, draft: Draft) -> LaidBy:
        self._met.update((key, value) for key, values in (draft.about or {}).items() for value in values)
        return LaidBy(
            safe_file_name(draft.name),
            draft.form,
            draft.span,
            draft.is_about(self._about),
            draft.missing,
            draft.remarks,
            hashlib.sha256(draft.data).digest(),
            self._length,
            len(draft.data),
        )

    def data(self, draft: LaidBy) -> bytes:
        """What fills a draft that was laid by."""
        with temporary_folder_in_use():
            self._data.seek(draft.start)
            return self._data.read(draft.length)

    def named(self) -> list[tuple[str, LaidBy]]:
        """All drafts with file names of their own, wanted or not, so that a choice changes no name."""
        return list(zip(distinct([draft.name for draft in self.drafts]), self.drafts, strict=True))

    def unwanted(self) -> set[Span]:
        """The records of which no paper was asked for."""
        return {draft.span for draft in self.drafts if draft.span and not draft.is_wanted}

    def not_met(self) -> list[str]:
        """Of several values that were asked for under a key those that no draft has."""
        several = ((key, wanted) for key, wanted in self._about.items() if not isinstance(wanted, str))
        return [value for key, wanted in several for value in wanted if (key, value) not in self._met]

    def close(self) -> None:
        """Let go of what was laid by."""
        with suppress(OSError):  # of a full disk, told already
            self._data.close()


@contextmanager
def gather(
    workspace: Workspace, number: int, kind: Kind, about: About, *, proofread: bool = True
) -> Iterator[Gathered]:
    """Read a year and draft the papers of a kind; what the proofreader calls an error stands against them."""
    gathered = Gathered(about)
    try:
        files = [name for name in kind.reads if not (kind.of_record and name == "minutes")]
        year = load_year(workspace, number, (*files, *kind.consults)).silent_about(kind.consults)
        gathered.said += [*year.diagnostics, *kind.check(year)]
        gathered.said += _text_errors(workspace, kind, year) if proofread and kind.writes else ()
        gathered.spans += year.spans
        gathered.lay_by(kind.drafts(year))
        _lay_by_records(gathered, workspace, kind, year)
        gathered.have_all()
        yield gathered
    finally:
        gathered.close()


def _text_errors(workspace: Workspace, kind: Kind, year: Year) -> Iterator[Diagnostic]:
    from docgen.proofreading.year import text_errors

    return text_errors(workspace, year, kind.writes)


def _lay_by_records(gathered: Gathered, workspace: Workspace, kind: Kind, year: Year) -> None:
    if kind.of_record is None:
        return
    for record in minutes_of(workspace, year):
        gathered.said += record.said
        if record.span:
            gathered.spans.append(record.span)
        gathered.lay_by(kind.of_record(record))
