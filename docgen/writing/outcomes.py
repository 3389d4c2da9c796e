"""The requests that this room takes, and its answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.base.machine_faults import MachineFault
from docgen.writing.faults import FileHeldOpen


class Output(NamedTuple):
    """A file to write: its path below the year's folder, what it is made of, and how to make it.

    `render` is called only when the file is needed; None means that its own data or template is wrong, and a
    WritingFault that it raises is told as this file's own. `part` and `made_of` go into its record.
    """

    path: PurePosixPath
    source_hash: str
    render: Callable[[], bytes | None]
    part: str = ""
    made_of: str = ""


class WriteOutcome(Enum):
    """The outcome for one file; the value is its name as users read it."""

    WRITTEN = "已写入"
    UNCHANGED = "未变化"
    BESIDE = "已另存"
    HELD = "被占用"
    FAILED = "未能写入"
    NOT_MADE = "未生成"
    MOVED = "已移到旧文件"
    REMOVED = "已删除"
    KEPT = "已保留"

    @property
    def label(self) -> str:
        """The outcome's name as users read it."""
        return self.value


class Written(NamedTuple):
    """The outcome for one file, in a word and in a sentence."""

    path: Path
    outcome: WriteOutcome
    detail: str = ""
    second: Path | None = None
    """The new version beside a file that was left alone, the backup of one that was replaced, or the place
    where one that was moved lies now."""
    wrote: bool = False
    """True if this run put anything on disk for it (in a dry run: would have)."""


def refused(path: Path, fault: MachineFault) -> Written:
    """Return the outcome for a file that the machine refused."""
    outcome = WriteOutcome.HELD if isinstance(fault, FileHeldOpen) else WriteOutcome.FAILED
    return Written(path, outcome, str(fault))


class WritingReport(NamedTuple):
    """The outcomes for all files, in the order asked, and the diagnostics about the whole folder."""

    written: list[Written]
    diagnostics: list[Diagnostic]
    withdrawn: Sequence[Written] = ()
    """The outcomes for the files that are none of today's."""


Progress = Callable[[Written], None]
"""Called after each file, for a progress bar."""
