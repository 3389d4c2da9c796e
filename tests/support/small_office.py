"""A small office for the tests of writing: one folder, papers by name, and a list of what was rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from docgen.writing.outcomes import Output, WritingReport, Written
from docgen.writing.outputs import write_outputs
from docgen.writing.reconciling import RunShare


@dataclass
class Office:
    folder: Path
    rendered: list[str] = field(default_factory=list)

    def output(self, name: str, text: str | None, source: str | None = None) -> Output:
        render = partial(self._render, name, text)
        return Output(PurePosixPath(name), source or f"source of {text}", render, part="papers")

    def write(self, papers: Mapping[str, str | None], **options: bool) -> WritingReport:
        """Write papers given as name → text; a text of None has wrong data."""
        self.rendered.clear()
        return write_outputs(self.folder, [self.output(*paper) for paper in papers.items()], **options)

    def reconcile(self, *today: str, **options: bool) -> WritingReport:
        """Write nothing, and withdraw all papers that are none of these."""
        share = RunShare(lambda part: part == "papers", today, gone="已有记录")
        return write_outputs(self.folder, [], share=share, **options)

    def write_one(self, name: str, text: str | None, **options: bool) -> Written:
        return self.write({name: text}, **options).written[0]

    def edit(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def files(self) -> dict[str, str]:
        """What lies in the folder, docgen's own books left out."""
        found = (p for p in self.folder.rglob("*") if p.is_file())
        relative = {p.relative_to(self.folder).as_posix(): p for p in found}
        return {n: p.read_text() for n, p in sorted(relative.items()) if not n.startswith(".docgen.")}

    def everything(self) -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in self.folder.parent.rglob("*") if p.is_file()}

    def _render(self, name: str, text: str | None) -> bytes | None:
        self.rendered.append(name)
        return None if text is None else text.encode()
