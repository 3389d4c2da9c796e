"""Files that belong to no year (calendar, table, schemas): nothing that a person made is overwritten."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

PLAN = "日程安排:\n  - {事项: 支委会, 类型: 支委会, 频次: 每月至少一次, 日期: 2023-06-05}\n"
LATER = PLAN.replace("06-05", "06-06")
MINE = b"mine"
EXPORTS = [("--xlsx", "日程.xlsx", "日程（新生成）.xlsx"), ("--ics", "日程.ics", "日程（新生成）.ics")]


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Path:
    return workspace(PLAN)


def schedule(office: Path, *words: object) -> Result:
    command = ["schedule", "2023", "--at", "2023-12-31", "-C", str(office), *map(str, words)]
    return CliRunner().invoke(docgen, command, prog_name="docgen")


def put(path: Path, content: bytes = MINE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def move_the_meeting(office: Path) -> None:
    (office / "plans" / "2023" / "plan.yaml").write_text(LATER, encoding="utf-8")


@pytest.mark.parametrize("where", [".", "导出/一层", "generated/2023", "../外面"])
@pytest.mark.parametrize(("option", "name", "beside"), EXPORTS)
def test_an_export_that_a_person_edited_stays_and_the_new_one_goes_beside(
    office: Path, where: str, option: str, name: str, beside: str
) -> None:
    file = office / where / name
    assert schedule(office, option, file).exit_code == 0
    put(file)
    for _ in range(2):
        result = schedule(office, option, file)
        assert (result.exit_code, file.read_bytes()) == (0, MINE)
        assert f"已另存 {file.resolve()}（文件被手工改过，没有动它；新版" in result.stdout
    assert file.with_name(beside).is_file()
    assert not list(file.parent.glob(".docgen-*"))


@pytest.mark.parametrize(("option", "name", "beside"), EXPORTS)
def test_a_file_that_docgen_did_not_write_stays_without_force(
    office: Path, option: str, name: str, beside: str
) -> None:
    file = put(office.parent / "桌面" / name)
    assert "这里有一份不是 docgen 生成的文件" in schedule(office, option, file).stdout
    assert file.read_bytes() == MINE
    made = file.with_name(beside).read_bytes()
    result = schedule(office, option, file, "--force")
    assert f"原来的文件留作“日程（备份）{file.suffix}”" in result.stdout
    assert file.read_bytes() == made
    assert file.with_name(f"日程（备份）{file.suffix}").read_bytes() == MINE


@pytest.mark.parametrize(("option", "name", "_beside"), EXPORTS)
def test_an_export_that_nobody_touched_is_brought_up_to_date(
    office: Path, option: str, name: str, _beside: str
) -> None:
    assert "（新建）" in schedule(office, option, office / name).stdout
    first = (office / name).read_bytes()
    assert "未变化" in schedule(office, option, office / "plans" / ".." / name).stdout
    move_the_meeting(office)
    assert "（更新）" in schedule(office, option, office / name).stdout
    assert (office / name).read_bytes() != first
    assert [each.name for each in office.glob("日程*")] == [name]


@pytest.mark.parametrize(("option", "name", "_beside"), EXPORTS)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_dry_run_writes_nothing(
    office: Path, option: str, name: str, _beside: str, force: tuple[str, ...]
) -> None:
    mine = put(office / name)
    result = schedule(office, option, mine, option, office / "新" / name, "--dry-run", *force)
    assert result.exit_code == 0
    assert f"将写入 {office / '新' / name}（新建）" in result.stdout
    schedule(office, option, mine, "--dry-run", *force)
    assert [each.name for each in office.rglob("*") if each.stem.startswith("日程")] == [name]
    assert mine.read_bytes() == MINE
    assert not (office / "generated").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--xlsx", "日程.docx"),
        ("--xlsx", "日程"),
        ("--ics", "日程.xlsx"),
        ("--ics", "/dev/null"),
        ("--xlsx", "CON.xlsx"),
        ("--ics", "-"),
        ("--xlsx", "plans/2023/plan.yaml"),
        ("--xlsx", "plans/花名册.xlsx"),
        ("--ics", "plans/2023/日程.ics"),
        ("--ics", "templates_docx/新/日程.ics"),
        ("--xlsx", "捷径/日程.xlsx"),
        ("--xlsx", "一份.xlsx", "--ics", "一份.xlsx"),
    ],
)
def test_a_place_that_is_none_for_an_export_is_wrong_usage(office: Path, words: tuple[str, ...]) -> None:
    (office / "templates_docx").mkdir(exist_ok=True)
    (office / "捷径").symlink_to(office / "plans", target_is_directory=True)
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    result = schedule(office, *(word if word.startswith(("-", "/")) else office / word for word in words))
    assert result.exit_code == 2, result.output
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before


def test_what_is_no_ordinary_file_is_told_and_stops_no_other(office: Path) -> None:
    os.mkfifo(office / "管道.xlsx")
    (office / "链接.xlsx").symlink_to(put(office / "别处.xlsx"))
    put(office / "文件")
    for name in ("管道.xlsx", "链接.xlsx", "文件/日程.xlsx"):
        result = schedule(office, "--xlsx", office / name, "--ics", office / "日程.ics", "--force")
        assert result.exit_code == 3
        assert "未能写入" in result.stderr
        assert (office / "日程.ics").is_file()
    assert (office / "别处.xlsx").read_bytes() == MINE
    assert (office / "链接.xlsx").is_symlink()


def test_with_json_only_what_was_not_written_as_asked_is_told_beside_it(office: Path) -> None:
    words = ("--xlsx", office / "日程.xlsx", "--format", "json")
    assert schedule(office, *words).stderr == ""
    put(office / "日程.xlsx")
    result = schedule(office, *words)
    assert "已另存" in result.stderr
    assert result.stdout.startswith("{")


def test_a_schema_that_a_person_changed_stays(office: Path) -> None:
    def schema(*words: str) -> Result:
        return CliRunner().invoke(docgen, ["schema", "-C", str(office), *words], prog_name="docgen")

    folder = office / "plans" / "schema"
    assert schema().exit_code == 0
    made = (folder / "plan.schema.json").read_bytes()
    put(folder / "plan.schema.json")
    assert "将另存" in schema("--dry-run").stdout
    assert not list(folder.glob("*（*"))
    for command in (["schema", "-C", str(office)], ["init", str(office), "--year", "2023"]):
        assert "已另存" in CliRunner().invoke(docgen, command, prog_name="docgen").output
        assert (folder / "plan.schema.json").read_bytes() == MINE
    assert (folder / "plan.schema（新生成）.json").read_bytes() == made
    assert schema("--force", "-q").stdout == ""
    assert (folder / "plan.schema.json").read_bytes() == made
    assert (folder / "plan.schema（备份）.json").read_bytes() == MINE


def test_an_export_killed_halfway_is_finished_by_the_next_run(office: Path) -> None:
    schedule(office, "--xlsx", office / "日程.xlsx")
    (office / "日程.xlsx").rename(office / ".docgen-日程.xlsx.old")
    put(office / f".docgen-{'0' * 16}.tmp")
    assert "未变化" in schedule(office, "--xlsx", office / "日程.xlsx").stdout
    assert [each.name for each in office.iterdir() if "docgen-" in each.name] == []


@pytest.mark.parametrize("where", [".", "generated/2023", "../外面"])
@pytest.mark.parametrize(("option", "name", "beside"), EXPORTS)
@pytest.mark.parametrize("is_older", [True, False])
def test_with_force_the_new_version_beside_an_export_goes(
    office: Path, where: str, option: str, name: str, beside: str, is_older: bool
) -> None:
    file = office / where / name
    schedule(office, option, put(file))
    if is_older:
        move_the_meeting(office)
    said = "已经有新的一份" if is_older else f"与“{name}”相同"
    foretold = schedule(office, option, file, "--force", "--dry-run").stdout
    assert f"将删除 {file.with_name(beside).resolve()}（{said}）" in foretold
    assert file.with_name(beside).is_file()
    assert (
        f"已删除 {file.with_name(beside).resolve()}（{said}）"
        in schedule(office, option, file, "--force").stdout
    )
    assert not file.with_name(beside).exists()
    assert "已删除" not in schedule(office, option, file, "--force").stdout
    assert not (file.parent / "旧文件").exists()


@pytest.mark.parametrize(("option", "name", "beside"), EXPORTS)
def test_with_force_an_edited_new_version_beside_an_export_is_kept_and_named(
    office: Path, option: str, name: str, beside: str
) -> None:
    file = office / name
    schedule(office, option, put(file))
    put(file.with_name(beside))
    assert f"已保留 {file.with_name(beside)}（" in schedule(office, option, file, "--force").stdout
    assert "已保留" not in schedule(office, option, file, "--force").stdout
    assert file.with_name(beside).read_bytes() == MINE


@pytest.mark.parametrize("where", [".", "generated/2023", "../外面"])
@pytest.mark.parametrize(("option", "name", "beside"), EXPORTS)
def test_no_export_is_moved_to_the_old_files_nor_taken_for_one_of_them(
    office: Path, where: str, option: str, name: str, beside: str
) -> None:
    folder = office / where
    for file in (folder / "旧文件" / name, folder / name):
        assert schedule(office, option, file).exit_code == 0
        put(file)
        schedule(office, option, file)
        assert "原来的文件留作" in schedule(office, option, file, "--force").stdout
    move_the_meeting(office)
    schedule(office, option, folder / name)
    docgen_plan = ["plan", "2023", "-C", str(office)]
    CliRunner().invoke(docgen, docgen_plan, prog_name="docgen")
    for file in (folder / "旧文件" / name, folder / name):
        assert file.is_file()
        assert not file.with_name(beside).exists()
