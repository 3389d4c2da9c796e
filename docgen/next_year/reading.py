"""Last year's files as bytes, as nodes with their places, and as what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from docgen.base.diagnostics import Diagnostic, Level
from docgen.base.workspace import Workspace
from docgen.models.record import Record, known_keys
from docgen.models.validation import validate
from docgen.reading.disk import bytes_of
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Entries

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class LastYears(Generic[R]):
    """One file: its bytes, its nodes, and what is wrong with it."""

    name: str
    data: bytes
    root: Entries | None
    record: R | None
    said: tuple[Diagnostic, ...]

    @property
    def faults(self) -> list[Diagnostic]:
        """Faults of its text and structure: with them nothing can be carried on."""
        return faults_of(self.said)


def faults_of(said: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """The errors of text and structure; facts that disagree (D…) keep nothing back."""
    return [d for d in said if d.level is Level.ERROR and d.code[0] in "YK"]


def read_last_years(workspace: Workspace, year: int, name: str, model: type[R]) -> LastYears[R]:
    """Read a file of a year's folder."""
    path = workspace.year(year) / f"{name}.yaml"
    shown = workspace.name_of(path)
    data = bytes_of(path, shown)
    if isinstance(data, Diagnostic):
        return LastYears(shown, b"", None, None, (data,))
    document = read_yaml(data, shown, known_keys(model))
    record, said = validate(model, document, year)
    root = document.root if isinstance(document.root, Entries) else None
    return LastYears(shown, data, root, record, said)


def read_again(name: str, data: bytes, model: type[R], year: int) -> tuple[R | None, list[Diagnostic]]:
    """The new file as its commands will read it, and the faults it would have."""
    record, said = validate(model, read_yaml(data, name, known_keys(model)), year)
    return record, faults_of(said)
