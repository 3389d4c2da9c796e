"""What the register says of a YAML file, and how one that is no list of records is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import WITH_OTHERS, Workspace
from docgen.domain.words.placeholders import tell_unfilled
from docgen.models.office_words import OfficeWords
from docgen.models.record import Record, known_keys
from docgen.models.validation import Validated, validate
from docgen.reading.disk import bytes_of
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Document

if TYPE_CHECKING:
    from docgen.year.whole import Year

R = TypeVar("R", bound=Record)
Check = Callable[[R, int], list[Diagnostic]]
Join = Callable[[Document, Workspace], Document]
Load = Callable[[Workspace, "Year"], "Year"]


class Holds(Enum):
    """The sort of content that a YAML file holds."""

    OFFICE = "office"
    """What is true in every year: it lies beside the years' folders."""
    PAPER = "paper"
    """One paper of a year, whole: a titled, dated and signed one."""
    RECORDS = "records"
    """A list of records of a year."""


class Carried(Enum):
    """The way in which `docgen new` carries a year's file on into the next year."""

    PLAN = "its days move, its texts follow them, and so do the texts of the files after it"
    TEXT = "its days move, its texts follow them"
    FORM = "its days and its structure go on, results are taken out"
    FRAME = "what stands around the records goes on, they are history"
    ANEW = "an empty starter file takes its place"


@dataclass(frozen=True)
class YamlFile(Generic[R]):
    """A YAML file of the workspace: all that the program has to know of it before it is read.

    The model and the check of its facts are imported when they are asked for: a plan needs no minutes.
    """

    name: str
    """Without `.yaml`."""
    title: str
    """What it holds, as editors and the manual say it."""
    holds: Holds
    model: Callable[[], type[R]]
    check: Callable[[], Check[R]] | None = None
    """What the facts of one that is no list have against each other."""
    sound: Callable[[], Callable[[R], R]] | None = None
    """Leaves out of it what its check has an error against."""
    load: Callable[[], Load] | None = None
    """How a list of records is joined to the year."""
    words: Callable[[Document], OfficeWords] | None = None
    """The words of the office that it holds itself: the roster names the branches."""
    joined: Join | None = None
    """Joins to the file what it names: the roster of a spreadsheet."""
    needs: tuple[str, ...] = ()
    """The files that must be read before it, where they are read."""
    is_required: bool = False
    """Whether a run that reads it tells that it is not there."""
    has_folder: bool = False
    """Whether it may also lie as several files in a folder of its name."""
    has_starter: bool = True
    """Whether `docgen init` lays one down."""
    carried: Carried | None = None
    """How `docgen new` carries it on; what is of all years stays where it is."""
    left_behind: str = ""
    """What `docgen new` says of what it did not carry on, of the year `old` and in the new `file`."""

    def path(self, workspace: Workspace, year: int) -> Path:
        """Return the path of the file."""
        folder = workspace.plans if self.is_of_all_years else workspace.year(year)
        return folder / f"{self.name}.yaml"

    def paths(self, workspace: Workspace, year: int) -> list[Path]:
        """The file, and those in its folder, as far as they are there."""
        if self.has_folder or self.name in WITH_OTHERS:
            return workspace.files(year, self.name)
        path = self.path(workspace, year)
        return [path] if path.exists() else []

    @property
    def is_of_all_years(self) -> bool:
        """Tell whether it lies beside the years' folders."""
        return self.holds is Holds.OFFICE

    @property
    def editor_title(self) -> str:
        """The name that an editor shows for it."""
        return f"{self.title}（{self.name}.yaml）"


def load_file(
    workspace: Workspace, number: int, file: YamlFile[R], office: OfficeWords, path: Path | None = None
) -> Validated[R]:
    """Read and check a file that is no list of records; that it is not there is told of a required one.

    `path` is one of its files, where a year may have several.
    """
    path = path or file.path(workspace, number)
    if not file.is_required and not path.exists():
        return Validated(None, ())
    name, model = workspace.name_of(path), file.model()
    data = bytes_of(path, name)
    if isinstance(data, Diagnostic):
        return Validated(None, (data,))
    document = read_yaml(data, name, known_keys(model))
    if file.joined is not None:
        document = file.joined(document, workspace)
    words = replace(file.words(document), sayings=office.sayings) if file.words else office
    # What is of all years has no year of its own: its dates must name theirs.
    record, diagnostics = validate(model, document, None if file.is_of_all_years else number, words)
    return _checked(file, record, diagnostics, number)


def _checked(file: YamlFile[R], record: R | None, said: tuple[Diagnostic, ...], number: int) -> Validated[R]:
    """The record without what its check has an error against, and what there is to say about its facts."""
    if record is None:
        return Validated(None, said)
    facts = file.check()(record, number) if file.check else []
    kept = file.sound()(record) if file.sound else record
    return Validated(kept, (*said, *tell_unfilled(record), *facts))
