"""A year's drafts, gathered: what is wrong with the year, which records it has, and each paper laid by.

Of thousands of papers only names and places stay in memory; what fills them waits in a file without a name.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.diagnostics import Diagnostic, Span
from docgen.base.file_names import distinct, safe_file_name
from docgen.base.machine_faults import MachineFault
from docgen.base.workspace import Workspace
from docgen.papers import About, Draft, Form, Kind
from docgen.writing import temporary_folder_in_use
from docgen.year import Year, load_year

if TYPE_CHECKING:
    from docgen.making.crew import Crew

IN_MEMORY = 1 << 20
"""Bytes of drafts for which no file is opened."""


NOT_HERE = -1
"""Where a remembered draft lies: what fills it was not read."""


class ChangedMeanwhile(MachineFault):
    """A file of the year was changed while its papers were made."""

    def __str__(self) -> str:
        return "生成的时候，plans 里的文件又改动了；再运行一次，就按新的内容生成"


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


class Remembered(NamedTuple):
    """What there is to say about the records, their lines, their papers, and by what those may be chosen."""

    said: list[Diagnostic]
    spans: list[Span]
    drafts: list[LaidBy]
    met: set[tuple[str, str]]


class Gathered:
    """What a year gives for one kind of paper; `about` says which of its papers are wanted."""

    def __init__(self, about: About) -> None:
        self.said: list[Diagnostic] = []
        self.spans: list[Span] = []
        self.drafts: list[LaidBy] = []
        self.about = about
        self.met: set[tuple[str, str]] = set()
        """By what the drafts may be chosen."""
        self._read_again: Callable[[Gathered], None] | None = None
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
        self.met.update((key, value) for key, values in (draft.about or {}).items() for value in values)
        return LaidBy(
            safe_file_name(draft.name),
            draft.form,
            draft.span,
            draft.is_about(self.about),
            draft.missing,
            draft.remarks,
            hashlib.sha256(draft.data).digest(),
            self._length,
            len(draft.data),
        )

    def take_over(self, remembered: Remembered, read_again: Callable[[Gathered], None]) -> None:
        """Add what is remembered; should one of these papers be needed, `read_again` lays them all by."""
        self.said += remembered.said
        self.spans += remembered.spans
        self.drafts += remembered.drafts
        self.met |= remembered.met
        self._read_again = read_again

    def data(self, draft: LaidBy) -> bytes:
        """What fills a draft that was laid by. Raises ChangedMeanwhile."""
        if draft.start == NOT_HERE:
            draft, home = self._fresh(draft)
            return home.data(draft)
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
        several = ((key, wanted) for key, wanted in self.about.items() if not isinstance(wanted, str))
        return [value for key, wanted in several for value in wanted if (key, value) not in self.met]

    def _fresh(self, draft: LaidBy) -> tuple[LaidBy, Gathered]:
        """The same draft among those that are laid by when one of them is needed for the first time."""
        try:
            return self._anew[draft.digest], self._again
        except KeyError:
            raise ChangedMeanwhile from None

    @cached_property
    def _again(self) -> Gathered:
        return Gathered(self.about)

    @cached_property
    def _anew(self) -> dict[bytes, LaidBy]:
        if self._read_again:
            self._read_again(self._again)
        return {draft.digest: draft for draft in self._again.drafts}

    def close(self) -> None:
        """Let go of what was laid by."""
        if "_again" in self.__dict__:
            self._again.close()
        with suppress(OSError):  # of a full disk, told already
            self._data.close()


@contextmanager
def gather(
    workspace: Workspace,
    number: int,
    kind: Kind,
    about: About,
    crew: Crew | None = None,
    *,
    proofread: bool = True,
) -> Iterator[Gathered]:
    """Read a year and draft the papers of a kind, with the help of a crew if there is one.

    What the proofreader calls an error stands against them.
    """
    gathered = Gathered(about)
    try:
        files = [name for name in kind.reads if not (kind.of_record and name == "minutes")]
        year = load_year(workspace, number, (*files, *kind.consults)).silent_about(kind.consults)
        gathered.said += [*year.diagnostics, *kind.check(year)]
        if proofread and kind.writes and not kind.of_record:
            gathered.said += _text_errors(workspace, kind, year)
        gathered.spans += year.spans
        gathered.lay_by(kind.drafts(year))
        if kind.of_record is not None:
            _lay_by_records(gathered, Source(workspace, year, kind, crew, proofread))
        gathered.have_all()
        yield gathered
    finally:
        gathered.close()


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


class Source(NamedTuple):
    """Where the records of a year come from, and what is made of them."""

    workspace: Workspace
    year: Year
    kind: Kind
    crew: Crew | None
    proofread: bool

    def read(self, gathered: Gathered) -> None:
        """Lay by what all records give."""
        from docgen.making.drafting import Recording  # a plan needs no minutes

        for record, drafts in Recording(*self).drafted():
            gathered.said += record.said
            if record.span:
                gathered.spans.append(record.span)
            gathered.lay_by(drafts)


def _lay_by_records(gathered: Gathered, source: Source) -> None:
    """Lay by the papers of all records; where nothing has changed since the last time, they are not read."""
    from docgen.making.memory import Memory

    subject = f"{source.kind.name} {source.proofread}"
    memory: Memory[Remembered] = Memory(source.workspace, source.year.number, subject, gathered.about)
    if remembered := memory.recall():
        gathered.take_over(remembered, source.read)
        return
    said, spans, drafts = len(gathered.said), len(gathered.spans), len(gathered.drafts)
    source.read(gathered)
    unfilled = [draft._replace(start=NOT_HERE) for draft in gathered.drafts[drafts:]]
    memory.remember(Remembered(gathered.said[said:], gathered.spans[spans:], unfilled, gathered.met))
