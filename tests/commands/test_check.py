from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen


def run(*words: str) -> Result:
    return CliRunner().invoke(docgen, words, prog_name="docgen")


def test_a_clean_year_ends_with_status_0(workspace: Callable[..., Path]) -> None:
    result = run("check", "2023", "--at", "2023-01-01", "-C", str(workspace()))
    assert result.exit_code == 0
    assert "2023年：没有发现问题。" in result.stdout


def test_all_faults_of_all_files_are_told_in_one_run(workspace: Callable[..., Path]) -> None:
    plan = "标题：2022年计划\n工作安排:\n  - 标题: 甲\n成文日期: 2023-02-30\n用印: 大概\n"
    organization = "单位: 甲\n支部:\n  - 名称: 第一支部\n    党员:\n      - {姓名: 张三, 身份: 党员}\n"
    result = run("check", "2023", "-C", str(workspace(plan, organization)))
    assert result.exit_code == 1
    told = result.stderr
    for line in (
        "plans/2023/plan.yaml:1:3: 错误",
        "plans/2023/plan.yaml:1:4: 警告 D401",
        "plans/2023/plan.yaml:2:1: 错误 K301 不认识“工作安排”，是不是想写“日程安排”？",
        "plans/2023/plan.yaml:4:7: 错误",
        "plans/2023/plan.yaml:5:5: 错误",
        "plans/organization.yaml:5:22: 错误",
    ):
        assert line in told, told


def test_json_has_the_fields_of_the_contract(workspace: Callable[..., Path]) -> None:
    result = run("check", "2023", "--format", "json", "-C", str(workspace("安排: []\n")))
    (first, *_) = json.loads(result.stdout)
    assert first == {
        "code": "K301",
        "level": "error",
        "file": "plans/2023/plan.yaml",
        "line": 1,
        "column": 1,
        "message": first["message"],
        "hint": first["hint"],
    }
    assert result.exit_code == 1


def test_json_of_a_clean_year_is_an_empty_array(workspace: Callable[..., Path]) -> None:
    words = ("--at", "2023-01-01", "--format", "json", "-C", str(workspace()))
    assert json.loads(run("check", "2023", *words).stdout) == []


def test_a_year_without_a_folder_is_a_usage_error_that_names_the_years(
    workspace: Callable[..., Path],
) -> None:
    result = run("check", "2031", "-C", str(workspace()))
    assert result.exit_code == 2
    assert "没有 plans/2031 这个文件夹（已有：2023）" in result.stderr


def test_outside_a_workspace_the_way_to_make_one_is_told(tmp_path: Path) -> None:
    result = run("check", "2023", "-C", str(tmp_path))
    assert result.exit_code == 2
    assert "docgen init" in result.stderr


@pytest.mark.parametrize("missing", ["plan.yaml", "organization.yaml"])
def test_a_missing_file_is_told_as_such(workspace: Callable[..., Path], missing: str) -> None:
    folder = workspace()
    next(folder.rglob(missing)).unlink()
    result = run("check", "2023", "-C", str(folder))
    assert result.exit_code == 1
    assert "没有找到这个文件" in result.stderr


def test_quiet_leaves_errors_only(workspace: Callable[..., Path]) -> None:
    folder = workspace("标题: 2022年工作计划\n成文日期: 2023-01-10\n导语: 甲\n")
    assert "D401" in run("check", "2023", "-C", str(folder)).stderr
    assert run("check", "2023", "-q", "-C", str(folder)).stderr == ""


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"\x00" * 50, b"[" * 3000, b"- " * 3000, b"a: *b\n", b"\xe5\xe5\xe5", b""]
)
def test_no_input_ends_in_a_traceback(workspace: Callable[..., Path], data: bytes) -> None:
    folder = workspace()
    (folder / "plans" / "2023" / "plan.yaml").write_bytes(data)
    result = run("check", "2023", "-C", str(folder))
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "plans/2023/plan.yaml" in result.stderr
