"""The photos that a record of minutes names: they lie in the folder 照片 of its year."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from docgen.base.diagnostics import Diagnostic, error
from docgen.base.suggestion import closest, question
from docgen.base.workspace import PHOTOS, Workspace
from docgen.domain.meetings.photo_lines import read_photo_line, split_photos
from docgen.models.minutes import Meeting
from docgen.reading.nodes import Text

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".bmp")


def with_photos(meeting: Meeting, workspace: Workspace, year: int) -> tuple[Meeting, tuple[Diagnostic, ...]]:
    """The meeting with each photo by its path in the workspace, and what cannot be found."""
    typed = (Text(piece, text.place) for text in meeting.photos for piece in split_photos(text))
    read = [_with_path(text, workspace, year) for text in typed]
    lines = tuple(line for line in read if isinstance(line, Text))
    return meeting.model_copy(update={"photos": lines}), tuple(d for d in read if isinstance(d, Diagnostic))


def _with_path(text: Text, workspace: Workspace, year: int) -> Text | Diagnostic:
    file, caption = read_photo_line(text)
    if not file:
        return text
    # Typed as Windows shows it, or with the folder: the same file is meant.
    name = PurePosixPath(file.replace("\\", "/").removeprefix(f"{PHOTOS}/"))
    if name.suffix.lower() not in SUFFIXES:
        message = f"照片“{file}”的格式，Word 里放不了；可以用 .jpg、.png、.gif、.bmp"
        return error("K341", text.place, message, "用看图软件另存为 .jpg，这里的名字也改成 .jpg")
    folder = workspace.year(year) / PHOTOS
    path = folder / name
    if not _is_within(path, folder):
        return _missing(text, name, folder)
    return Text(f"{workspace.name_of(path)} {caption}", text.place)


def _is_within(path: Path, folder: Path) -> bool:
    """Tell whether it is a file of the folder, and no way out of it by `..`, by a link or by a whole path."""
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):  # a name with a NUL, or one that is too long
        return False


def _missing(text: Text, name: PurePosixPath, folder: Path) -> Diagnostic:
    there = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.*"))]
    message = f"没有找到照片“{name}”{question(closest(name.as_posix(), there))}"
    mend = (
        f"把照片放进 {folder.parent.name} 下面的 {PHOTOS} 文件夹，这里写文件名（连同后缀），如 集中学习.jpg"
    )
    return error("K341", text.place, message, mend)
