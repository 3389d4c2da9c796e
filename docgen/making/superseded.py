"""Papers whose place others have taken: a blank sheet is removed when its meeting is on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from docgen.base.diagnostics import SpanFinder
from docgen.base.file_names import distinct, safe_file_name
from docgen.base.workspace import Workspace
from docgen.making.options import DEFAULTS, Options
from docgen.making.year_drafts import drafts_of
from docgen.papers import About, Kind, kind_named
from docgen.writing import WritingReport, withdraw_outputs
from docgen.year import Year, load_year
from docgen.year.refusals import Refusals

ON_RECORD = "已有记录"


def withdraw(workspace: Workspace, number: int, kind_name: str, options: Options) -> WritingReport:
    """Remove the chosen papers that those of a kind supersede. Raises what `write_outputs` raises."""
    # The whole year is read only when such papers lie in its folder: most runs have none.
    kind, folder = kind_named(kind_name), workspace.generated(number)
    older = [kind_named(name) for name in kind.supersedes]
    superseded = [
        path
        for old in older
        if any((folder / _folder_of(old)).glob(f"*{old.mark}*"))
        for path in _superseded(workspace, load_year(workspace, number), old, kind, options.about)
        if _lies_there(folder / path)
    ]
    return withdraw_outputs(folder, superseded, ON_RECORD, dry_run=options.dry_run)


def _superseded(
    workspace: Workspace, year: Year, old: Kind, new: Kind, about: About
) -> Iterator[PurePosixPath]:
    """The papers of the old kind that are no longer needed; a file name that is still in use stays."""
    drafts = old.superseded(_without_refused(year))
    in_use = {name for kind in (old, new) for name in _names_of(workspace, year.number, kind)}
    names = distinct([safe_file_name(draft.name) for draft in drafts])
    for name, draft in zip(names, drafts, strict=True):
        if draft.is_about(about) and name not in in_use:
            yield PurePosixPath(_folder_of(old), f"{name}.docx")


def _without_refused(year: Year) -> Year:
    """The year without the records that are refused: papers that are not made supersede nothing."""
    refusals, span_at = Refusals(year.diagnostics, year.spans), SpanFinder(year.spans)
    kept = (one for one in year.meetings if not refusals.concerns(span_at(one.place)))
    return replace(year, meetings=tuple(kept))


def _names_of(workspace: Workspace, number: int, kind: Kind) -> list[str]:
    with drafts_of(workspace, number, kind, DEFAULTS) as found:
        return [name for name, _ in found.named()]


def _folder_of(kind: Kind) -> str:
    return kind.folder or kind.name


def _lies_there(path: Path) -> bool:
    """Tell whether the paper or its PDF exists."""
    return path.exists() or path.with_suffix(".pdf").exists()
