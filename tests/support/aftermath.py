"""An office before a fault, and what must hold after it and after the next run."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from disorder import Ended, run
from offices import MEETING, ROSTER

PLAN = """\
标题: 云溪市第三中学党总支2023年度工作计划
导语: 为做好全年工作，制定本计划。
成文日期: 2023-01-10
日程安排:
  - {事项: 第二季度党员大会, 类型: 党员大会, 日期: 2023-06-08, 范围: 每个支部}
"""
MINE = {
    "generated/2023/minutes/自己写的.docx": b"a person's own paper",
    "generated/2023/minutes/签字扫描.pdf": b"a person's own scan",
    "generated/2023/便条.txt": b"a note",
}
EDITED = "generated/2023/minutes/2023-05-08_党员大会_第二支部_通报年度工作计划.docx"
OTHER = EDITED.replace("2023-05", "2023-03")
DONE = 0
BOOKS = (".docgen.lock",)
PAPERS = (".docx", ".pdf")
TEMPORARY = re.compile(r"\.docgen-[0-9a-f]+\.tmp|\.docgen-.+\.old|\.docgen\.journal")


def minutes(topic: str, *months: int) -> str:
    """Meetings of one branch on the eighth of these months."""
    one = MEETING.split("\n", 1)[1].replace("通报年度工作计划", "通报年度工作计划", 1)
    made = (one.replace("2023-03", f"2023-{month:02}") + f"    内容: {topic}\n" for month in months)
    return "会议:\n" + "".join(made)


@dataclass
class Office:
    """A workspace, and what persons made in it: bytes by path."""

    root: Path
    mine: dict[str, bytes] = field(default_factory=dict)
    below: str = "generated/2023"

    @property
    def generated(self) -> Path:
        """Where docgen writes."""
        return self.root / self.below

    def put(self, name: str, content: str | bytes) -> None:
        """A person writes a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.mine[name] = content.encode() if isinstance(content, str) else content
        path.write_bytes(self.mine[name])

    def copy(self, to: Path) -> Office:
        shutil.copytree(self.root, to, symlinks=True)
        return Office(to, dict(self.mine), self.below)

    def files(self) -> dict[str, bytes]:
        """What lies in the year's folder, the lock left out."""
        found = {
            p.relative_to(self.generated).as_posix(): p for p in self.generated.rglob("*") if p.is_file()
        }
        return {name: p.read_bytes() for name, p in sorted(found.items()) if p.name not in BOOKS}

    def half_files(self) -> list[str]:
        """Papers that are neither whole nor a person's."""
        whose = set(self.mine.values())
        papers = [p for p in self.root.rglob("*") if p.suffix in PAPERS and p.read_bytes() not in whose]
        return [p.name for p in papers if not _is_whole(p)]

    def lost(self) -> list[str]:
        """What persons made and what is not there any more; `--force` may have put it into a backup."""
        there = {p.read_bytes() for p in self.root.rglob("*") if p.is_file()}
        return [name for name, content in self.mine.items() if content not in there]

    def disagreements(self) -> list[str]:
        """Where the record of what docgen wrote does not say what lies there."""
        path = self.generated / ".docgen.json"
        recorded = json.loads(path.read_bytes())["documents"] if path.is_file() else {}
        there = {n: c for n, c in self.files().items() if n in recorded and c not in self.mine.values()}
        return [n for n, c in there.items() if hashlib.sha256(c).hexdigest() != recorded[n]["output"]]


def _is_whole(path: Path) -> bool:
    if path.suffix == ".pdf":
        return b"%%EOF" in path.read_bytes()
    return _opens(path.read_bytes())


@cache
def _opens(content: bytes) -> bool:
    return zipfile.is_zipfile(BytesIO(content)) and zipfile.ZipFile(BytesIO(content)).testzip() is None


def young_office(root: Path) -> Office:
    """An office in which docgen has never run."""
    office = Office(root)
    office.put("plans/organization.yaml", ROSTER)
    office.put("plans/2023/plan.yaml", PLAN)
    office.put("plans/2023/minutes.yaml", minutes("旧的", 3, 5))
    for name, content in MINE.items():
        office.put(name, content)
    return office


def office_with_work(root: Path) -> Office:
    """Papers made and one of them edited by hand, then changed YAML: updates, new papers, one to withdraw."""
    office = young_office(root)
    for words in (("build", "2023"), ("minutes", "2023", "--scheduled")):
        assert run(office.root, *words).status == 0
    office.put(EDITED, (root / EDITED).read_bytes() + b"edited by hand")
    office.put("plans/2023/plan.yaml", PLAN.replace("全年", "2023年"))
    office.put("plans/2023/minutes.yaml", minutes("新的", 3, 5, 6))
    return office


class Tally(NamedTuple):
    """One case as the table of faults counts it."""

    fault: str
    half: int
    lost: int
    finished: bool
    told: str


class Aftermath:
    """Judges each case of a fault, and keeps the tally."""

    def __init__(self, keep: Callable[[Tally], None]) -> None:
        self._keep = keep

    def __call__(
        self,
        fault: str,
        office: Office,
        ended: Ended,
        words: tuple[str, ...],
        *,
        told: str | tuple[str, ...] = (),
        expected: Mapping[str, bytes] | None = None,
        status: int = DONE,
        case: str = "",
        before: Callable[[], Any] = lambda: None,
    ) -> Ended:
        """Whatever holds after the fault, then after the next run; one of the two says `told`, a pattern."""
        half, lost = office.half_files(), office.lost()
        after = run(office.root, *words, before=before)
        half, lost = [*half, *office.half_files()], [*lost, *office.lost()]
        left = self._left(office, expected)
        is_finished = after.status == status and not left
        told = (told,) if isinstance(told, str) else told
        sentence = _sentence(told, ended.said + after.said)
        self._keep(Tally(fault, len(half), len(lost), is_finished, sentence))
        about = f"{fault}, {case}:\n{ended}\n{after}"
        assert not ended.crash + after.crash, about
        assert (half, lost) == ([], []), f"{half} {lost} {about}"
        assert (after.status, left) == (status, []), about
        assert sentence or not told, about
        return after

    def _left(self, office: Office, expected: Mapping[str, bytes] | None) -> list[str]:
        """What the next run left undone, or left behind."""
        files = office.files()
        behind = [name for name in files if TEMPORARY.fullmatch(Path(name).name)]
        wrong = (
            [n for n in {*files, *expected} if files.get(n) != expected.get(n)]
            if expected is not None
            else []
        )
        return behind + wrong + office.disagreements()


def _sentence(told: tuple[str, ...], said: str) -> str:
    """The line in which something was said; the first pattern that is found counts."""
    lines = said.splitlines()
    return next((line.strip() for each in told for line in lines if re.search(each, line)), "")


def undisturbed(office: Office, to: Path, *words: str) -> dict[str, bytes]:
    """What a run leaves that nothing disturbs."""
    copy = office.copy(to)
    assert run(copy.root, *words).status == 0
    return copy.files()
