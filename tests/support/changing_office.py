"""An office whose YAML and papers change in any order, with runs in between, and what must always hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from offices import ROSTER

from docgen.commands import docgen
from docgen.writing.folder_record import FolderRecord

PLANNED = ("03-08", "03-15")
PLAN = """\
标题: {title}
日程安排:
  - {{事项: 大会, 类型: 党员大会, 日期: 2023-{day}, 范围: 每个支部}}
"""
MEETING = """\
  - 类型: 党员大会
    支部: {branch}
    日期: 2023-{day}
    地点: 会议室
    主持人: {chair}
    主题: {topic}
"""
NOTICE = """\
受理: {{部门: 办公室, 电话: "6612345", 地址: 二楼, 信箱: 意见箱}}
张贴: 公务栏
公示:
  - {{编号: A1, 类别: 入党积极分子, 对象: 何磊, 发布日期: 2023-{day}, 天数: 5, 单位: 工作日{outcome}}}
"""
BRANCHES, DAYS, TOPICS = ("第一支部", "第二支部"), ("03-08", "03-15", "04-12"), ("学习", "通报", "选举")
CHAIR = {"第一支部": "周志强", "第二支部": "刘玉兰"}
STATES = ("whole", "syntax", "missing", "empty")
OLD = "旧文件/"
MOST_STEPS = 16
"""Some three seconds: more would be taken for a hang."""
BESIDE = re.compile(r"（新生成\d*）")


class Meeting(NamedTuple):
    """A record of the minutes; a faulty one has a chair whom nobody knows."""

    branch: str
    day: str
    topic: str
    is_faulty: bool = False

    @property
    def paper(self) -> str:
        return f"minutes/2023-{self.day}_党员大会_{self.branch}_{self.topic}.docx"

    def text(self) -> str:
        chair = "无此人" if self.is_faulty else CHAIR[self.branch]
        return MEETING.format(**{**self._asdict(), "chair": chair})


FIRST = (Meeting("第一支部", "03-08", "学习"), Meeting("第二支部", "04-12", "通报"))


@dataclass(frozen=True)
class Content:
    """What the YAML of the year says."""

    meetings: tuple[Meeting, ...] = FIRST
    minutes: str = "whole"
    title: str = "工作计划"
    planned: str = PLANNED[0]
    posted: str = "05-10"
    outcome: str = ""

    def files(self) -> dict[str, str | None]:
        minutes = "会议:\n" + "".join(meeting.text() for meeting in self.meetings)
        broken = {"syntax": f'{minutes}  - 主题: "', "missing": None, "empty": ""}
        return {
            "plan.yaml": PLAN.format(title=self.title, day=self.planned),
            "minutes.yaml": broken.get(self.minutes, minutes),
            "notices.yaml": NOTICE.format(day=self.posted, outcome=self.outcome),
        }

    def papers(self) -> set[str]:
        """The papers of today, named independently of docgen."""
        notices = {f"notices/2023-{self.posted}_{what}_入党积极分子_何磊.docx" for what in self._notices()}
        minutes = {meeting.paper for meeting in self.meetings if not meeting.is_faulty}
        return {f"plan/{self.title}.docx", *notices, *minutes, *self.sheets(faulty=False)}

    def sheets(self, *, faulty: bool) -> set[str]:
        """The blank sheets of meetings without a record; with `faulty`, without one that can be printed."""
        held = {m.branch for m in self.meetings if m.day == self.planned and not (faulty and m.is_faulty)}
        without = [branch for branch in BRANCHES if branch not in held]
        return {f"minutes/2023-{self.planned}_党员大会_{branch}_空白记录单.docx" for branch in without}

    def _notices(self) -> tuple[str, ...]:
        return ("公示", "公示情况报告") if self.outcome else ("公示",)


class Killed(BaseException):
    """Ends a run where it stands."""


@dataclass
class ChangingOffice:
    """A workspace, what its YAML says, and which of the files are a person's."""

    root: Path
    content: Content = Content()
    edited: set[bytes] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)
    """Names under which a person has put a file that may be docgen's, unedited."""
    final: set[str] = field(default_factory=set)
    """The papers of which a person has thrown the new version away, to keep the own one."""
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def generated(self) -> Path:
        return self.root / "generated" / "2023"

    def start(self) -> None:
        (self.root / "plans" / "2023").mkdir(parents=True)
        (self.root / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
        self.change()
        self._run_whole()

    def files(self) -> dict[str, bytes]:
        """What lies in the folder, docgen's own books left out."""
        found = sorted(path for path in self.generated.rglob("*") if path.is_file())
        files = {path.relative_to(self.generated).as_posix(): path.read_bytes() for path in found}
        return {name: content for name, content in files.items() if not name.startswith(".docgen")}

    # What a person changes in the YAML.

    def change(self, **values: object) -> None:
        self.content = replace(self.content, **values)  # type: ignore[arg-type]
        for name, text in self.content.files().items():
            path = self.root / "plans" / "2023" / name
            path.unlink(missing_ok=True) if text is None else path.write_text(text, encoding="utf-8")

    def record(self, choice: int) -> None:
        """Another meeting, unless that body has met on that day."""
        new = Meeting(BRANCHES[choice % 2], DAYS[choice // 2 % 3], TOPICS[choice // 6 % 3])
        self._meet(*self.content.meetings, new)

    def unrecord(self, choice: int) -> None:
        self._meet(*(one for n, one in enumerate(self.content.meetings) if n != choice % 3))

    def reword(self, choice: int) -> None:
        """Another branch, day or subject, a chair whom nobody knows, or one who is known again."""
        if not self.content.meetings:
            return
        meetings = list(self.content.meetings)
        at, what = choice % len(meetings), choice // 4 % 4
        changes = (
            {"branch": BRANCHES[choice // 16 % 2]},
            {"day": DAYS[choice // 16 % 3]},
            {"topic": TOPICS[choice // 16 % 3]},
            {"is_faulty": not meetings[at].is_faulty},
        )
        meetings[at] = meetings[at]._replace(**changes[what])  # type: ignore[arg-type]
        self._meet(*meetings)

    def _meet(self, *meetings: Meeting) -> None:
        if len({(meeting.branch, meeting.day) for meeting in meetings}) == len(meetings):
            self.change(meetings=meetings)

    def spoil(self, choice: int) -> None:
        """The file of minutes is broken, gone or empty, or whole again."""
        self.change(minutes=STATES[choice % 4])

    def replan(self, choice: int) -> None:
        """Another title or day of the plan, another day or outcome of the notice."""
        changes = (
            {"title": ("工作计划", "工作要点")[choice // 4 % 2]},
            {"planned": PLANNED[choice // 4 % 2]},
            {"posted": ("05-10", "05-11")[choice // 4 % 2]},
            {"outcome": ("", ", 结果: 无")[choice // 4 % 2]},
        )
        self.change(**changes[choice % 4])

    # What a person does to the papers.

    def edit(self, choice: int) -> None:
        for name in self._some(choice):
            self._forget(name)
            self._put(name, f"mine {next(self.numbers)}".encode())

    def put(self, choice: int) -> None:
        """A file of a person's own, under a name that a paper may want."""
        name = Meeting(BRANCHES[choice % 2], DAYS[choice // 2 % 3], TOPICS[choice // 6 % 3]).paper
        self._forget(name)
        self._put(name, f"own {next(self.numbers)}".encode())

    def delete(self, choice: int) -> None:
        for name in self._some(choice):
            self._forget(name)
            self._remove(name)

    def keep(self, choice: int) -> None:
        """The person says of a file that it is final."""
        for name in self._some(choice):
            if self._call("keep", str(self.generated / name)) == 0:
                self.final.add(name)

    def copy(self, choice: int) -> None:
        for name in self._some(choice):
            self._place(self._elsewhere(name, choice), (self.generated / name).read_bytes())

    def rename(self, choice: int) -> None:
        for name in self._some(choice):
            content = (self.generated / name).read_bytes()
            self._remove(name)
            self._place(self._elsewhere(name, choice), content)

    def lose_the_record(self, choice: int) -> None:
        """The record of what was written is deleted or spoilt: all that lies there is a person's."""
        record = self.generated / ".docgen.json"
        if record.exists():
            record.unlink() if choice % 2 else record.write_bytes(b"{")
            self.placed |= self.files().keys()

    def _some(self, choice: int) -> list[str]:
        files = sorted(self.files())
        return files[choice % len(files) :][:1] if files else []

    def _elsewhere(self, name: str, choice: int) -> str:
        """A name of its own, the name of another file, or the same name in another folder."""
        other = self._some(choice // 3)[:1]
        places = (f"{name[:-5]} 副本{next(self.numbers)}.docx", *other, f"{OLD}{Path(name).name}")
        return places[choice % len(places)]

    def _remove(self, name: str) -> None:
        (self.generated / name).unlink()
        if BESIDE.search(name):
            self.final.add(BESIDE.sub("", name))

    def _forget(self, name: str) -> None:
        """What the person removes or writes over is nobody's loss, where it lies nowhere else."""
        self.placed.discard(name)
        files = self.files()
        gone = files.pop(name, b"")
        if gone not in files.values():
            self.edited.discard(gone)

    def _put(self, name: str, content: bytes) -> None:
        self.edited.add(content)
        self._place(name, content)

    def _place(self, name: str, content: bytes) -> None:
        path = self.generated / name
        if path.is_file() and path.read_bytes() != content:
            self._forget(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.placed.add(name)

    # Runs.

    def part(self, choice: int) -> None:
        """A limited run, or one that only says what it would do."""
        runs = (
            ("minutes", "--month", "3"),
            ("minutes", "--branch", "第二支部", "--scheduled"),
            ("notices", "A1"),
            ("plan",),
            ("build", "--force"),
            ("build", "--dry-run"),
        )
        before = self.files()
        self._run(*runs[choice % len(runs)])
        assert "--dry-run" not in runs[choice % len(runs)] or self.files() == before

    def disturbed(self, choice: int) -> None:
        """A run that is killed at one of its renamings, before or after it; no book is brought up to date."""
        replace_file, numbers = Path.replace, count()

        def dies(path: Path, target: Path) -> Path:
            is_below = target.is_relative_to(self.generated)
            is_now = is_below and next(numbers) == choice // 4 % 8
            if not is_now or choice % 2:
                replace_file(path, target)
            if is_now:
                raise Killed
            return target

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "replace", dies)
            if choice // 2 % 2:
                patch.setattr(FolderRecord, "save", lambda _record: None)
            self._run("build")

    def whole(self, _choice: int = 0) -> None:
        """Whole runs, after which the papers of today lie there and nothing else of docgen's."""
        before = self.files()
        self._run_whole()
        if self.content.minutes == "whole":
            self._check_papers()
        else:
            moved = {name for name in self.files() if name.startswith(f"{OLD}minutes")} - before.keys()
            assert not {name for name in moved if "空白记录单" not in name and not BESIDE.search(name)}, moved
        settled = self.files()
        self._run_whole()
        assert self.files() == settled

    def _run_whole(self) -> None:
        self._run("build")
        self._run("minutes", "--scheduled")

    def _run(self, command: str, *options: str) -> None:
        with suppress(Killed):
            self._call(command, "2023", *options)

    def _call(self, *words: str) -> int:
        result = CliRunner().invoke(docgen, [*words, "-C", str(self.root)], prog_name="docgen")
        assert isinstance(result.exception, SystemExit | None), result.exception
        return result.exit_code

    def persons(self) -> set[bytes]:
        """The contents that a person wrote, or put there."""
        files = self.files()
        return self.edited | {files[name] for name in self.placed if name in files}

    def _check_papers(self) -> None:
        files, today = self.files(), self.content.papers()
        assert today <= files.keys(), today - files.keys()
        mine = self.persons()
        # The sheet of a meeting whose record has an error stays where it was.
        may_lie = today | self.content.sheets(faulty=True) | self.placed
        may_lie |= {name for name in files if files.get(BESIDE.sub("", name)) in mine}
        # What a person put in the place of a paper, `--force` keeps as a backup.
        may_lie |= {name for name in files if "（备份" in name}
        lying = {n for n, content in files.items() if not n.startswith(OLD) and content not in self.edited}
        assert lying <= may_lie, lying - may_lie

    def act(self, name: str, choice: int) -> None:
        """One step of any kind: nothing that a person wrote is lost by it."""
        ACTS[name](self, choice)
        lost = self.edited - set(self.files().values())
        assert not lost, (name, choice, lost)


ACTS: dict[str, Callable[[ChangingOffice, int], None]] = {
    step.__name__: step
    for step in (
        ChangingOffice.whole,
        ChangingOffice.reword,
        ChangingOffice.edit,
        ChangingOffice.record,
        ChangingOffice.unrecord,
        ChangingOffice.replan,
        ChangingOffice.part,
        ChangingOffice.rename,
        ChangingOffice.copy,
        ChangingOffice.delete,
        ChangingOffice.keep,
        ChangingOffice.put,
        ChangingOffice.spoil,
        ChangingOffice.disturbed,
        ChangingOffice.lose_the_record,
    )
}


def live(acts: Sequence[tuple[str, int]]) -> None:
    """Take these steps in a new office, make its papers whole, and compare them with those of a new start."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        office, new = ChangingOffice(Path(folder, "office")), ChangingOffice(Path(other, "office"))
        office.start()
        for name, choice in acts:
            office.act(name, choice)
        office.spoil(0)
        office.act("whole", 0)
        new.content = office.content
        new.start()
        final = {name for name in office.final if office.files().get(name) in office.persons()}
        _compare(office.files(), new.files(), final)


def live_by(data: bytes) -> None:
    """Take the steps that bytes stand for, two each."""
    names = list(ACTS)
    pairs = list(zip(data[::2], data[1::2], strict=False))[:MOST_STEPS]
    live([(names[step % len(names)], choice) for step, choice in pairs])


def _compare(files: dict[str, bytes], fresh: dict[str, bytes], final: set[str]) -> None:
    """Each paper of today lies in its place, or beside a person's that has it, unless that one is final."""
    contents = {BESIDE.sub("", name): set[bytes]() for name in files if not name.startswith(OLD)}
    for name, content in files.items():
        if not name.startswith(OLD):
            contents[BESIDE.sub("", name)].add(content)
    missing = {name for name, content in fresh.items() if content not in contents[name]}
    assert missing <= final, missing - final
