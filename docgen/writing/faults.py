"""Refusals of the machine while files are written: one exception type per cause, worded for users."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar, Literal

from docgen.base.machine_faults import NOT_ENCODABLE, MachineFault, reason_of


class WritingFault(MachineFault):
    """The machine refused something at a path."""

    told: ClassVar[str]

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return self.told.format(name=self.path.name, path=self.path)


class FileHeldOpen(WritingFault):
    """Another program holds the file; Windows answers the same when it is marked read-only."""

    told = "“{name}”正被别的程序打开（或设成了只读），请在 Word 或 WPS 里关闭它，再运行一次"


class DiskFull(WritingFault):
    """No room left, or no quota."""

    told = "磁盘满了，“{name}”没有写成；请腾出空间，再运行一次"


class FolderNotWritable(WritingFault):
    """The folder does not take files from this user."""

    told = "“{path}”这里不许写入；请检查文件夹的权限，或把工作文件夹换个地方"


class PlaceTaken(WritingFault):
    """A folder (or another thing that is no ordinary file) stands where the file belongs, or the reverse."""

    told = "“{path}”这个位置被一个同名的文件夹或别的东西占着，请把它改名或移走"

    def __init__(self, path: Path) -> None:
        super().__init__(_in_the_way(path))


def _in_the_way(path: Path) -> Path:
    """Return what must be moved away: a file may bear the name of a folder above the paper."""
    for above in reversed(path.parents):
        with suppress(OSError):
            if above.is_file():
                return above
    return path


class LinkInTheWay(WritingFault):
    """A symbolic link stands where the file belongs: whatever it points to is not docgen's."""

    told = "“{name}”是一个链接，docgen 不顺着链接写；请把这个链接改名或移走"


class LeadsOutside(WritingFault):
    """The path leaves the folder that docgen may write in."""

    told = "“{path}”通到了输出文件夹外面，没有写；请把通到外面的链接改名或移走，再运行一次"


class PathTooLong(WritingFault):
    """The system takes no path of this length (Windows: 260 characters in all)."""

    told = "“{path}”这条路径太长；请把工作文件夹移到浅一些的地方，例如 D:\\docgen"


class AnotherRun(WritingFault):
    """A second docgen is writing the same folder; `path` is that folder."""

    told = "另一个 docgen 正在写“{path}”，请等它结束，再运行一次"


class MarkedByAnother(AnotherRun):
    """The same, on a disk that knows no locks: a file says so, and may have been left behind."""

    told = (
        "“{path}”里的 .docgen.lock 表明另一个 docgen 正在写，请等它结束，再运行一次；"
        "确实没有别人在运行，就删除这个 .docgen.lock"
    )


class NameNotEncodable(WritingFault):
    """The system's encoding lacks a character of the name."""

    told = f"“{{name}}”没有写成：{NOT_ENCODABLE}，再运行一次"


class StorageFault(WritingFault):
    """Any other refusal of the disk or the network; `reason` says why."""

    told = "读写“{path}”时出了错"

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path)
        self.args = (path, reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"{super().__str__()}：{self.reason}；问题排除以后再运行一次"


class TemporaryFolderRefused(StorageFault):
    """The system's folder for temporary files takes none."""

    told = "临时文件夹“{path}”用不了"

    def __str__(self) -> str:
        mend = "请在那里腾出空间，或者让环境变量 TMPDIR（Windows 是 TEMP）指向别的文件夹，再运行一次"
        return f"{self.told.format(path=self.path)}：{self.reason}；{mend}"


_CAUSES: dict[int | None, type[WritingFault]] = {
    errno.ENOSPC: DiskFull,
    errno.EFBIG: DiskFull,
    getattr(errno, "EDQUOT", errno.ENOSPC): DiskFull,
    errno.EROFS: FolderNotWritable,
    errno.EISDIR: PlaceTaken,
    errno.ENOTDIR: PlaceTaken,
    # mkdir answers so where a file has the folder's name.
    errno.EEXIST: PlaceTaken,
    errno.ENAMETOOLONG: PathTooLong,
    errno.ELOOP: LinkInTheWay,
}
# ERROR_FILENAME_EXCED_RANGE, which Python reports as ENOENT.
_WINDOWS_NAME_TOO_LONG = 206


def fault_of(error: OSError, path: Path, denied: type[WritingFault]) -> WritingFault:
    """Return the fault behind a system error; `denied` says what a refused permission means at this step."""
    if isinstance(error, PermissionError):
        return denied(path)
    if getattr(error, "winerror", None) == _WINDOWS_NAME_TOO_LONG:
        return PathTooLong(path)
    cause = _CAUSES.get(error.errno)
    return cause(path) if cause else StorageFault(path, reason_of(error))


class _FaultsAt:
    """A class: the generator of `contextmanager` costs a batch of thousands as much as its renaming."""

    __slots__ = ("_denied", "_path")

    def __init__(self, path: Path, denied: type[WritingFault]) -> None:
        self._path, self._denied = path, denied

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> Literal[False]:
        if isinstance(error, OSError):
            raise fault_of(error, self._path, self._denied) from error
        if isinstance(error, UnicodeEncodeError):
            raise NameNotEncodable(self._path) from error
        return False


def faults_at(path: Path, denied: type[WritingFault]) -> _FaultsAt:
    """Turn every system error inside into the fault of its cause."""
    return _FaultsAt(path, denied)


@contextmanager
def temporary_folder_in_use() -> Iterator[None]:
    """Turn every system error inside into TemporaryFolderRefused."""
    try:
        yield
    except OSError as problem:
        raise TemporaryFolderRefused(_temporary_folder(), reason_of(problem)) from problem


def _temporary_folder() -> Path:
    """Return the folder for temporary files; when the system offers none, the usual one is named."""
    import tempfile

    try:
        return Path(tempfile.gettempdir())
    except OSError:
        return Path(os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp")
