"""R: titles of regulations compared with the registry, papers of local bodies, names of Party committees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import Fact, facts
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, rule

REGISTRY = "docgen/checking/proofreading/data/titles.yaml，每条有自、至、来源"

SHORTEST = 8
"""The least length of a title that is compared: in a shorter one, two other characters are another title."""
MOST_LEFT_OUT = 2
LONG = 14
"""The length of a title from which on two other characters are two slips."""

_TITLE = Seeker(r"《(?P<title>[^《》\n]{4,80})》", "《")
_BRACKET = Seeker(r"[（(][^（）()]*[）)]$")


@cache
def _registry() -> dict[str, Fact]:
    return {_bare(fact.words[0]): fact for fact in facts("titles", "标题")}


def _bare(title: str) -> str:
    """A title without the brackets at its end: （试行）, （2018年修订）."""
    # Papers quote regulations with and without them; the registry holds each once.
    return _BRACKET.compiled.sub("", title).removeprefix("中华人民共和国")


@cache
def _meant(title: str) -> str | None:
    """The registered title that was probably meant by an unregistered one; None where there is none."""
    # 关于 may be left out in a quotation.
    if len(title) < SHORTEST or any(title in (known, known.removeprefix("关于")) for known in _registry()):
        return None
    return next((known for known in _registry() if _nearly_the_same(title, known)), None)


def _nearly_the_same(a: str, b: str) -> bool:
    """Tell whether a character is wrong (two of a long title), or one or two are left out or added."""
    # In a short one two replaced characters are another regulation: 巡视工作条例, 政法工作条例.
    if len(a) == len(b):
        return 0 < sum(x != y for x, y in zip(a, b, strict=True)) <= (2 if len(a) >= LONG else 1)
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return len(long) - len(short) <= MOST_LEFT_OUT and all(character in rest for character in short)


@rule(
    "R01",
    Level.ERROR,
    Strength.REGULATION,
    "规章标题写错",
    source=REGISTRY,
    bad=(
        "贯彻《中共中央关于加强和改进党的作风建设的若干决定》。",
        "执行《中小学职业道德规范》。",
        "学习《中国共产党支部工作条列（试行）》。",
    ),
    good=(
        "学习《中国共产党支部工作条例（试行）》和《中国共产党章程》。",
        "学习《中国共产党政法工作条例》《习近平谈治国理政》。",
        "执行《中小学教师职业道德规范（2008年修订）》。",
        "学习《全面深化新时代教师队伍建设改革的意见》。",
    ),
)
def titles_are_right(paper: PaperText) -> Iterator[Finding]:
    """Find a title that differs from a registered one by a slip."""
    for found in _TITLE(paper.text):
        title = _bare(found["title"])
        meant = _meant(title)
        if meant:
            start = found.start("title")
            message = f"没有《{title}》这份文件，是不是《{meant}》？"
            yield Finding(
                start, start + len(title), message, f"改成《{meant}》（{_registry()[meant].source}）"
            )


@rule(
    "R02",
    Level.ERROR,
    Strength.REGULATION,
    "“中共”和“党委”重复",
    source="党组织全称用“中共……委员会”，简称用“……党委”",
    bad=("按照中共云溪市教育局党委的要求。",),
    good=(
        "按照中共云溪市委和市教育局党委的要求。",
        "中共云溪市教育局委员会印发通知。",
        "市教育局党委印发通知。",
    ),
)
def committee_is_named_once(paper: PaperText) -> Iterator[Finding]:
    """Find a name that says Party twice: 中共…党委."""
    for found in _DOUBLE(paper.text):
        body = found["body"]
        yield Finding(
            *found.span(), f"“{found[0]}”里“中共”和“党委”重复", f"改成“中共{body}委员会”或“{body}党委”"
        )


# Between the two no second body may begin: 中共云溪市委和市教育局党委 are two committees.
_DOUBLE = Seeker(
    rf"中共(?!中央)(?P<body>(?:(?![省市县区州]委|[和与及同向由对]|党委|关于|委员会){HAN}){{2,16}})党委(?!会|员)",
    "中共",
)

# Titles of central bodies are left out: they are in the registry, and known without a number.
_LOCAL = Seeker(
    rf"《(?!中共中央|中央|国务院|教育部|中共教育部|全国)(?P<title>(?:中共)?{HAN}{{2,12}}?"
    r"(?:[省市县区州]委|党委|党组|工委)[^《》\n]{0,8}关于[^《》\n]{2,60})》(?P<after>[^，。；\n]{0,14})",
    "《",
)


@rule(
    "R03",
    Level.WARNING,
    Strength.USUAL,
    "引用的本地文件没有年份",
    source="公文写作惯例：引用公文先引标题，后引发文字号",
    bad=("根据《云溪市教育局党委关于加强学校党建工作的总体规划》，做好工作。",),
    good=(
        "根据《云溪市教育局党委关于加强学校党建工作的意见》（云教党〔2023〕5号），做好工作。",
        "根据《中共中央关于加强和改进党的作风建设的决定》，做好工作。",
    ),
)
def local_papers_have_a_year(paper: PaperText) -> Iterator[Finding]:
    """Find a local paper without a year in the text, which is not listed in rules.yaml either."""
    for found in _LOCAL(paper.text):
        is_dated = re.search(r"\d{4}", found["title"] + found["after"])
        if not is_dated and _bare(found["title"]) not in paper.facts.titles:
            message = f"《{found['title'][:20]}……》没有发文字号和年份，看不出是不是现行的"
            mend = "在标题后面写上发文字号，如（云教党〔2023〕5号）；或者写进 plans/rules.yaml 的“校对”"
            yield Finding(*found.span("title"), message, mend)


@rule(
    "R04",
    Level.WARNING,
    Strength.REGULATION,
    "规章已经停止执行",
    source=REGISTRY,
    bad=("按照《中国共产党基层组织选举工作暂行条例》选举。",),
    good=(
        "按照《中国共产党基层组织选举工作条例》选举。",
        "《中国共产党基层组织选举工作暂行条例》同时废止。",
    ),
)
def regulations_are_in_force(paper: PaperText) -> Iterator[Finding]:
    """Find a regulation that was replaced before the day of the paper."""
    # A sentence that says so itself (同时废止, 代替) is right.
    if not paper.facts.year:
        return
    for found in _TITLE(paper.text):
        fact = _registry().get(_bare(found["title"]))
        begin, end = paper.sentence(found.start())
        if fact and fact.until < paper.facts.day and not re.search("废止|代替|取代", paper.text[begin:end]):
            new = fact.instead
            message = f"《{found['title']}》{fact.until.year}年已经停止执行"
            yield Finding(*found.span("title"), message, f"现行的是《{new}》（{fact.source}）")
