"""Files that data names, read from the folders they may lie in and from nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from docgen.base.machine_faults import reason_of
from docgen.base.suggestion import closest
from docgen.engine.writers import Unprintable
from docgen.reading.disk import read_at_most

MEGABYTE = 1 << 20
_ELSEWHERE = re.compile(r"[\\/]|[A-Za-z]:|~")
MOST_LISTED = 1000
"""Names of a folder that are looked at for one that was probably meant."""


class Folders(NamedTuple):
    """The folders that relative names of files start from."""

    roots: tuple[Path, ...]

    def read(self, name: str, what: str, most: int) -> bytes:
        """Return the bytes of a file; `what` it is called in messages, `most` bytes are taken.

        Raises Unprintable: it is not there, lies outside, cannot be read, or is too large.
        """
        relative = _relative(name, what)
        try:
            content = read_at_most(self._find(relative, name, what), most)
        except OSError as problem:
            message = f"{what}“{name}”读不了（{reason_of(problem)}）"
            raise Unprintable("T536", message, "关闭正在使用它的程序，再试一次。") from problem
        # read_at_most gives one byte more than asked for: that byte tells that the file is too large.
        if len(content) > most:
            message = f"{what}“{name}”超过 {most // MEGABYTE} MB，太大了"
            raise Unprintable("T537", message, "请先把它压缩小一些。")
        return content

    def _find(self, relative: PurePosixPath, name: str, what: str) -> Path:
        for root in self.roots:
            path = root / relative
            if path.exists():
                # A link in the folder may lead anywhere.
                if not path.resolve().is_relative_to(root.resolve()):
                    raise _outside(name, what)
                return path
        there = {PurePosixPath(each).stem: each for each in self._neighbours(relative)}
        meant = closest(relative.stem, there)
        guess = f"，是不是“{relative.with_name(there[meant]).as_posix()}”？" if meant else ""
        mend = f"请把文件放到“{self.roots[0].absolute() / relative.parent}”里，名字（连同后缀）要一样。"
        raise Unprintable("T536", f"没有找到{what}“{name}”{guess}", mend)

    def _neighbours(self, relative: PurePosixPath) -> Iterator[str]:
        for root in self.roots:
            folder = (root / relative).parent
            if folder.is_dir() and folder.resolve().is_relative_to(root.resolve()):
                yield from (path.name for path, _ in zip(folder.iterdir(), range(MOST_LISTED), strict=False))


def _relative(name: str, what: str) -> PurePosixPath:
    """Return the name as a relative path; people on Windows write backslashes between folders."""
    path = PurePosixPath(name.strip().replace("\\", "/"))
    if "\0" in name:
        raise Unprintable("T536", f"{what}的文件名里有不能用的字符", "请改一个名字。")
    # A colon within a name leads to another stream of a file on NTFS.
    if _ELSEWHERE.match(name.strip()) or ".." in path.parts or ":" in path.name:
        raise _outside(name, what)
    return path


def _outside(name: str, what: str) -> Unprintable:
    message = f"{what}“{name}”不在数据文件的文件夹里，不能用"
    return Unprintable("T537", message, "请把它复制到数据文件旁边，只写名字，例如 照片/张伟.jpg。")
