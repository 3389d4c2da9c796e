"""`docgen keep`: a person's own version is final until its source changes, and then is asked about once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

PLAN = """\
标题: 甲校2023年度工作计划
导语: {words}
成文日期: 2023-01-10
日程安排: [{{事项: 甲, 日期: 2023-06-05}}]
"""
MADE = {
    "plan": "generated/2023/plan/甲校2023年度工作计划.docx",
    "xlsx": "日程.xlsx",
    "outside": "../外面/日程.xlsx",
    "schema": "plans/schema/plan.schema.json",
}


class Desk:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.type("一")

    def type(self, words: str) -> None:
        text = PLAN.format(words=words).replace("06-05", "06-05" if words == "一" else "06-06")
        (self.root / "plans/2023/plan.yaml").write_text(text, encoding="utf-8")

    def docgen(self, *words: object) -> Result:
        command = [*map(str, words), "-C", str(self.root)]
        result = CliRunner().invoke(docgen, command, prog_name="docgen")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    def make(self, what: str) -> Result:
        if what == "plan":
            return self.docgen("plan", 2023)
        if what == "schema":
            return self.docgen("schema")
        return self.docgen("schedule", 2023, "--at", "2023-12-31", "--xlsx", self.root / MADE[what])

    def edited(self, what: str) -> Path:
        assert self.make(what).exit_code == 0
        file = (self.root / MADE[what]).resolve()
        file.write_bytes(b"mine")
        return file


@pytest.fixture
def desk(workspace: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Desk:
    # The repository has files of the same names.
    monkeypatch.chdir(workspace().parent)
    return Desk(workspace(PLAN.format(words="一")))


def beside(file: Path) -> Path:
    return file.with_name(f"{file.stem}（新生成）{file.suffix}")


@pytest.mark.parametrize("is_asked", [True, False], ids=["after a run", "before one"])
@pytest.mark.parametrize("what", MADE)
def test_what_is_kept_gets_no_new_version(desk: Desk, what: str, is_asked: bool) -> None:
    file = desk.edited(what)
    if is_asked:
        assert "已另存" in desk.make(what).output
        assert beside(file).exists()
    # Named from the folder of -C, as the list of written files begins there.
    result = desk.docgen("keep", MADE[what])
    assert (result.exit_code, "（留用您改的这一份" in result.output) == (0, True), result.output
    for _ in range(2):
        assert "留用您改的这一份" in desk.make(what).output
        assert (file.read_bytes(), beside(file).exists()) == (b"mine", False)


@pytest.mark.parametrize("what", ["plan", "xlsx", "outside"])
@pytest.mark.parametrize("is_told", [True, False], ids=["by the command", "by deleting"])
def test_when_its_source_changes_the_new_version_is_offered_once(
    desk: Desk, what: str, is_told: bool
) -> None:
    file = desk.edited(what)
    desk.make(what)
    for words in ("二", "一"):
        desk.docgen("keep", file) if is_told else beside(file).unlink()
        desk.type(words)
        assert "新版在旁边的" in desk.make(what).output
        assert (file.read_bytes(), beside(file).exists()) == (b"mine", True)
    beside(file).unlink()
    assert "已另存" not in desk.make(what).output
    desk.make(what)
    assert not beside(file).exists()


def test_the_new_version_is_taken_over_by_renaming_it(desk: Desk) -> None:
    file = desk.edited("plan")
    desk.make("plan")
    desk.docgen("keep", file)
    desk.type("二")
    desk.make("plan")
    beside(file).rename(file)
    assert "与新版一致" in desk.make("plan").output
    desk.type("三")
    assert "（更新）" in desk.make("plan").output


def test_a_new_version_that_was_edited_too_is_not_removed(desk: Desk) -> None:
    file = desk.edited("plan")
    desk.make("plan")
    beside(file).write_bytes(b"mine too")
    assert "您也改过，没有删" in desk.docgen("keep", file).output
    assert beside(file).read_bytes() == b"mine too"


def test_what_there_is_nothing_to_keep_of_is_told(desk: Desk) -> None:
    file = desk.edited("plan")
    desk.make("plan")
    (desk.root / "generated/2023/plan/便条.docx").write_bytes(b"a note")
    desk.make("xlsx")
    for name, told in {
        beside(file): f"要留用自己改的，请写“{file.name}”",
        desk.root / "日程.xlsx": "没有改过",
        desk.root / "generated/2023/plan/便条.docx": "没有生成过",
        desk.root / "plans/2023/plan.yaml": "没有生成过",
    }.items():
        result = desk.docgen("keep", name)
        assert (result.exit_code, told in result.stderr) == (1, True), result.output
    assert desk.docgen("keep", desk.root / "没有.docx").exit_code == 2
    assert desk.docgen("keep").exit_code == 2
    assert beside(file).exists()


def retitle(desk: Desk, title: str) -> Result:
    file = desk.root / "plans/2023/plan.yaml"
    file.write_text(PLAN.format(words="一").replace("工作计划", title), encoding="utf-8")
    return desk.make("plan")


@pytest.mark.parametrize("is_told", [True, False], ids=["by the command", "by deleting"])
def test_a_final_version_outlives_the_runs_in_which_it_is_no_paper_of_today(
    desk: Desk, is_told: bool
) -> None:
    file = desk.edited("plan")
    desk.make("plan")
    desk.docgen("keep", file) if is_told else beside(file).unlink()
    for _ in range(2):
        result = retitle(desk, "工作要点")
        assert f"已保留 {file}" in result.output
        assert beside(file).name not in result.output
    for _ in range(2):
        assert "留用您改的这一份" in retitle(desk, "工作计划").output
    assert (file.read_bytes(), beside(file).exists()) == (b"mine", False)
    assert "generated/2023/旧文件/plan/甲校2023年度工作要点.docx" in {
        path.relative_to(desk.root).as_posix() for path in desk.root.rglob("*.docx")
    }


def test_what_is_deleted_is_final_no_longer(desk: Desk) -> None:
    file = desk.edited("plan")
    desk.docgen("keep", file)
    retitle(desk, "工作要点")
    file.unlink()
    retitle(desk, "工作要点")
    assert "（新建）" in retitle(desk, "工作计划").output
    file.write_bytes(b"mine, again")
    assert "新版在旁边的" in desk.make("plan").output


def test_what_is_forced_is_final_no_longer(desk: Desk) -> None:
    file = desk.edited("plan")
    desk.docgen("keep", file)
    assert "（更新；原来的文件留作" in desk.docgen("plan", 2023, "--force").output
    file.write_bytes(b"mine, again")
    assert "新版在旁边的" in desk.make("plan").output
