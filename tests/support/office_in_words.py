"""An office that types words of its own, for tests: its files, a run of docgen, and the papers made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
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


MEETING = """\
会议:
  - 类型: 党员大会
    支部: {branch}
    日期: 2023-03-08
    时间: 15:00—16:30（第七、八节课）
    地点: 会议室
    主持人: {chair}
    记录人: 李娜（{branch}）
    缺席: 无
    议题:
      - 题目: 学习
        讨论:
          - {speaker}: 同意。
        决议: 学习完毕。
"""


def minutes_of(office: Callable[..., Path], **words: str) -> tuple[Result, dict[str, str]]:
    told = {"branch": "高中部党支部", "chair": "王建国", "speaker": "单文斌"} | words
    folder = office(minutes=MEETING.format(**told))
    result = run(folder, "minutes", "2023")
    return result, papers(folder, "minutes")


VOTED = """\
会议:
  - 类型: 党员大会
    支部: 高中部
    日期: 2023-03-08
    主持人: 王建国
    {absent}
    议题:
      - 题目: 年度计划
        表决: {vote}
        决议: 通过年度计划。
"""


def with_rules(folder: Path, sayings: str) -> Path:
    (folder / "plans" / "rules.yaml").write_text(f"说法:\n{sayings}", encoding="utf-8")
    return folder
