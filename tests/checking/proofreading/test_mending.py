"""`check --fix` mends what is certain, in the file itself, and changes no other byte of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from proofs import OFFICE

from docgen.checking.fix import mended
from docgen.checking.proofreading.paper_text import MINUTES, PLAN
from docgen.checking.proofreading.year import Standards, TextFile
from docgen.commands import docgen
from docgen.reading.document import read_yaml

BEFORE = """\
# 说明: 这里的逗号,不改
标题: "计划(试行)"   # 注释,不改
导语: |
  加强学习,提高认识: 抓 “三会一课”制度。
  会议于14:30开始,见http://a.cn/b,c。

  1、每月召开1-2次会议;
指导思想: >
  加强学习,
  提高认识。
重点任务:
  - 标题: '加强''甲''(乙)'
    措施: [{标题: 上课, 内容: "每月1-2次,\\u4e00\\"好\\""}, 抓落实；要做好]
    责任人: 张三,李四
署名: 甲(乙)
"""

AFTER = """\
# 说明: 这里的逗号,不改
标题: "计划(试行)"   # 注释,不改
导语: |
  加强学习，提高认识：抓“三会一课”制度。
  会议于14:30开始，见http://a.cn/b,c。

  1.每月召开1—2次会议；
指导思想: >
  加强学习，
  提高认识。
重点任务:
  - 标题: '加强''甲''（乙）'
    措施: [{标题: 上课, 内容: "每月1—2次，\\u4e00“好”"}, 抓落实；要做好]
    责任人: 张三,李四
署名: 甲(乙)
"""


def mend(text: str, encoding: str = "utf-8", kind: str = PLAN) -> str:
    file = TextFile(kind, Path(f"{kind}.yaml"), f"plans/2023/{kind}.yaml")
    return mended(text.encode(encoding), file, Standards(OFFICE)).data.decode(encoding)


def test_texts_are_mended_and_nothing_else() -> None:
    assert mend(BEFORE).splitlines() == _with_title_and_people(AFTER).splitlines()


def _with_title_and_people(text: str) -> str:
    """A title and people in charge are texts, too; the signature is a name."""
    return text.replace('"计划(试行)"', '"计划（试行）"').replace("张三,李四", "张三，李四")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_encoding_and_the_line_ends_stay(encoding: str, line_end: str) -> None:
    before, after = (text.replace("\n", line_end) for text in (BEFORE, _with_title_and_people(AFTER)))
    file = TextFile(PLAN, Path("plan.yaml"), "plan.yaml")
    assert mended(before.encode(encoding), file, Standards(OFFICE)).data == after.encode(encoding)


def test_what_would_read_as_something_else_is_left() -> None:
    text = "导语: >\n  时间:下午\n章节:\n  - 时间:下午\n  - 加强,学习。\n"
    made = mend(text)
    assert "加强，学习。" in made
    assert len(read_yaml(made.encode(), "x").diagnostics) <= len(read_yaml(text.encode(), "x").diagnostics)


MINUTES_TEXT = """\
会议:
  - 类型: 支委会
    支部: 第一支部
    主持人: 王建国(总支)
    讨论:
      - 王建国(总支): 抓紧,抓好。
    附照片页: [合影(1).jpg]
    议题:
      - {题目: 学习,讨论, 表决: {事项: 选举, 对象: 李(女), 赞成: 3, 选票: 票(1).csv}}
"""


def test_names_and_files_are_left_alone() -> None:
    assert mend(MINUTES_TEXT, kind=MINUTES) == MINUTES_TEXT.replace("抓紧,抓好", "抓紧，抓好")


PIECES = st.lists(
    st.sampled_from(
        [
            "加强",
            "学习",
            ",",
            ":",
            ";",
            "(",
            ")",
            "1",
            "-",
            "2次",
            " ",
            "“好”",
            "。",
            "，",
            "14:30",
            '"',
            "'",
            "#",
            "a",
            "、",
            "《",
            "》",
        ]
    ),
    min_size=1,
    max_size=14,
).map("".join)

STYLES = [
    "导语: |\n  {}\n",
    "导语: >\n  {}\n  又\n",
    "导语: {}\n",
    "导语: '{}'\n",
    '导语: "{}"\n',
    "章节:\n  - {}\n",
]


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from(STYLES))
def test_a_second_run_changes_nothing_and_only_marks_and_spaces_change(pieces: str, style: str) -> None:
    text = style.format(pieces)
    once = mend(text)
    assert mend(once) == once
    kept = str.maketrans("，：；（）“”—．", ',:;()""-.', " ")
    plain = [each.translate(kept).replace(".", "、").replace("--", "-") for each in (once, text)]  # 1--2次
    assert plain[0] == plain[1]


def check(folder: Path, *words: str) -> str:
    result = CliRunner().invoke(docgen, ["check", "2023", "--at", "2023-01-01", *words, "-C", str(folder)])
    return result.output


def test_the_command_shows_what_it_changed_and_keeps_the_old_file(workspace: Callable[..., Path]) -> None:
    text = "导语: 加强学习,提高认识。\n成文日期: 2023-01-10\n"
    folder = workspace(text)
    told = check(folder, "--fix")
    assert "-导语: 加强学习,提高认识。\n+导语: 加强学习，提高认识。\n" in told
    assert "已改 plans/2023/plan.yaml：1 处（原来的文件：plan.yaml（备份）.bak）" in told
    assert "P01" not in told
    year = folder / "plans" / "2023"
    assert (year / "plan.yaml").read_text(encoding="utf-8") == text.replace(",", "，")
    assert (year / "plan.yaml（备份）.bak").read_text(encoding="utf-8") == text


def test_a_second_fix_changes_no_file(workspace: Callable[..., Path]) -> None:
    folder = workspace("导语: 加强学习,提高认识。\n成文日期: 2023-01-10\n")
    check(folder, "--fix")
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert "没有可以自动改的" in check(folder, "--fix")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == files


def test_without_fix_no_file_changes(workspace: Callable[..., Path]) -> None:
    folder = workspace("导语: 加强学习,提高认识。\n成文日期: 2023-01-10\n")
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert "错误 P01" in check(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == files


def test_what_is_ignored_is_not_mended(workspace: Callable[..., Path]) -> None:
    folder = workspace("导语: 加强学习,提高认识。  # docgen: 忽略 P01\n成文日期: 2023-01-10\n")
    assert "没有可以自动改的" in check(folder, "--fix")


def test_the_old_file_of_a_folder_of_minutes_is_not_read_as_minutes(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    months = folder / "plans" / "2023" / "minutes"
    months.mkdir()
    record = "会议:\n  - {类型: 支委会, 支部: 第一支部, 日期: 2023-03-06, 内容: '学习,讨论。'}\n"
    (months / "3月.yaml").write_text(record, encoding="utf-8")
    check(folder, "--fix")
    assert [path.name for path in months.glob("*.yaml")] == ["3月.yaml"]
    assert "D445" not in check(folder)
