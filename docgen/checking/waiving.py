"""`docgen check --ignore P07:23`: the remark that waives a finding, written where it stands.

No other byte of the file changes, and it is read as before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.checking.fix import Fixed, difference, flat, read_file
from docgen.checking.proofreading.ignoring import last_of_waiver
from docgen.checking.proofreading.year import (
    Standards,
    TextFile,
    codes,
    file_findings,
    standards_of,
    text_files,
)
from docgen.reading.decoding import decode
from docgen.reading.disk import bytes_of
from docgen.reading.editing import Edit, edited
from docgen.writing import replace_keeping_backup
from docgen.year import load_year

_ASKED = re.compile(r"(?P<code>[A-Za-z]\d+):(?:(?P<file>.+):)?(?P<line>\d+)")


class NotWaived(Exception):
    """The reason, for the user, why nothing was waived."""


class _Asked(NamedTuple):
    """What is to be waived: a rule, a line, and the file, where it was named."""

    code: str
    line: int
    file: str


class _Remarked(NamedTuple):
    """A file with a remark, and the line that was added for it, if one was."""

    data: bytes
    line: int | None = None


def waive(workspace: Workspace, number: int, asked: str) -> Fixed:
    """Waive the findings of a rule in a line of a year's file. Raises NotWaived and WritingFault."""
    wanted, standards = _read(asked), standards_of(load_year(workspace, number))
    found = list(_files_with(workspace, number, wanted, standards))
    if not found:
        raise NotWaived(f"第 {wanted.line} 行没有 {wanted.code}：编号和行号照检查结果里的写，如 P07:23")
    if len(found) > 1:
        ways = "、".join(f"{wanted.code}:{file.path.name}:{wanted.line}" for file, _ in found)
        raise NotWaived(f"几个文件的第 {wanted.line} 行都有 {wanted.code}，请写明是哪一个：{ways}")
    file, data = found[0]
    new, waived = _waived(data, file, standards, wanted)
    backup = replace_keeping_backup(file.path, new, kept_as=f"{file.path.name}.bak")
    return Fixed(file.name, waived, difference(data, new, file.name), backup.name if backup else "")


def _waived(data: bytes, file: TextFile, standards: Standards, wanted: _Asked) -> tuple[bytes, int]:
    """The file with the remark, and how many findings it waives. Raises NotWaived."""
    before = _lines(data, file, standards, wanted)
    others = before - Counter({wanted.line: before[wanted.line]})
    nearest: tuple[bytes, int] | None = None
    for added in _with_remark(data, file, wanted):
        # Read and checked again: the remark must change no text, and if possible waive no other line.
        left = _lines(added.data, file, standards, wanted, added.line)
        if left <= others and _is_the_same(data, added.data, file):
            if left == others:
                return added.data, before[wanted.line]
            # A block (内容: |) takes no remark between its lines: with one of them all of it is waived.
            nearest = nearest or (added.data, (before - left).total())
    if nearest is None:
        remark = f"# docgen: 忽略 {wanted.code}"
        raise NotWaived(f"{file.name} 第 {wanted.line} 行写不进注释，请自己在这一项上面写一行 {remark}")
    return nearest


def _read(asked: str) -> _Asked:
    # An input method for Chinese types ：.
    found = _ASKED.fullmatch(asked.replace("：", ":").strip())
    if found is None:
        raise NotWaived(f"“{asked}”看不懂：写成 编号:行，如 P07:23；几个文件里都有的，写成 P07:plan.yaml:23")
    code = found["code"].upper()
    if code not in codes():
        raise NotWaived(f"没有编号是“{code}”的校对规则；别的编号说的是事实，不能忽略")
    return _Asked(code, int(found["line"]), found["file"] or "")


def _files_with(
    workspace: Workspace, number: int, wanted: _Asked, standards: Standards
) -> Iterator[tuple[TextFile, bytes]]:
    """The files that have such a finding in that line, each with its bytes."""
    for file in text_files(workspace, number):
        data = bytes_of(file.path, file.name) if file.name.endswith(wanted.file) else None
        if data is None or isinstance(data, Diagnostic):
            continue
        if _lines(data, file, standards, wanted)[wanted.line]:
            yield file, data


def _with_remark(data: bytes, file: TextFile, wanted: _Asked) -> Iterator[_Remarked]:
    """The file with the remark at the end of the line, else of a line above it, else above such a line."""
    # Within a block (内容: |) a remark would be text: it stands behind the bar, some lines further up.
    lines = decode(data, file.name).text.split("\n")
    for number in range(wanted.line, 0, -1):
        line = lines[number - 1].rstrip("\r")
        at = last_of_waiver(line)
        told = f"、{wanted.code}" if at is not None else f"  # docgen: 忽略 {wanted.code}"
        yield _Remarked(edited(data, [Edit(number, (len(line.rstrip()) if at is None else at) + 1, 0, told)]))
        indent = line[: len(line) - len(line.lstrip(" "))]
        if any(above.strip() and not above.lstrip().startswith("#") for above in lines[: number - 1]):
            remark = f"{indent}# docgen: 忽略 {wanted.code}\n"
            yield _Remarked(edited(data, [Edit(number, 1, 0, remark)]), number)


def _is_the_same(data: bytes, new: bytes, file: TextFile) -> bool:
    before, after = read_file(data, file), read_file(new, file)
    same_faults = len(after.diagnostics) <= len(before.diagnostics)
    return same_faults and flat(before.root, {}) == flat(after.root, {})


def _lines(
    data: bytes, file: TextFile, standards: Standards, wanted: _Asked, added: int | None = None
) -> Counter[int]:
    """How many findings of the rule each line has, counted as before a line was added."""
    found = (one for one in file_findings(data, file, standards) if one.rule.code == wanted.code)
    lines = (one.place.line for one in found)
    return Counter(line - (added is not None and line > added) for line in lines)
