"""The bytes of a file that a person keeps, or why they cannot be read."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic, Place, Source, error
from docgen.machine_faults import reason_of


def bytes_of(path: Path, name: str) -> bytes | Diagnostic:
    """The bytes of a file; messages call it `name`."""
    try:
        return path.read_bytes()
    except OSError as problem:
        return _unreadable(name, problem)


def _unreadable(name: str, problem: OSError) -> Diagnostic:
    place = Place(Source(name))
    if isinstance(problem, FileNotFoundError):
        return error(
            "K300", place, "没有找到这个文件", "运行 docgen init 可以得到一份样板；或者检查年份和文件名"
        )
    return error("K300", place, f"这个文件读不了（{reason_of(problem)}）", "关闭正在使用它的程序，再试一次")
