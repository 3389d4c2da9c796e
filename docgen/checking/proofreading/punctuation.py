"""P: punctuation by GB/T 15834-2011, judged by its context; endless sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText, TextPassage
from docgen.checking.proofreading.rule import CHINESE, HAN, Finding, Seeker, Strength, rule
from docgen.checking.proofreading.spacing import LABEL
from docgen.models.year_file import Role

GB = "GB/T 15834—2011"
WIDTH = "GB/T 15834—2011 5.1：标点符号的位置和书写形式（全角占一个字位置）"

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}

LONGEST_SENTENCE = 150
"""The number of characters without a stop from which a sentence is too long."""
LONGEST_PARAGRAPH = 800
SHORTEST_PARAGRAPH = 30
"""The least length of a paragraph, which has to end in a stop; a shorter text may be a title."""

# Behind Chinese, or between a Latin letter, a digit and Chinese; never between digits (14:30, 1,000), never ://.
_HALF = Seeker(
    rf"(?<={CHINESE})[,;:?!](?![,;:?!/\\.\-])|(?<={CHINESE})\.$|(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十])\.(?={HAN})|(?<=[A-Za-z\d%)])[,;:?!](?={CHINESE})",
    *",;:?!.",
)
_BRACKETED = Seeker(r"\((?P<inside>[^()\n]{0,80})\)", "(")
_LONE = Seeker(rf"(?<={CHINESE})[()]|[()](?={CHINESE})", "(", ")")
_CHINESE = Seeker(CHINESE)


@rule(
    "P01",
    Level.ERROR,
    Strength.STANDARD,
    "半角标点",
    source=WIDTH,
    is_certain=True,
    bad=(
        "加强学习,提高认识。",
        "要求如下:抓落实。",
        "(一)思想建设",
        "第一支部(12人)负责。",
        "完成率100%,位居前列。",
        "任务完成.",
        "任务完成.效果很好。",
    ),
    good=(
        "会议于14:30开始，比分是1:3。",
        "经费1,000元，网址是http://www.example.cn/a,b。",
        "采用ISO 9001(2015)标准。",
        "加强学习，提高认识（试行）。",
        "C:\\资料\\计划.docx",
        "使用Word, Excel软件。",
        "函数f(x)的图像。",
    ),
)
def marks_are_full_width(paper: PaperText) -> Iterator[Finding]:
    """Find half-width marks beside Chinese."""
    # Texts from web pages have been through NFKC: a real plan had 188 of 188 marks half width.
    done: set[int] = set()
    for found in _HALF(paper.text):
        yield _widened(found.start(), found[0])
    # Brackets are judged as pairs: widening one of ISO 9001(2015) would leave the other half width.
    for found in _BRACKETED(paper.text):
        done |= {found.start(), found.end() - 1}
        if _is_chinese_bracket(paper.text, found):
            yield _widened(found.start(), "(")
            yield _widened(found.end() - 1, ")")
    for found in _LONE(paper.text):
        if found.start() not in done:
            yield _widened(found.start(), found[0])


def _is_chinese_bracket(text: str, found: re.Match[str]) -> bool:
    """Tell whether a pair of brackets belongs to Chinese text."""
    # By its content; a pair without Chinese in it (12人 aside), by the character before it, and at the
    # beginning of a line by the one behind it.
    before, behind = text[: found.start()][-1:], text[found.end() :][:1]
    beside = before if before.strip() else behind
    return bool(_CHINESE.compiled.search(found["inside"]) or _CHINESE.compiled.match(beside))


def _widened(offset: int, mark: str) -> Finding:
    full = FULL[mark]
    return Finding(
        offset,
        offset + 1,
        f"中文里用了半角的“{mark}”",
        f"改成“{full}”（运行 docgen check 加 --fix 可以自动改）",
        full,
    )


_MARKS = "“《（，。；：！？、”》）"
_SPACE = Seeker(
    rf"(?:(?<=[{_MARKS}])[ 　]+(?={CHINESE}))|(?:(?<={CHINESE})(?<!　)[ 　]+(?=[{_MARKS}]))", " ", "　"
)


@rule(
    "P02",
    Level.ERROR,
    Strength.STANDARD,
    "多余的空格",
    source=WIDTH,
    is_certain=True,
    bad=("完善各支部 “推优入党”制度。", "加强学习， 提高认识。", "学习《党章》 ，做好笔记。"),
    good=(
        "用 Word 写 2023 年的计划。",
        "王建国 李秀英 周志强",
        "签名（ ）",
        "张　伟、陈　堃参加。",
        "张伟（男） 单雪梅 张　伟",
        "评价人：　　　　年　　月　　日",
        "第二十三条 《技师合格证书》由学校保管。",
    ),
)
def no_space_beside_marks(paper: PaperText) -> Iterator[Finding]:
    """Find a space between Chinese and a mark."""
    # A space between two words is left alone: 用 Word 写, and names in a list, are meant.
    for found in _SPACE(paper.text):
        passage = paper.passage_at(found.start())
        if passage.role is not Role.LABEL and not _is_meant(paper.text, found, passage.text):
            yield Finding(*found.span(), "标点旁边有多余的空格", "删掉空格", "")


_LISTED = Seeker(f"{HAN}[ 　]+{HAN}")


def _is_meant(text: str, found: re.Match[str], passage: str) -> bool:
    """Tell whether a gap is meant: to be filled in by hand, or between names that are listed with spaces."""
    before, behind = text[found.start() - 1], text[found.end()]
    is_gap = len(found[0]) > 1 and ("　" in found[0] or before == "：")
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    return (
        bool(is_gap or LABEL.search(line))
        or (before in "（“《" and behind in "）”》")
        or bool(_LISTED.compiled.search(passage))
    )


# Not …… and ？！, which are right; 。 before a line break ends its paragraph.
_REPEATED = Seeker(r"，，+|。。+|、、+|；；+|：：+|[，、；：][。，、；]|。[，、；](?!\n)")


@rule(
    "P05",
    Level.WARNING,
    Strength.STANDARD,
    "标点重复",
    source=GB,
    bad=("加强学习，，提高认识。", "加强学习，。"),
    good=("加强学习……提高认识。", "真的吗？！", "说：“好。”，"),
)
def marks_stand_alone(paper: PaperText) -> Iterator[Finding]:
    """Find two marks in a row where one was meant."""
    for found in _REPEATED(paper.text):
        yield Finding(*found.span(), f"标点“{found[0]}”重复", "只留一个")


_UNENDED = Seeker(f"(?:{HAN}|[，、,])$")


@rule(
    "P08",
    Level.ERROR,
    Strength.STANDARD,
    "段末没有标点",
    source="GB/T 15834—2011 4.1（句号）",
    bad=(
        "引导全校广大青少年。积极参加各种有益的校园活动，参与学校德育管理工作和社会实践活动",
        "工会组织教职工开展活动。\n各班级开展安全教育主题班会，做到人人知晓，家家配合，不留一处死角和盲点\n后勤部门每周检查。",
    ),
    good=(
        "引导全校广大青少年积极参加各种有益的校园活动，参与学校德育管理工作和社会实践活动。",
        "（一）深入推进党员队伍建设",
        "与会人员参观校史馆，听取讲解员对学校历史的介绍，在展板前合影留念的情景\n党员在社区开展义务劳动，清扫楼道、擦拭宣传栏，受到居民的欢迎的场面",
        "严格考勤制度，按时参加学习，不迟到\n做好学习笔记，每月不少于三千字，定期展示评比\n撰写学习心得，每季度一篇，择优汇编成册并印发",
        "附件：云溪市第三中学2023年度党员集中学习培训计划安排表、发展党员工作计划表.docx",
    ),
)
def paragraphs_end(paper: PaperText) -> Iterator[Finding]:
    """Find a paragraph that ends without a stop."""
    for number, passage in enumerate(paper.passages):
        text = passage.text
        if passage.role is not Role.BODY or passage.is_heading or not _is_unended(text):
            continue
        has_stops, others_end = bool(re.search("[。！？]", text)), _neighbours_end(paper, number)
        if has_stops or others_end is not False:
            yield Finding(
                passage.end - 1,
                passage.end,
                "这一段末尾没有句号",
                f"在“{text[-6:]}”后面加“。”，或者补上没有写完的话",
                level=None if has_stops and others_end is not False else Level.WARNING,
            )


def _neighbours_end(paper: PaperText, number: int) -> bool | None:
    """Tell whether the paragraphs beside that of this number end in a stop; None where there are none."""
    # Captions, items of a list and broken lines have no stop, and neither have those beside them.
    beside = [*paper.passages[max(number - 1, 0) : number], *paper.passages[number + 1 : number + 2]]
    ends = [one.text[-1] in "。！？；：”）" for one in beside if not one.is_heading]
    return all(ends) if ends else None


def _is_unended(text: str) -> bool:
    if len(text) < SHORTEST_PARAGRAPH or not _UNENDED.compiled.search(text):
        return False
    # A title of many words has no comma in it; a paragraph of that length has one.
    return bool(re.search("[，。；,;]", text[:-1]))


_SENTENCE = Seeker(rf"[^。！？；;\n]{{{LONGEST_SENTENCE},}}")


@rule(
    "P10",
    Level.HINT,
    Strength.HOUSE,
    "句子太长",
    source="公文语言简明，一句一意",
    bad=("加强党员队伍建设，" * 18 + "做好工作。",),
    good=("加强党员队伍建设，做好工作。" * 18,),
)
def sentences_end(paper: PaperText) -> Iterator[Finding]:
    """Find a sentence that is too long to be read in one breath."""
    for found in _SENTENCE(paper.text):
        passage = paper.passage_at(found.start())
        if passage.role in (Role.BODY, Role.ITEM) and not _is_formula(found[0]):
            yield Finding(*found.span(), f"这一句有{len(found[0])}个字，中间没有句号", "分成两三句")


def _is_formula(sentence: str) -> bool:
    """Tell whether a sentence lists the guiding thoughts, whose length nobody may change."""
    return "习近平新时代中国特色社会主义思想" in sentence


@rule(
    "P11",
    Level.HINT,
    Strength.HOUSE,
    "段落太长",
    source="公文语言简明，一段一意",
    bad=("加强党员队伍建设，做好工作。" * 70,),
    good=("加强党员队伍建设，做好工作。" * 20,),
)
def paragraphs_are_short(paper: PaperText) -> Iterator[Finding]:
    """Find a paragraph that fills a page."""
    long: Iterator[TextPassage] = (
        one for one in paper.having(Role.BODY, Role.ITEM) if len(one.text) > LONGEST_PARAGRAPH
    )
    for passage in long:
        yield Finding(passage.start, passage.end, f"这一段有{len(passage.text)}个字", "按意思分成几段")
