from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from docgen.commands import docgen
from docgen.making import rendering
from docgen.page import build_template
from docgen.page.templates import versions
from docgen.writing.faults import FolderNotWritable

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


SENT = """\
标题: 云溪市第三中学党总支2023年度工作计划
主送: [各支部]
导语: 为做好全年工作，制定本计划。
指导思想: 以习近平新时代中国特色社会主义思想为指导。
成文日期: 2023-01-10
附注: 此件公开发布
"""
FORMER = b"a template of an older version"


@pytest.fixture
def old_office(workspace: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office whose plan.docx an older version laid down, and nobody has changed."""
    folder = workspace()
    run(folder, "reset")
    (folder / "templates_docx" / "plan.docx").write_bytes(FORMER)
    hashes = versions._hashes()
    former = hashlib.sha256(FORMER).hexdigest()
    monkeypatch.setattr(versions, "_hashes", lambda: {**hashes, "plan.docx": [former, *hashes["plan.docx"]]})
    return folder


def plan(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, ["plan", "2023", "-C", str(folder), *words], prog_name="docgen")


def laid(folder: Path) -> bytes:
    return (folder / "templates_docx" / "plan.docx").read_bytes()


@pytest.mark.parametrize("command", ["list", "check"])
def test_looking_at_the_templates_renews_a_former_one_and_says_so_once(
    old_office: Path, command: str
) -> None:
    first, second = run(old_office, command), run(old_office, command)
    assert first.stderr.count("已换成新版自带的") == 1
    assert "T544" not in second.stderr
    assert first.exit_code == 0
    assert laid(old_office) == build_template("plan.docx")


def test_making_a_paper_renews_a_former_template_and_says_so_once(old_office: Path) -> None:
    first, second = plan(old_office), plan(old_office)
    assert first.exit_code == 0, first.stderr
    assert first.stderr.count("templates_docx/plan.docx: 提示 T544") == 1
    assert "T544" not in second.stderr
    assert "未变化" in second.stdout
    assert laid(old_office) == build_template("plan.docx")


def test_a_dry_run_only_tells_that_a_template_would_be_renewed(old_office: Path) -> None:
    assert "会换成新版自带的" in plan(old_office, "--dry-run").stderr
    assert laid(old_office) == FORMER


def test_a_former_template_that_cannot_be_replaced_gives_way_for_the_paper_all_the_same(
    old_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _data: bytes) -> None:
        raise FolderNotWritable(path)

    monkeypatch.setattr(rendering, "write_atomically", refuse)
    result = plan(old_office)
    assert result.exit_code == 0
    assert "T545" in result.stderr
    assert "已写入 1 个" in result.stdout
    assert laid(old_office) == FORMER


def test_a_former_template_that_is_a_link_is_left_where_it_lies(old_office: Path, tmp_path: Path) -> None:
    path = old_office / "templates_docx" / "plan.docx"
    shared = tmp_path / "shared.docx"
    path.rename(shared)
    try:
        path.symlink_to(shared)
    except OSError:
        pytest.skip("no links here")
    assert "T545" in plan(old_office).stderr
    assert path.is_symlink()
    assert shared.read_bytes() == FORMER


def test_a_changed_template_is_kept_and_the_filled_field_it_lacks_is_told_once(
    workspace: Callable[..., Path],
) -> None:
    folder = workspace(plan=SENT)
    run(folder, "reset")
    path = folder / "templates_docx" / "plan.docx"
    without(path, "附注", "主送", "版记")
    before = path.read_bytes()
    result = plan(folder)
    assert result.exit_code == 0, result.stderr
    told = [line for line in result.stderr.splitlines() if "T543" in line]
    assert [line.partition("“")[2].partition("”")[0] for line in told] == ["主送", "附注"]
    assert path.read_bytes() == before


def test_a_field_that_is_filled_and_not_printed_is_told_in_each_run(workspace: Callable[..., Path]) -> None:
    folder = workspace(plan=SENT)
    run(folder, "reset")
    without(folder / "templates_docx" / "plan.docx", "附注")
    first, second = plan(folder), plan(folder)
    assert "未变化" in second.stdout
    assert first.stderr.count("T543") == second.stderr.count("T543") == 1
    assert "T543" in plan(folder, "--dry-run").stderr


def test_what_a_template_carries_along_is_told_in_each_run(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    run(folder, "reset")
    path = folder / "templates_docx" / "plan.docx"
    document = docx.Document(str(path))
    document.part.relate_to("file:///C:/a.exe", RT.HYPERLINK, is_external=True)
    document.save(str(path))
    first, second = plan(folder), plan(folder)
    assert "未变化" in second.stdout
    assert first.stderr.count("T546") == second.stderr.count("T546") == 1
    assert "file:///C:/a.exe" in run(folder, "check").stderr


def test_a_field_of_which_only_the_if_is_left_is_told(workspace: Callable[..., Path]) -> None:
    folder = workspace(plan=SENT)
    run(folder, "reset")
    path = folder / "templates_docx" / "plan.docx"
    document = docx.Document(str(path))
    (printed,) = [each for each in document.paragraphs if "{{ 主送" in each.text]
    assert [each.text for each in document.paragraphs if each.text == "{%p if 主送 %}"]
    printed._p.getparent().remove(printed._p)
    document.save(str(path))
    assert "没有“主送”的标签" in run(folder, "check").stderr
    assert "没有“主送”的标签" in plan(folder).stderr


def test_reset_keeps_no_copy_of_a_former_template_that_nobody_changed(old_office: Path) -> None:
    assert run(old_office, "reset").exit_code == 0
    assert laid(old_office) == build_template("plan.docx")
    assert not list((old_office / "templates_docx").glob("*备份*"))


def test_check_tells_every_field_that_a_changed_template_lacks(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    run(folder, "reset")
    without(folder / "templates_docx" / "plan.docx", "版记")
    result = run(folder, "check")
    assert result.exit_code == 0
    assert result.stderr.count("T543") == 1
    assert "没有“版记”的标签" in result.stderr
    assert "1 个提示" in result.stdout


def test_a_restyled_template_lacks_nothing(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    run(folder, "reset")
    for path in (folder / "templates_docx").iterdir():
        document = docx.Document(str(path))
        document.add_paragraph("我们单位自己加的一句话")
        document.save(str(path))
    assert "没有发现问题" in run(folder, "check").stdout


def without(path: Path, *fields: str) -> None:
    """Take the paragraphs out that name one of the fields, with the `if` around them."""
    document = docx.Document(str(path))
    for field in fields:
        named = [each for each in document.paragraphs if field in each.text]
        for start in [each for each in named if each.text == f"{{%p if {field} %}}"]:
            each = start._p
            while "endif" not in "".join(each.itertext()):
                after = each.getnext()
                each.getparent().remove(each)
                each = after
            each.getparent().remove(each)
        for each in named:
            if each._p.getparent() is not None:
                each.text = each.text.replace(f", {field}", "")
    document.save(str(path))


def test_a_field_that_is_not_wanted_is_named_in_an_empty_if(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    run(folder, "reset")
    path = folder / "templates_docx" / "plan.docx"
    without(path, "版记")
    document = docx.Document(str(path))
    printed = next(each for each in document.paragraphs if each.text == "{{ 主送 }}")
    printed.add_run("{% if 版记 %}{% endif %}")
    document.save(str(path))
    assert "没有发现问题" in run(folder, "check").stdout
