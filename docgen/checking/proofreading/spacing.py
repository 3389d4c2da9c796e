"""P14: spaces inside of Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.pairs import OPENING
from docgen.checking.proofreading.paper_text import PaperText, TextPassage
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, rule
from docgen.models.year_file import Role

MOST_SPACES = 2
"""Spaces in a paragraph that are slips; more of them are a way of setting it (names, columns)."""

NEAR = 60
"""Characters before a gap that are looked at: a quotation is not longer."""

_BETWEEN_WORDS = Seeker(rf"(?<={HAN}) (?={HAN})", " ")
_AT_NUMBERS = Seeker(rf"(?<={HAN}) (?=\d+(?![\d.．、）]))|(?<=\d) (?=[年月日号周名次])", " ")
_CLOSE = re.compile(rf"{HAN}\d|\d{HAN}")
# 第三条 …, 主持人 王建国, 张 伟: a gap that is meant.
LABEL = re.compile(rf"^第[^，。]{{1,7}}[章节条编款](?:之.)?$|^{HAN}$")
_SURNAME = re.compile(
    r"(?:^|[，。、；：（\s])[王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单]$"
)


@rule(
    "P14",
    Level.WARNING,
    Strength.USUAL,
    "句子中间有空格",
    source="中文排版的通常写法：汉字之间、汉字和数字之间一律，不时有时无",
    is_certain=True,
    bad=("加强教师 队伍建设，提升育人水平。", "定于2023年3 月19日召开座谈会。"),
    good=(
        "用 Word 写 2023 年的计划。",
        "王建国 李秀英 周志强 刘玉兰参加。",
        "第三条 本办法自印发之日起施行。",
        "第五条 2023年9月1日以前入学的，按原办法执行。",
        "张 伟、陈 堃参加了会议。",
        "校训是“博学 笃行”。",
        "学习《中共中央 国务院关于深化教育改革的意见》。",
        "云溪市第三中学 党总支",
        "1.报名表 2.日程安排。",
    ),
)
def sentences_have_no_gaps(paper: PaperText) -> Iterator[Finding]:
    """Find a space between two Han characters, or at a number where others have none."""
    if " " not in paper.text:
        return
    for passage in paper.having(Role.BODY, Role.ITEM, Role.SPEECH):
        # Sentences only: a line without 。 may be set with gaps, such as a list of names.
        found = list(_slips(passage)) if " " in passage.text and "。" in passage.text else []
        for offset in found if len(found) <= MOST_SPACES else ():
            start = passage.start + offset
            yield Finding(
                start, start + 1, "句子中间有多余的空格", "删掉空格（这里原来是标点的，补上标点）", ""
            )


def _slips(passage: TextPassage) -> Iterator[int]:
    text = passage.text
    for found in _BETWEEN_WORDS(text):
        before = text[max(found.start() - NEAR, 0) : found.start()]
        # Two issuers in a title stand with a gap between them: 《中共中央 国务院关于…》.
        is_quoted = any(before.count(sign) > before.count(OPENING[sign]) for sign in "“《")
        if not (is_quoted or LABEL.search(before) or _SURNAME.search(before)):
            yield found.start()
    # 2023 年 3 月 with a gap everywhere is a style; one gap among others without is a slip.
    if _CLOSE.search(text):
        gaps = (found.start() for found in _AT_NUMBERS(text))
        yield from (offset for offset in gaps if not LABEL.search(text[:offset][-NEAR:]))
