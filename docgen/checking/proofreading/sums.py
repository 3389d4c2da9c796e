"""X05: parts that do not add up to their whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, rule

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
    rf"(?P<a>应到){HAN}{{0,4}}(?P<whole>\d+)[人名][，,、](?P<b>实到){HAN}{{0,4}}(?P<first>\d+)[人名]"
    r"[，,、](?:请假|缺席|缺勤)(?P<second>\d+)[人名](?![^。；\n]{0,12}\d)",
    "应到",
)


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
    ),
    good=(
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
