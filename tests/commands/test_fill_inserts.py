"""`docgen fill` with pictures, formatted text and whole documents, as a person runs it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from gallery import document, png
from tables import lines_of, template, workbook

from docgen.commands import docgen

CARD = template("{{ 姓名 }}：{{ 说明|带格式 }}", "{{ 照片|图片(高=35) }}", "{{p 附件|文档 }}")
PEOPLE = """\
- 姓名: 张伟
  照片: 照片/张伟.png
  说明: 请于[3月8日]{加粗 红}前到
  附件: 事迹.docx
- 姓名: 王芳
  照片: 照片/王方.png
  说明: 见[网页](https://example.org/)
- 姓名: 李强
  说明: "[重要]{红}：来**一趟**"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "数据" / "照片").mkdir(parents=True)
    (tmp_path / "数据" / "照片" / "张伟.png").write_bytes(png(30, 40))
    (tmp_path / "数据" / "照片" / "王芳.png").write_bytes(png(30, 40))
    (tmp_path / "数据" / "事迹.docx").write_bytes(document("第一", "第二"))
    (tmp_path / "证书.docx").write_bytes(CARD)
    (tmp_path / "数据" / "名单.yaml").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str, data: str = "数据/名单.yaml") -> Result:
    return CliRunner().invoke(docgen, ["fill", "证书.docx", data, "-C", str(folder), *words])


def made(folder: Path, name: str) -> Path:
    return folder / "数据" / "名单_生成" / "证书" / f"{name}.docx"


def test_what_a_row_names_is_put_in_and_a_fault_refuses_its_row_only(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 1
    assert lines_of(made(folder, "张伟")) == ["张伟：请于3月8日前到", "", "第一", "第二"]
    assert len(docx.Document(str(made(folder, "张伟"))).inline_shapes) == 1
    assert lines_of(made(folder, "李强")) == ["李强：重要：来一趟", "【待补：照片】", "【待补：附件】"]
    assert not made(folder, "王芳").exists()


def test_a_picture_that_is_not_there_is_told_at_its_row_with_the_mend(folder: Path) -> None:
    said = run(folder).stderr
    assert "名单.yaml:5:3: 错误 T536" in said
    assert "没有找到图片“照片/王方.png”，是不是“照片/王芳.png”？" in said
    assert "照片”里，名字（连同后缀）要一样" in said


def test_files_may_also_lie_in_the_folder_that_the_command_runs_in(folder: Path) -> None:
    (folder / "章.png").write_bytes(png())
    (folder / "数据" / "名单.yaml").write_text(
        "- {姓名: 甲, 照片: 章.png, 说明: 无, 附件: }\n", encoding="utf-8"
    )
    assert run(folder).exit_code == 0


def test_a_changed_picture_changes_the_document_and_nothing_else_does(folder: Path) -> None:
    (folder / "数据" / "名单.yaml").write_text(PEOPLE.replace("王方", "王芳"), encoding="utf-8")
    assert run(folder).exit_code == 0
    before = {name: made(folder, name).read_bytes() for name in ("张伟", "王芳", "李强")}
    assert "未变化 3 个" in run(folder).stdout
    (folder / "数据" / "照片" / "张伟.png").write_bytes(png(50, 50))
    assert run(folder).exit_code == 0
    changed = [name for name, content in before.items() if made(folder, name).read_bytes() != content]
    assert changed == ["张伟"]


def test_a_spreadsheet_names_pictures_too(folder: Path) -> None:
    rows = [["姓名", "照片", "说明", "附件"], ["张伟", "照片\\张伟.png", "**好**", "事迹.docx"]]
    (folder / "数据" / "名单.xlsx").write_bytes(workbook(*rows))
    result = run(folder, data="数据/名单.xlsx")
    assert result.exit_code == 0, result.stderr
    assert len(docx.Document(str(made(folder, "张伟"))).inline_shapes) == 1


def test_a_dry_run_writes_nothing_and_tells_the_same(folder: Path) -> None:
    result = run(folder, "--dry-run")
    assert "T536" in result.stderr
    assert not made(folder, "张伟").exists()
