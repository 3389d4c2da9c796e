"""T: typing errors and wrong words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import Fact, facts, words, words_of
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, any_of, rule

WORDS = "docgen/checking/proofreading/data/words.yaml"
COLLOCATIONS = "docgen/checking/proofreading/data/collocations.yaml"
USAGE = "《现代汉语词典》（第7版）的释义和用例"


def _mended(paper: PaperText, key: str, what: str) -> Iterator[Finding]:
    found = [fact for fact in facts("words", key) if fact.name in paper.text]  # hardly ever any of 400
    for fact in found:
        ground = f"（{fact.source}）" if key in ("术语", "提法") else ""
        for start in _places(paper.text, fact):
            end = start + len(fact.name)
            yield Finding(start, end, f"“{fact.name}”{what}", f"改成“{fact.instead}”{ground}", fact.instead)


def _places(text: str, fact: Fact) -> Iterator[int]:
    """Where a wrong word stands, without the characters before or behind it that make another word of it."""
    # Never a bare string: 目地 is inside of 项目地点, and 曾强 for 增强 would be somebody's name.
    # Looked for one by one: a pattern of 400 words takes ten times as long.
    start = text.find(fact.name)
    while start >= 0:
        end = start + len(fact.name)
        before, behind = text[max(start - 1, 0) : start], text[end : end + 1]
        if not ((before and before in fact.not_after) or (behind and behind in fact.not_before)):
            yield start
        start = text.find(fact.name, end)


@rule(
    "T01",
    Level.ERROR,
    Strength.STANDARD,
    "错别字",
    source=WORDS,
    bad=("达到教育人的目地。", "严肃查处师德失犯的人和事。", "认真贯切上级部署。"),
    good=("做好项目地点的勘察。", "达到教育人的目的。", "严肃查处师德失范问题。", "一横贯切两面。"),
)
def words_are_spelt_right(paper: PaperText) -> Iterator[Finding]:
    """Find words that can only be slips."""
    return _mended(paper, "错字", "是错字")


@rule(
    "T02",
    Level.ERROR,
    Strength.REGULATION,
    "活动名称颠倒",
    source="活动名称：创先争优",
    bad=("深入推进争先创优活动。\n曾开展创先争优活动。",),
    good=("开展争先创优活动。", "曾开展创先争优活动。"),
)
def campaign_is_not_turned_round(paper: PaperText) -> Iterator[Finding]:
    """Find 争先创优 in a paper that has 创先争优 too."""
    # Alone it is a common phrase; beside 创先争优 it is that campaign's name mistyped.
    if "创先争优" in paper.text:
        for found in re.finditer("争先创优", paper.text):
            yield Finding(
                *found.span(), "“争先创优”和别处的“创先争优”不一致", "统一成“创先争优”，并核对活动的年份"
            )


_TWO_ORGANS = Seeker(
    r"[省市县区州]委(?P<odd>[^、，。；：,;和与及同暨跟对向给请由或的“”（）\s])[省市县区州]政府", "政府"
)


@rule(
    "T03",
    Level.ERROR,
    Strength.REGULATION,
    "“市委、市政府”之间有多余的字",
    source=WORDS,
    bad=("落实市委高市政府的部署。",),
    good=("落实市委、市政府的部署。", "落实市委市政府的部署。", "市委和市政府联合发文。"),
)
def organs_are_parted_by_a_comma(paper: PaperText) -> Iterator[Finding]:
    """Find a stray character where 、 belongs: 市委高市政府."""
    for found in _TWO_ORGANS(paper.text):
        yield Finding(
            *found.span(),
            f"“{found['odd']}”多余，或者是“、”打错了",
            f"改成“{found[0].replace(found['odd'], '、')}”",
        )


_FORCE = Seeker(
    r"(?P<verb>加强|提高)(?![^，。；：！？,;\n]{0,14}(?:加大|力度的))[^，。；：！？,;\n]{1,14}力度", "力度"
)


@rule(
    "T05",
    Level.WARNING,
    Strength.USUAL,
    "“加强……力度”",
    source=COLLOCATIONS,
    bad=("加强党建信息宣传力度。",),
    good=("加大宣传力度。", "加强宣传，加大投入力度。", "加强管理和加大检查力度。"),
)
def force_is_made_greater(paper: PaperText) -> Iterator[Finding]:
    """Find 加强…力度 and 提高…力度; 力度 goes with 加大."""
    for found in _FORCE(paper.text):
        yield Finding(*found.span(), f"“{found['verb']}”和“力度”不搭配", f"改成“加大{found[0][2:]}”")


# 两个文明建设同时抓 is right: a comma has to follow 同时.
_MEANWHILE = Seeker(r"在(?!同时)[^，。；：,;\n“”]{2,20}(?<![的此合])同时(?=[，,])", "同时")


@rule(
    "T06",
    Level.WARNING,
    Strength.STANDARD,
    "“在……同时”少“的”",
    source=USAGE,
    bad=("在不断加强自身建设同时，积极参与管理。",),
    good=("在不断加强自身建设的同时，积极参与管理。", "两个文明建设同时抓。", "在签订合同时，核对清单。"),
)
def meanwhile_has_its_particle(paper: PaperText) -> Iterator[Finding]:
    """Find 在…同时 without 的."""
    for found in _MEANWHILE(paper.text):
        yield Finding(found.end() - 2, found.end(), "“在……同时”中间少了“的”", "改成“的同时”")


_BRING_INTO_PLAY = Seeker(r"充分发挥(?P<what>[^，。；：！？,;\n]{1,40})(?=[，。；！？,;\n]|$)", "充分发挥")


@cache
def _in_play() -> re.Pattern[str]:
    return re.compile("|".join(words("collocations", "发挥")))


@rule(
    "T07",
    Level.WARNING,
    Strength.USUAL,
    "“充分发挥”没有着落",
    source=COLLOCATIONS,
    bad=("充分发挥现代教育技术，开展网上学习。",),
    good=("充分发挥现代教育技术的作用，开展网上学习。", "充分发挥党员的先锋模范作用。", "充分发挥各自优势。"),
)
def something_is_brought_into_play(paper: PaperText) -> Iterator[Finding]:
    """Find 充分发挥 without 作用, 优势, 功能 … in its clause."""
    for found in _BRING_INTO_PLAY(paper.text):
        if not _in_play().search(found["what"]):
            yield Finding(*found.span(), "“充分发挥”后面没有说发挥什么", f"改成“{found[0]}的作用”")


_THOUGHT = Seeker(r"加强[^，。；：,;\n]{0,10}的思想(?=[；。，;,\n]|$)", "的思想")


@rule(
    "T08",
    Level.WARNING,
    Strength.STANDARD,
    "“加强……的思想”没有说完",
    source=USAGE,
    bad=("提高认识，进一步加强班子的思想；深入课堂。",),
    good=("进一步加强班子的思想建设。", "加强学习，统一班子的思想。"),
)
def thought_is_built(paper: PaperText) -> Iterator[Finding]:
    """Find 加强…的思想, which lacks 建设 or another noun."""
    for found in _THOUGHT(paper.text):
        yield Finding(*found.span(), "“加强……的思想”没有说完", f"改成“{found[0]}建设”")


@cache
def _pleonasms() -> Seeker:
    known = words_of(facts("collocations", "重复"))
    return Seeker(any_of(known), *known)


@rule(
    "T09",
    Level.HINT,
    Strength.HOUSE,
    "意思重复",
    source=COLLOCATIONS,
    bad=("确保教学秩序正常有序。",),
    good=("确保教学秩序正常。", "秩序井然有序。"),
)
def nothing_is_said_twice(paper: PaperText) -> Iterator[Finding]:
    """Find pleonasms: 正常有序; not 井然有序, which is one word."""
    for found in _pleonasms()(paper.text):
        fact, *_ = (fact for fact in facts("collocations", "重复") if fact.words[0] == found[0])
        yield Finding(*found.span(), f"“{found[0]}”意思重复", fact.instead)


@cache
def _mismatches() -> Sequence[tuple[Seeker, str]]:
    pairs = ((fact.verb, fact.noun, fact.instead) for fact in facts("collocations", "不搭配"))
    return [(Seeker(rf"{verb}[^，。；：、,;\n]{{0,12}}{noun}", verb), mend) for verb, noun, mend in pairs]


@rule(
    "T10",
    Level.HINT,
    Strength.HOUSE,
    "不搭配",
    source=COLLOCATIONS,
    bad=("占领和弘扬党的宣传阵地。",),
    good=("弘扬优良传统，守好宣传阵地。",),
)
def words_go_together(paper: PaperText) -> Iterator[Finding]:
    """Find a verb with an object that it does not take: 弘扬…阵地."""
    for seeker, mend in _mismatches():
        for found in seeker(paper.text):
            yield Finding(*found.span(), f"“{found[0]}”不搭配", mend)


@rule(
    "T11",
    Level.WARNING,
    Strength.REGULATION,
    "术语",
    source=WORDS,
    bad=("确定积极分子和发展预备党员前征求意见。",),
    good=("接收预备党员前征求意见。", "发展党员工作。"),
)
def terms_are_those_of_the_rules(paper: PaperText) -> Iterator[Finding]:
    """Find words that differ from the terms of the regulations: 发展预备党员 for 接收预备党员."""
    return _mended(paper, "术语", "不是规范的术语")


# Two verbs in a row (研究研究) and what two words make together (用信用信息, 自主创业创业) are no slips.
_NOT_TWICE = (
    "用信|年度|如何|强自|然决|冷静|暖和|级分|理处|聊着|说着|业创|装箱|规定|太多|建共|不会|会不|河流|测预|年级|班级|支部|党员|团员|学生|家长|小组|教师|组织"
    "|研究|考虑|讨论|商量|了解|锻炼|帮助|学习|检查|参观|休息|感受|体会|交流|熟悉|汇报|调查|总结|非常"
)
# 目的的, 了解 after 了, 存在在, 党组织组织学习 are two words that meet: guards stand before and behind.
_TWICE = Seeker(
    r"(?<![目有打标])的的(?![确士])|了了(?![解然望结却])|(?<![存现实])在在(?![职校岗编线建籍读场座])|(?<![必需重主只])要要(?![求点素闻])"
    r"|(?<![参给赋授])与与(?![会否其])|(?<![理自缘来情])由由|(?<=评)为为"
    rf"|(?!{_NOT_TWICE})(?P<word>(?![一的很太不好大小])(?P<first>{HAN})(?!(?P=first)){HAN})(?P=word)"
    rf"|(?P<long>{HAN}{{2,4}}(?![人区会部员组]){HAN})(?P=long)"
    r"|(?<=\d)(?:人名(?![单册字额])|名个(?!人)|个名(?![额誉])|名名|人人(?!均)|次次)"
    r"|(?<!党)组织组织(?![生委关建部力架])|教师教师(?![德])|(?<!成)各各|我我|和和(?![气平美睦谐])|并并"
)


@rule(
    "T12",
    Level.WARNING,
    Strength.STANDARD,
    "字词打了两遍",
    source=USAGE,
    bad=(
        "做好学校的的工作。",
        "开展开展谈心谈话。",
        "组织组织教师参加。",
        "制定本办法办法。",
        "办公室办公室牵头。",
    ),
    good=(
        "有目的的活动。",
        "为了了解情况，走访学生。",
        "问题现在在解决。",
        "在在职党员、在在校学生中开展。",
        "实实在在的成效。",
        "申请人申请人民法院调解，委员会委员会议记录齐全。",
        "党组织组织党员学习。",
        "参与与会人员的讨论。",
    ),
)
def words_are_typed_once(paper: PaperText) -> Iterator[Finding]:
    """Find a word typed twice in a row."""
    for found in _TWICE(paper.text):
        half = found[0][: len(found[0]) // 2]
        yield Finding(*found.span(), f"“{half}”打了两遍", f"改成“{half}”")


@rule(
    "T13",
    Level.ERROR,
    Strength.STANDARD,
    "固定提法写错",
    source=f"{WORDS}，每条有来源",
    bad=("巩固“不忘初心，牢记使命”主题教育成果。", "发挥党员的模范先锋作用。"),
    good=(
        "巩固“不忘初心、牢记使命”主题教育成果。",
        "不忘初心，牢记使命，继续前进。",
        "落实立德树人根本任务。",
    ),
)
def formulas_are_official(paper: PaperText) -> Iterator[Finding]:
    """Find a formula that differs from its official form: “不忘初心，牢记使命”."""
    return _mended(paper, "提法", "不是正式的写法")


@rule(
    "U04",
    Level.HINT,
    Strength.STANDARD,
    "异形词",
    source="《第一批异形词整理表》（2001年）和通行写法",
    bad=("设立学习台帐。",),
    good=("设立学习台账。", "提高政治敏锐性。"),
)
def variants_are_the_usual_ones(paper: PaperText) -> Iterator[Finding]:
    """Find the less usual one of two spellings: 台帐 for 台账."""
    return _mended(paper, "异体", "有更规范的写法")
