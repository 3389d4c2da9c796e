"""What nobody foresaw: a mistake of docgen itself, told in one sentence; a report file holds the details.

Whoever makes several things (files, records, papers, kinds, offices) catches it at each of them, so that the
others are made; the last handler around every command catches what is left.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from docgen import __version__
from docgen.base import cache
from docgen.base.diagnostics import Diagnostic, Place, error
from docgen.base.machine_faults import MachineFault, sentence_of

T = TypeVar("T")

CODES = frozenset({"F101", "F102", "F103"})
"""The codes of diagnostics by which a command knows that not the input is at fault."""
HEAD = """docgen 的出错报告：程序遇到了没有想到的情况，不是您写错了。
请把这个文件发给 docgen 的维护者。发之前看一遍：下面可能有姓名、文件名和文件里的字，不能外传的请先改掉。
"""
MEND = "这是 docgen 的错，不是您写错了"


class Unforeseen(MachineFault):
    """A mistake of docgen itself: at what it was, the exception with its line of code, the report file."""

    def __init__(self, at: str, problem: str, report: str = "") -> None:
        super().__init__(at, problem, report)
        self.at, self.problem, self.report = at, problem, report

    def __str__(self) -> str:
        at = f"处理“{self.at}”的时候，" if self.at else ""
        return f"{at}{self.told}；{self.mend}"

    @property
    def told(self) -> str:
        """What happened."""
        return f"程序自己出了错（{self.problem}）"

    @property
    def mend(self) -> str:
        """What the user can do about it."""
        where = f"。请把“{self.report}”发给维护者，发之前看一遍，里面可能有姓名" if self.report else ""
        return f"{MEND}{where}"


class OutOfMemory(Unforeseen):
    """There was not enough memory for something, which is no mistake."""

    @property
    def told(self) -> str:
        """What happened."""
        return "内存不够"

    @property
    def mend(self) -> str:
        """What the user can do about it."""
        return "请关掉一些程序，再运行一次"


def as_fault(problem: Exception, at: str = "") -> MachineFault:
    """The fault to tell of any exception: a refusal of the machine as it is, anything else as Unforeseen.

    The report is written here, in the process that knows the traceback: a worker's is lost on the way.
    """
    if isinstance(problem, MachineFault):
        return problem
    if isinstance(problem, OSError):
        return MachineFault(sentence_of(problem))
    if isinstance(problem, MemoryError):
        return OutOfMemory(at, "MemoryError")
    return Unforeseen(at, _named(problem), _report(problem))


def as_diagnostic(problem: Exception, place: Place) -> Diagnostic:
    """The same as an error of the record at this place, of which no paper is made."""
    fault = as_fault(problem)
    if isinstance(fault, Unforeseen):
        return error("F101", place, f"处理到这里的时候，{fault.told}", fault.mend)
    return error("F102", place, f"处理到这里的时候，{fault}")


def all_or_told(place: Place, make: Callable[[], Iterable[T]]) -> list[T | Diagnostic]:
    """Return all that is made of the record at this place; or the diagnostic why it could not be made."""
    try:
        return list(make())
    except Exception as problem:  # whatever it is, it must not stop the other records
        return [as_diagnostic(problem, place)]


def _named(problem: Exception) -> str:
    """The exception and the line of code that raised it."""
    import traceback  # as in all of this room: a run without a mistake must not load it

    frames = traceback.extract_tb(problem.__traceback__)
    line = f"，{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(problem).__name__}{line}"


def _report(problem: Exception) -> str:
    """Write the report, and return its path, empty where no folder takes it."""
    import platform
    import tempfile

    about = f"docgen {__version__}，Python {sys.version}，{platform.platform()}\n{sys.argv}\n"
    # Names of files that are no UTF-8 come from Linux as halves of pairs, which cannot be encoded.
    text = f"{HEAD}\n{about}\n{_trace(problem)}".encode(errors="backslashreplace")
    # A folder for each user: the system's is shared, and another's folder is not trusted.
    user = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.geteuid())
    folders = cache.cache_folder(), Path(tempfile.gettempdir(), f"docgen-{user}")
    kept = (cache.keep_report(folder, _name(problem), text) for folder in folders if folder)
    return str(next(filter(None, kept), ""))


def _trace(problem: Exception) -> str:
    import traceback

    # Of an endless recursion the last calls tell enough.
    return "".join(traceback.format_exception(type(problem), problem, problem.__traceback__, limit=-40))


def _name(problem: Exception) -> str:
    """The name of the report: one for a mistake, however often it is met."""
    import hashlib
    import traceback

    frames = traceback.extract_tb(problem.__traceback__)[-3:]
    # Without the exception's text, which may name a file and would differ at each.
    mistake = repr([type(problem).__name__, *((each.filename, each.lineno) for each in frames)])
    return hashlib.sha256(mistake.encode(errors="surrogatepass")).hexdigest()[:8]
