"""What is typed in the data of `fill` and is in no tag is told, in YAML as in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from tables import template

from docgen.commands import docgen

CARD = template(
    "{{ 姓名 }}，{{ 单位 }}", "{%p for 项 in 成果 %}", "{{ 项.名称 }}，{{ 联系.电话 }}", "{%p endfor %}"
)


def said_of(folder: Path, yaml: str, *words: str) -> str:
    (folder / "证书.docx").write_bytes(CARD)
    (folder / "名单.yaml").write_text(yaml, encoding="utf-8")
    result = CliRunner().invoke(docgen, ["fill", "证书.docx", "名单.yaml", "-C", str(folder), *words])
    return result.stderr


ROW = "- {姓名: 张伟, 单位: 一中, 成果: [{名称: 论文}], 联系: {电话: '1'}"


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        (f"{ROW}, 成绩: 95, 备注: 缓发}}\n", "提示 Y167 “成绩”“备注”模板里用不上，没有读"),
        (f"说明: 加急\n人员:\n{ROW}}}\n", "提示 Y167 “说明”模板里用不上，没有读"),
        (f"{ROW}}}\n- {{姓名: 王芳, 单伫: 二中, 成果: [], 联系: {{电话: '2'}}}}\n", "“单伫”模板里用不上"),
    ],
)
def test_what_no_tag_asks_for_is_told(tmp_path: Path, yaml: str, told: str) -> None:
    assert told in said_of(tmp_path, yaml)


@pytest.mark.parametrize("words", [(), ("--name", "{届}_{姓名}")])
def test_what_a_tag_or_the_file_name_asks_for_needs_no_word(tmp_path: Path, words: tuple[str, ...]) -> None:
    more = ", 届: 三" if words else ""
    assert "Y167" not in said_of(tmp_path, f"{ROW}{more}}}\n", *words)


def test_a_key_with_a_blank_within_is_the_key_of_the_tag(tmp_path: Path) -> None:
    other = "- {姓名: 王芳, 单 位: 二中, 成果: [], 联系: {电话: '2'}}"
    assert "Y167" not in said_of(tmp_path, f"{ROW}}}\n{other}\n")
    printed = [docx.Document(path) for path in tmp_path.rglob("*.docx") if path.name != "证书.docx"]
    assert sorted(one.paragraphs[0].text for one in printed) == ["张伟，一中", "王芳，二中"]
