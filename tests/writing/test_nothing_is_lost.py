"""Whatever a person and docgen do, and whatever breaks: what the person wrote is still there."""

from __future__ import annotations

import errno
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

NAMES = ["a.docx", "a（新生成）.docx", "a（新生成2）.docx", "a（备份）.docx", "b.docx"]
ERRORS = [errno.EACCES, errno.ENOSPC, errno.EIO]

RUN = st.tuples(st.just("run"), st.sampled_from(["v1", "v2", None]), st.booleans())
EDIT = st.tuples(st.just("edit"), st.sampled_from(NAMES))
DELETE = st.tuples(st.just("delete"), st.sampled_from(NAMES))
BREAK = st.tuples(st.just("break the manifest"), st.sampled_from(["{", "", None]))
WITHDRAW = st.tuples(st.just("withdraw"), st.booleans())
FAIL = st.tuples(st.just("fail"), st.sampled_from(ERRORS), st.integers(1, 6), st.booleans())


class Life:
    """An office whose every act is remembered: the texts the person wrote, and where."""

    def __init__(self, office) -> None:
        self.office = office
        self.numbers = count()
        self.written: set[str] = set()

    def act(self, kind: str, *how) -> None:
        getattr(self, kind.replace(" ", "_"))(*how)
        lost = self.written - set(self.office.files().values())
        assert not lost, kind

    def run(self, text: str | None, force: bool) -> None:
        self.office.write({"a.docx": text, "b.docx": "b"}, force=force)

    def withdraw(self, dry_run: bool) -> None:
        self.office.reconcile("b.docx", dry_run=dry_run)

    def edit(self, name: str) -> None:
        self.delete(name)
        text = f"mine {next(self.numbers)}"
        self.office.edit(name, text)
        self.written.add(text)

    def delete(self, name: str) -> None:
        path = self.office.folder / name
        if path.exists():
            self.written.discard(path.read_text())
            path.unlink()

    def break_the_manifest(self, content: str | None) -> None:
        if content is None:
            (self.office.folder / ".docgen.json").unlink(missing_ok=True)
        else:
            self.office.edit(".docgen.json", content)

    def fail(self, code: int, at: int, late: bool) -> None:
        """A run in which one replacing fails, before or after it happened."""
        replace, numbers = Path.replace, count(1)

        def failing(path: Path, target: Path) -> Path:
            is_now = next(numbers) == at
            if not is_now or late:
                replace(path, target)
            if is_now:
                raise OSError(code, "injected")
            return target

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "replace", failing)
            self.office.write({"a.docx": f"v{at}", "b.docx": "b2"}, force=late)


@settings(max_examples=120, deadline=None)
@given(acts=st.lists(st.one_of(RUN, EDIT, DELETE, BREAK, WITHDRAW, FAIL), min_size=2, max_size=14))
def test_what_a_person_wrote_is_in_some_file_until_the_person_removes_it(acts, make_office):
    with TemporaryDirectory() as folder:
        life = Life(make_office(Path(folder, "generated", "2023")))
        for act in acts:
            life.act(*act)
        for _ in range(2):
            report = life.office.write({"a.docx": "last", "b.docx": "b"})
        assert life.office.rendered == []
        assert not any(written.wrote for written in report.written)
        assert "last" in life.office.files().values()
