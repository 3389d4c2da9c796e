"""The bytes of a file that a person keeps, or why they cannot be read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.base.machine_faults import reason_of
from docgen.reading.bounds import LARGEST_LIST

LARGEST_FILE = 100 << 20
"""Bytes: no file that docgen reads is larger. What one reader takes is less; each refuses by itself."""


def read_at_most(path: Path, most: int = LARGEST_FILE) -> bytes:
    """Return the bytes of a file; of one that is larger than `most` only one byte more than that.

    Raises OSError, also for what is no file: a pipe or a terminal would be waited for without an end.
    """
    with open(path, "rb", opener=_without_waiting) as file:
        # Asked of the open file: the path could lead to another one by now.
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(path))
        # The one byte more tells that the file is too large, and no more of it is in memory.
        return file.read(most + 1)


def _without_waiting(path: str, flags: int) -> int:
    # A pipe without a writer would hold up the opening itself; Windows has no such flag.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def bytes_of(path: Path, name: str) -> bytes | Diagnostic:
    """Return the bytes of a YAML file, no more than are looked at; messages call it `name`."""
    try:
        return read_at_most(path, LARGEST_LIST)
    except OSError as problem:
        return _unreadable(name, problem)


def _unreadable(name: str, problem: OSError) -> Diagnostic:
    place = Place(Source(name))
    if isinstance(problem, FileNotFoundError):
        return error(
            "K300", place, "没有找到这个文件", "运行 docgen init 可以得到一份样板；或者检查年份和文件名"
        )
    is_taken = isinstance(problem, IsADirectoryError)
    mend = "把这个文件夹改名或移走" if is_taken else "关闭正在使用它的程序，再试一次"
    return error("K300", place, f"这个文件读不了（{reason_of(problem)}）", mend)
