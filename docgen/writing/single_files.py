"""Files that belong to no year: exports that a person named, schemas; kept as papers are, wherever they lie.

Their record lies in the workspace's `generated/.docgen.json`, by their path.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docgen.base.workspace import Workspace
from docgen.writing.folder_bounds import Anywhere
from docgen.writing.manifest import sha256_of
from docgen.writing.outcomes import Output, WritingReport
from docgen.writing.outputs import write_elsewhere


class SingleFile(NamedTuple):
    """A file to write: its place, and its bytes."""

    path: Path
    data: bytes


def write_files(
    workspace: Workspace, files: Sequence[SingleFile], *, force: bool = False, dry_run: bool = False
) -> WritingReport:
    """Bring every file to its place; raises what `write_outputs` raises."""
    bounds = Anywhere(workspace.root)
    outputs = [
        Output(bounds.name_of(file.path), sha256_of(file.data), partial(bytes, file.data)) for file in files
    ]
    return write_elsewhere(workspace.all_generated, bounds, outputs, force=force, dry_run=dry_run)
