"""The papers of a run bound into one file: as they lie in the folder, behind a cover and their contents.

What a person changed in Word is bound as that person left it, as a PDF is made of it: a volume and the papers
that it is bound of must not say different things.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docgen import __version__
from docgen.base.diagnostics import Diagnostic, Place, error, hint, warning
from docgen.engine.binding import BoundPaper, NotBound, bind
from docgen.libreoffice import LibreOfficeMissing
from docgen.libreoffice.installed_fonts import installed_families, missing_fonts, wanted_fonts
from docgen.libreoffice.page_numbers import measure_first_pages
from docgen.libreoffice.soffice import find_soffice
from docgen.making.rendering import Job
from docgen.word.opening import read_parts
from docgen.writing import Output, WriteOutcome, WritingFault, Written
from docgen.writing.atomic import read_ordinary
from docgen.writing.manifest import place_in
from docgen.writing.settling import FINAL

if TYPE_CHECKING:
    from docgen.filling.form import FreeTemplate
    from docgen.making.rendering import FormTemplate

NAMED = 3
"""The most papers that a message names."""
UPDATE = "用 Word 打开它，问要不要更新域，选“是”；WPS：在目录上点右键，选“更新目录”"


class PaperOfVolume(NamedTuple):
    """A paper to bind: how it is made, and its line in the contents."""

    job: Job
    line: str


class Volume(NamedTuple):
    """A volume to make: its file and part, its papers; `cover` fills what stands in front, if anything."""

    path: PurePosixPath
    part: str
    papers: Sequence[PaperOfVolume]
    front: FormTemplate | FreeTemplate
    cover: Mapping[str, str] | None = None


@dataclass
class Binding:
    """A volume of papers that have just been written to a folder, and what there is to say of it."""

    folder: Path
    volume: Volume
    written: Mapping[Path, Written]
    refused: int = 0
    """The number of records that have errors: no papers are made of them."""
    dry_run: bool = False
    said: list[Diagnostic] = field(default_factory=list)

    def output(self) -> Output:
        """The file, bound when it is needed."""
        if edited := self._edited:
            several = f"等 {len(edited)} 份" if len(edited) > NAMED else ""
            message = f"合订本里，“{'”“'.join(edited[:NAMED])}”{several}是您改过的那一份，不是新生成的"
            self.said.append(hint("W606", self._place, message))
        if lacking := self.refused + len(self.volume.papers) - len(self._papers):
            message = f"合订本里少了 {lacking} 份：有错误，没有生成"
            self.said.append(warning("W610", self._place, message, "改好以后再合订一次。"))
        if self.volume.cover is not None and not self._can_measure:
            message = "没有 LibreOffice，合订本的目录没有量页码，打开时由 Word 补上"
            self.said.append(hint("P702", self._place, message, UPDATE))
        return Output(self.volume.path, self._source_hash, self._render, self.volume.part)

    @property
    def _place(self) -> Place:
        return place_in(self.folder, self.volume.path)

    @cached_property
    def _papers(self) -> list[BoundPaper]:
        """The papers that were made, with what lies there now."""
        found = [(paper, self._content(paper.job)) for paper in self.volume.papers]
        there = [(paper, content) for paper, content in found if content is not None]
        # Nine digits, as in the names that Word gives to such bookmarks.
        return [
            BoundPaper(content, paper.line, f"_Toc{number:09}")
            for number, (paper, content) in enumerate(there, start=1)
        ]

    @cached_property
    def _edited(self) -> list[str]:
        """The names of the papers that a person changed, and that can be bound."""
        return [paper.job.path.name for paper in self.volume.papers if self._persons(paper.job) is not None]

    def _content(self, job: Job) -> bytes | None:
        """A paper's bytes: of a person's, or as docgen made them; None where there are none."""
        written = self.written.get(self.folder / job.path)
        if written is None or written.outcome is WriteOutcome.NOT_MADE:
            return None
        return self._persons(job) or self._settled(job, written) or job.render()

    def _settled(self, job: Job, written: Written) -> bytes | None:
        """The file as it lies there, if it is of this run: one held open is still of an earlier one."""
        is_there = written.outcome is WriteOutcome.WRITTEN and not self.dry_run
        return self._read(job) if is_there or written.outcome is WriteOutcome.UNCHANGED else None

    def _persons(self, job: Job) -> bytes | None:
        """The bytes of a paper that a person changed; None where nobody did, or where it cannot be bound."""
        written = self.written.get(self.folder / job.path)
        is_edited = written is not None and (
            written.outcome is WriteOutcome.BESIDE or written.detail == FINAL
        )
        content = self._read(job) if is_edited else None
        if content is None:
            return None
        try:
            bind([BoundPaper(content, "", "_")])
        except NotBound as problem:
            message = f"您改过的“{job.path.name}”订不进合订本（{problem.reason}），订的是新生成的"
            told = warning("W607", self._place, message, "请用 Word 打开它，另存一份再试。")
            self.said += [] if told in self.said else [told]
            return None
        return content

    def _read(self, job: Job) -> bytes | None:
        try:
            return read_ordinary(self.folder / job.path)
        except WritingFault:
            return None

    @property
    def _can_measure(self) -> bool:
        try:
            find_soffice()
        except LibreOfficeMissing:
            return False
        return True

    @property
    def _source_hash(self) -> str:
        """The hash of the papers and of all that the front depends on: fonts that come or go move pages."""
        facts = [__version__, json.dumps(self.volume.cover, ensure_ascii=False)]
        if self.volume.cover is not None:
            facts.append(hashlib.sha256(self.volume.front.package).hexdigest())
            facts.append(repr(sorted(installed_families() or ())) if self._can_measure else "")
        papers = [f"{each.line}\n{hashlib.sha256(each.content).hexdigest()}" for each in self._papers]
        return hashlib.sha256("\0".join((*facts, *papers)).encode()).hexdigest()

    def _render(self) -> bytes | None:
        # Neither bytes nor LibreOffice's time are needed to say what would be written.
        if self.dry_run:
            return b""
        if not self._papers:
            return None
        try:
            made = self._bound()
        except NotBound as problem:
            name = self._papers[problem.number].line if problem.number >= 0 else "封面和目录"
            message = f"合订本没有生成：“{name}”订不进去，{problem.reason}"
            self.said.append(error("W608", self._place, message))
            return None
        if made is not None and _counts_whole(made):
            message = "页眉、页脚里的“共×页”在合订本里是整本的页数，封面和目录也算在内"
            mend = "要各份自己的页数，请打印单份的文件"
            self.said.append(hint("W609", self._place, message, mend))
        return made

    def _bound(self) -> bytes | None:
        if self.volume.cover is None:
            return bind(self._papers)
        front = self._front(())
        if front is None:
            return None
        whole = bind(self._papers, front, update=True)
        numbers = self._measured(whole)
        # The same pages as before: the numbers stand where their places were.
        counted = self._front(numbers) if numbers else None
        return bind(self._papers, counted) if counted else whole

    def _front(self, numbers: Sequence[int]) -> bytes | None:
        """The cover and the contents, with the page numbers where they are known."""
        known = [*map(str, numbers)] or [""] * len(self._papers)
        lines = [
            {"题目": paper.line, "书签": paper.bookmark, "页码": number}
            for paper, number in zip(self._papers, known, strict=True)
        ]
        context = {**(self.volume.cover or {}), "目录": lines}
        rendered = self.volume.front.fill(json.dumps(context, ensure_ascii=False).encode())
        self.said += [each for each in rendered.diagnostics if each not in self.said]
        return rendered.document

    def _measured(self, whole: bytes) -> list[int] | None:
        if not self._can_measure:
            return None
        numbers = measure_first_pages(whole, len(self._papers))
        if numbers is None:
            message = "LibreOffice 没有量出合订本的页码，打开时由 Word 补上"
            self.said.append(hint("P702", self._place, message, UPDATE))
        elif missing := missing_fonts(wanted_fonts(whole), installed_families()):
            message = f"合订本的目录页码是用代替的字体量的（这台电脑没有{'、'.join(missing)}）"
            mend = "有这些字体的电脑上可能差一页：打开以后按 Ctrl+A，再按 F9，核对一遍再打印"
            self.said.append(hint("P703", self._place, message, mend))
        return numbers


def _counts_whole(volume: bytes) -> bool:
    """Tell whether headers or footers print the number of all pages."""
    running = read_parts(volume, lambda name: name.startswith(("word/header", "word/footer")))
    return any(b"NUMPAGES" in part for part in running.values())
