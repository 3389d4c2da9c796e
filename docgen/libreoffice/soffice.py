"""LibreOffice: where it is on this machine, and many documents through one process of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from docgen.libreoffice import ConversionFailed, ConversionTimedOut, LibreOfficeMissing
from docgen.writing.faults import WritingFault, temporary_folder_in_use

START_SECONDS = 120
"""A first start with a new profile takes two seconds here; an old office PC needs a minute."""
SECONDS_PER_DOCUMENT = 15
DOCUMENTS_PER_PROCESS = 250
"""Windows takes a command line of 32,767 characters."""
# So many runs without a single PDF, and it is LibreOffice that is at fault, not the first document.
_MOST_FAILED_RUNS = 2


class Target(NamedTuple):
    """The kind of file that LibreOffice is to make of a document."""

    filter: str
    """The name of its filter, and before a colon the ending of the files."""
    end: bytes
    """The bytes near the end of a whole file: a process killed on the way leaves a file without them."""
    source: str = ""
    """The filter to read by; without one LibreOffice looks at the file, and at its ending."""

    @property
    def suffix(self) -> str:
        """The ending of the files it makes."""
        return f".{self.filter.partition(':')[0]}"


# Without the filter named, LibreOffice takes a broken package for a text file and prints its bytes.
PDF = Target("pdf:writer_pdf_Export", b"%%EOF", "MS Word 2007 XML")
WORD = Target("docx:MS Word 2007 XML", b"PK\x05\x06")


def find_soffice() -> Path:
    """Return the program to run; raises LibreOfficeMissing."""
    # On Windows soffice.com waits for its end; soffice.exe would return at once.
    for name in ("soffice.com", "soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    for place in _usual_places():
        if place.is_file():
            return place
    raise LibreOfficeMissing(Path("soffice"))


def convert(
    documents: Sequence[Path], work: Path, target: Target = PDF, seconds: int = SECONDS_PER_DOCUMENT
) -> dict[Path, Path | WritingFault]:
    """Return a PDF (or other target) in the work folder, or the fault why there is none, by document.

    Each may take so many seconds. Raises LibreOfficeMissing.
    """
    soffice = find_soffice()
    results: dict[Path, Path | WritingFault] = {}
    for start in range(0, len(documents), DOCUMENTS_PER_PROCESS):
        batch = _Batch(soffice, work / f"{start}", target, seconds)
        results |= batch.convert(documents[start : start + DOCUMENTS_PER_PROCESS])
    return results


class _Batch:
    """Documents that share one process, in a work folder with its own throw-away profile.

    They are converted as numbered copies: LibreOffice puts all it makes into one folder, where two documents
    of one name would meet, and leaves its lock files beside what it opens.
    """

    def __init__(self, soffice: Path, work: Path, target: Target, seconds: int) -> None:
        self._soffice, self._seconds = soffice, seconds
        # The profile is given as a URI, and a relative path has none.
        self._work = work.absolute()
        self._target = target

    def convert(self, documents: Sequence[Path]) -> dict[Path, Path | WritingFault]:
        # A document that is never seen finished has failed.
        results: dict[Path, Path | WritingFault] = {d: ConversionFailed(d) for d in documents}
        waiting = self._copied(documents)
        failed_runs = 0
        while waiting and failed_runs < _MOST_FAILED_RUNS:
            in_time = self._run(list(waiting))
            made = self._whole_files(waiting)
            results |= {waiting[copy]: file for copy, file in made.items()}
            missing = {copy: document for copy, document in waiting.items() if copy not in made}
            if not in_time:
                return results | {document: ConversionTimedOut(document) for document in missing.values()}
            failed_runs = 0 if made else failed_runs + 1
            # The first one missing may have brought the process down before it came to the others.
            waiting = dict(islice(missing.items(), 1, None))
        return results

    def _whole_files(self, copies: Iterable[Path]) -> dict[Path, Path]:
        """Return the finished files by the copies they are made of."""
        made = {copy: self._made_of(copy) for copy in copies}
        return {copy: file for copy, file in made.items() if self._is_whole(file)}

    def _copied(self, documents: Sequence[Path]) -> dict[Path, Path]:
        folder = self._work / "in"
        copies = {
            folder / f"{number:04}{'.docx' if self._target.source else document.suffix}": document
            for number, document in enumerate(documents)
        }
        with temporary_folder_in_use():
            folder.mkdir(parents=True)
            for copy, document in copies.items():
                # A document gone in the meantime is a failed one; the others are converted.
                with suppress(FileNotFoundError, PermissionError):
                    shutil.copyfile(document, copy)
        return copies

    def _made_of(self, copy: Path) -> Path:
        return self._work / "out" / copy.with_suffix(self._target.suffix).name

    def _is_whole(self, made: Path) -> bool:
        # Not the very last bytes: a PDF may have some behind its mark, and the sign of a zip begins a record.
        return made.is_file() and self._target.end in made.read_bytes()[-1024:]

    def _run(self, copies: list[Path]) -> bool:
        """Run LibreOffice and tell whether it ended in time; after that, or Ctrl-C, nothing of it runs on."""
        process = self._started(copies)
        try:
            process.wait(START_SECONDS + self._seconds * len(copies))
        except subprocess.TimeoutExpired:
            return False
        finally:
            if process.poll() is None:
                _kill_group(process)
        return True

    def _started(self, copies: list[Path]) -> subprocess.Popen[bytes]:
        command = [*self._command(), *map(str, copies)]
        quiet = subprocess.DEVNULL
        try:
            # A session of its own: soffice only launches the real process, and both must be killed together.
            return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        except OSError as error:
            raise LibreOfficeMissing(self._soffice) from error

    def _command(self) -> list[str]:
        # With the user's profile a LibreOffice that is already running would take over the call.
        profile = (self._work / "profile").as_uri()
        # A run that crashed leaves its profile to the next one, which would want to restore documents.
        quietly = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
        source = [f"--infilter={self._target.source}"] if self._target.source else []
        target = ["--convert-to", self._target.filter, "--outdir", str(self._work / "out")]
        return [str(self._soffice), f"-env:UserInstallation={profile}", *quietly, *source, *target]


def _usual_places() -> Iterator[Path]:
    # To a Python of 32 bits ProgramFiles is the folder for such programs; the second name is the other.
    for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
        if os.environ.get(variable):
            yield Path(os.environ[variable], "LibreOffice", "program", "soffice.com")
    for applications in (Path("/Applications"), Path("~/Applications").expanduser()):
        yield applications / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it started: soffice is a launcher, the work is done by its child."""
    if sys.platform == "win32":
        # Windows ends no children with their parent: /T does.
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    # Until somebody asks how it ended, a killed process stays as a zombie.
    process.wait()
