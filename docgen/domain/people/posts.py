"""Party posts (党内职务) as offices write them: the body whose committee each belongs to, and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

GENERAL_BRANCH = "党总支"
SECRETARY = "书记"
DAY = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
    r"(?:\s*[年.\-/]\s*(?P<month>[01]?[0-9])(?![0-9])(?:\s*[月.\-/]\s*(?P<day>[0-3]?[0-9])(?![0-9]))?)?"
)
"""A year, month or day as rosters have it."""
ENDS = re.compile("^[—–～~-]|至|到|止|届满|期满|卸|免|离任")
"""Words by which one day alone is the last."""

# 书记（兼） is one post, and so is 组织委员（2023/12/29起）: nothing in brackets separates.
_SEPARATORS = re.compile(r"(?:[、，,；;/]|兼任?)(?![^（）]*）)")
_HELD = re.compile(r"（(?P<days>[^（）]*(?:19|20)[0-9]{2}[^（）]*)）")
_TITLE = (
    r"(?:第一|常务|专职|代理?|临时|主持工作的)?副?书记"
    r"|(?:代理?|临时)?(?:组织|宣传|组宣|纪检|纪律|检查|监察|青年|统战|生活|学习|保密|群众|群团|工作|文体|妇女|安全|保卫|党建|师德"
    r"|意识形态|和|与)*委员"
)
_IS_TITLE = re.compile(rf"(?:委员会)?(?P<title>{_TITLE})(?:（[^（）]*）)?")
_ENDS_IN_TITLE = re.compile(rf".*(?:{_TITLE})(?:（[^（）]*）)?")
_SHORT = {"组": "组织委员", "宣": "宣传委员", "检": "纪检委员"}
# A post in the Youth League, the union or a higher committee is no post in a branch.
_OTHER_BODY = re.compile(
    "团|工会|工委|妇|少先|少工|学生|民兵|党委|纪委|党组|机关|街道|社区|[局乡镇村县市区省]"
)
_NUMBERED = re.compile("第[一二三四五六七八九十0-9]+")


class Post(NamedTuple):
    """A post on a committee: the branch (or 党总支), nothing where that is unclear, the title, and when held.

    `until` is the first day on which it is held no more, that of whoever follows.
    """

    body: str
    title: str
    since: date | None = None
    until: date | None = None

    @property
    def is_secretary(self) -> bool:
        """Return whether it is that of the secretary, not of a deputy."""
        return self.title in (SECRETARY, f"专职{SECRETARY}")

    @property
    def is_acting_secretary(self) -> bool:
        """Return whether it is that of who does the secretary's work for a time."""
        return self.title in ("代理书记", "代书记", "临时书记", "主持工作的副书记")

    def holds(self, day: date) -> bool:
        """Return whether it was held on a day."""
        return _is_within(day, self.since, self.until)


def posts_in(typed: str, own: str, branches: Sequence[str], general: Sequence[str]) -> tuple[Post, ...]:
    """The posts on committees of branches in a text; those of other bodies are left out.

    A post belongs to the member's own branch unless it names another body: 组织委员, 支部书记, 总支委员.
    """
    names, found = _names(own, branches, general), []
    for text in _SEPARATORS.split(_full_width(typed)):
        since, until = _time_of(text)
        post = _post(_written_out(_HELD.sub("", text).strip()), names) if text.strip() else None
        if post:
            found.append(post._replace(since=since, until=until))
    return tuple(found)


def posts_typed(typed: str, day: date | None = None) -> list[str]:
    """The posts of a text one by one, without the days behind them; of a day, those held on it."""
    texts = re.split("[、，,](?![^（）]*）)", _full_width(typed))
    held = [text for text in texts if text and (day is None or _is_within(day, *_time_of(text)))]
    return [_HELD.sub("", text) for text in held]


def unread_days(typed: str) -> list[str]:
    """The days behind posts that are no days: 2023-13-29起."""
    told = [found["days"] for found in _HELD.finditer(_full_width(typed))]
    return [each for each in told if None in map(_first_day, DAY.finditer(each))]


def _full_width(typed: str) -> str:
    return typed.replace("(", "（").replace(")", "）")


def _is_within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day < until)


def _time_of(text: str) -> tuple[date | None, date | None]:
    """The first day of a post and the first on which it is over: （2023-12-29起）, （至2023-12-29）."""
    told = _HELD.search(text)
    days = [_first_day(found) for found in DAY.finditer(told["days"])] if told else []
    if told is None or not days:
        return None, None
    if len(days) > 1:
        return days[0], days[-1]
    is_end = ENDS.search(told["days"]) is not None
    return (None, days[0]) if is_end else (days[0], None)


def _first_day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return None


def _written_out(text: str) -> str:
    """A post without 中共 before it, and 支委, 组委, 宣委, 检委 in full; 代理支部书记 as 支部代理书记."""
    text = re.sub("^(代理?|临时)((?:党?总)?支部?)", r"\2\1", text)
    text = re.sub("支委(?=$|（)", "支部委员", text.removeprefix("中共"))
    return re.sub("^(支部)?(组|宣|检)委$", _short_title, text)


def _short_title(found: re.Match[str]) -> str:
    return (found[1] or "") + _SHORT[found[2]]


def _names(own: str, branches: Sequence[str], general: Sequence[str]) -> list[tuple[str, str]]:
    """What may stand before a title, the longest first, each with its body."""
    names = dict.fromkeys((*general, "总支", "总支部", "党总支", "党总支部", "校党总支"), GENERAL_BRANCH)
    names |= {form: branch for branch in branches for form in _forms(branch)}
    names |= dict.fromkeys(("", "支部", "党支部", "本支部", *_forms(own)), own)
    return sorted(names.items(), key=lambda pair: -len(pair[0]))


def _forms(branch: str) -> tuple[str, ...]:
    """The names of a branch in its posts: 高中部党支部, 高中部支部, 高中部."""
    core = branch.removesuffix("支部").removesuffix("党")
    # 第一书记 is a title, and not the secretary of 第一支部.
    alone = () if _NUMBERED.fullmatch(core) else (core,)
    return (branch, f"{core}支部", f"{core}党支部", *alone)


def _post(text: str, names: Sequence[tuple[str, str]]) -> Post | None:
    for name, body in names:
        titled = _IS_TITLE.fullmatch(text.removeprefix(name)) if text.startswith(name) else None
        if titled:
            return Post(body, titled["title"])
    is_unclear = _ENDS_IN_TITLE.fullmatch(text) and not _OTHER_BODY.search(text)
    return Post("", text) if is_unclear else None
