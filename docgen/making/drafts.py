"""The drafts of one kind of a year: faults of the year, its records, and each paper to be made.

A draft of a year stays an object until its paper is rendered. Drafts of records, of which there may be
thousands, wait in a file instead (`making/records.py`); the stages after this one see no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.making.options import Options
from docgen.making.prepared import YearDrafts, prepare
from docgen.papers import Kind
from docgen.year import Year, load_year


@contextmanager
def drafts_of(workspace: Workspace, number: int, kind: Kind, options: Options) -> Iterator[YearDrafts]:
    """Read a year and draft its papers of a kind; errors that the proofreader finds refuse papers too."""
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
    if options.proofread and kind.prints:
        found.said += _text_errors(workspace, kind, year)
    for draft in kind.drafts(year):
        found.met |= draft.chosen_by
        found.drafts.append(prepare(draft, options.about))
    yield found


def _text_errors(workspace: Workspace, kind: Kind, year: Year) -> list[Diagnostic]:
    """The errors in the texts of a kind; texts that did not change are not proofread again."""
    # The proofreader is imported only when texts have changed: an unchanged run does without it.
    from docgen.making.memory import Memory

    memory: Memory[list[Diagnostic]] = Memory(workspace, year.number, f"{kind.name} texts", {})
    said = memory.recall()
    if said is None:
        from docgen.checking.proofreading.year import text_errors

        said = list(text_errors(workspace, year, kind.prints))
        memory.remember(said)
    return said
