"""What `docgen fill` makes of values: shown as typed, reckoned as numbers, asked for yes or no."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tables import lines_of, template, workbook

from docgen.commands import docgen


def run(folder: Path, card: bytes, data: bytes, name: str = "表.xlsx", *words: str) -> Result:
    (folder / "卡.docx").write_bytes(card)
    (folder / name).write_bytes(data)
    command = ["fill", "卡.docx", name, "-C", str(folder), "--out", "出", *words]
    return CliRunner().invoke(docgen, command, prog_name="docgen")


def lines(folder: Path) -> dict[str, list[str]]:
    return {path.stem: lines_of(path) for path in sorted((folder / "出").glob("*.docx"))}


def only(folder: Path) -> list[str]:
    (found,) = lines(folder).values()
    return found


@pytest.mark.parametrize("no", ["否", "FALSE", "false", "×", "无", "0", "不是", "N", "□", "０", "0.00"])
@pytest.mark.parametrize("name", ["表.csv", "表.yaml"])
def test_a_written_no_is_no_yes(tmp_path: Path, no: str, name: str) -> None:
    card = template("{{ 姓名 }}{% if 党员 %}（党员）{% endif %}{{ '（群众）' if not 党员 }}，{{ 党员 }}")
    tables = {
        "表.csv": f"姓名,党员\n赵一,{no}\n钱二,是\n",
        "表.yaml": f"- {{姓名: 赵一, 党员: '{no}'}}\n- {{姓名: 钱二, 党员: 是}}\n",
    }
    result = run(tmp_path, card, tables[name].encode(), name)
    assert lines(tmp_path) == {"赵一": [f"赵一（群众），{no}"], "钱二": ["钱二（党员），是"]}, result.stderr
    assert "K375" not in result.stderr


def test_cells_of_a_workbook_answer_too(tmp_path: Path) -> None:
    data = workbook(
        ["姓名", "党员"], ["赵一", True], ["钱二", False], ["孙三", "否"], ["李四", 0], ["周五", 1]
    )
    run(tmp_path, template("{% if 党员 %}{{ 姓名 }}{% else %}-{% endif %}"), data)
    assert [each[0] for each in lines(tmp_path).values()] == ["周五", "-", "-", "赵一", "-"]


def test_a_typed_no_is_printed_where_or_prints_something_for_nothing(tmp_path: Path) -> None:
    card = template("{{ 备注 or '（空）' }}{{ 备注|default('（空）', true) }}{{ '共' ~ (人数 or '？') }}")
    run(tmp_path, card, "名,备注,人数\n甲,无,0\n乙,,\n".encode(), "表.csv")
    assert lines(tmp_path) == {"甲": ["无无共0"], "乙": ["（空）（空）共？"]}


def test_people_are_chosen_by_their_answers(tmp_path: Path) -> None:
    data = "- 会: 支委会\n  人: [{名: 甲, 到: 是}, {名: 乙, 到: 否}, {名: 丙, 到: ×}]\n"
    card = template("{{ 人|selectattr('到')|map(attribute='名')|join('、') }}", "{{ 会 }}")
    run(tmp_path, card, data.encode(), "表.yaml")
    assert only(tmp_path) == ["甲", "支委会"]


@pytest.mark.parametrize(
    ("table", "is_told"),
    [
        ("姓名,处分\n甲,无\n乙,警告\n丙,无\n", True),
        ("姓名,处分\n甲,否\n乙,x\n", True),
        ("姓名,处分\n甲,是\n乙,否\n丙,\n", False),
        ("姓名,处分\n甲,0\n乙,12\n", False),
        ("姓名,处分\n甲,警告\n乙,记过\n", False),
    ],
)
def test_a_column_of_answers_and_other_words_is_told_once(tmp_path: Path, table: str, is_told: bool) -> None:
    card = template("{{ 姓名 }}{% if 处分 %}受过{{ 处分 }}处分{% endif %}")
    result = run(tmp_path, card, table.encode(), "表.csv")
    assert result.stderr.count("K375") == int(is_told)
    assert result.exit_code == 0


MONEY = '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (44993, "[$-804]aaaa", "星期三"),
        (92.5, "0", "93"),
        (2.5, "0", "3"),
        (1234.5, MONEY, "¥1,234.50"),
        (123, "[DBNum2][$-804]G/通用格式", "壹佰贰拾叁"),
        (95, '[>=90]"优秀";[>=60]"合格";"不合格"', "优秀"),
        (timedelta(hours=36), "[h]:mm", "36:00"),
        (timedelta(hours=36, minutes=30), '[h]"小时"mm"分"', "36小时30分"),
        (datetime(2023, 3, 8, 14, 30), '上午/下午h"时"mm"分"', "下午2时30分"),
        (datetime(2023, 3, 8), 'yyyy"年"m"月"d"日" aaaa', "2023年3月8日 星期三"),
        (datetime(2023, 3, 8, 14, 30), "yyyy-mm-dd", "2023年3月8日"),
        (datetime(2023, 3, 8, 14, 30, 5), "yyyy-mm-dd hh:mm:ss", "2023年3月8日14:30:05"),
        ("张三", '@"同志"', "张三同志"),
        ("第一行_x000D_\n第二行", "General", "第一行\n第二行"),
        ("值_x005F_x000D_班", "General", "值_x000D_班"),
        ("_xD83D__xDE00_好", "General", "😀好"),
    ],
)
def test_a_cell_is_printed_as_excel_shows_it(
    tmp_path: Path, value: Any, number_format: str, text: str
) -> None:
    data = workbook(["名", "值"], ["甲", value], formats={"B2": number_format})
    result = run(tmp_path, template("{{ 名 }}", "{{ 值 }}"), data)
    assert only(tmp_path) == ["甲", text], result.stderr


def with_format_number(number: int) -> bytes:
    """A workbook whose day has a format that Chinese Excel names by its number only."""
    book = workbook(["名", "值"], ["甲", 44993], formats={"B2": "0.000"})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            content = re.sub(b"<numFmts.*</numFmts>", b"", content)
            new.writestr(name, content.replace(b'numFmtId="164"', b'numFmtId="%d"' % number))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("number", "text"), [(31, "2023年3月8日"), (57, "2023年3月"), (58, "3月8日"), (7, "¥44,993.00")]
)
def test_formats_that_chinese_excel_names_by_number_are_known(tmp_path: Path, number: int, text: str) -> None:
    run(tmp_path, template("{{ 名 }}", "{{ 值 }}"), with_format_number(number))
    assert only(tmp_path) == ["甲", text]


SHOWN: Mapping[str, str] = {"B2": '0"人"', "C2": MONEY, "D2": "0", "E2": '[>=90]"优秀";"合格"'}


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ 人数 }} {{ 党费 }} {{ 分 }} {{ 等次 }}", "12人 ¥1,234.50 93 优秀"),
        ("{{ 人数|int * 2 }}", "24"),
        ("{{ 党费|float + 1 }}", "1235.5"),
        ("{{ 分|float }}", "92.5"),
        ("{{ [人数, 党费]|sum }}", "1246.5"),
        ("{{ '多' if 人数 > 9 else '少' }}{{ '高' if 分 >= 93 else '低' }}", "多低"),
        ("{{ '是' if 等次 == '优秀' else '否' }}{{ '是' if 等次 >= 90 }}", "是是"),
        ("{{ [人数, 党费, 分]|max }}", "¥1,234.50"),
    ],
)
def test_a_value_remembers_its_number_and_its_look(tmp_path: Path, tag: str, text: str) -> None:
    data = workbook(["名", "人数", "党费", "分", "等次"], ["甲", 12, 1234.5, 92.5, 95], formats=SHOWN)
    result = run(tmp_path, template("{{ 名 }}", tag), data)
    assert only(tmp_path) == ["甲", text], result.stderr


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ 项|map(attribute='分')|max }}", "100"),
        ("{{ 项|sort(attribute='序')|map(attribute='序')|join('、') }}", "1、2、10"),
        ("{{ 项|sort(attribute='率')|map(attribute='率')|join('、') }}", "9%、85%、100%"),
        ("{{ 项|map(attribute='率')|min }}", "9%"),
        ("{{ 项|sort(attribute='组')|map(attribute='组')|join('、') }}", "第2组、第9组、第10组"),
        ("{% for 序, 组 in 项|groupby('序') %}{{ 序 }} {% endfor %}", "1 2 10 "),
        ("{{ '达标' if 项[1].率 >= '80%' else '未达标' }}", "达标"),
        ("{{ 项|selectattr('率', 'ge', '80%')|map(attribute='序')|join('、') }}", "1、2"),
        ("{{ 号|sort|join('、') }}", "A-01、A-03、A-10"),
        ("{{ 号|max }}{{ '小' if 号[1] < 号[0] else '大' }}", "A-10小"),
        ("{{ '前' if 室[0] < 室[1] else '后' }}{{ 室|sort|join }}", "前A1B2"),
        ("{{ 温|sort|join('、') }}{{ '低' if 温[0] < 温[1] else '高' }}", "-12℃、-3℃、5℃高"),
    ],
)
def test_numbers_typed_as_text_keep_their_order(tmp_path: Path, tag: str, text: str) -> None:
    rows = "[{序: 1, 分: 100, 率: 100%, 组: 第10组}, {序: 2, 分: 20, 率: 85%, 组: 第9组}"
    data = f"- 编: 一\n  项: {rows}, {{序: 10, 分: 3, 率: 9%, 组: 第2组}}]\n"
    data += "  号: [A-03, A-01, A-10]\n  室: [A1, B2]\n  温: [-3℃, -12℃, 5℃]\n"
    result = run(tmp_path, template("{{ 编 }}", tag), data.encode(), "表.yaml")
    assert only(tmp_path) == ["一", text], result.stderr


@pytest.mark.parametrize(
    ("tag", "mend"),
    [
        ("{{ 1 if 率 > 0.8 }}", "完成率 >= '80%'"),
        ("{{ 1 if 率 > 80 }}", "完成率 >= '80%'"),
        ("{{ 率|float }}", "replace('%', '')"),
        ("{{ 1 if 人 > '1万' }}", "单位"),
    ],
)
def test_units_that_differ_are_never_compared(tmp_path: Path, tag: str, mend: str) -> None:
    result = run(tmp_path, template("{{ 名 }}", tag), "- {名: 甲, 率: 85%, 人: 12人}\n".encode(), "表.yaml")
    assert result.exit_code == 1
    assert "T532" in result.stderr
    assert mend in result.stderr


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (workbook(["名", "卡号"], ["甲", 6222020200112345]), "表.xlsx"),
        (workbook(["名", "卡号"], ["甲", 110105199003071234]), "表.xlsx"),
        ("名,卡号\n甲,６.22202E+15\n".encode(), "表.csv"),
        ("名,卡号\n甲,6222020200112340000\n".encode(), "表.csv"),
        ("名,卡号\n甲,6222020200112340\n乙,6222020200112350\n".encode(), "表.csv"),
    ],
)
def test_a_number_that_has_lost_its_last_digits_is_refused(tmp_path: Path, data: bytes, name: str) -> None:
    result = run(tmp_path, template("{{ 名 }}{{ 卡号 }}"), data, name)
    assert "K373" in result.stderr
    assert "文本" in result.stderr
    assert lines(tmp_path) == {}


@pytest.mark.parametrize(
    "number", ["6222020200112345", "6222020200112340", "110105199003071230", "1101051990030712305"]
)
def test_a_long_number_of_a_csv_that_is_whole_is_printed(tmp_path: Path, number: str) -> None:
    result = run(tmp_path, template("{{ 名 }}{{ 卡号 }}"), f"名,卡号\n甲,{number}\n".encode(), "表.csv")
    assert only(tmp_path) == [f"甲{number}"], result.stderr


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ 名|truncate(2) }}", "甲乙"),
        ("{{ 名|truncate(0) }}", ""),
        ("{{ 名|truncate(4, true, '…', 0) }}", "甲乙丙…"),
    ],
)
def test_a_short_piece_of_a_text_has_no_dots(tmp_path: Path, tag: str, text: str) -> None:
    run(tmp_path, template("{{ 编 }}", tag), "- {编: 一, 名: 甲乙丙丁戊己}\n".encode(), "表.yaml")
    assert only(tmp_path) == ["一", text]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 名|batch(0)|list }}",
        "{{ 名|truncate(3, true, 5) }}",
        "{{ 名|truncate('二') }}",
        "{{ 名[::0] }}",
        "{{ 名|round(1, '四舍') }}",
        "{{ 1e308 * 10 }}",
        "{{ (1e308 * 10)|int }}",
        "{{ 1e999 }}",
        "{{ 名|int(0, 99) }}",
        "{{ 名|dictsort }}",
        "{{ 名|groupby }}",
        "{{ 名|join(1, 2, 3, 4) }}",
        "{{ 名.split('') }}",
        "{{ 名.index('无') }}",
        "{{ 名|map('没有') }}",
        "{{ 名|select('in') }}",
        "{{ range(5, 1, 0)|list }}",
        "{{ 名|sort(attribute=0) }}",
        "{{ 名|sum(start='a') }}",
        "{{ 名|unique(1, 2, 3) }}",
        "{{ 名|map|list }}",
        "{{ 名|replace('甲', 1, 'x') }}",
        "{{ 名|wordcount|items }}",
        "{{ namespace(1, 2) }}",
        "{{ 名|first|last|min|max(2) }}",
    ],
)
def test_whatever_an_expression_raises_is_told_at_its_tag(tmp_path: Path, tag: str) -> None:
    result = run(tmp_path, template("{{ 编 }}", tag), "- {编: 一, 名: 甲乙丙}\n".encode(), "表.yaml")
    assert "程序自己出了错" not in result.stderr + result.stdout
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == 0 or "卡.docx" in result.stderr


DOLLARS = '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)'
"""The code that openpyxl knows as format 42."""


def test_dollars_that_a_workbook_spells_out_are_no_yuan(tmp_path: Path) -> None:
    data = _spelt_out(workbook(["名", "钱"], ["甲", 1200], formats={"B2": DOLLARS}))
    assert run(tmp_path, template("{{ 钱 }}"), data).exit_code == 0
    assert "$" in only(tmp_path)[0]
    assert "¥" not in only(tmp_path)[0]


def _spelt_out(data: bytes) -> bytes:
    """The workbook with the code of format 42 in its styles, as Excel of another country writes it."""
    code = DOLLARS.replace('"', "&quot;")
    declared = f'<numFmts count="1"><numFmt numFmtId="42" formatCode="{code}"/></numFmts>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            if name == "xl/styles.xml":
                content = re.sub("<numFmts.*?(?:/>|</numFmts>)", lambda _: declared, content)
            target.writestr(name, content)
    return stream.getvalue()
