"""`docgen` alone, in a workspace: in five lines where the year stands, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.base.workspace import Workspace
from docgen.commands.reporting import in_words
from docgen.making.standing import PaperCounts, Reckoned, YearStanding, standing_of

NAMED = 3
"""The most duties that are named; more of them are counted."""


def overview(workspace: Workspace, today: date) -> list[str]:
    """The lines about this year, or about the last one that has a folder."""
    years = workspace.years()
    if not years:
        return [
            "plans 里还没有任何年份。",
            f"新建一年：docgen init . --year {today.year}；全部命令：docgen --help",
        ]
    year = today.year if today.year in years else years[-1]
    standing = standing_of(workspace, year, today)
    reckoned = standing.reckoned
    return [
        f"{standing.year}年的文件：{_papers(standing.papers)}",
        f"检查：{in_words(reckoned.faults)}",
        f"接下来：{_next(reckoned)}",
        f"该开的会：{_missing(reckoned)}",
        f"现在做：{_to_do(standing, today)}",
    ]


def _papers(papers: PaperCounts) -> str:
    told = (
        (papers.stale, "要生成或更新 {} 份"),
        (papers.fresh, "已是最新 {} 份"),
        (papers.edited, "手工改过、另有新版的 {} 份"),
        (papers.refused, "有错误、不能生成的 {} 份"),
    )
    return "，".join(words.format(number) for number, words in told if number) or "还没有可以生成的"


def _next(reckoned: Reckoned) -> str:
    due = f"{reckoned.due} 件事快到期或已过期" if reckoned.due else ""
    return "；".join(filter(None, (reckoned.next, due))) or "日程里没有了"


def _missing(reckoned: Reckoned) -> str:
    if not reckoned.is_scheduled:
        return "排不出日程，不知道缺什么"
    if not reckoned.missing:
        return "到今天的都有记录"
    names = "、".join(reckoned.missing[:NAMED]) + ("等" if len(reckoned.missing) > NAMED else "")
    return f"有 {len(reckoned.missing)} 项没有开够：{names}"


def _to_do(standing: YearStanding, today: date) -> str:
    return "；".join(_steps(standing, today)) or '没有马上要做的；开了会，记一句：docgen note "……"'


def _steps(standing: YearStanding, today: date) -> Iterator[str]:
    year, papers, reckoned = standing
    if reckoned.faults.errors:
        yield f"docgen check {year} 改错误"
    elif reckoned.due:
        yield f"docgen check {year} 看快到期的事"
    if papers.stale:
        yield f"docgen build {year} 生成文件"
    if reckoned.missing:
        yield f"docgen schedule {year} 看缺哪次会"
    if year < today.year:
        yield f"docgen new {today.year} --from {year} 开始新的一年"
