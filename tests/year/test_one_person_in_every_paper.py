"""One person's course typed in any of the files: every paper tells the same days, or both places are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.base.workspace import Workspace
from docgen.domain.people.probation import months_later
from docgen.domain.words.dates import official_date
from docgen.papers import KINDS, kind_named
from docgen.papers.draft import Draft
from docgen.year import Year, load_year
from docgen.year.recorded import recorded

STEPS = ("申请入党时间", "确定积极分子时间", "列为发展对象时间", "预审时间", "接收时间", "转正申请时间")
ROSTER, ADMISSION, TRANSFER, NOTICE = "名册", "接收的人选", "转正的人选", "公示的对象"
SOURCES = (ROSTER, ADMISSION, TRANSFER, NOTICE)
DAY = r"(\d{4}年\d{1,2}月\d{1,2}日)"
PRINTED = {
    "申请入党时间": f"{DAY}递交入党申请书",
    "确定积极分子时间": f"{DAY}被确定为入党积极分子",
    "列为发展对象时间": f"{DAY}列为发展对象",
    "预审时间": f"{DAY}通过上级党委预审",
    "接收时间": f'{DAY}被接收为中共预备党员|预备期自{DAY}起|"入党时间":"{DAY}'
    f'|{DAY}召开支部党员大会[^"]*同意接收',
    "转正申请时间": f"{DAY}递交转正申请书",
    "期满": f"{DAY}期满|个月，至{DAY}",
    "转正时间": f'"转正时间":"{DAY}',
}
"""What each paper prints before or behind the day of a step."""
OTHER_NAMES = {"接收时间": ("入党时间", "接收为预备党员的日期")}


@dataclass(frozen=True)
class Told:
    """A course, the sources that type each of its days, and the one source that has another day."""

    days: Mapping[str, date]
    typed: Mapping[str, frozenset[str]]
    extended: int
    extension: date
    transfer: date
    is_moved_on: bool
    """Whether the roster has followed the votes."""
    wrong: tuple[str, str, date] | None
    """A step, the source that has it otherwise, and its day there."""

    @property
    def admission(self) -> date:
        return self.days["接收时间"]

    @property
    def ends(self) -> date:
        return months_later(months_later(self.admission, 12), self.extended)

    @property
    def days_of_the_wrong(self) -> set[str]:
        """The day that one source has otherwise, as it is there and as it is elsewhere."""
        return (
            {official_date(self.days[self.wrong[0]]), official_date(self.wrong[2])} if self.wrong else set()
        )

    def by(self, source: str) -> str:
        """The days that a source types, as keys."""
        keys = [step for step in STEPS if source in self.typed[step]]
        found = {step: self.days[step] for step in keys}
        if self.wrong and self.wrong[1] == source:
            found[self.wrong[0]] = self.wrong[2]
        named = {"接收时间": "入党日期"} if source == ROSTER else {}
        return "".join(f", {named.get(step, step)}: {day}" for step, day in found.items())


def days(least: int, most: int) -> st.SearchStrategy[timedelta]:
    return st.integers(least, most).map(lambda number: timedelta(days=number))


@st.composite
def courses(draw: st.DrawFn) -> Told:
    applied = date(2019, 1, 1) + draw(days(0, 300))
    activist = applied + draw(days(30, 400))
    listed = activist + draw(days(300, 500))
    reviewed = listed + draw(days(1, 60))
    admitted = reviewed + draw(days(1, 40))
    ended = months_later(admitted, 12)
    asked = ended - draw(days(-5, 60))
    extended = draw(st.sampled_from([0, 0, 6, 12]))
    extension = ended + draw(days(0, 30))
    transfer = months_later(ended, extended) + draw(days(-3, 40))
    found = dict(zip(STEPS, (applied, activist, listed, reviewed, admitted, asked), strict=True))
    subset = st.tuples(*[st.booleans()] * len(SOURCES)).map(lambda drawn: frozenset(compress(SOURCES, drawn)))
    typed = {step: draw(subset) for step in STEPS}
    twice = [(step, source) for step in STEPS for source in SOURCES if source in typed[step]]
    wrong = draw(st.sampled_from([None, *twice]))
    other = (*wrong, found[wrong[0]] + draw(days(1, 20))) if wrong else None
    return Told(found, typed, extended, extension, transfer, draw(st.booleans()), other)


FULL = "".join(
    f"      - {{姓名: 甲{n}, 党内职务: {post}, 身份: 正式党员, 入党日期: 2000-01-01, 转正日期: 2001-01-01}}\n"
    for n, post in zip("一二三四五六七", ("书记", "组织委员", "宣传委员", "", "", "", ""), strict=True)
)
PERSON = "姓名: 新人, 性别: 女, 民族: 汉族, 出生年月: 1990-01, 学历: 本科, 行政职务: 教师"


def organization(told: Told, year: int) -> str:
    """The roster as an office has it that has moved the person's line on, or has not."""
    head, line = "单位: 甲校支部\n支部:\n  - 名称: 甲支部\n    党员:\n", f"{PERSON}{told.by(ROSTER)}"
    if year == told.admission.year and not told.is_moved_on:
        line = line.replace("入党日期", "备注")
        return f"{head}{FULL}培养对象:\n  - {{{line}, 支部: 甲支部, 身份: 发展对象}}\n"
    standing, more = "预备党员", ""
    if told.is_moved_on and year >= told.transfer.year:
        standing, more = "正式党员", f", 转正日期: {told.ends}"
        more += f", 延长预备期: {told.extended}" if told.extended else ""
    return f"{head}{FULL}      - {{{line}{more}, 身份: {standing}}}\n"


def assembly(day: date, matter: str, nominee: str) -> str:
    ballots = f"事项: {matter}, 方式: 无记名投票, 发出: 7, 收回: 7, 赞成: 7"
    item = f"{{题目: 讨论新人, 人选: {{姓名: 新人{nominee}}}, 表决: {{{ballots}}}}}"
    return f"  - {{类型: 党员大会, 支部: 甲支部, 日期: {day}, 缺席: 无, 议题: [{item}]}}\n"


def minutes(told: Told, year: int) -> str:
    """The assemblies of the year that decided on the person."""
    held = [(told.admission, "接收预备党员", told.by(ADMISSION))]
    if told.extended:
        ending = f", 结论: 延长预备期, 延长月数: {told.extended}"
        held.append((told.extension, "预备党员转正", ending))
    held.append((told.transfer, "预备党员转正", told.by(TRANSFER)))
    return "会议:\n" + "".join(assembly(*one) for one in held if one[0].year == year)


def notices(told: Told, year: int) -> str:
    kinds = {"接收预备党员": told.admission, "预备党员转正": told.transfer}
    lines = [
        f"  - {{编号: {kind}, 类别: {kind}, 对象: {{姓名: 新人{told.by(NOTICE)}}}, 依据: 会议, "
        f"发布日期: {day + timedelta(days=1)}, 天数: 5}}\n"
        for kind, day in kinds.items()
        if day.year == year
    ]
    return "公示:\n" + "".join(lines)


def office(folder: Path, told: Told, year: int) -> Workspace:
    (folder / "plans" / str(year)).mkdir(parents=True)
    evaluations = f"评议:\n  - {{编号: B, 类别: 民主评议党员, 支部: 甲支部, 日期: {year}-12-31}}\n"
    files = {
        "organization": organization(told, year),
        f"{year}/minutes": minutes(told, year),
        f"{year}/notices": notices(told, year),
        f"{year}/evaluations": evaluations,
    }
    for name, text in files.items():
        (folder / "plans" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Workspace(folder)


OF_OTHERS = {"2000年1月1日", "2001年1月1日"}


def papers(workspace: Workspace, year: Year) -> Iterator[str]:
    for kind in map(kind_named, KINDS):
        drafts = list(kind.drafts(year))
        if kind.of_record:
            drafts += [draft for record in recorded(workspace, year) for draft in kind.of_record(record)]
        yield from (
            one.data.decode()
            for one in drafts
            if isinstance(one, Draft) and "新人" in one.name + one.data.decode()
        )


def printed(texts: list[str], step: str) -> set[str]:
    found = (re.findall(PRINTED[step], text) for text in texts)
    groups = ((each,) if isinstance(each, str) else each for all_of in found for each in all_of)
    return {day for group in groups for day in group if day} - OF_OTHERS


@settings(max_examples=80, deadline=None)
@given(courses(), st.booleans())
def test_every_paper_of_one_person_shows_the_same_days_or_both_places_are_told(
    told: Told, is_of_transfer: bool
) -> None:
    number = told.transfer.year if is_of_transfer else told.admission.year
    with TemporaryDirectory() as folder:
        workspace = office(Path(folder), told, number)
        year = load_year(workspace, number)
        texts = list(papers(workspace, year))
    assert len(texts) >= 3
    said = [each.message for each in year.diagnostics]
    known = [step for step in STEPS if told.typed[step] & {ROSTER, TRANSFER if is_of_transfer else ADMISSION}]
    gaps = {f"【待补：{name}】" for step in known for name in (step, *OTHER_NAMES.get(step, ()))}
    assert not [text for text in texts if any(gap in text for gap in gaps)]
    for step in PRINTED:
        shown = printed(texts, step)
        # What is reckoned from the admission differs as its two days do, which are told.
        both = shown if step in STEPS else told.days_of_the_wrong
        if len(shown) > 1:
            assert both, (step, shown)
            assert any(all(day in message for day in both) for message in said), (step, shown, said)
    if told.wrong is None:
        codes = {each.code for each in year.diagnostics}
        assert codes.isdisjoint({"D530", "N807", "D539"}), (codes, said)
