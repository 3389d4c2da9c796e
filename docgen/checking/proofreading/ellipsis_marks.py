"""P19, P20: the ellipsis …… and what it does not go with; marks that may not begin a line."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import CHINESE, Finding, Seeker, Strength, rule
from docgen.models.year_file import Role

_ETC = Seeker(r"等等?(?P<mark>…+)|(?P<mark2>…+)等等?(?=[，。；])", "…")
_DOTS = Seeker(
    rf"(?<={CHINESE})(?:\.{{3,}}|(?<!…)…(?!…)|。{{3,}})(?=[\u4e00-\u9fff，。；！？”]|$)", "...", "…", "。。。"
)


@rule(
    "P19",
    Level.WARNING,
    Strength.STANDARD,
    "省略号用错",
    source="GB/T 15834—2011 4.11（省略号）：六个点，占两个字；不和“等”“等等”一起用",
    bad=("活动有歌咏、讲座等等……，请选报一项。", "加强学习...提高认识。", "他说：“我们…再努力一点。”"),
    good=("活动有歌咏、讲座等，请选报一项。", "加强学习……提高认识。", "使用Word...软件。"),
)
def ellipses_are_six_points(paper: PaperText) -> Iterator[Finding]:
    """Find …… beside 等, and an ellipsis of other points than six."""
    for found in _ETC(paper.text):
        span = found.span("mark") if found["mark"] else found.span("mark2")
        yield Finding(*span, "“等”和省略号重复", "只留“等”")
    for found in _DOTS(paper.text):
        yield Finding(*found.span(), f"省略号写成了“{found[0]}”", "改成“……”", "……")


_LINE_BEGINS = Seeker(
    r"^[，。、；：！？”’》）〕](?=[\u4e00-\u9fff])",
    "\n，",
    "\n。",
    "\n、",
    "\n；",
    "\n：",
    "\n”",
    "\n》",
    "\n）",
)


@rule(
    "P20",
    Level.WARNING,
    Strength.STANDARD,
    "段落以标点开头",
    source="GB/T 15834—2011 5.1：点号和后一半的标号不出现在一行之首",
    bad=("各支部加强学习\n，提高认识，做好工作。",),
    good=("各支部加强学习，\n提高认识。",),
)
def lines_begin_with_words(paper: PaperText) -> Iterator[Finding]:
    """Find a paragraph that begins with a mark: a line was broken before it."""
    for found in _LINE_BEGINS(paper.text):
        if paper.passage_at(found.start()).role in (Role.BODY, Role.ITEM):
            yield Finding(*found.span(), f"这一段以“{found[0]}”开头", "接到上一段末尾，或者删掉")
