"""What the manual's hand-written tables say of the program is so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from generated_tables import MARKED, REPOSITORY, properties_of

from docgen.base.workspace import Workspace
from docgen.commands import docgen
from docgen.domain.notices.notice_needs import BASICS, TOLD
from docgen.domain.schedule.proposals import parse_proposal
from docgen.domain.words.promises import parse_promise
from docgen.models.organization import Member
from docgen.models.roster_columns import KEYS
from docgen.page.standard.fonts import ALL_FONTS
from docgen.papers import kind_named
from docgen.reading.values import parse_date, parse_months, parse_people, parse_time, parse_time_range
from docgen.reading.values.choices import parse_yes_no
from docgen.year import load_year

MANUAL = MARKED.sub("", (REPOSITORY / "docs" / "手册.md").read_text(encoding="utf-8"))
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "docgen").rglob("*.py"))


def rows(head: str) -> list[list[str]]:
    """The cells of all tables whose first row begins so."""
    table = rf"^ *\| {re.escape(head)}.*\n *\|[-|]+\|\n((?: *\|.*\n)+)"
    lines = "".join(re.findall(table, MANUAL, re.MULTILINE)).splitlines()
    assert lines, head
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]


def typed(cell: str) -> list[str]:
    """What stands in a cell as it is typed."""
    return re.findall(r"`([^`]+)`", cell)


WITHIN = {
    "内容": "章节:\n  - 标题: 甲\n    {}\n",
    "类型": "日程安排:\n  - 事项: 甲\n    频次: 每月一次\n    {}\n",
    "工作安排": "{} [甲]\n",
}
"""Where the keys of the table of mistakes stand, that are no keys of the plan as a whole."""
DONE = {
    "行首按了 Tab 键": "章节:\n\t- 甲\n",
    "行首是中文（全角）空格": "章节:\n　- 甲\n",
    "一个项目写了两遍": "导语: 甲\n导语: 乙\n",
    "从 Word 粘贴来的看不见的符号": "导语: 甲\u200b乙\n",
    "用记事本存成了“ANSI”": "导语: 甲\n",
}


@pytest.mark.parametrize(("wrong", "told"), [row[:2] for row in rows("您写的 | docgen 会说")])
def test_a_mistake_is_told_as_the_manual_says(workspace: Callable[..., Path], wrong: str, told: str) -> None:
    code = next(iter(typed(wrong)), "")
    text = DONE.get(wrong) or WITHIN.get(re.split("[:：]", code)[0], "{}\n").format(code)
    folder = workspace(plan=text)
    if "ANSI" in wrong:
        (folder / "plans" / "2023" / "plan.yaml").write_bytes(text.encode("gb18030"))
    result = CliRunner().invoke(docgen, ["check", "2023", "--at", "2023-01-01", "-C", str(folder)])
    expected = re.escape(told).replace("第几行", r"第 \d+ 行")
    assert re.search(expected, result.stderr), result.stderr


@pytest.mark.parametrize("promise", [each for row in rows("多久 | 写法") for each in typed(row[1])])
def test_a_promise_of_the_manual_is_understood(promise: str) -> None:
    assert parse_promise(promise)


PROPOSED = [each for row in rows("哪几个月 | ") for each in typed(row[1])]


@pytest.mark.parametrize("proposal", PROPOSED)
def test_a_proposal_of_the_manual_is_understood(proposal: str) -> None:
    """Days need their months before them, times need their day."""
    begun = ("", "每月", "每月第一个周一 ") if "月" not in proposal else ("", "10日")
    assert any(_reads(start + proposal) or _reads(proposal + start) for start in begun)


def _reads(text: str) -> bool:
    try:
        return bool(parse_proposal(text))
    except ValueError:
        return False


READERS = {
    "日期": lambda text: parse_date(text, 2023),
    "时间": parse_time,
    "起止时间": parse_time_range,
    "几个人": lambda text: parse_people(text.strip("[]").replace(", ", "、")),
    "是否": parse_yes_no,
    "月份": parse_months,
}


@pytest.mark.parametrize("row", rows("内容 | 这样写"), ids=lambda row: row[0])
def test_near_forms_are_read_as_the_form_of_the_manual(row: list[str]) -> None:
    read = READERS[row[0]]
    plain, *others = ({read(each).value for each in typed(cell)} for cell in row[1:])
    assert all(other <= plain for other in others)


def test_the_keys_of_the_red_head_are_keys_of_the_plan() -> None:
    assert {row[0] for row in rows("项目 | 印在哪里")} <= properties_of("plan", "")["properties"].keys()


def test_the_fonts_are_those_of_the_templates() -> None:
    named = {name for row in rows("用在哪里 | 字体") for name in row[1].split("、")}
    assert named == {font.name for font in ALL_FONTS}


def test_the_columns_of_a_roster_are_known_by_the_names_of_the_manual() -> None:
    for keys, others in rows("列名 | 也认得"):
        known = re.sub(r"（.+?）", "", keys).split("、")
        assert set(known) <= set(KEYS)
        called = {other for other, key in Member.OTHER_KEYS.items() if key in known}
        assert set(others.split("、")) <= called


@pytest.mark.parametrize(
    "row", [row for row in rows("类别 | 公示里要有的") if row[0] in TOLD], ids=lambda row: row[0]
)
def test_a_notice_needs_what_the_manual_says(row: list[str]) -> None:
    told = re.sub(r"（.+?）", "", row[1]).replace("前六项，", "、".join(need.name for need in BASICS) + "、")
    assert {need.name for need in TOLD[row[0]].must} <= set(re.split("[、，；]", told))


def test_what_docgen_is_said_to_say_stands_in_the_source() -> None:
    for told, _ in rows("docgen 说 | 怎么办"):  # in pieces, since values stand between them
        pieces = [piece for piece in re.split(r"“.*?”|[，。、：]|\d+|有几句", told) if len(piece) > 3]
        assert all(piece in SOURCE for piece in pieces), told


NOTICE = """\
受理: {{部门: 办公室, 电话: "6612345", 地址: 二楼, 信箱: 意见箱}}
公示:
  - {{编号: 甲, 类别: 其他, 标题: 关于甲的公示, 内容: 甲。, 发布日期: 2023-09-26, {}}}
"""


@pytest.mark.parametrize(("how", "last"), rows("怎样写 | 2023年9月26日发布"))
def test_the_last_day_of_a_notice_is_the_manuals(workspace: Callable[..., Path], how: str, last: str) -> None:
    folder = workspace()
    path = folder / "plans" / "2023" / "notices.yaml"
    path.write_text(NOTICE.format(", ".join(typed(how))), encoding="utf-8")
    kind = kind_named("notices")
    (draft,) = kind.drafts(load_year(Workspace(folder), 2023, (*kind.reads, *kind.consults)))
    day = date(2023, *map(int, re.match(r"(\d+)月(\d+)日", last).groups()))
    assert f"{day.month}月{day.day}日" in draft.data.decode()


HEADINGS = re.findall(r"^#+ (.+)$", MANUAL, re.MULTILINE)
ANCHORS = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADINGS}
"""The anchors of the sections, as GitHub makes them."""


def test_the_manual_begins_with_a_table_of_tasks() -> None:
    tasks = MANUAL.partition("## 我要……")[2].partition("## 目录")[0]
    assert len(rows("我要 | ")) >= 15
    assert all("](#" in line for line in tasks.splitlines() if line.startswith("| ") and "我要 |" not in line)
    assert MANUAL.index("## 我要……") < MANUAL.index("## 目录") < MANUAL.index("## 1. ")


@pytest.mark.parametrize("anchor", sorted(set(re.findall(r"\]\(#([^)]+)\)", MANUAL))))
def test_every_section_that_the_manual_points_to_exists(anchor: str) -> None:
    assert anchor in ANCHORS


def test_the_note_of_the_manual_becomes_the_record_of_the_manual(workspace: Callable[..., Path]) -> None:
    section = MANUAL.partition("### 18.9")[2].partition("\n## ")[0]
    typed = re.findall(r'docgen note "(.+?)"', section)[0]
    record = re.findall(r"```yaml\n(.+?)```", section, re.DOTALL)[0]
    folder = workspace(organization=(REPOSITORY / "plans" / "organization.yaml").read_text(encoding="utf-8"))
    result = CliRunner().invoke(docgen, ["note", typed, "-C", str(folder)])
    assert record in result.stdout
