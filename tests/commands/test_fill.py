from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from tables import lines_of, template, workbook

from docgen.commands import docgen

CARD = template("{{ 姓名 }}同志，{{ 单位 }}。")
CSV = "姓名,单位\n张伟,第一支部\n王芳,第二支部\n"


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """A folder that is no workspace, with a template and the given data files."""

    def make(card: bytes = CARD, **files: str | bytes) -> Path:
        (tmp_path / "证书.docx").write_bytes(card)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (tmp_path / name.replace("__", ".")).write_bytes(data)
        return tmp_path

    return make


def run(folder: Path, data: str, *words: str) -> Result:
    command = ["fill", "证书.docx", data, "-C", str(folder), *words]
    return CliRunner().invoke(docgen, command, prog_name="docgen")


def made(folder: Path, data: str = "名单") -> dict[str, list[str]]:
    """The text of each document that was made, by its name."""
    documents = (folder / f"{data}_生成" / "证书").glob("*.docx")
    return {path.stem: lines_of(path) for path in sorted(documents)}


BOTH = {"张伟": ["张伟同志，第一支部。"], "王芳": ["王芳同志，第二支部。"]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_each_row_of_a_csv_of_any_encoding_becomes_a_document(
    folder: Callable[..., Path], encoding: str
) -> None:
    root = folder(名单__csv=CSV.encode(encoding))
    result = run(root, "名单.csv")
    assert result.exit_code == 0, result.stderr
    assert made(root) == BOTH
    assert result.stdout.splitlines()[-1] == "已写入 2 个。"


def test_each_row_of_a_workbook_becomes_a_document_below_titles_and_above_totals(
    folder: Callable[..., Path],
) -> None:
    rows = [["先进名单"], ["单位：办公室", "", "2023年"], ["序号", "姓 名", "单位*"]]
    people = [[1, " 张伟", "第一支部"], [], [2, "王芳", "第二支部"], ["合计", None, None]]
    root = folder(名单__xlsx=workbook(*rows, *people))
    result = run(root, "名单.xlsx", "--name", "{姓名}")
    assert (result.exit_code, made(root)) == (0, BOTH)
    assert "Y168" in result.stderr


def test_a_sum_in_a_table_of_two_columns_is_no_document(folder: Callable[..., Path]) -> None:
    rows = [["姓名", "单位"], ["张伟", "第一支部"], ["小计", "1人"], ["王芳", "第二支部"], ["合 计", "2人"]]
    root = folder(名单__xlsx=workbook(*rows))
    result = run(root, "名单.xlsx", "--name", "{姓名}")
    assert (result.exit_code, made(root)) == (0, BOTH)
    assert "这样的行共有 2 行" in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "- {姓名: 张伟, 单位: 第一支部}\n- {姓名: 王芳, 单位: 第二支部}\n",
        "人员:\n  - 姓名: 张伟\n    单位: 第一支部\n  - 姓名: 王芳\n单位: 第二支部\n",
    ],
)
def test_each_item_of_a_yaml_list_becomes_a_document(folder: Callable[..., Path], text: str) -> None:
    root = folder(名单__yaml=text)
    result = run(root, "名单.yaml")
    assert result.exit_code == 0, result.stderr
    assert made(root) == BOTH


def test_lists_and_groups_of_a_yaml_item_are_there_for_the_tags(folder: Callable[..., Path]) -> None:
    card = template(
        "{{ 联系.电话 }} {{ 委员|join('、') }}", "{%p for 项 in 成果 %}", "{{ 项.名称 }}", "{%p endfor %}"
    )
    text = """\
- {姓名: 张伟, 联系: {电话: 0421-010}, 委员: [甲, 乙], 成果: [{名称: 论文}, {名称: 课题}]}
- {姓名: 王芳, 委员: 丙}
"""
    root = folder(card, 名单__yaml=text)
    assert run(root, "名单.yaml").exit_code == 0
    assert made(root) == {"张伟": ["0421-010 甲、乙", "论文", "课题"], "王芳": ["【待补：电话】 丙"]}


def test_values_print_as_people_write_them(folder: Callable[..., Path]) -> None:
    card = template("{{ 日期 }} {{ 月份 }} {{ 分数 }} {{ 占比 }} {{ 金额 }} {{ 编号 }} {{ 是否 }}")
    rows = [
        ["日期", "月份", "分数", "占比", "金额", "编号", "是否"],
        [date(2023, 3, 8), date(2023, 3, 1), 95.0, 0.855, 1234.5, 7, True],
    ]
    formats = {"B2": 'yyyy"年"m"月"', "D2": "0.0%", "E2": "#,##0.00", "F2": "000"}
    root = folder(card, 名单__xlsx=workbook(*rows, formats=formats))
    assert run(root, "名单.xlsx").exit_code == 0
    assert made(root) == {"2023年3月8日": ["2023年3月8日 2023年3月 95 85.5% 1,234.50 007 是"]}


def test_an_empty_cell_prints_its_mark_and_is_counted(folder: Callable[..., Path]) -> None:
    root = folder(名单__csv="姓名,单位\n张伟,\n")
    result = run(root, "名单.csv")
    assert (result.exit_code, made(root)) == (0, {"张伟": ["张伟同志，【待补：单位】。"]})
    assert "文中有 1 处要填写" in result.stdout


def test_a_template_can_do_without_an_empty_cell(folder: Callable[..., Path]) -> None:
    card = template("{% if 备注 %}注：{{ 备注 }}{% endif %}{{ 单位 or '无' }}")
    root = folder(card, 名单__csv="姓名,备注,单位\n张伟,,\n王芳,老师,甲\n")
    result = run(root, "名单.csv")
    assert made(root) == {"张伟": ["无"], "王芳": ["注：老师甲"]}
    assert "要填写" not in result.stdout


def test_each_line_of_a_cell_may_become_a_paragraph_or_a_row(folder: Callable[..., Path]) -> None:
    card = template("{{ 内容 }}", "{%p for 段 in 内容.splitlines() %}", "{{ 段 }}", "{%p endfor %}")
    root = folder(card, 名单__xlsx=workbook(["姓名", "内容"], ["张伟", " 一\r\n  二 "]))
    run(root, "名单.xlsx")
    assert made(root) == {"张伟": ["一\n二", "一", "二"]}


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("{姓名}_{单位}", ["张伟_第一支部", "王芳_第二支部"]),
        ("{行:03}_{姓名}", ["001_张伟", "002_王芳"]),
        ("｛行｝ {姓名}.docx", ["1 张伟", "2 王芳"]),
        ("证书", ["证书", "证书（2）"]),
    ],
)
def test_names_follow_the_pattern(folder: Callable[..., Path], pattern: str, names: list[str]) -> None:
    root = folder(名单__csv=CSV)
    assert run(root, "名单.csv", "--name", pattern).exit_code == 0
    assert sorted(made(root)) == sorted(names)


def test_rows_of_one_name_are_told_apart_by_their_number(folder: Callable[..., Path]) -> None:
    root = folder(名单__csv=CSV + "张伟,第三支部\n")
    assert run(root, "名单.csv").exit_code == 0
    assert sorted(made(root)) == ["张伟_1", "张伟_3", "王芳"]


def test_no_value_leads_out_of_the_folder(folder: Callable[..., Path]) -> None:
    names = ["../../外面", "/etc/x", "CON", "a:b*c?", "长" * 200]
    root = folder(名单__csv="姓名,单位\n" + "".join(f"{name},甲\n" for name in names))
    assert run(root, "名单.csv").exit_code == 0
    assert len(made(root)) == len(names)
    assert all(len(f"{name}.docx") <= 80 for name in made(root))
    assert {path.parent for path in root.rglob("*.docx")} == {root, root / "名单_生成" / "证书"}


def test_an_unknown_column_in_the_pattern_is_told_with_the_columns(folder: Callable[..., Path]) -> None:
    root = folder(名单__csv=CSV)
    result = run(root, "名单.csv", "--name", "{姓明}")
    assert (result.exit_code, made(root)) == (1, {})
    assert "--name:1:1: 错误 K370 没有“姓明”这一项，是不是“姓名”？" in result.stderr
    assert "{姓名}、{单位}、{行}" in result.stderr


def test_an_empty_part_of_a_name_is_told(folder: Callable[..., Path]) -> None:
    root = folder(名单__csv="姓名,单位\n张伟,\n王芳,\n")
    result = run(root, "名单.csv", "--name", "{姓名}_{单位}")
    assert sorted(made(root)) == ["张伟_【待补：单位】", "王芳_【待补：单位】"]
    assert "名单.csv:B2: 警告 K371" in result.stderr
    assert "（共有 2 处）" in result.stderr


def test_a_tag_that_no_column_has_is_told_once_and_nothing_is_written(folder: Callable[..., Path]) -> None:
    root = folder(template("{{ 姓名 }}{{ 电话 }}"), 名单__csv=CSV)
    result = run(root, "名单.csv")
    assert (result.exit_code, made(root)) == (1, {})
    assert result.stderr.count("没有“电话”这一项") == 1
    assert "这里有：姓名、单位。" in result.stderr
    assert "未生成" not in result.stdout


def test_a_row_that_fails_refuses_only_its_own_document(folder: Callable[..., Path]) -> None:
    root = folder(template("{{ 100 // (数|int) }}"), 名单__csv="姓名,数\n甲,0\n乙,2\n丙,0\n")
    result = run(root, "名单.csv")
    assert (result.exit_code, made(root)) == (1, {"乙": ["50"]})
    assert "名单.csv:A2: 错误 T532" in result.stderr
    assert "（共有 2 份文件这样）" in result.stderr
    assert "已写入 1 个，未生成 2 个" in result.stdout


def test_a_formula_without_a_result_refuses_its_own_row(folder: Callable[..., Path]) -> None:
    rows = [["姓名", "单位", "合计"], ["张伟", "第一支部", "=1+1"], ["王芳", "=A1", 2]]
    root = folder(名单__xlsx=workbook(*rows))
    result = run(root, "名单.xlsx")
    assert (result.exit_code, list(made(root))) == (1, ["张伟"])
    assert "名单.xlsx:Sheet!B3: 错误 Y162" in result.stderr
    assert "未生成 名单.xlsx 第3行的记录（王芳）" in result.stdout


def test_a_fault_of_the_yaml_refuses_its_own_item(folder: Callable[..., Path]) -> None:
    root = folder(名单__yaml='- 姓名: "张伟\n  单位: 甲\n- 姓名: 王芳\n  单位: 第二支部\n- 只是一句话\n')
    result = run(root, "名单.yaml")
    assert (result.exit_code, list(made(root))) == (1, ["王芳"])
    assert "名单.yaml:1:" in result.stderr
    assert "名单.yaml:5:3: 错误 K366" in result.stderr


@pytest.mark.parametrize(
    ("data", "content", "told"),
    [
        ("a.csv", "", "K360"),
        ("a.csv", "姓名,单位\n", "a.csv:A1: 错误 K361"),
        ("a.csv", "姓名,姓名,单位\n甲,乙,丙\n", "a.csv:B1: 错误 K362 表头里有两列都叫“姓名”"),
        ("a.csv", b"\x00\xff\xfe\x80" * 50, "错误"),
        ("a.xlsx", b"PK\x03\x04", "Y161"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", "老格式的表格"),
        ("a.yaml", "", "Y103"),
        ("a.yaml", "[]", "K361"),
        ("a.yaml", "一句话", "K361"),
        ("a.yaml", "标题: 甲\n", "K361"),
        ("a.yaml", "甲: [{a: 1}]\n乙: [{b: 1}]\n", "a.yaml:2:1: 错误 K367"),
        ("a.yaml", "[" * 3000, "Y129"),
        ("a.yaml", "- {姓名: 甲, 单位: {a: 1}}\n- {姓名: 甲, 单位: 乙}\n", "a.yaml:2:15: 错误 K368"),
    ],
)
def test_data_that_cannot_be_used_ends_in_a_diagnostic(
    folder: Callable[..., Path], data: str, content: str | bytes, told: str
) -> None:
    root = folder(**{data.replace(".", "__"): content})
    result = run(root, data)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert told in result.stderr


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", template("{{ 姓名 }")])
def test_a_template_that_cannot_be_used_ends_in_a_diagnostic(
    folder: Callable[..., Path], broken: bytes
) -> None:
    result = run(folder(broken, 名单__csv=CSV), "名单.csv")
    assert result.exit_code == 1
    assert "证书.docx: 错误 T5" in result.stderr


def test_a_template_cannot_reach_out_or_run_for_ever(folder: Callable[..., Path]) -> None:
    evil = template("{{ ''.__class__.__mro__ }}{{ 姓名 * 10**9 }}{% for i in range(10**9) %}{% endfor %}")
    result = run(folder(evil, 名单__csv=CSV), "名单.csv")
    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (1, True)


def test_a_column_without_a_header_is_told(folder: Callable[..., Path]) -> None:
    root = folder(名单__csv="姓名,单位,\n张伟,第一支部,甲\n")
    result = run(root, "名单.csv")
    assert (result.exit_code, made(root)) == (0, {"张伟": BOTH["张伟"]})
    assert "名单.csv:C1: 警告 Y167" in result.stderr


def test_a_template_without_tags_is_told(folder: Callable[..., Path]) -> None:
    root = folder(template("一样的话"), 名单__csv=CSV)
    result = run(root, "名单.csv")
    assert (result.exit_code, made(root)["张伟"]) == (0, ["一样的话"])
    assert "证书.docx: 警告 K372" in result.stderr


def test_a_number_that_excel_has_cut_off_refuses_its_row(folder: Callable[..., Path]) -> None:
    rows = [["姓名", "单位"], ["张伟", 1.10101199003074e17], ["王芳", "110101199003074018"]]
    result = run(root := folder(名单__xlsx=workbook(*rows)), "名单.xlsx")
    assert (result.exit_code, list(made(root))) == (1, ["王芳"])
    assert "B2: 错误 K373" in result.stderr


def test_columns_told_apart_in_brackets_stay_apart(folder: Callable[..., Path]) -> None:
    root = folder(template("{{ 成绩上 }}和{{ 成绩下 }}"), 名单__csv="姓名,成绩（上）,成绩（下）\n张伟,1,2\n")
    run(root, "名单.csv")
    assert made(root) == {"张伟": ["1和2"]}


def test_a_sheet_may_be_chosen_and_else_the_one_that_fits_is_found(folder: Callable[..., Path]) -> None:
    first = ["姓名", "单位"], ["甲", "乙"]
    root = folder(名单__xlsx=workbook(["说明"], 名册=[*first], 旧表=[["姓名", "单位"], ["丙", "丁"]]))
    run(root, "名单.xlsx")
    assert list(made(root)) == ["甲"]
    run(root, "名单.xlsx", "--sheet", "旧表")
    assert sorted(made(root)) == ["丙", "甲"]
    result = run(root, "名单.xlsx", "--sheet", "旧表格")
    assert "没有“旧表格”这个工作表，是不是“旧表”？" in result.stderr


HEAD = ["姓名", "单位"]


def test_all_sheets_with_the_same_head_are_read_and_an_old_list_is_told(folder: Callable[..., Path]) -> None:
    sheets = {"第一支部": [HEAD, ["甲", "一"]], "第二支部": [["单位", "姓名"], ["二", "乙"]]}
    root = folder(名单__xlsx=workbook(["说明"], **sheets, 备份=[HEAD, ["丙", "三"]]))
    result = run(root, "名单.xlsx")
    assert (result.exit_code, made(root)) == (0, {"甲": ["甲同志，一。"], "乙": ["乙同志，二。"]})
    assert "名单.xlsx: 提示 K374" in result.stderr
    assert "名单.xlsx:备份: 警告 Y166" in result.stderr
    assert "名单.xlsx:Sheet: 提示 Y166" in result.stderr


def test_a_fault_on_one_sheet_refuses_the_row_of_that_sheet(folder: Callable[..., Path]) -> None:
    card = 1.10101199003074e17
    root = folder(
        名单__xlsx=workbook(HEAD, ["甲", "一"], ["丁", "四"], 二=[HEAD, ["乙", card], ["戊", "五"]])
    )
    result = run(root, "名单.xlsx")
    assert (result.exit_code, sorted(made(root))) == (1, ["丁", "戊", "甲"])
    assert "名单.xlsx:二!B2: 错误 K373" in result.stderr


def test_a_number_in_scientific_notation_in_a_csv_is_told(folder: Callable[..., Path]) -> None:
    result = run(root := folder(名单__csv="姓名,单位\n甲,1.38001E+10\n"), "名单.csv")
    assert (result.exit_code, "错误 K373" in result.stderr) == (1, True)
    assert not (root / "名单_生成").exists()


def test_columns_that_nothing_asks_for_are_told_once(folder: Callable[..., Path]) -> None:
    result = run(folder(名单__csv="序号,姓名,单位,电话,备注\n1,甲,一,2,3\n"), "名单.csv", "--name", "{姓名}")
    assert "数据的“电话”“备注”列用不上，没有读" in result.stderr


def test_cells_merged_down_a_column_are_in_every_document(folder: Callable[..., Path]) -> None:
    book = load_workbook(io.BytesIO(workbook(HEAD, ["甲", "第一支部"], ["乙", None])))
    book.worksheets[0].merge_cells("B2:B3")
    book.save(stream := io.BytesIO())
    result = run(root := folder(名单__xlsx=stream.getvalue()), "名单.xlsx")
    assert made(root)["乙"] == ["乙同志，第一支部。"]
    assert "名单.xlsx:Sheet!B2: 提示 Y169" in result.stderr


def test_a_document_edited_in_word_is_kept_and_an_unchanged_one_not_written(
    folder: Callable[..., Path],
) -> None:
    root = folder(名单__csv=CSV)
    run(root, "名单.csv")
    assert "未变化 2 个" in run(root, "名单.csv").stdout
    edited = root / "名单_生成" / "证书" / "张伟.docx"
    document = docx.Document(str(edited))
    document.add_paragraph("手工加的")
    document.save(str(edited))
    (root / "名单.csv").write_text(CSV.replace("第一", "第九"), encoding="utf-8")
    run(root, "名单.csv")
    assert made(root)["张伟"][-1] == "手工加的"
    assert made(root)["张伟（新生成）"] == ["张伟同志，第九支部。"]
    run(root, "名单.csv", "--force")
    assert made(root)["张伟"] == ["张伟同志，第九支部。"]
    assert "张伟（备份）" in made(root)


def test_a_change_in_a_column_that_the_template_does_not_ask_for_changes_nothing(
    folder: Callable[..., Path],
) -> None:
    root = folder(名单__csv="姓名,单位,电话\n张伟,甲,1\n")
    run(root, "名单.csv")
    (root / "名单.csv").write_text("姓名,单位,电话\n张伟,甲,2\n", encoding="utf-8")
    assert "未变化 1 个" in run(root, "名单.csv").stdout


def test_two_templates_with_the_same_table_do_not_overwrite_each_other(folder: Callable[..., Path]) -> None:
    root = folder(名单__csv=CSV, 通知__docx=template("通知{{ 姓名 }}"))
    run(root, "名单.csv")
    CliRunner().invoke(docgen, ["fill", "通知.docx", "名单.csv", "-C", str(root)])
    assert made(root) == BOTH
    assert lines_of(root / "名单_生成" / "通知" / "张伟.docx") == ["通知张伟"]


def test_out_names_the_folder_and_dry_run_writes_nothing(folder: Callable[..., Path]) -> None:
    root = folder(名单__csv=CSV)
    result = run(root, "名单.csv", "--dry-run")
    assert "将写入 2 个" in result.stdout
    assert not (root / "名单_生成").exists()
    run(root, "名单.csv", "--out", "发放")
    assert lines_of(root / "发放" / "张伟.docx") == BOTH["张伟"]


def test_many_files_are_counted_and_their_folder_is_named(folder: Callable[..., Path]) -> None:
    root = folder(名单__csv="姓名,单位\n" + "".join(f"甲{n},乙\n" for n in range(30)))
    result = run(root, "名单.csv")
    assert result.stdout.splitlines() == [f"文件在 {root / '名单_生成' / '证书'}", "已写入 30 个。"]


def test_five_thousand_rows_are_no_matter(folder: Callable[..., Path]) -> None:
    rows = "".join(f"甲{n},{'乙' * 20}\n" for n in range(5_000))
    root = folder(名单__csv=f"姓名,单位\n{rows}")
    result = run(root, "名单.csv", "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "将写入 5000 个" in result.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["证收.docx", "名单.csv"], "是不是“证书.docx”？"),
        (["证书.docx", "名单.xlsx"], "是不是“名单.csv”？"),
        (["证书.docx", "证书.docx"], "数据文件应当是"),
        (["证书.docx", "没有/名单.csv"], "文件夹"),
        (["证书.docx"], "还缺参数"),
        (["证书.docx", "名单.yaml", "--sheet", "甲"], "--sheet 只用于"),
    ],
)
def test_wrong_usage_has_status_2(folder: Callable[..., Path], words: list[str], told: str) -> None:
    root = folder(名单__csv=CSV)
    if "--sheet" in words:
        (root / "名单.yaml").write_text("- {姓名: 甲}\n", encoding="utf-8")
    result = CliRunner().invoke(docgen, ["fill", *words, "-C", str(root)], prog_name="docgen")
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_folder_that_cannot_be_written_has_status_3(folder: Callable[..., Path]) -> None:
    root = folder(名单__csv=CSV, 名单_生成="一个文件占着这个名字")
    result = run(root, "名单.csv")
    assert result.exit_code == 3
    assert "名单_生成" in result.stderr


def test_pdfs_lie_beside_the_documents(folder: Callable[..., Path], soffice: str) -> None:
    root = folder(名单__csv=CSV)
    assert run(root, "名单.csv", "--pdf").exit_code == 0
    assert (root / "名单_生成" / "证书" / "张伟.pdf").read_bytes().startswith(b"%PDF")
