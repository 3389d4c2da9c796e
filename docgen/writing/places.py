"""How diagnostics name a file of the year's folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from docgen.base.diagnostics import Place, Source


def place_in(folder: Path, path: PurePosixPath) -> Place:
    """The file relative to the workspace: `generated/2023/plan/….pdf`."""
    return Place(Source("/".join([*folder.absolute().parts[-2:], path.as_posix()])))
