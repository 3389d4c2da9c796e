"""A folder with `plans/` in it: where its files are, how a command finds it, what a new one begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docgen.base.stray_files import copied_from, is_of_programs

SCHOOL_FOLDER = re.compile(r"[12][0-9]{3}-[12][0-9]{3}(?:-[12])?")
"""The name of a folder for the plan of a school year or of a term: 2026-2027, 2026-2027-1."""
WITH_OTHERS = ("plan",)
"""The files of a year that may have others beside them: plan-第二支部.yaml."""
PHOTOS = "照片"
"""The folder in that of a year in which the photos of its meetings lie."""
YEAR_MARK = "@年@"
"""The mark in the starter files where the year belongs."""


def kind_of(name: str) -> str:
    """The file that one beside it is another of: plan of plan-第二支部."""
    kind = name.partition("-")[0]
    return kind if kind in WITH_OTHERS else name


class NoWorkspace(Exception):
    """Neither the folder nor any above it holds `plans/`."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders of one office."""

    root: Path

    @property
    def plans(self) -> Path:
        """The folder of the YAML files, which people write."""
        return self.root / "plans"

    @property
    def templates(self) -> Path:
        """The Word templates, which people may restyle."""
        return self.root / "templates_docx"

    @property
    def schemas(self) -> Path:
        """The JSON Schemas that editors read."""
        return self.plans / "schema"

    def year(self, number: int) -> Path:
        """Return the YAML of one year."""
        return self.plans / str(number)

    @property
    def all_generated(self) -> Path:
        """The papers of all years, a folder each."""
        return self.root / "generated"

    def generated(self, number: int) -> Path:
        """Return the papers of one year."""
        return self.all_generated / str(number)

    def has(self, number: int, name: str) -> bool:
        """Tell whether a year has the YAML file of that name, or a folder of such files."""
        return bool(self.files(number, name))

    def files(self, number: int, name: str) -> list[Path]:
        """Return the YAML file of that name of a year, and those in a folder of that name or beside it."""
        folder = self.year(number)
        if name not in WITH_OTHERS:
            return _with_parts(folder / f"{name}.yaml", (folder / name).glob("*.yaml"))
        return [
            path
            for each in (folder, *self.school_folders(number))
            for path in _with_parts(each / f"{name}.yaml", each.glob(f"{name}-*.yaml"))
        ]

    def school_folders(self, number: int) -> list[Path]:
        """Return the folders of the school year that begins in a year, and of its terms: 2026-2027-1."""
        found = self.plans.glob(f"{number}-{number + 1}*")
        return sorted(folder for folder in found if SCHOOL_FOLDER.fullmatch(folder.name) and folder.is_dir())

    def years(self) -> list[int]:
        """Return the years that have a folder."""
        found = (folder.name for folder in self.plans.glob("[12][0-9][0-9][0-9]*") if folder.is_dir())
        return sorted({int(name[:4]) for name in found if len(name) == 4 or SCHOOL_FOLDER.fullmatch(name)})

    def name_of(self, path: Path) -> str:
        """Return a file's name relative to the workspace, with forward slashes."""
        return path.relative_to(self.root).as_posix()


def _with_parts(whole: Path, others: Iterable[Path]) -> list[Path]:
    """Return a file and others like it, as far as they are there and no copies of one another."""
    parts = {path.name: path for path in others}
    beside = [whole.name for path in parts.values() if path.parent == whole.parent]
    # A copy holds the records of its original once more, and would count them twice.
    meant = [
        path
        for part, path in sorted(parts.items())
        if not is_of_programs(part) and not copied_from(part, [*parts, *beside])
    ]
    return [*([whole] if whole.exists() else []), *meant]


def find_workspace(start: Path) -> Workspace:
    """Return the workspace that `start` lies in. Raises NoWorkspace."""
    start = start.absolute()
    # A command may be run from any folder below.
    for folder in (start, *start.parents):
        if (folder / "plans").is_dir():
            return Workspace(folder)
    raise NoWorkspace(start)


def starter(name: str, year: int) -> bytes:
    """Return the commented starter file of that name, which lies in docgen itself, for a year."""
    # Late: few commands lay down a starter, and each would wait for the import.
    from importlib.resources import files

    text = (files("docgen.base") / "starter" / name).read_text(encoding="utf-8")
    return text.replace(YEAR_MARK, str(year)).encode()
