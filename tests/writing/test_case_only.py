"""Names that differ in case only, on a disk that makes no difference (a stand-in for Windows and macOS)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.writing.outcomes import WriteOutcome

OLD, NEW = "minutes/学习ppt.docx", "minutes/学习PPT.docx"


@pytest.fixture
def no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each path that is not there is looked for in another case, in the calls that docgen makes."""

    def as_stored(path: Any) -> Path:
        path = Path(path)
        if not os.path.lexists(path.parent):
            return path
        names = {each.name.lower(): each.name for each in path.parent.iterdir()}
        return path.with_name(names.get(path.name.lower(), path.name))

    def through(call: Callable[..., Any]) -> Callable[..., Any]:
        return lambda path, *how, **options: call(as_stored(path), *how, **options)

    def replace(temp: Path, target: Path) -> None:
        replaced(as_stored(temp), as_stored(target))

    replaced = Path.replace
    for name in ("lstat", "read_bytes", "unlink"):
        monkeypatch.setattr(Path, name, through(getattr(Path, name)))
    monkeypatch.setattr(Path, "replace", replace)
    same = Path.samefile
    monkeypatch.setattr(Path, "samefile", lambda *both: same(*map(as_stored, both)))


def test_a_title_that_changes_its_case_only_is_the_same_paper(office, no_difference: None):
    office.write_one(OLD, "v1")
    written = office.write_one(NEW, "v2")
    assert (written.outcome, written.detail) == (WriteOutcome.WRITTEN, "更新")
    assert list(office.files().values()) == ["v2"]
    assert office.write_one(NEW, "v2").outcome is WriteOutcome.UNCHANGED
    assert office.write_one(NEW, "v3").detail == "更新"
    books = (office.folder / ".docgen.json").read_text(encoding="utf-8")
    assert (OLD in books, NEW in books) == (False, True)


def test_an_edit_under_the_other_case_is_still_a_persons(office, no_difference: None):
    office.write_one(OLD, "v1")
    office.edit(OLD, "mine")
    assert office.write_one(NEW, "v2").outcome is WriteOutcome.BESIDE
    assert sorted(office.files().values()) == ["mine", "v2"]


def test_where_the_disk_tells_cases_apart_the_other_file_stays(office):
    office.write_one(OLD, "v1")
    if (office.folder / NEW).exists():
        pytest.skip("this disk does not")
    assert office.write_one(NEW, "v2").detail == "新建"
    assert sorted(office.files().values()) == ["v1", "v2"]


def test_two_papers_whose_names_differ_in_case_only_are_both_there(office, no_difference: None):
    from docgen.base.file_names import distinct

    names = [f"{name}.docx" for name in distinct(["学习ppt", "学习PPT"])]
    office.write(dict(zip(names, ["one", "two"], strict=True)))
    assert sorted(office.files().values()) == ["one", "two"]
