"""The drafts of one kind of a year: made from its files, or remembered where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cached_property, partial
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.base.file_names import distinct, safe_file_name
from docgen.base.unforeseen import CODES
from docgen.base.workspace import Workspace
from docgen.making.drafts import ChangedMeanwhile, PreparedDraft, YearDrafts, not_here, prepare
from docgen.making.memory import Memory
from docgen.making.options import Options
from docgen.making.spool import Spool
from docgen.making.year_inputs import YearInputs
from docgen.papers import Kind
from docgen.year import Year


@contextmanager
def drafts_of(workspace: Workspace, number: int, kind: Kind, options: Options) -> Iterator[YearDrafts]:
    """The drafts of a kind, and what there is to say; their data can be read as long as the context lasts."""
    inputs = options.inputs or YearInputs(workspace, number)
    drafting = _Drafting(inputs, kind, options)
    # With and without proofreading other things are told: each is a memory of its own.
    # A record of this year may be of a meeting still to come, which only the day tells.
    today = options.today
    of_the_day = f" {today}" if today and number >= today.year else ""
    subject = f"{kind.name} {options.proofread}{of_the_day}"
    memory: Memory[YearDrafts] = Memory(inputs, subject, options.about)
    with closing(Spool()) as spool:
        found = memory.recall()
        if found is None:
            found = drafting.read(spool)
            # A want of memory may be gone the next time, and a mistake of docgen is told each time.
            if not any(said.code in CODES for said in (*found.said, *found.failed)):
                memory.remember(_each(found, lambda _: not_here))
        else:
            again = _ReadAgain(drafting, spool)
            found = _each(found, lambda draft: partial(again.data, draft.digest))
        spool.flush()
        yield found


def _each(found: YearDrafts, data: Callable[[PreparedDraft], Callable[[], bytes]]) -> YearDrafts:
    """The same drafts, with another way to the data of each."""
    drafts = [draft._replace(data=data(draft)) for draft in found.drafts]
    return replace(found, drafts=drafts)


class _Drafting(NamedTuple):
    """The year and the kind whose papers are drafted."""

    inputs: YearInputs
    kind: Kind
    options: Options

    def read(self, spool: Spool) -> YearDrafts:
        """Read the year and draft its papers; what the proofreader calls errors is said too."""
        kind, found = self.kind, YearDrafts(self.options.about)
        files = [name for name in kind.reads if not (kind.of_record and name == "minutes")]
        whole = self.inputs.year(frozenset((*files, *kind.consults)), self.options.today)
        year = whole.silent_about(kind.consults)
        # A wrong day in the roster must not stop a paper that names nobody of it.
        year = year if kind.needs_people else year.without_errors_of_people()
        found.said += [*year.diagnostics, *kind.check(year)]
        found.spans += year.spans
        if kind.of_record is not None:
            from docgen.making.records import Recording  # a plan needs no minutes

            found.add(Recording(self.inputs.workspace, year, kind, self.options).read(spool))
            return found
        found.said += self._text_errors(year)
        for draft in kind.drafts(year):
            if isinstance(draft, Diagnostic):
                found.failed.append(draft)
                continue
            found.met |= draft.chosen_by
            found.drafts.append(prepare(draft, self.options.about))
        found.staying = distinct([safe_file_name(draft.name) for draft in kind.staying(whole)])
        return found

    def _text_errors(self, year: Year) -> list[Diagnostic]:
        if not (self.options.proofread and self.kind.prints):
            return []
        from docgen.checking.proofreading.year import text_errors  # not where nothing has changed

        return list(text_errors(self.inputs.workspace, year, self.kind.prints))


class _ReadAgain:
    """The data of remembered drafts: the year is read only when a draft has to be rendered after all."""

    def __init__(self, drafting: _Drafting, spool: Spool) -> None:
        # What the proofreader had to say is remembered, and the data do not depend on it.
        unproofread = replace(drafting.options, proofread=False)
        self._drafting, self._spool = drafting._replace(options=unproofread), spool

    @cached_property
    def _drafts(self) -> dict[bytes, PreparedDraft]:
        return {draft.digest: draft for draft in self._drafting.read(self._spool).drafts}

    def data(self, digest: bytes) -> bytes:
        """The data of the draft with this digest. Raises ChangedMeanwhile."""
        # By digest, not by number: a file that was changed since gives other drafts, never wrong ones.
        if digest not in self._drafts:
            raise ChangedMeanwhile
        return self._drafts[digest].data()
