"""Facts in plan.yaml that disagree with each other, with the year of the folder or with the form of a paper.

One rule, one small function; `RULES` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.domain.schedule.proposals import parse_proposal
from docgen.domain.words.headings import typed_number
from docgen.domain.words.promises import parse_promise
from docgen.models.plan import Plan, ScheduleItem, Section
from docgen.reading.nodes import Text
from docgen.reading.values import Misread

Rule = Callable[[Plan, int], Iterator[Diagnostic]]

DEEPEST_LEVEL = 4
FIRST_MONTH_OF_PLANNING = 10
"""From October on a plan for the next year may be issued (practice)."""
DOCUMENT_NUMBER = re.compile(r"[^〔〕\[\]（）()【】\d]+〔(?P<year>\d{4})〕[1-9]\d*号")
SECRECY = re.compile(r"(绝密|机密|秘密)(★(\d+[年月天]|长期))?")


def check_plan(plan: Plan, year: int) -> list[Diagnostic]:
    """Everything that the facts of the plan have against each other."""
    return [diagnostic for rule in RULES for diagnostic in rule(plan, year)]


def title_names_the_year(plan: Plan, year: int) -> Iterator[Diagnostic]:
    """A title that names other years only was copied from last year's file."""
    for line in plan.title:
        years = re.findall(r"(?<!\d)(20\d\d|19\d\d)(?=年(?!级))", line)
        if years and str(year) not in years:
            message = f"标题写的是{years[0]}年，文件夹却是{year}年（是不是从去年的文件复制来的？）"
            yield warning("D401", line.place, message, f"改成{year}年")


def title_has_no_stop(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """A title takes no punctuation but 《》 “” （） 、 (practice)."""
    for line in plan.title:
        if line.endswith(("。", "，", "；", "：", ".", ",", ";", ":")):
            yield warning("D402", line.place, "公文标题的末尾不用标点", f"删掉末尾的“{line[-1]}”")


def number_is_well_formed(plan: Plan, year: int) -> Iterator[Diagnostic]:
    """发文字号: 机关代字〔2023〕3号, six-cornered brackets, no 第, no leading 0 (GB/T 9704-2012, 7.2.5)."""
    if not plan.number:
        return
    match = DOCUMENT_NUMBER.fullmatch(plan.number)
    if match is None:
        message = f"发文字号“{plan.number}”的写法不合规范"
        mend = f"照这样写：云三中党〔{year}〕3号，年份用六角括号〔〕，序号前不加“第”和0"
        yield warning("D403", plan.number.place, message, mend)
    elif match["year"] != str(year):
        message = f"发文字号的年份是{match['year']}年，文件夹却是{year}年"
        yield warning("D404", plan.number.place, message, f"改成〔{year}〕")


def dated_around_its_year(plan: Plan, year: int) -> Iterator[Diagnostic]:
    """A plan is issued in its year, or late in the year before."""
    day = plan.issued
    if day and day.year != year and not (day.year == year - 1 and day.month >= FIRST_MONTH_OF_PLANNING):
        yield warning("D405", plan.place_of("成文日期"), f"这是{year}年的计划，成文日期却是{day.year}年")


def letterhead_needs_a_number(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """Without 发文字号 there is no letterhead, and what belongs on it is not printed."""
    if plan.number:
        return
    given = {
        "份号": plan.copy_number,
        "密级": plan.secrecy,
        "紧急程度": plan.urgency,
        "签发人": plan.signers,
        "发文机关标志": plan.issuer_mark,
    }
    for key, value in given.items():
        if value:
            yield warning(
                "D406", plan.place_of(key), f"写了“{key}”，但没有“文号”，不会印红头", "补上一行“文号: …”"
            )


def copy_number_has_six_digits(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """份号: six Arabic digits; a secret paper must carry one (GB/T 9704-2012, 7.2.1)."""
    if plan.copy_number and not re.fullmatch(r"\d{1,6}", plan.copy_number):
        yield error("D407", plan.copy_number.place, f"份号“{plan.copy_number}”应当是六位数字", "例如：000001")
    if plan.secrecy and not plan.copy_number:
        yield warning("D408", plan.secrecy.place, "涉密公文应当标注份号", "补上一行“份号: 000001”")


def secrecy_is_well_formed(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """密级和保密期限: 机密★1年 (GB/T 9704-2012, 7.2.2)."""
    if plan.secrecy and not SECRECY.fullmatch(plan.secrecy):
        message = f"密级“{plan.secrecy}”的写法看不懂"
        mend = "写成“秘密”“机密”或“绝密”，有期限的用★隔开：机密★1年"
        yield error("D409", plan.secrecy.place, message, mend)


def printed_after_issued(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """A paper is printed on or after the day it is issued."""
    if plan.printed and plan.issued and plan.printed < plan.issued:
        yield warning("D410", plan.place_of("印发日期"), "印发日期早于成文日期")


def sections_have_content(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """A section needs a heading or a text; four levels are the deepest."""
    for section, level in _sections(plan):
        if level > DEEPEST_LEVEL:
            yield error(
                "D411", section.place, "标题最多四级，这里是第五级", "把这一层的内容并到上一级的“内容”里"
            )
        if not (section.title or section.text):
            yield error("D412", section.place, "这一项既没有“标题”，也没有“内容”", "补上内容，或者删掉这一项")


def headings_are_numbered_by_docgen(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """A number typed before a heading would be printed twice; docgen leaves it out and says so."""
    sentences = plan.goals.particular if plan.goals else ()
    titles = [
        section.title or (section.text[0] if section.text else section.title)
        for section, _ in _sections(plan)
    ]
    for title in (*sentences, *titles):
        number = typed_number(title)
        if number:
            message = f"序号由程序自动编排，“{number.strip()}”已略去"
            yield hint("D413", title.place, message, "标题里不用写序号", once="序号")


def schedule_says_when(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """An item without promise, day or month can be neither proposed nor checked."""
    for item in plan.schedule:
        if not (item.promise or item.days or item.months or item.proposal):
            message = f"“{item.name}”没有写时间"
            yield hint("D414", item.place, message, "补上“频次”“日期”或“月份”", once="时间")


def schedule_stays_in_the_year(plan: Plan, year: int) -> Iterator[Diagnostic]:
    """A day of another year was copied from last year's file."""
    for item in plan.schedule:
        for day in item.days:
            if day.year != year:
                message = f"这是{year}年的日程，日期却是{day.year}年（是不是从去年的文件复制来的？）"
                yield warning("D415", item.place_of("日期"), message, f"核对后改成{year}年")


def schedule_has_no_doubles(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """The same item on the same days twice."""
    first: dict[object, ScheduleItem] = {}
    for item in plan.schedule:
        key = (item.name, item.days, item.months, item.scope)
        earlier = first.setdefault(key, item)
        if earlier is not item:
            yield warning("D416", item.place, f"“{item.name}”和第{earlier.place.line}行重复", "删掉其中一项")


def promises_are_understood(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """A 频次 that cannot be read cannot be checked against what was held."""
    for item in plan.schedule:
        yield from _read(parse_promise, item.promise, "D461")


def proposals_are_understood(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """A 拟定 that cannot be read puts nothing on the calendar."""
    for item in plan.schedule:
        yield from _read(parse_proposal, item.proposal, "D462")


def _read(parse: Callable[[str], object], text: Text, code: str) -> Iterator[Diagnostic]:
    try:
        if text:
            parse(text)
    except Misread as fault:
        yield warning(code, text.place, fault.message, fault.hint)


def _sections(plan: Plan) -> Iterator[tuple[Section, int]]:
    """All sections with their level in the document."""
    for task in plan.tasks:
        yield from _descend(task, 2)
    for section in plan.sections:
        yield from _descend(section, 1)


def _descend(section: Section, level: int) -> Iterator[tuple[Section, int]]:
    yield section, level
    for child in section.sections:
        yield from _descend(child, level + 1)


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
    headings_are_numbered_by_docgen,
    schedule_says_when,
    schedule_stays_in_the_year,
    schedule_has_no_doubles,
    promises_are_understood,
    proposals_are_understood,
)
