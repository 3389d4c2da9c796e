"""E: counts against what is listed: people, the parts of a whole, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper import Paper
from docgen.checking.proofreading.rule import Finding, rule
from docgen.checking.proofreading.seeking import HAN, Seeker
from docgen.reading.values.numerals import NUMERAL, read_number

SENSE = "说几项，就列几项"

_PEOPLE = Seeker(
    rf"(?P<n>{NUMERAL})名{HAN}{{0,8}}[（：(:](?P<names>[^（）。；、，：\n]{{2,12}}(?:、[^（）。；、，：\n]{{2,12}})+)[）。；);\n]",
    "名：",
    "名（",
    "员：",
    "员（",
    "志：",
    "师：",
    "志（",
    "师（",
    "人：",
    "人（",
    "子：",
    "子（",
    "表：",
    "表（",
)


@rule(
    "E03",
    Level.ERROR,
    "人数和名单不一样",
    source=SENSE,
    bad=("确定3名联系人：王建国、李秀英。",),
    good=("确定2名联系人：王建国、李秀英。", "慰问6名教师（语文组、数学组）。"),
)
def as_many_people_as_named(paper: Paper) -> Iterator[Finding]:
    """3名…：王建国、李秀英; only where all that is listed are people of the roster."""
    for found in _PEOPLE(paper.text):
        listed = found["names"].split("、")
        number = read_number(found["n"])
        if number != len(listed) and all(name in paper.names for name in listed):
            yield Finding(
                *found.span("n"), f"说的是{found['n']}名，后面列了{len(listed)}名", "核对人数和名单"
            )


_SELF = Seeker(rf"(?P<noun>{HAN}{{2,10}})[两二三四五六七八九]个?方面的?(?:工作)?[：:]一是(?P=noun)", "方面")


@rule(
    "E06",
    Level.WARNING,
    "总起的名称和第一项相同",
    source=SENSE,
    bad=("抓好警示教育两方面工作：一是警示教育；二是家访。",),
    good=("做好教育管理两方面工作：一是党性教育；二是日常管理。",),
)
def whole_is_not_its_part(paper: Paper) -> Iterator[Finding]:
    """The whole bears the name of its first part."""
    for found in _SELF(paper.text):
        yield Finding(
            *found.span("noun"), f"总起说的是“{found['noun']}”，第一项也是它", "总起句换成能包括各项的名称"
        )


_ABBREVIATED = Seeker(
    r"“(?P<list>[^“”\n]{2,60}、[^“”\n]{1,40})”的“(?P<n>[二两三四五六七八九十])(?P<word>[^“”\d\n]{1,3})”",
    "”的“",
)


@rule(
    "E07",
    Level.ERROR,
    "缩略语的数字和列举不一样",
    source=SENSE,
    bad=("做到“讲规矩、讲奉献”的“三讲”要求。",),
    good=("做到“讲规矩、讲奉献、讲团结”的“三讲”要求。",),
)
def abbreviations_count_right(paper: Paper) -> Iterator[Finding]:
    """“讲规矩、讲奉献、讲团结”的“三讲”."""
    for found in _ABBREVIATED(paper.text):
        listed = found["list"].count("、") + 1
        if read_number(found["n"]) != listed:
            yield Finding(
                *found.span("n"),
                f"“{found['n']}{found['word']}”前面列了{listed}项",
                "核对后改数字，或者补上漏写的",
            )


RULES = (as_many_people_as_named, whole_is_not_its_part, abbreviations_count_right)
