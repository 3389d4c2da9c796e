"""One fault a file: told once, at its place, in words that mend it; and the rest of the file is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.reading.nodes import Document, Entries

FOLDER = Path(__file__).parent / "bad_yaml"

EXPECTED = [
    ("GB18030生僻字", 1, 1, "提示", "Y101", "文件不是 UTF-8 编码"),
    ("GBK编码", 1, 1, "提示", "Y101", "文件不是 UTF-8 编码"),
    ("Tab缩进", 7, 1, "错误", "Y120", "缩进用了 Tab 键"),
    ("Word换行符", 6, 11, "错误", "Y110", "这里有一个看不见的字符"),
    ("不换行空格缩进", 7, 1, "错误", "Y120", "缩进用了网页上的空格"),
    ("两份内容", 4, 1, "错误", "Y128", "一个文件里只能有一份内容"),
    ("中文逗号列表", 2, 10, "警告", "Y142", "列表里用了中文逗号“"),
    ("中英文引号混用", 5, 9, "错误", "Y133", "开头的引号是英文的"),
    ("井号开头", 5, 9, "警告", "Y132", "以“#”开头的“#1号工程”本来会被当作注释丢掉"),
    ("井号截断", 7, 15, "警告", "Y132", "空格加“#”后面的“组织委员”会被当作注释丢掉"),
    ("值里有冒号", 6, 13, "错误", "Y131", "一行里出现了两个“冒号+空格”"),
    ("全角冒号", 7, 8, "错误", "Y123", "“责任人”后面用了中文冒号“：”"),
    ("全角减号", 5, 3, "错误", "Y121", "列表开头用了“－”"),
    ("全角大括号", 5, 28, "错误", "Y141", "括号“｝”是中文"),
    ("全角方括号", 2, 5, "错误", "Y141", "括号“［”是中文"),
    ("全角空格缩进", 7, 1, "错误", "Y120", "缩进用了中文"),
    ("内容里有方括号", 2, 10, "错误", "Y146", "内容里的“[”会被当作一组内容的开头"),
    ("内层括号未闭合", 5, 21, "错误", "Y144", "括号“{”没有配对"),
    ("冒号写成分号", 7, 8, "错误", "Y126", "“责任人”后面应当是英文冒号"),
    ("冒号后全角空格", 7, 9, "错误", "Y124", "“责任人:”的冒号后面要有一个空格"),
    ("冒号后无空格", 7, 9, "错误", "Y124", "“责任人:”的冒号后面要有一个空格"),
    ("减号后多空格", 5, 7, "错误", "Y125", "“-”后面多了 2 个空格"),
    ("减号后无空格", 5, 4, "错误", "Y122", "列表的“-”后面要有一个空格"),
    ("列表和键同行", 4, 7, "错误", "Y130", "列表不能和键写在同一行"),
    ("列表没对齐", 6, 2, "错误", "Y125", "这一行和上面的对不齐"),
    ("列表里全角冒号", 5, 7, "错误", "Y123", "“标题”后面用了中文冒号“：”"),
    ("列表里艾特开头", 2, 12, "错误", "Y130", "内容不能以“@”开头"),
    ("列表项缺键", 5, 5, "错误", "Y136", "这一项下面还有别的键"),
    ("别名炸弹", 5, 6, "错误", "Y130", "内容不能以“&”开头"),
    ("反引号开头", 5, 9, "错误", "Y130", "内容不能以“`”开头"),
    ("反斜杠", 7, 15, "错误", "Y138", "英文双引号里的“\\组”不是原样的两个字符"),
    ("只有注释", 1, 1, "错误", "Y103", "这个文件是空的"),
    ("叹号开头", 5, 9, "错误", "Y130", "内容不能以“!”开头"),
    ("和号开头", 5, 9, "错误", "Y130", "内容不能以“&”开头"),
    ("圆点列表", 6, 3, "错误", "Y121", "列表开头用了“•”"),
    ("坏字节", 2, 9, "错误", "Y102", "这里的字读不出来"),
    ("大括号未闭合", 5, 5, "错误", "Y144", "括号“{”没有配对"),
    ("大括号里两个冒号", 5, 22, "错误", "Y131", "一项里出现了两个“冒号+空格”"),
    ("大括号里中文逗号", 5, 14, "错误", "Y143", "两项之间用了中文逗号“"),
    ("大括号里全角冒号", 5, 8, "错误", "Y123", "“标题”后面用了中文冒号“：”"),
    ("大括号里冒号后无空格", 5, 9, "错误", "Y124", "“标题:”的冒号后面要有一个空格"),
    ("大括号里缺逗号", 7, 6, "错误", "Y147", "“责任人”前面缺少逗号"),
    ("引号后有字", 5, 15, "错误", "Y134", "英文双引号到这里已经结束"),
    ("引号未闭合", 7, 10, "错误", "Y133", "英文双引号没有配对"),
    ("括号多余", 2, 11, "错误", "Y145", "多了一个括号"),
    ("括号套了一百层", 4, 56, "错误", "Y129", "内容一层套一层"),
    ("括号配错", 2, 10, "错误", "Y144", "括号“[”要用“]”来配"),
    ("方括号开头", 5, 9, "错误", "Y130", "内容不能以“[”开头"),
    ("方括号未闭合", 2, 5, "错误", "Y144", "括号“[”没有配对"),
    ("方括号里井号", 2, 11, "警告", "Y132", "空格加“#”后面的“含离退休, 各教研组]”本来会被当作注释丢掉"),
    ("方括号里缺内容", 2, 6, "错误", "Y140", "这里少了一项内容"),
    ("星号开头", 5, 9, "错误", "Y130", "内容不能以“*”开头"),
    ("有内容又接列表", 5, 3, "错误", "Y135", "上面的键已经有内容"),
    ("末尾有冒号", 7, 14, "错误", "Y131", "这一行的末尾又有一个英文冒号"),
    ("段落键漏冒号", 4, 5, "错误", "Y126", "“重点任务”后面缺少冒号"),
    ("注释夹在正文里", 6, 20, "错误", "Y137", "“#”后面是注释"),
    ("漏写冒号", 7, 8, "错误", "Y126", "“责任人”后面缺少冒号"),
    ("百分号开头", 5, 9, "错误", "Y130", "内容不能以“%”开头"),
    ("空文件", 1, 1, "错误", "Y103", "这个文件是空的"),
    ("续行未缩进", 7, 1, "错误", "Y127", "这一行没有“键: ”"),
    ("缩进套了一百层", 54, 101, "错误", "Y129", "内容一层套一层"),
    ("网页换行符", 6, 11, "警告", "Y110", "这里有一个看不见的字符"),
    ("艾特开头", 5, 9, "错误", "Y130", "内容不能以“@”开头"),
    ("行首多了逗号", 7, 1, "错误", "Y139", "这一行的前面多了“,”"),
    ("重复的键", 10, 1, "错误", "Y150", "“导语”写了两次"),
    ("键没对齐", 7, 4, "错误", "Y125", "这一行和上面的对不齐"),
    ("键缩进过多", 7, 7, "错误", "Y125", "这一行和上面的对不齐"),
    ("零宽空格", 6, 11, "警告", "Y110", "这里有一个看不见的字符"),
    ("首行多空格", 1, 2, "错误", "Y125", "这一行前面多了 1 个空格"),
]
"""File, line, column, level, code, a piece of the message."""

TOLD_TWICE = {"列表里的别名炸弹": [(2, 6), (2, 10), (2, 14), (2, 18)]}
SILENT = {"UTF-16编码"}
NOTHING_TO_READ = {"空文件", "只有注释", "括号套了一百层", "缩进套了一百层"}

Read = Callable[..., Document]


def file(name: str) -> bytes:
    return (FOLDER / f"{name}.yaml").read_bytes()


@pytest.mark.parametrize(("name", "expected"), [(row[0], row[1:]) for row in EXPECTED])
def test_a_fault_is_told_once_at_its_place(
    read: Read, name: str, expected: tuple[int, int, str, str, str]
) -> None:
    (told,) = read(file(name)).diagnostics
    assert (told.place.line, told.place.column, told.level.label, told.code) == expected[:4]
    assert expected[4] in told.message


@pytest.mark.parametrize("name", [row[0] for row in EXPECTED])
def test_every_fault_comes_with_its_mend(read: Read, name: str) -> None:
    (told,) = read(file(name)).diagnostics
    assert told.hint


def test_every_file_has_its_expectation() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {row[0] for row in EXPECTED} | set(TOLD_TWICE) | SILENT


@pytest.mark.parametrize(("name", "places"), TOLD_TWICE.items())
def test_aliases_in_brackets_are_told_each(read: Read, name: str, places: list[tuple[int, int]]) -> None:
    assert [(told.place.line, told.place.column) for told in read(file(name)).diagnostics] == places


@pytest.mark.parametrize("name", SILENT)
def test_utf16_with_its_mark_is_read_in_silence(read: Read, name: str) -> None:
    assert read(file(name)).diagnostics == ()


@pytest.mark.parametrize("name", sorted({row[0] for row in EXPECTED} - NOTHING_TO_READ))
def test_the_rest_of_the_file_is_read(read: Read, plain: Callable[..., Any], name: str) -> None:
    root = read(file(name)).root
    assert isinstance(root, Entries)
    assert plain(root)["成文日期"] == "2024-01-08"


@pytest.mark.parametrize("name", sorted(NOTHING_TO_READ))
def test_nothing_is_read_where_nothing_can_be(read: Read, name: str) -> None:
    assert read(file(name)).root is None


def test_characters_beyond_gbk_are_read_from_gb18030(read: Read) -> None:
    assert read(file("GB18030生僻字")).root["重点任务"][0]["责任人"] == "㛃𬱖"
