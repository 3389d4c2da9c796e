"""The 细则 of 2014 ended on 2026-05-18: of votes after that docgen certifies nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from offices import ROSTER
from wordtext import readable

from docgen.commands import docgen

ADMITTED = "姓名: 何磊, 列为发展对象时间: 2026-06-01, 预审时间: 2026-08-20, 主要表现: 甲。, 不足: 乙。"
TRANSFERRED = "姓名: 李小龙, 主要表现: 甲。, 不足: 乙。"
RULES = """\
表决:
  - {编号: X1, 事项: 接收预备党员, 到会: 超过1/2, 赞成: 超过1/2, 无记名: 是, 来源: 新细则, 自: 2026-05-19}
  - {编号: X2, 事项: 预备党员转正, 到会: 超过1/2, 赞成: 超过1/2, 无记名: 是, 来源: 新细则, 自: 2026-05-19}
"""


class September(date):
    """A day of the run, after the meeting."""

    @classmethod
    def today(cls) -> date:
        return date(2026, 9, 30)


@pytest.fixture
def office(workspace: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """An office with one assembly of September 2026 that votes on one person."""
    monkeypatch.setattr("docgen.commands.shared_options.date", September)

    def make(matter: str, nominee: str, more: str = "", rules: str = "") -> Path:
        folder = workspace(organization=ROSTER, year=2026, plan="成文日期: 2026-01-10\n")
        text = (
            "会议:\n  - 类型: 党员大会\n    支部: 第二支部\n    日期: 2026-09-10\n    时间: 15:00—16:00\n"
            "    地点: 甲\n    主持人: 刘玉兰\n    记录人: 吴静\n    主题: 表决\n    全体到会: 是\n"
            f"    议题: [{{题目: 讨论, 人选: {{{nominee}}}, 表决: {{事项: {matter}, 方式: 无记名投票,"
            f" 发出: 11, 收回: 11, 赞成: 10, 不赞成: 1}}{more}}}]\n"
        )
        (folder / "plans" / "2026" / "minutes.yaml").write_text(text, encoding="utf-8")
        if rules:
            (folder / "plans" / "rules.yaml").write_text(rules, encoding="utf-8")
        return folder

    return make


def run(folder: Path) -> tuple[Result, str]:
    """The run, and the text of all its papers."""
    result = CliRunner().invoke(docgen, ["minutes", "2026", "-C", str(folder)], prog_name="docgen")
    papers = sorted((folder / "generated" / "2026" / "minutes").glob("*.docx"))
    return result, "\n".join(map(readable, papers))


@pytest.mark.parametrize(("matter", "nominee"), [("接收预备党员", ADMITTED), ("预备党员转正", TRANSFERRED)])
def test_a_vote_of_september_2026_is_printed_and_not_judged(
    office: Callable[..., Path], matter: str, nominee: str
) -> None:
    result, text = run(office(matter, nominee))
    assert result.exit_code == 0, result.stderr
    assert f"警告 D511 不知道2026年9月10日时对{matter}表决的规定" in result.stderr
    assert "赞成10票，不赞成1票，弃权0票。" in text
    assert f"【待补：当时对{matter}表决的规定，据此判断是否通过】" in text
    for word in ("符合规定", "决议通过", "决议未通过", "同意接收", "按期转为", "2014年"):
        assert word not in text


def test_the_office_s_own_resolution_is_printed_as_written(office: Callable[..., Path]) -> None:
    result, text = run(office("接收预备党员", ADMITTED, ", 决议: 同意接收何磊为预备党员。"))
    assert result.exit_code == 0, result.stderr
    assert "同意接收何磊为预备党员。" in text
    assert "决议通过" not in text


@pytest.mark.parametrize(("matter", "nominee"), [("接收预备党员", ADMITTED), ("预备党员转正", TRANSFERRED)])
def test_with_the_new_rule_written_down_it_is_judged(
    office: Callable[..., Path], matter: str, nominee: str
) -> None:
    result, text = run(office(matter, nominee, rules=RULES))
    assert "D511 不知道2026年9月10日时对" + matter + "表决" not in result.stderr
    assert "符合规定，可以开会" in text
    assert "决议通过" in text
