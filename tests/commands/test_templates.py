from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
from click.testing import CliRunner, Result

from docgen.commands import docgen

REPOSITORY = Path(__file__).parents[2]


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, ["templates", *words, "-C", str(folder)], prog_name="docgen")


def test_the_templates_of_the_repository_are_the_built_in_ones_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    run(tmp_path, "reset")
    for built in (tmp_path / "templates_docx").iterdir():
        assert (REPOSITORY / "templates_docx" / built.name).read_bytes() == built.read_bytes(), built.name


def test_list_says_which_templates_were_changed(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    assert "内置（templates_docx 里没有这个文件）" in run(folder, "list").stdout
    run(folder, "reset")
    assert "内置（" in run(folder, "list").stdout
    (folder / "templates_docx" / "plan.docx").write_bytes(b"")
    assert "改过（" in run(folder, "list").stdout


def test_check_tells_every_fault_of_a_template_at_once(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    run(folder, "reset")
    path = folder / "templates_docx" / "plan.docx"
    document = docx.Document(str(path))
    document.add_paragraph("第一处 {{ 标题|分航 }}")
    document.add_paragraph("第二处 ｛｛ 署名 ｝｝")
    document.save(str(path))
    result = run(folder, "check")
    assert result.exit_code == 1
    assert "第一处" in result.stderr
    assert "第二处" in result.stderr


def test_check_of_the_built_in_templates_finds_nothing(workspace: Callable[..., Path]) -> None:
    result = run(workspace(), "check")
    assert result.exit_code == 0
    assert "没有发现问题" in result.stdout


def test_reset_keeps_the_changed_template_under_another_name(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    run(folder, "reset")
    path = folder / "templates_docx" / "plan.docx"
    path.write_bytes(b"mine")
    result = run(folder, "reset", "plan.docx")
    assert result.exit_code == 0
    assert path.with_name("plan（备份）.docx").read_bytes() == b"mine"
    assert path.read_bytes() != b"mine"
    assert "已是内置模板" in run(folder, "reset").stdout


def test_a_template_that_cannot_be_replaced_is_told_with_status_3(
    workspace: Callable[..., Path],
) -> None:
    folder = workspace()
    (folder / "templates_docx" / "plan.docx").mkdir(parents=True)
    result = run(folder, "reset", "plan.docx")
    assert result.exit_code == 3
    assert "这个位置被一个同名的文件夹或别的东西占着" in result.stderr
