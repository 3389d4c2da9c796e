"""The one place where words are printed: hidden characters are shown, a stream that fails stops nothing.

Names of files, tags and values may hold any character: ESC would move the cursor, a bidi override turn the
line round, a newline forge a second message.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

import click

from docgen.base.machine_faults import reason_of
from docgen.base.visible import visible

GONE = {errno.EPIPE, errno.EINVAL, errno.EBADF, errno.EIO, errno.ESHUTDOWN}
"""Nobody reads any more: `| head` (EINVAL on Windows), a stream or a terminal that was closed."""
UNTOLD = "docgen.untold"
"""The key under which click's context knows that a stream took no more though somebody wants to read it."""


def prepare_streams() -> None:
    """Let the streams take whatever is printed, on any console and on none."""
    # Where a stream is closed (`>&-`) the next file that is opened would get its number, and its output.
    with suppress(OSError):
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(number)
    # No console at all: pythonw on Windows, a service.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console of code page 936 lacks rare characters.
            stream.reconfigure(errors="backslashreplace")


def say(*lines: str, err: bool = False) -> None:
    """Print some lines; a newline within one of them is made visible like all that cannot be seen."""
    show("".join(f"{visible(line)}\n" for line in lines), err=err)


def say_json(data: object) -> None:
    """Print data as JSON."""
    import json  # few runs print any

    text = json.dumps(data, ensure_ascii=False, indent=2)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(data, indent=2)
    # Such characters stand only within strings, where JSON knows the same escapes.
    say(*text.split("\n"))


def show(text: str, *, err: bool = False) -> None:
    """Print a text as it is; once a stream fails, what follows is printed nowhere and the work goes on."""
    try:
        click.echo(text, nl=False, err=err)
    except (OSError, ValueError) as problem:
        let_go(sys.stderr if err else sys.stdout)
        if isinstance(problem, OSError) and problem.errno not in GONE:
            _note(problem, err=err)


def let_go(stream: object) -> None:
    """Lead a stream that failed to nowhere."""
    # Python writes what is left in its buffer when it ends, and would fail once more.
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
        os.close(nowhere)


def _note(problem: OSError, *, err: bool) -> None:
    if context := click.get_current_context(silent=True):
        context.meta[UNTOLD] = True
    if not err:
        say(f"要输出的话没有写完：{reason_of(problem)}。", err=True)


def _nowhere() -> object:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open until the end
