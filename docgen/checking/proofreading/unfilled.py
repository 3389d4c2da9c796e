"""W05, W06: blanks of a model text that nobody has filled in: XX, 20XX年, “____”; numbers that were lost."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, rule
from docgen.models.year_file import Role

_X = "[XxＸ×]"
_BODIES = "中学|小学|学校|幼儿园|支部|党总支|党委|教育局|公司|社区|[省市县区镇乡]|同志|老师|教授|书记|校长"
_BLANK = Seeker(
    rf"20(?:{_X}{{2}}|\d{_X}|\*{{2}}|__)年"
    rf"|{_X}{{1,2}}年?{_X}{{1,2}}月(?:{_X}{{1,2}}日)?|{_X}{{1,2}}月{_X}{{1,2}}日"
    rf"|(?<![A-Za-z\d./]){_X}{{2,6}}(?![A-Za-z\d*])"
    rf"|(?:^|(?<=[，。；：、（《“]))[XＸ×](?={_BODIES})"
    rf"|(?<={HAN}){_X}(?=[名人次个项篇场万份期])|(?<={HAN})\*(?={HAN})"
    rf"|\*{{2,}}|[○〇]{{2,}}(?=[省市县区镇乡委校局党])"
    rf"|[“（]_{{2,}}[”）]|(?<={HAN})_{{2,}}(?=[名次人个元][，。；])"
    rf"|某某某|{HAN}?某某(?=(?:{_BODIES}))"
    r"|【[^】\n]{0,8}(?:名称|姓名|日期|时间|地点|金额|填写|标题|内容|文号)】"
    r"|（(?:此处|请在此|请)[^）\n]{0,8}(?:填写|填入|补充|插入)[^）\n]{0,8}）",
    "X", "x", "Ｘ", "×", "*", "○○", "〇〇", "__", "某某", "】", "填写", "填入", "插入",
)  # fmt: skip


@rule(
    "W05",
    Level.WARNING,
    Strength.USUAL,
    "范文里的空没有填",
    source="范文、模板里代替真名、日期、数字的符号",
    bad=(
        "XX中学2023年度工作计划已经审定。",
        "会议定于X月X日召开。",
        "20XX年，继续推进。",
        "发扬“____”精神。",
        "共有正式党员x人，全年讲党课X次。",
        "赴*等红色教育基地参观。",
    ),
    good=(
        "教室面积为8×9米。",
        "拍了X光片。",
        "二〇〇三年建校。",
        "签名：____",
        "使用XXL号的校服，型号MAXX3。",
        "网址是http://www.xx.cn/xxgk。",
        "党员某某因违纪被处分。",
    ),
)
def blanks_are_filled_in(paper: PaperText) -> Iterator[Finding]:
    """Find a sign that stands in a model text for a name, a day or a number."""
    for found in _BLANK(paper.text):
        if paper.passage_at(found.start()).role is not Role.LABEL:
            message = f"“{found[0]}”是范文里的空，没有填"
            yield Finding(*found.span(), message, "换成真的名称、日期或者数字")


_NUMBER_LOST = Seeker(
    r"党的(?:大(?=精神|报告|胜利|召开|以来)|届)|(?:^|(?<=[。；，]))年(?=，|我[校们])|(?<=[于在到])月日",
    "党的",
    "年",
    "月日",
)


@rule(
    "W06",
    Level.WARNING,
    Strength.USUAL,
    "数字丢了",
    source="从网页上复制时丢了的年份、届次",
    bad=("全面落实党的大精神。", "年，学校党总支继续推进。", "学习党的届三中全会精神。"),
    good=("全面落实党的二十大精神。", "2023年，学校党总支继续推进。", "年年如此，天天坚持。"),
)
def numbers_are_there(paper: PaperText) -> Iterator[Finding]:
    """Find words whose number was lost: 党的大精神, 年，."""
    for found in _NUMBER_LOST(paper.text):
        yield Finding(*found.span(), f"“{found[0]}”里的数字丢了", "对照原文补上数字")
