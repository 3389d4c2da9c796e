"""Words of a text that hold for a time only: campaigns, 今年, 开局之年, aims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.domain.rules.anniversaries import campaigns, words_of
from docgen.domain.words.dates import official_date
from docgen.next_year.dates import folded
from docgen.next_year.passages import Passage
from docgen.next_year.turning import Desk, Hit, Verdict

_RELATIVE = re.compile(
    r"今年|去年|前年|明年|本年度?(?!龄)|上一?年度?|下一?年度?|近[一两三四五]年|今[春夏秋冬]"
)
_ONE_YEAR_ONLY = re.compile(r"(?:开局|收官|攻坚|换届|起步|决胜|启动|深化)之年|第一年|最后一年")
_PROBATION = re.compile(r"预备期|按期转正|讨论转正|预备党员转正")
_LOOKING_BACK = re.compile("(?:先后|历经|经过|继)[^，。；]{0,12}$")
_ITS_FRUIT = re.compile("[^，。；]{0,8}(?:以来|成果|成效|常态化|经验|精神)")
AIMS = {"导语": "导语", "指导思想": "指导思想", "工作目标": "目标", "结束语": "结束语", "主题": "主题"}
"""What is written anew for each year, by its key."""


def ended_campaigns(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """A campaign or a five-year plan that does not run in the new year; what it left behind may be named."""
    for known in campaigns(desk.own_rules):
        if known.runs_in(desk.turn.new):
            continue
        for match in re.finditer("|".join(map(re.escape, words_of(known))), raw):
            if _LOOKING_BACK.search(raw[: match.start()][-20:]) or _ITS_FRUIT.match(raw, match.end()):
                continue
            until = f"{official_date(known.until)}结束" if known.until else "结束"
            when = until if known.since.year <= desk.turn.new else f"{official_date(known.since)}才开始"
            why = f"“{match[0]}”：{known.name}{when}（{known.source}）"
            yield Hit(*match.span(), Verdict.STALE, why)


def years_of_their_kind(raw: str, _passage: Passage, _desk: Desk) -> Iterator[Hit]:
    """开局之年 is said of one year."""
    for match in _ONE_YEAR_ONLY.finditer(raw):
        yield Hit(*match.span(), Verdict.STALE, f"“{match[0]}”不是每年都能写")


def relative_years(raw: str, _passage: Passage, _desk: Desk) -> Iterator[Hit]:
    """今年, 去年: they mean other years now."""
    for match in _RELATIVE.finditer(folded(raw)):
        yield Hit(*match.span(), Verdict.COPIED, f"“{match[0]}”说的事要换成新一年的")


def probations(raw: str, passage: Passage, _desk: Desk) -> Iterator[Hit]:
    """Whose probation ends when is told by the roster, anew each year."""
    for match in _PROBATION.finditer(raw):
        yield Hit(*match.span(), Verdict.COPIED, "预备期、转正的人和月份每年不同，照下面花名册一节核对")
        return


def aims(raw: str, passage: Passage, _desk: Desk) -> Iterator[Hit]:
    """What is written anew for each year."""
    what = next((AIMS[key] for key in (passage.path[:1] + passage.path[-1:]) if key in AIMS), "")
    if what:
        yield Hit(0, len(raw), Verdict.COPIED, f"{what}每年重写")
