from __future__ import annotations

import errno
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen


def run(*words: str) -> Result:
    return CliRunner().invoke(docgen, words, prog_name="docgen")


def test_a_new_workspace_checks_clean_and_makes_a_plan_at_once(tmp_path: Path) -> None:
    office = tmp_path / "办公室"
    assert run("init", str(office), "--year", "2024").exit_code == 0
    check = run("check", "2024", "-C", str(office))
    assert check.exit_code == 0, check.stderr
    plan = run("plan", "2024", "-C", str(office))
    assert plan.exit_code == 0, plan.stderr
    assert list((office / "generated" / "2024" / "plan").glob("*.docx"))


def test_init_lays_down_what_the_manual_says(tmp_path: Path) -> None:
    run("init", str(tmp_path), "--year", "2024")
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    made -= {"generated/.docgen.json", "generated/.docgen.lock"}
    assert made == {
        ".gitignore",
        "plans/organization.yaml",
        "plans/2024/plan.yaml",
        "plans/2024/minutes.yaml",
        "plans/2024/notices.yaml",
        "plans/2024/evaluations.yaml",
        "plans/schema/calendar.schema.json",
        "plans/schema/evaluations.schema.json",
        "plans/schema/minutes.schema.json",
        "plans/schema/notices.schema.json",
        "plans/schema/organization.schema.json",
        "plans/schema/plan.schema.json",
        "plans/schema/rules.schema.json",
        "templates_docx/appraisal_forms.docx",
        "templates_docx/appraisal_table.docx",
        "templates_docx/appraisal_tally.docx",
        "templates_docx/ballot.docx",
        "templates_docx/evaluation_table.docx",
        "templates_docx/evaluation_table_lying.docx",
        "templates_docx/minutes.docx",
        "templates_docx/note.docx",
        "templates_docx/notices.docx",
        "templates_docx/plan.docx",
        "templates_docx/promises.docx",
        "templates_docx/volume.docx",
        "templates_docx/year_calendar.docx",
    }


def test_init_leaves_every_existing_file_alone(tmp_path: Path) -> None:
    run("init", str(tmp_path), "--year", "2024")
    plan = tmp_path / "plans" / "2024" / "plan.yaml"
    plan.write_text("标题: 我的计划\n", encoding="utf-8")
    result = run("init", str(tmp_path), "--year", "2024")
    assert plan.read_text(encoding="utf-8") == "标题: 我的计划\n"
    assert "已存在，未改动" in result.stdout


def test_every_starter_file_points_to_a_schema_that_is_there(tmp_path: Path) -> None:
    run("init", str(tmp_path), "--year", "2024")
    for yaml in tmp_path.rglob("*.yaml"):
        first = yaml.read_text(encoding="utf-8").splitlines()[0]
        mark = "# yaml-language-server: $schema="
        assert first.startswith(mark)
        assert (yaml.parent / first.removeprefix(mark)).is_file()


def test_a_folder_that_cannot_be_written_is_told_with_status_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    result = run("init", str(tmp_path / "新"), "--year", "2024")
    assert result.exit_code == 3
    assert "时出了错" in result.stderr


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (OSError(errno.EACCES, "Permission denied"), "没有权限，或者别的程序正开着它。"),
        (OSError(errno.EROFS, "Read-only file system"), "这个磁盘是只读的。"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "系统拒绝了（Invalid cross-device link）。"),
        (OSError("a word of the system"), "系统拒绝了（a word of the system）。"),
        (OSError(), "系统拒绝了，没有说明原因。"),
    ],
)
def test_the_reason_is_told_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError, told: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert run("init", str(tmp_path / "新")).stderr == f"读写文件时出了错：{told}\n"


def test_a_disk_that_fills_up_leaves_no_half_starter_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def fills_up(path: Path, *how: object, **options: object) -> object:
        if path.suffix == ".tmp":
            with opened(path, "xb") as file:
                file.write(b"ha")
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(path, *how, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fills_up)
    result = run("init", str(tmp_path), "--year", "2024")
    assert (result.exit_code, result.stderr) == (
        3,
        "磁盘满了，“organization.yaml”没有写成；请腾出空间，再运行一次。\n",
    )
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_the_system_refuses_without_naming_a_file_is_told_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", refuse)
    result = run("init", str(tmp_path / "新"), "--year", "2024")
    assert result.exit_code == 3
    assert "读写文件时出了错：磁盘满了。" in result.stderr
    assert "None" not in result.stderr
