"""The papers that a run answers for, and which of them are papers of today."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import PurePosixPath

from docgen.base.diagnostics import Diagnostic, Level
from docgen.base.unforeseen import CODES
from docgen.base.workspace import Workspace
from docgen.making.drafts import PreparedDraft, YearDrafts
from docgen.papers import About, Kind
from docgen.writing import RunShare
from docgen.year.refusals import Refusals

EMPTY = "Y103"
READING = ("Y", "K")
"""The codes of texts, values and keys that could not be read; facts that disagree have others."""


def part_of(kind: Kind, draft: PreparedDraft) -> str:
    """The part of a draft's paper, by which a later run knows that it answers for it: a line for each key."""
    return sys.intern("\n".join(filter(None, (kind.papers, draft.chosen_by))))


def is_part(part: str, kind: Kind, about: About) -> bool:
    """Tell whether the paper of a part is one of the kind's that were asked for, as `Draft.is_about` does."""
    papers, *keys = part.split("\n")
    return papers == kind.papers and (not keys or all(_is_met(keys, *asked) for asked in about.items()))


def _is_met(keys: list[str], key: str, wanted: str | Collection[str]) -> bool:
    values = [wanted] if isinstance(wanted, str) else wanted
    return any(f"{key}={value}" in keys for value in values)


def share_of(workspace: Workspace, year: int, kind: Kind, found: YearDrafts, refusals: Refusals) -> RunShare:
    """The share of a run in a year's folder."""
    papers = [(path_of(kind, name), draft) for name, draft in found.named()]
    today = {str(path) for path, draft in papers if not refusals.concerns(draft.span)}
    return RunShare(
        lambda part: is_part(part, kind, found.about),
        today | {str(path_of(kind, name)) for name in found.staying},
        {str(path) for path, _ in papers} - today,
        kind.gone,
        _unread(workspace, year, kind, found, refusals),
    )


def path_of(kind: Kind, name: str) -> PurePosixPath:
    """The path of a kind's paper of that name, below the year's folder."""
    return PurePosixPath(kind.folder or kind.name, f"{name}.docx")


def _unread(workspace: Workspace, year: int, kind: Kind, found: YearDrafts, refusals: Refusals) -> str:
    """The reason why not every paper of today is known by its name; empty if each is."""
    file = f"{kind.rests_on}.yaml"
    if not workspace.has(year, kind.rests_on):
        return f"plans/{year} 里没有 {file}"
    if any(said.code == EMPTY and said.place.source.name.endswith(file) for said in found.said):
        return f"plans/{year}/{file} 是空的"
    is_open = refusals.common or refusals.files or found.failed or _is_nameless(found, refusals)
    return "有错误的地方没有读全" if is_open or any(map(_is_of_reading, found.said)) else ""


def _is_of_reading(said: Diagnostic) -> bool:
    """Tell whether a text could not be read: a fault of syntax may even swallow the records behind it."""
    # What docgen itself failed at (F101) is not known either.
    return said.code in CODES or (said.level is Level.ERROR and said.code.startswith(READING))


def _is_nameless(found: YearDrafts, refusals: Refusals) -> bool:
    """Tell whether no paper of some refused record has a name."""
    return not refusals.records.keys() <= {draft.span for draft in found.drafts}
