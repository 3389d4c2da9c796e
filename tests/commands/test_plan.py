from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

NAME = "云溪市第三中学党总支2023年度工作计划"


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, ["plan", "2023", "-C", str(folder), *words], prog_name="docgen")


def made(folder: Path, mark: str = "") -> Path:
    return folder / "generated" / "2023" / "plan" / f"{NAME}{mark}.docx"


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def edit_in_word(path: Path, text: str) -> bytes:
    document = docx.Document(str(path))
    document.paragraphs[0].insert_paragraph_before(text)
    document.save(str(path))
    return path.read_bytes()


def test_the_plan_is_written_and_its_place_is_told(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    result = run(folder)
    assert result.exit_code == 0
    assert f"已写入 {made(folder)}" in result.stdout
    assert "一、指导思想" in text_of(made(folder))


@pytest.mark.parametrize("goals", ["具体目标: []", "总体目标: []", "总体目标: [], 具体目标: []"])
def test_goals_without_a_single_goal_print_no_heading(workspace: Callable[..., Path], goals: str) -> None:
    folder = workspace(
        f"标题: {NAME}\n指导思想: [甲。]\n工作目标: {{{goals}}}\n重点任务: [{{标题: 乙, 措施: [丙。]}}]\n"
    )
    result = run(folder)
    assert result.exit_code == 0
    text = text_of(made(folder))
    assert "工作目标" not in text
    assert "二、重点任务" in text


def test_the_same_command_again_writes_nothing_and_says_so(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    run(folder)
    before = files_of(folder)
    result = run(folder)
    assert (result.exit_code, files_of(folder)) == (0, before)
    assert "未变化" in result.stdout


def files_of(folder: Path) -> dict[Path, tuple[bytes, int]]:
    """Every file but the lock, which some versions of filelock touch."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != ".docgen.lock"]
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_plan_edited_in_word_survives_and_the_new_one_goes_beside_it(
    workspace: Callable[..., Path],
) -> None:
    folder = workspace()
    run(folder)
    edited = edit_in_word(made(folder), "手工加的一段")
    plan = folder / "plans" / "2023" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "结束语: 新的结尾。\n", encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 0
    assert made(folder).read_bytes() == edited
    assert "新的结尾。" in text_of(made(folder, "（新生成）"))
    assert "（新生成）" in result.stdout


def test_force_replaces_an_edited_plan_and_keeps_a_backup(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    run(folder)
    edited = edit_in_word(made(folder), "手工加的一段")
    result = run(folder, "--force")
    assert "手工加的一段" not in text_of(made(folder))
    assert made(folder, "（备份）").read_bytes() == edited
    assert "备份" in result.stdout


def test_dry_run_tells_and_writes_nothing(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    result = run(folder, "--dry-run")
    assert result.exit_code == 0
    assert f"将写入 {made(folder)}" in result.stdout
    assert not (folder / "generated").exists()


def test_a_plan_whose_data_is_wrong_is_not_written_and_the_old_one_stays(
    workspace: Callable[..., Path],
) -> None:
    folder = workspace()
    run(folder)
    before = made(folder).read_bytes()
    plan = folder / "plans" / "2023" / "plan.yaml"
    plan.write_text("成文日期: 2023-02-30\n", encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert "plans/2023/plan.yaml:1:7: 错误 K303 2023年2月没有30日" in result.stderr
    assert made(folder).read_bytes() == before


def test_what_is_missing_is_printed_as_such_and_counted(workspace: Callable[..., Path]) -> None:
    folder = workspace("导语: 甲。\n标题: 云溪市第三中学党总支2023年度工作计划\n")
    result = run(folder)
    assert result.exit_code == 0
    assert "【待补：成文日期】" in text_of(made(folder))
    assert "1 处要填写" in result.stdout


def test_text_with_signs_of_xml_comes_out_as_typed(workspace: Callable[..., Path]) -> None:
    folder = workspace(
        '标题: 云溪市第三中学党总支2023年度工作计划\n导语: A & B < C > "D" 和 ]]> 与 &amp; <w:p/>\n'
    )
    run(folder)
    assert 'A & B < C > "D" 和 ]]> 与 &amp; <w:p/>' in text_of(made(folder))


def test_a_template_that_was_broken_in_word_is_told_by_place(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    templates = folder / "templates_docx"
    assert CliRunner().invoke(docgen, ["templates", "reset", "-C", str(folder)]).exit_code == 0
    document = docx.Document(str(templates / "plan.docx"))
    document.add_paragraph("落款前的一句 {{ 署明 }}")
    document.save(str(templates / "plan.docx"))
    result = run(folder)
    assert result.exit_code == 1
    assert "templates_docx/plan.docx: 错误" in result.stderr
    assert "署名" in result.stderr
    assert "落款前的一句" in result.stderr
    assert not made(folder).exists()


def test_pdf_without_libreoffice_says_how_to_install_it(
    workspace: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("docgen.libreoffice.soffice._usual_places", list)
    result = run(workspace(), "--pdf")
    assert result.exit_code == 3
    assert "LibreOffice" in result.stderr


def test_pdf_lies_beside_the_document(workspace: Callable[..., Path], soffice: str) -> None:
    folder = workspace()
    result = run(folder, "--pdf")
    assert result.exit_code == 0, result.stderr
    assert made(folder).with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_two_workspaces_with_the_same_data_give_the_same_bytes(
    workspace: Callable[..., Path], tmp_path: Path
) -> None:
    folder = workspace()
    run(folder)
    first = made(folder).read_bytes()
    (folder / "generated").rename(tmp_path / "elsewhere")
    run(folder)
    assert made(folder).read_bytes() == first
    with zipfile.ZipFile(made(folder)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
