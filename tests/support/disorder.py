"""Commands run in a child process, and what goes wrong at one stage of them.

A stage is a step by which a run changes a folder: opening a file to write, writing half of it, renaming,
removing, making a folder. Python itself reports each of them just before it happens (audit events).
"""

from __future__ import annotations

import errno
import gc
import json
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pytest
from click.testing import CliRunner

from docgen.commands import docgen

CHANGES = {"os.mkdir": 0, "os.remove": 0, "os.rmdir": 0, "os.rename": 1, "os.link": 1}
"""Events that change a folder, and which of their arguments is the file concerned."""
RESUMED = ("W603 上一次运行没有收尾就停了", "^合计：", "^已写入 [0-9]", "^未变化 [0-9]")
"""What the run after a killed one says: that there was one, or its summary when that had not written yet."""
READS = {"os.scandir": 0, "os.listdir": 0}
FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that starts at once: POSIX only")

Act = Callable[[str], None]
"""What is done at a stage; it is given the path concerned."""


class Ended(NamedTuple):
    """How a command ended: its exit status (minus the signal that killed it) and all it said."""

    status: int
    said: str = ""
    stages: tuple[str, ...] = ()
    crash: str = ""


def run(
    folder: Path, *words: str, before: Callable[[], Any] = lambda: None, user: int | None = None
) -> Ended:
    """Run docgen in a child of this process, after `before` was called there; as root, as another user."""
    with tempfile.TemporaryFile() as answer:
        process = start(folder, words, before, user, answer)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        answer.seek(0)
        text = answer.read()
    return Ended(status, *json.loads(text)) if text else Ended(status)


def start(
    folder: Path, words: tuple[str, ...], before: Callable[[], Any], user: int | None, answer: BinaryIO
) -> int:
    """The number of the child process; what it has to say will be in `answer`."""
    process = os.fork()
    if process:
        return process
    status = 1
    where = [str(folder)] if words[0] == "init" else ["-C", str(folder)]
    gc.freeze()  # looking through all that pytest holds would copy it, page by page
    try:
        if user is not None:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        stages = before()
        result = CliRunner().invoke(docgen, [*words, *where], prog_name="docgen")
        status = result.exit_code
        is_crash = result.exception is not None and not isinstance(result.exception, SystemExit)
        crash = "".join(traceback.format_exception(*result.exc_info)) if is_crash else ""
        names = stages.names if isinstance(stages, Stages) else []
        Stages.asleep = True
        os.write(answer.fileno(), json.dumps([result.output, names, crash]).encode())
    finally:
        os._exit(status)


class Stages:
    """The stages of a run below a folder; `act` is called at the one of that number, or also at all after."""

    asleep = False

    def __init__(
        self,
        folder: Path,
        act: Act = lambda _path: None,
        at: int = 0,
        *,
        on: bool = False,
        reads: bool = False,
    ) -> None:
        self._folder, self._act, self._at, self._on, self._reads = str(folder), act, at, on, reads
        self.names: list[str] = []

    def __call__(self) -> Stages:
        """Watch from now on, to the end of this process."""
        sys.addaudithook(self._heard)
        opened = Path.open

        def open_watched(path: Path, mode: str = "r", *how: Any, **options: Any) -> Any:
            file = opened(path, mode, *how, **options)
            is_concerned = "r" not in mode and self._is_below(str(path))
            return _Halfway(file, str(path), self.reached) if is_concerned else file

        Path.open = open_watched  # type: ignore[assignment, method-assign]
        return self

    def reached(self, name: str, path: str) -> None:
        self.names.append(f"{name} {_plain(path)}")
        number = len(self.names)
        if self._at and (number == self._at or (self._on and number > self._at)):
            self._act(path)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if Stages.asleep:
            return
        known = {**CHANGES, **(READS if self._reads else {})}
        if event == "open":
            path, _, flags = arguments
            if self._is_below(str(path)) and (self._reads or flags & FOR_WRITING):
                self.reached("open" if flags & FOR_WRITING else "read", str(path))
        elif event in known and self._is_below(str(arguments[known[event]])):
            self.reached(event.removeprefix("os."), str(arguments[known[event]]))

    def _is_below(self, path: str) -> bool:
        return path.startswith(self._folder)


class _Halfway:
    """A file of which a stage is reached when half of something has been written."""

    def __init__(self, file: Any, path: str, reached: Callable[[str, str], None]) -> None:
        self._file, self._path, self._reached = file, path, reached

    def write(self, data: bytes) -> int:
        half = len(data) // 2
        self._file.write(data[:half])
        self._file.flush()
        self._reached("half of", self._path)
        self._file.write(data[half:])
        return len(data)

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> _Halfway:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _plain(path: str) -> str:
    return "a temporary" if path.endswith(".tmp") else Path(path).name


def kill(_path: str) -> None:
    """As kill -9 does: no cleaning up, no last word."""
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt(_path: str) -> None:
    """As Ctrl-C does."""
    signal.raise_signal(signal.SIGINT)


def refuse(code: int) -> Act:
    """The system's refusal, with the error of that number."""

    def act(path: str) -> None:
        raise OSError(code, os.strerror(code), path)

    return act


def stages_of(folder: Path, below: Path, *words: str, reads: bool = False) -> list[str]:
    """The stages of a run that nothing disturbs."""
    ended = run(folder, *words, before=Stages(below, reads=reads))
    assert (ended.status, ended.crash) == (0, ""), ended
    assert len(ended.stages) > 5
    return list(ended.stages)


def held_open(name: str) -> Callable[[], None]:
    """A mocked sharing violation of Windows: it can be neither replaced, renamed, removed nor opened."""

    def before() -> None:
        def heard(event: str, arguments: tuple[Any, ...]) -> None:
            concerned = {**dict.fromkeys(CHANGES, 2), "open": 1}
            if name in [Path(str(each)).name for each in arguments[: concerned.get(event, 0)]]:
                raise PermissionError(errno.EACCES, "The process cannot access the file", arguments[0])

        sys.addaudithook(heard)

    return before


def both(*acts: Callable[[], Any]) -> Callable[[], Any]:
    """One thing after the other; the answer is the last one's."""

    def before() -> Any:
        return [act() for act in acts][-1]

    return before


def sampled(stages: list[str], most: int) -> Iterator[int]:
    """The numbers of the stages, evenly thinned to so many."""
    step = max(1, -(-len(stages) // most))
    yield from range(1, len(stages) + 1, step)
