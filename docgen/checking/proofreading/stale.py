"""A and S: what was true in another year: anniversaries, campaigns, guiding thoughts, congresses, wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import facts, words_of
from docgen.checking.proofreading.facts import (
    AnniversaryWord,
    CampaignDates,
    built_in_anniversary_words,
    built_in_campaign_dates,
)
from docgen.checking.proofreading.paper_text import PLAN, WHOLE_PLAN, PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, any_of, rule
from docgen.models.year_file import Role
from docgen.reading.values.numerals import NUMERAL, read_number

DATA = "docgen/checking/proofreading/data/{}.yaml，每条有自、至、来源"

PASSING = "docgen/domain/rules/anniversaries.yaml，每条有来源；本单位的写在 plans/rules.yaml"


_YEAR_BEFORE = Seeker(r"(?<!\d)(\d{4})年")
_NTH = Seeker(r"第[^，。；\n]{1,8}?个[^，。；\n]{1,12}?[节日]")
_OF_THE_PAST = Seeker(r"(?:大会|讲话|表彰|座谈|时(?!期)|期间|以来|上的)")


_TOLD = ("庆祝", "迎接", "欢度", "迎来", "喜迎", "纪念", "我国", "全国", "是")
"""Before 第39个教师节: a teacher's own tenth is no anniversary of the festival."""


@cache
def _anniversary(counted: tuple[AnniversaryWord, ...]) -> tuple[Seeker, dict[str, AnniversaryWord]]:
    """The pattern of anniversaries, and what each word counts from."""
    anchors, festivals = (
        any_of([each.word for each in counted if each.by_times is by_times]) for by_times in (False, True)
    )
    told = "|".join(rf"(?<={word})" for word in _TOLD)
    pattern = (
        rf"(?<![团社队])(?P<anchor>{anchors})(?P<n>{NUMERAL})周年"
        rf"|(?:{told})第(?P<nth>{NUMERAL})个(?P<festival>{festivals})"
    )
    return Seeker(pattern), {each.word: each for each in counted}


@rule(
    "A01",
    Level.ERROR,
    "周年算错",
    source=PASSING,
    bad=(
        "以实际行动向建党90周年献礼。",
        "庆祝中国共产党成立一百周年。",
        "庆祝第38个教师节。",
        "2021年是建党90周年。",
    ),
    good=(
        "开展庆祝中国共产党成立102周年活动。",
        "2021年是建党100周年。",
        "重温在庆祝中国共产党成立100周年大会上的重要讲话。",
        "庆祝第39个教师节。",
        "庆祝新中国成立七十四周年。",
        "合唱团建团10周年。",
        "这是他从教后的第10个教师节。",
    ),
)
def anniversaries_add_up(paper: PaperText) -> Iterator[Finding]:
    """An anniversary falls into the year that the text names before it, else into that of the paper."""
    if "周年" not in paper.text and not _NTH.compiled.search(paper.text):
        return
    seeker, known = _anniversary(paper.facts.anniversaries or built_in_anniversary_words())
    for found in seeker(paper.text):
        number = read_number(found["n"] or found["nth"])
        year = _year_meant(paper, found.start())
        if (
            number is None
            or not year
            or _OF_THE_PAST.compiled.match(paper.text[found.end() : found.end() + 4])
        ):
            continue
        _, first, by_times = known[found["anchor"] or found["festival"]]
        right = year - first + by_times
        if number != right:
            group = "n" if found["n"] else "nth"
            yield _not_this_anniversary(found, group, year, first, right)


def _not_this_anniversary(found: re.Match[str], group: str, year: int, first: int, right: int) -> Finding:
    message = f"“{found[0]}”和{year}年对不上：从{first}年算起"
    return Finding(*found.span(), message, f"把“{found[group]}”改成“{right}”，并核对这一段是不是照抄旧稿")


def _year_meant(paper: PaperText, offset: int) -> int:
    begin, _ = paper.sentence(offset)
    named = _YEAR_BEFORE.compiled.findall(paper.text, begin, offset)
    return int(named[-1]) if named else paper.facts.year


_GUIDED = Seeker(
    r"以(?P<thoughts>[^，。；：\n,;]{2,160}?)为(?:指导|统领|引领|指引|统揽|根本指针)",
    "为指导",
    "为统领",
    "为引领",
    "为指引",
    "为统揽",
    "为根本指针",
)


@rule(
    "S01",
    Level.ERROR,
    "指导思想不完整",
    source=DATA.format("guiding_thoughts"),
    bad=(
        "以邓小平理论和“三个代表”重要思想为指导。",
        "以贯彻落实科学发展观为统领，做好各项工作。",
        "以马克思列宁主义、毛泽东思想、习近平新时代中国特色社会主义思想为指导。",
    ),
    good=(
        "以习近平新时代中国特色社会主义思想为指导。",
        "以马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、"
        "习近平新时代中国特色社会主义思想为指导。",
        "以提高质量为统领。",
        "坚持以马克思主义为指导。",
        "学习科学发展观的有关论述。",
    ),
)
def guiding_thoughts_are_complete(paper: PaperText) -> Iterator[Finding]:
    """Those of the day of the paper, all of them in their order, or the first or the latest alone."""
    if not paper.facts.year:
        return
    for found in _GUIDED(paper.text):
        needed = [fact for fact in facts("guiding_thoughts", "指导思想") if fact.holds(paper.facts.day)]
        named = [fact for fact in needed if any(word in found["thoughts"] for word in fact.words)]
        if named not in ([], needed, needed[:1], needed[-1:]):
            whole = "、".join(fact.full_name for fact in needed)
            message = "指导思想和文件的年份不符，没有写全"
            yield Finding(
                *found.span("thoughts"), message, f"写成“以{whole}为指导”，并写上最近一次党代会的精神"
            )


_LOOKING_BACK = Seeker(r"历经|先后|以来|曾|经过|继(?!续)|开展过|获|荣|回顾|总结")
"""What tells, before a campaign's name in its sentence, that one looks back at it."""


@cache
def _out_of_time(known: tuple[CampaignDates, ...], year: int) -> tuple[Seeker, dict[str, CampaignDates]]:
    """The campaigns that are not of that year, nor of the year before."""
    by_word = {word: each for each in known if year and each.is_out_of_time(year) for word in each.words}
    words = list(by_word)
    return Seeker(any_of(words), *(words or ["\0"])), by_word


@rule(
    "S02",
    Level.ERROR,
    "过时的活动",
    source=PASSING,
    bad=("继续深入开展创先争优活动。", "创建“五个好”党支部。", "巩固整改落实成果。"),
    good=(
        "党员先后参加了创先争优活动和群众路线教育实践活动。",
        "继创先争优活动之后，党员的面貌有了变化。",
        "开展主题教育。",
        "党员争先进、创优秀。",
        "争当“五个好”少年，养成五个好习惯。",
    ),
)
def campaigns_are_of_their_time(paper: PaperText) -> Iterator[Finding]:
    """A campaign in a paper of another time than its own and the year after, unless one looks back."""
    seeker, by_word = _out_of_time(paper.facts.campaigns or built_in_campaign_dates(), paper.facts.year)
    for found in seeker(paper.text):
        begin, _ = paper.sentence(found.start())
        if not _LOOKING_BACK.compiled.search(paper.text, begin, found.start()):
            yield _not_of_this_year(paper.facts.year, found, by_word[found[0]])


def _not_of_this_year(year: int, found: re.Match[str], campaign: CampaignDates) -> Finding:
    since, until = campaign.since, campaign.until
    end = f"{until.year}年{until.month}月" if until else "现在"
    message = f"“{found[0]}”是{since.year}年{since.month}月至{end}的{campaign.name}，不在{year}年"
    mend = "换成今年的活动，或者删掉；回顾往年的，写明是哪一年"
    return Finding(*found.span(), message, mend, None, None if campaign.is_error else Level.WARNING)


_OLD_WORDS = Seeker(lambda: any_of(words_of(facts("wording", "提法"))))


@rule(
    "S03",
    Level.HINT,
    "旧的提法",
    source=DATA.format("wording"),
    bad=("严格执行廉洁从政制度。",),
    good=("严格遵守廉洁自律准则。", "学习《中国共产党党员领导干部廉洁从政若干准则》的修订过程。"),
)
def wording_is_of_today(paper: PaperText) -> Iterator[Finding]:
    """A term that has been replaced; in the title of a paper it stays."""
    for found in _OLD_WORDS(paper.text):
        fact = next(fact for fact in facts("wording", "提法") if found[0] in fact.words)
        if fact.holds(paper.facts.day) and not _in_title(paper.text, found.start()):
            new = fact.instead
            yield Finding(*found.span(), f"“{found[0]}”是旧的提法", f"改成“{new}”（{fact.source}）")


def _in_title(text: str, offset: int) -> bool:
    return text.rfind("《", 0, offset) > max(text.rfind("》", 0, offset), text.rfind("\n", 0, offset))


@rule(
    "S04",
    Level.WARNING,
    "应提未提",
    source=DATA.format("required_mentions"),
    scope=frozenset({PLAN}),
    bad=("认真做好学校各项工作，按时完成任务。" * 60,),
    good=(
        "学习党的二十大精神，开展主题教育，落实《中国共产党支部工作条例（试行）》、主题党日"
        "和党组织领导的校长负责制。" + "认真做好学校各项工作，按时完成任务。" * 60,
        "认真做好学校各项工作。",
    ),
)
def mentions_what_its_year_requires(paper: PaperText) -> Iterator[Finding]:
    """What a whole plan of that day should not be silent about."""
    if len(paper.text) < WHOLE_PLAN or not paper.facts.year:
        return
    required = [fact for fact in facts("required_mentions", "应提") if fact.holds(paper.facts.day)]
    silent = [fact.name for fact in required if not any(word in paper.text for word in fact.words)]
    if silent:
        first = next(iter(paper.having(Role.BODY, Role.ITEM)), paper.passages[0])
        message = f"整份计划没有提到：{'、'.join(silent)}"
        yield Finding(first.start, first.end, message, "核对本年度的部署，补上应有的内容；不需要的，忽略 S04")


_CONGRESS = Seeker(
    r"(?:学习|贯彻|落实|宣传|宣讲|领会|宣贯)[^，。；\n]{0,8}(?P<name>党的十[六七八九]大|党的二十大)(?:精神|报告)",
    "大精神",
    "大报告",
)


@rule(
    "S05",
    Level.WARNING,
    "不是最近一次党代会",
    source=DATA.format("congresses"),
    bad=("深入学习贯彻党的十九大精神。",),
    good=(
        "深入学习贯彻党的二十大精神。",
        "党的十八大以来，学校面貌有了变化。",
        "学习宣传贯彻党的十九大和二十大精神。",
    ),
)
def congress_is_the_last(paper: PaperText) -> Iterator[Finding]:
    """What is to be studied is the last congress before the day of the paper."""
    if not paper.facts.year:
        return
    last = [fact for fact in facts("congresses", "大会") if fact.since <= paper.facts.day][-1].name
    for found in _CONGRESS(paper.text):
        begin, end = paper.sentence(found.start())
        if found["name"] != last and last[2:] not in paper.text[begin:end]:
            message = f"最近一次党代会是{last}，这里写的是{found['name']}"
            yield Finding(*found.span("name"), message, f"改成“{last}”；确实要学以前的，忽略 S05")
