"""X05: parts that do not add up to their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, rule

LEAST = 0.005
"""The least difference of two amounts: half a cent."""

# Only pairs that leave nobody out: 女党员13名 alone, or 35岁以下, says nothing of the rest.
_PEOPLE = Seeker(
    r"党员(?P<whole>\d+)[名人][，,（(]其中(?P<a>正式党员|男(?:党员|性)?)(?P<first>\d+)[名人][、，,]"
    r"(?P<b>预备党员|女(?:党员|性)?)(?P<second>\d+)[名人]",
    "其中",
)
# What is done and what is not leave nothing out, unless a third number follows.
_DONE = Seeker(
    rf"(?P<whole>\d+)(?P<unit>[条件人名项个份次篇户起])[，,（(]其中(?P<a>(?:已|合格|通过|同意){HAN}{{0,4}}?)"
    rf"(?P<first>\d+)(?P=unit)[、，,](?P<b>(?:未|尚未|不){HAN}{{0,5}}?)(?P<second>\d+)(?P=unit)"
    r"(?=[。；）)\n]|[，,](?![^。；]{0,8}\d)|$)",
    "其中",
)
_PRESENT = Seeker(
    rf"应到{HAN}{{0,4}}(?P<whole>\d+)[人名][，,、]实到{HAN}{{0,4}}(?P<first>\d+)[人名]"
    rf"[，,、]{HAN}{{0,6}}(?:请假|缺席|缺勤)(?P<second>\d+)[人名](?![^。；\n]{{0,12}}\d)",
    "应到",
)


_PARTS = rf"(?P<parts>(?:{HAN}{{1,12}}\d[\d.]*(?P=unit)[、，,]){{1,9}}{HAN}{{1,12}}\d[\d.]*(?P=unit))"
_AMOUNT = r"(?P<whole>\d[\d.]*)(?P<unit>元|万元|张|票)"
# 其中 names parts that may not be all: votes, and branches counted from the first on, are.
_LISTED = Seeker(
    rf"{_AMOUNT}[，,：:（(]+(?P<lead>其中[:：]?|(?:经费|资金)来源(?:为|是|[:：])|分别(?:为|是)|包括){_PARTS}"
    r"(?=[。；）)\n]|，(?:合计|共计|总计)|$)",
    "其中", "来源", "分别", "包括",
)  # fmt: skip
_VOTES = re.compile("优秀|合格|赞成|同意|反对|弃权|不称职|满意")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _listed(paper: PaperText) -> Iterator[tuple[re.Match[str], float]]:
    """The amounts that are split into all their parts, each with the sum of these."""
    for found in _LISTED(paper.text):
        is_whole = not found["lead"].startswith("其中") or _VOTES.search(found["parts"])
        in_turn = re.findall("第([一二三四五六七八九])", found["parts"])
        if is_whole or (len(in_turn) > 2 and in_turn == list("一二三四五六七八九")[: len(in_turn)]):
            yield found, sum(map(float, _NUMBER.findall(found["parts"])))


@rule(
    "X05",
    Level.ERROR,
    Strength.FACT,
    "分项加起来不等于总数",
    source="总数等于各分项之和",
    bad=(
        "共有党员24名，其中正式党员21名、预备党员2名。",
        "收到建议36条，其中已采纳21条，未采纳16条。",
        "支部应到党员12名，实到10名，请假1名。",
        "收回测评票13张，其中优秀4张、合格7张、基本合格1张。",
        "捐款3600元，其中第一支部1200元，第二支部1300元，第三支部1000元。",
        "费用共计4500元，经费来源为学校补助3000元、家长自筹1000元。",
    ),
    good=(
        "捐款3600元，其中第一支部1200元，第二支部1300元。",
        "支出4500元，其中购书3000元、印刷500元。",
        "收回测评票13张，其中优秀4张、合格8张、基本合格1张。",
        "共有党员24名，其中正式党员22名、预备党员2名。",
        "共有党员24名，其中女党员13名。",
        "收到建议36条，其中已采纳21条，未采纳15条。",
        "收到建议36条，其中已采纳21条，未采纳12条，正在研究3条。",
        "支部应到党员12名，实到10名，请假1名，缺席1名。",
    ),
)
def parts_add_up(paper: PaperText) -> Iterator[Finding]:
    """Find parts that do not add up to the whole: 正式 and 预备党员, what is done and what is not."""
    for found in chain(_PEOPLE(paper.text), _DONE(paper.text), _PRESENT(paper.text)):
        both, whole = int(found["first"]) + int(found["second"]), int(found["whole"])
        if both != whole:
            message = f"“{found[0]}”：分项加起来是{both}，不是{whole}"
            yield Finding(*found.span(), message, "核对数目")
    for found, total in _listed(paper):
        if abs(total - float(found["whole"])) > LEAST:
            message = f"分项加起来是{total:g}{found['unit']}，不是{found['whole']}{found['unit']}"
            yield Finding(*found.span(), message, "核对数目")
