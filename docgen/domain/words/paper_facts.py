"""Facts of a titled paper that disagree with each other, with its year or with the form of a paper.

One rule, one small function; `RULES` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.domain.words.headings import typed_number
from docgen.models.titled_paper import Section, TitledPaper
from docgen.reading.values.typed_tables import is_table, parse_table
from docgen.reading.values.understood import understood

Rule = Callable[[TitledPaper, int], Iterator[Diagnostic]]

DEEPEST_LEVEL = 4
DOCUMENT_NUMBER = re.compile(r"[^〔〕\[\]（）()【】\d]+〔(?P<year>\d{4})〕[1-9]\d*号")
SECRECY = re.compile(r"(绝密|机密|秘密)(★(\d+[年月天]|长期))?")


def check_paper(paper: TitledPaper, year: int) -> list[Diagnostic]:
    """Everything that the facts of a paper have against each other."""
    return [diagnostic for rule in RULES for diagnostic in rule(paper, year)]


def title_names_the_year(paper: TitledPaper, year: int) -> Iterator[Diagnostic]:
    """A title that names other years only was copied from last year's file."""
    for line in paper.title:
        # 年级 is a form at school: 2023年级 names no year of the paper.
        years = re.findall(r"(?<!\d)(20\d\d|19\d\d)(?=年(?!级)|[-—–~至]+(?:20|19)\d\d年)", line)
        if years and str(year) not in years:
            message = f"标题写的是{years[0]}年，文件夹却是{year}年（是不是从去年的文件复制来的？）"
            yield warning("D401", line.place, message, f"改成{year}年")


def title_has_no_stop(paper: TitledPaper, _year: int) -> Iterator[Diagnostic]:
    """A title takes no punctuation but 《》 “” （） 、 (practice)."""
    for line in paper.title:
        if line.endswith(("。", "，", "；", "：", ".", ",", ";", ":")):
            yield warning("D402", line.place, "公文标题的末尾不用标点", f"删掉末尾的“{line[-1]}”")


def number_is_well_formed(paper: TitledPaper, year: int) -> Iterator[Diagnostic]:
    """发文字号: 机关代字〔2023〕3号, six-cornered brackets, no 第, no leading 0 (GB/T 9704-2012, 7.2.5)."""
    if not paper.number:
        return
    match = DOCUMENT_NUMBER.fullmatch(paper.number)
    if match is None:
        message = f"发文字号“{paper.number}”的写法不合规范"
        mend = f"照这样写：云三中党〔{year}〕3号，年份用六角括号〔〕，序号前不加“第”和0"
        yield warning("D403", paper.number.place, message, mend)
    elif match["year"] != str(year):
        message = f"发文字号的年份是{match['year']}年，文件夹却是{year}年"
        yield warning("D404", paper.number.place, message, f"改成〔{year}〕")


def dated_around_its_year(paper: TitledPaper, year: int) -> Iterator[Diagnostic]:
    """A paper is issued in its year; a plan also late in the year before."""
    day = paper.issued
    if day is None or day.year == year:
        return
    is_early = day.year == year - 1 and day.month >= paper.FIRST_MONTH
    is_late = day.year == year + 1 and day.month <= paper.LAST_MONTH
    if not (is_early or is_late):
        message = f"这是{year}年的{paper.CALLED}，成文日期却是{day.year}年"
        yield warning("D405", paper.place_of("成文日期"), message)


def letterhead_needs_a_number(paper: TitledPaper, _year: int) -> Iterator[Diagnostic]:
    """Without 发文字号 there is no letterhead, and what belongs on it is not printed."""
    if paper.number:
        return
    given = {
        "份号": paper.copy_number,
        "密级": paper.secrecy,
        "紧急程度": paper.urgency,
        "签发人": paper.signers,
        "发文机关标志": paper.issuer_mark,
    }
    for key, value in given.items():
        if value:
            yield warning(
                "D406", paper.place_of(key), f"写了“{key}”，但没有“文号”，不会印红头", "补上一行“文号: …”"
            )


def copy_number_has_six_digits(paper: TitledPaper, _year: int) -> Iterator[Diagnostic]:
    """份号: six Arabic digits; a secret paper must carry one (GB/T 9704-2012, 7.2.1)."""
    # Fewer than six digits are no fault: the letterhead fills them up.
    if paper.copy_number and not re.fullmatch(r"\d{1,6}", paper.copy_number):
        yield error(
            "D407", paper.copy_number.place, f"份号“{paper.copy_number}”应当是六位数字", "例如：000001"
        )
    if paper.secrecy and not paper.copy_number:
        yield warning("D408", paper.secrecy.place, "涉密公文应当标注份号", "补上一行“份号: 000001”")


def secrecy_is_well_formed(paper: TitledPaper, _year: int) -> Iterator[Diagnostic]:
    """密级和保密期限: 机密★1年 (GB/T 9704-2012, 7.2.2)."""
    if paper.secrecy and not SECRECY.fullmatch(paper.secrecy):
        message = f"密级“{paper.secrecy}”的写法看不懂"
        mend = "写成“秘密”“机密”或“绝密”，有期限的用★隔开：机密★1年"
        yield error("D409", paper.secrecy.place, message, mend)


def printed_after_issued(paper: TitledPaper, _year: int) -> Iterator[Diagnostic]:
    """A paper is printed on or after the day it is issued."""
    if paper.printed and paper.issued and paper.printed < paper.issued:
        yield warning("D410", paper.place_of("印发日期"), "印发日期早于成文日期")


def sections_have_content(paper: TitledPaper, _year: int) -> Iterator[Diagnostic]:
    """A section needs a heading or a text; four levels are the deepest."""
    for section, level in paper.levelled_sections():
        if level > DEEPEST_LEVEL:
            yield error(
                "D411", section.place, "标题最多四级，这里是第五级", "把这一层的内容并到上一级的“内容”里"
            )
        if not (section.title or section.text):
            yield error("D412", section.place, "这一项既没有“标题”，也没有“内容”", "补上内容，或者删掉这一项")


def headings_have_something_below(paper: TitledPaper, _year: int) -> Iterator[Diagnostic]:
    """A heading with nothing below it, and a table that is all head, were begun and left."""
    mend = "补上内容，或者删掉这一项；就是只要标题的，不用改"
    for section, _ in paper.levelled_sections():
        # 重点任务: [加强学习] is typed as a list of headings, and meant so.
        is_list = section.place == section.title.place
        if section.title and not (is_list or _says_anything(section)):
            yield hint("D599", section.place, f"“{section.title}”下面什么也没有写", mend, once="空")
        for text in (*filter(is_table, section.text), *section.table):
            if _is_all_head(text):
                yield hint("D599", text.place, "表格只有表头，没有内容", "补上表格的内容，或者删掉表格")


def _says_anything(section: Section) -> bool:
    return any((section.text, section.table, section.sections, section.responsible, section.deadline))


def _is_all_head(text: str) -> bool:
    table = understood(parse_table, text)
    return table is not None and len(table.rows) <= table.head


def headings_are_numbered_by_docgen(paper: TitledPaper, _year: int) -> Iterator[Diagnostic]:
    """A number typed before a heading would be printed twice; docgen leaves it out and says so."""
    for title in paper.numbered_texts():
        number = typed_number(title)
        if number:
            message = f"序号由程序自动编排，“{number.strip()}”已略去"
            yield hint("D413", title.place, message, "标题里不用写序号", once="序号")


RULES: tuple[Rule, ...] = (
    title_names_the_year,
    title_has_no_stop,
    number_is_well_formed,
    dated_around_its_year,
    letterhead_needs_a_number,
    copy_number_has_six_digits,
    secrecy_is_well_formed,
    printed_after_issued,
    sections_have_content,
    headings_have_something_below,
    headings_are_numbered_by_docgen,
)
