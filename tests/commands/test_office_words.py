"""What offices type in words of their own is understood through the command line, or told: a table a kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

ORGANIZATION = """\
单位: 中共云溪市第三中学总支部委员会
简称: 校党总支
支部:
  - 名称: 高中部党支部
    党员:
      - {姓名: 王建国, 性别: 男, 党内职务: 支部书记, 党小组: 第一党小组, 入党日期: 1993-06-28, 转正日期: 1994-06-28}
      - {姓名: 单文斌, 性别: 男, 党内职务: 组织委员, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
      - {姓名: 李娜, 性别: 女, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
      - {姓名: 赵明, 性别: 男, 党内职务: 纪检委员, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
  - 名称: 初中部党支部
    党员:
      - {姓名: 李梅, 性别: 女, 党内职务: 支部书记、第三党小组组长, 党小组: 第三党小组, 入党日期: 1999-06-28, 转正日期: 2000-06-28}
      - {姓名: 李娜, 性别: 女, 入党日期: 1998-11-20, 转正日期: 1999-11-20}
      - {姓名: 赵强, 性别: 男, 党内职务: 宣传委员, 入党日期: 1998-11-20, 转正日期: 1999-11-20}
培养对象:
  - {姓名: 何磊, 性别: 男, 支部: 高中部党支部, 身份: 发展对象}
"""  # noqa: E501


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, [*words, "-C", str(folder)], prog_name="docgen")


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    """Make a workspace of two branches with these files of the year 2023."""

    def make(**files: str) -> Path:
        folder = workspace(organization=ORGANIZATION)
        for name, text in files.items():
            (folder / "plans" / "2023" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return folder

    return make


def papers(folder: Path, kind: str) -> dict[str, str]:
    """The text of each paper of a kind by its file's name, cells of tables included."""
    found = {}
    for path in sorted((folder / "generated" / "2023" / kind).glob("*.docx")):
        paper = docx.Document(str(path))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        found[path.stem] = "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])
    return found


def notices_of(office: Callable[..., Path], lines: str) -> tuple[Result, str]:
    head = (
        "公示:\n  - 编号: 2023-01\n    类别: 其他\n    标题: 公示\n    内容: 甲。\n    发布日期: 2023-09-11\n"
    )
    folder = office(notices=head + "".join(f"    {line}\n" for line in lines.split("\n")))
    result = run(folder, "notices", "2023")
    return result, "\n".join(papers(folder, "notices").values())


@pytest.mark.parametrize("typed", ["2023年", "２０２３", "二〇二三", "2023年度"])
def test_the_year_as_it_is_typed(office: Callable[..., Path], typed: str) -> None:
    result = run(office(), "plan", typed)
    assert (result.exit_code, "已写入 1 个" in result.stdout) == (0, True), result.output


def test_the_only_year_need_not_be_typed(office: Callable[..., Path]) -> None:
    folder = office()
    result = run(folder, "plan")
    assert (result.exit_code, "按 plans 里只有的 2023 年" in result.stderr) == (0, True), result.output
    (folder / "plans" / "2024").mkdir()
    result = run(folder, "plan")
    assert (result.exit_code, "已有：2023、2024" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("days", "words", "is_told"),
    [
        ("天数: 七天", "7个自然日", True),
        ("天数: 7天", "7个自然日", True),
        ("天数: 一周", "7个自然日", True),
        ("天数: 两个星期", "14个自然日", True),
        ("天数: 7天\n单位: 工作日", "7个工作日", False),
        ("天数: 5个工作日", "5个工作日", False),
        ("天数: 5天（工作日）", "5个工作日", False),
        ("天数: 5", "5个工作日", False),
    ],
)
def test_the_length_of_a_notice(office: Callable[..., Path], days: str, words: str, *, is_told: bool) -> None:
    result, text = notices_of(office, days)
    assert words in text
    assert ("D590" in result.output) == is_told


@pytest.mark.parametrize(
    ("item", "day", "words"),
    [
        ("拟定: 每月10日前", "2023-01-10", "最晚这一天"),
        ("拟定: 每月15日之前完成", "2023-02-15", "最晚这一天"),
        ("拟定: 清明节前3天", "2023-03-31", "原定4月2日"),
        ("拟定: 国庆节后第一周", "2023-10-08", "调休上班"),
        ("拟定: 教师节后第二周", "2023-09-22", ""),
        ("拟定: 每月第一个周一 16:00（第七、八节课）", "2023-02-06", "16:00（第七、八节课）"),
        ("拟定: 每月第一个周一（课后服务后）", "2023-02-06", "课后服务后"),
        ("日期: 2023-03-08\n    时间: 第八节课（15:00—16:30）", "2023-03-08", "15:00—16:30（第八节课）"),
    ],
)
def test_the_days_of_a_plan(office: Callable[..., Path], item: str, day: str, words: str) -> None:
    folder = office(plan=f"日程安排:\n  - 事项: 甲\n    {item}\n")
    result = run(folder, "schedule", "2023", "--at", "2023-12-31", "--format", "json")
    told = json.loads(result.stdout)
    entry = next((each for each in told["calendar"] if each["date"] == day), None)
    assert entry, told
    text = run(folder, "schedule", "2023", "--at", "2023-12-31").stdout
    assert words in text


@pytest.mark.parametrize("words", ["6月底", "7月中旬", "9月上旬", "3月初", "6月底前", "11月中下旬"])
def test_a_part_of_a_month_is_printed_as_typed(office: Callable[..., Path], words: str) -> None:
    folder = office(plan=f"日程安排:\n  - 事项: 甲\n    月份: {words}\n")
    result = run(folder, "plan", "2023")
    assert result.exit_code == 0, result.output
    assert words in next(iter(papers(folder, "plan").values()))
    assert f"{words}（日期未定）  甲" in run(folder, "schedule", "2023").stdout
