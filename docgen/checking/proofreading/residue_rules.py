"""W: remains of a web page, and plans that were taken over without a word of one's own."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import words
from docgen.checking.proofreading.paper_text import PAPERS, PLAN, WHOLE_PLAN, PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, any_of, rule
from docgen.models.year_file import Role

WEB = "网页模板上的固定字样（docgen/checking/proofreading/data/page_residue.yaml）"
PRACTICE = "年度计划的通常写法"

LAST_MONTH = 3
"""The last month in which a plan for the year is issued; a later date is that of a web page."""


def _residue() -> str:
    whole, first, inside = (any_of([*words("page_residue", key)]) for key in ("整行", "开头", "中间"))
    return (
        rf"^(?:(?:{whole})|(?:{first})\s*[:：].*|.*(?:{inside}).*"
        r"|(?:发布|更新)?(?:时间|日期)\s*[:：].*\s来源\s*[:：].*|因篇幅.{0,20}(?:查看|阅读).*)$"
    )


_RESIDUE = Seeker(_residue)


@rule(
    "W01",
    Level.ERROR,
    Strength.FACT,
    "网页残留",
    source=WEB,
    bad=(
        "返回顶部",
        "您的当前位置：首页 工作计划",
        "时间:2023-05-06 来源:某某网",
        "因篇幅有限，请点击查看全文",
    ),
    good=(
        "教师可以从学校网站首页进入学习专栏。",
        "时间定在3月，经费来源是党费。",
        "因篇幅较长，报告全文另行印发。",
    ),
)
def residue_of_a_page(paper: PaperText) -> Iterator[Finding]:
    """Find a line that only a web page has."""
    # Whole lines of a closed list: 教师可以从学校网站首页进入 speaks of a home page and is right.
    for found in _RESIDUE(paper.text):
        if paper.passage_at(found.start()).role not in (Role.LABEL, Role.SPEECH):
            # 因篇幅问题不能全部显示 means that the text behind it was never copied.
            lost = "；后面的正文没有粘贴下来，请找到原文补全" if found[0].startswith("因篇幅") else ""
            yield Finding(*found.span(), f"“{found[0][:20]}”是网页上带下来的", f"删掉这一行{lost}")


_PUBLISHED = Seeker(
    r"^(?:发布|更新)?(?:时间|日期)\s*[:：]\s*(?P<day>(?P<year>\d{4})-(?P<month>\d{1,2})-\d{1,2})",
    "时间",
    "日期",
)


@rule(
    "W02",
    Level.WARNING,
    Strength.USUAL,
    "发布日期晚于年初",
    source=PRACTICE,
    scope=frozenset({PLAN}),
    bad=("时间：2023-06-27",),
    good=("时间：2023-01-09", "培训时间：2023年6月27日。"),
)
def published_late(paper: PaperText) -> Iterator[Finding]:
    """Find the date of a web page that is later than March of the plan's year."""
    for found in _PUBLISHED(paper.text):
        if (int(found["year"]), int(found["month"])) > (paper.facts.year, LAST_MONTH):
            message = f"年度计划的日期是{found['day']}，晚于当年3月"
            yield Finding(*found.span("day"), message, "核对这份计划是不是从网上抄来的；日期写在“成文日期”里")


_NAMELESS = Seeker(r"^(?:学校|我校|本校)(?=[^，。；\n]{0,24}(?:计划|要点|方案)$)", "计划", "要点", "方案")


@rule(
    "W03",
    Level.WARNING,
    Strength.REGULATION,
    "标题没有单位名称",
    source="《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和文种组成",
    scope=PAPERS,
    examples_as=Role.TITLE,
    bad=("学校党建2023年度工作计划",),
    good=("云溪市第三中学党总支2023年度工作计划", "校党总支2023年度工作计划"),
)
def title_names_the_unit(paper: PaperText) -> Iterator[Finding]:
    """Find a title that says 学校 but not which school."""
    for found in _NAMELESS(paper.text):
        if paper.passage_at(found.start()).role in (Role.TITLE, Role.BODY):
            unit = paper.facts.short_unit or "党组织的名称"
            yield Finding(
                *found.span(), "标题里没有单位的名称", f"把“{found[0]}”换成{unit}，并写明署名和成文日期"
            )


_WHEN = Seeker(r"\d月|[一二三四五六七八九十]月|\d日|季度末|月底|责任人|责任领导|牵头|由.{2,12}负责")


@rule(
    "W04",
    Level.WARNING,
    Strength.USUAL,
    "计划没有时间和责任人",
    source=PRACTICE,
    scope=frozenset({PLAN}),
    bad=("加强学习，提高认识，做好工作。" * 80,),
    good=("加强学习，提高认识，3月完成。" * 80, "加强学习，提高认识，做好工作。"),
)
def says_when_and_who(paper: PaperText) -> Iterator[Finding]:
    """Find a whole plan without any date and without any responsible person."""
    # Only a whole plan: an excerpt, or one that is just begun, may leave them for later.
    if len(paper.text) < WHOLE_PLAN or _WHEN.compiled.search(paper.text):
        return
    # They may stand under keys of their own, which the text does not show.
    if not any({"责任人", "时限", "日程安排"} & {*passage.keys} for passage in paper.passages):
        first = next(iter(paper.having(Role.BODY, Role.ITEM)), paper.passages[0])
        message = "整份计划没有一个日期，也没有责任人"
        yield Finding(first.start, first.end, message, "每项措施写明什么时候完成、谁来做，或者写“日程安排”")
