"""A small office for the tests of writing: one folder, papers by name, and a list of what was rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from docgen.writing.outcomes import Output, WritingReport, Written
from docgen.writing.outputs import write_outputs


@dataclass
class Office:
    folder: Path
    rendered: list[str] = field(default_factory=list)

    def output(self, name: str, text: str | None, source: str | None = None) -> Output:
        return Output(PurePosixPath(name), source or f"source of {text}", partial(self._render, name, text))

    def write(self, papers: Mapping[str, str | None], **options: bool) -> WritingReport:
        """Write papers given as name → text; a text of None has wrong data."""
        self.rendered.clear()
        return write_outputs(self.folder, [self.output(*paper) for paper in papers.items()], **options)

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


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""


def word_file(body: str, **parts: str) -> bytes:
    """The smallest package that Word opens: a body, and other parts by name (`styles`, `theme__theme1`)."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name.replace('__', '/')}.xml", content)
    return package.getvalue()


@pytest.fixture(scope="session")
def make_word_file() -> Callable[..., bytes]:
    return word_file


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "generated" / "2023")


@pytest.fixture(scope="session")
def make_office() -> type[Office]:
    return Office
