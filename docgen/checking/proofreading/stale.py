"""A and S: words of another year: anniversaries, campaigns, guiding thoughts, congresses, old terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import Fact, facts, words_of
from docgen.checking.proofreading.facts import (
    AnniversaryWord,
    CampaignDates,
    built_in_anniversary_words,
    built_in_campaign_dates,
)
from docgen.checking.proofreading.paper_text import PLAN, WHOLE_PLAN, PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, any_of, rule
from docgen.models.year_file import Role
from docgen.reading.values.numerals import NUMERAL, read_number

DATA = "docgen/checking/proofreading/data/{}.yaml，每条有自、至、来源"

PASSING = "docgen/domain/rules/anniversaries.yaml，每条有来源；本单位的写在 plans/rules.yaml"


_YEAR_BEFORE = Seeker(r"(?<!\d)(\d{4})年")
_NTH = Seeker(r"第[^，。；\n]{1,8}?个[^，。；\n]{1,12}?[节日]")
# 庆祝中国共产党成立100周年大会上的讲话 names an event of 2021 in any later year.
_OF_THE_PAST = Seeker(r"(?:大会|讲话|表彰|座谈|时(?!期)|期间|以来|上的)")


_TOLD = ("庆祝", "迎接", "欢度", "迎来", "喜迎", "纪念", "我国", "全国", "是")
"""Words before 第39个教师节 that make it the festival's own number; 从教后的第10个教师节 is a teacher's."""


@cache
def _anniversary(counted: tuple[AnniversaryWord, ...]) -> tuple[Seeker, dict[str, AnniversaryWord]]:
    """The pattern of anniversaries, and by its word the year from which each is counted."""
    # 建团 inside of 合唱团建团10周年 is a choir's: no 团, 社 or 队 may stand before it.
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
    Strength.FACT,
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
    """Find an anniversary whose number does not fit the year that the text, or else the paper, is about."""
    if "周年" not in paper.text and not _NTH.compiled.search(paper.text):
        return
    seeker, known = _anniversary(paper.facts.anniversaries or built_in_anniversary_words())
    for found in seeker(paper.text):
        year = year_meant(paper, found.start())
        ahead = _LOOKING_AHEAD.search(paper.text[max(found.start() - 8, 0) : found.start()])
        if year and not ahead and not _OF_THE_PAST.compiled.match(paper.text[found.end() : found.end() + 4]):
            yield from _wrong_number(found, year, known[found["anchor"] or found["festival"]])


# 迎接新中国成立75周年 is said in the year before; a plan of a school year speaks of two years.
_LOOKING_AHEAD = re.compile("迎接|喜迎|迎|筹备|学年")


def _wrong_number(found: re.Match[str], year: int, counted: AnniversaryWord) -> Iterator[Finding]:
    group = "n" if found["n"] else "nth"
    number = read_number(found[group])
    # 建党 of 1921 is 102 years old in 2023; the 教师节 of 1985 is itself the first: one more.
    right = year - counted.first + counted.by_times
    if number is not None and number != right:
        message = f"“{found[0]}”和{year}年对不上：从{counted.first}年算起"
        mend = f"把“{found[group]}”改成“{right}”，并核对这一段是不是照抄旧稿"
        if right < 1:
            mend = "那一年还没有到：核对这句话，或者 plans/rules.yaml 里的“起”"
        yield Finding(*found.span(), message, mend)


def year_meant(paper: PaperText, offset: int) -> int:
    """The year that a sentence is about: the one that it names last before the offset, else the paper's."""
    # 2021年是建党100周年 is right in a paper of 2023: the year before it in its sentence counts.
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
    Strength.REGULATION,
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
    """Find an incomplete list of the guiding thoughts of the paper's day."""
    if not paper.facts.year:
        return
    # The list grew with each congress: which is complete depends on the paper's day.
    needed = _that_hold(paper, "guiding_thoughts", "指导思想")
    for found in _GUIDED(paper.text):
        named = [fact for fact in needed if any(word in found["thoughts"] for word in fact.words)]
        # All of them, the first (马克思主义) or the latest alone are usual; 以质量为统领 names none.
        if named not in ([], needed, needed[:1], needed[-1:]):
            whole = "、".join(fact.full_name for fact in needed)
            message = "指导思想和文件的年份不符，没有写全"
            yield Finding(
                *found.span("thoughts"), message, f"写成“以{whole}为指导”，并写上最近一次党代会的精神"
            )


_LOOKING_BACK = Seeker(r"历经|先后|以来|曾|经过|继(?!续)|开展过|获|荣|回顾|总结")
"""Words before the name of a campaign which show that the sentence looks back at it."""


@cache
def _out_of_time(known: tuple[CampaignDates, ...], year: int) -> tuple[Seeker, dict[str, CampaignDates]]:
    """The pattern of campaigns that are neither of that year nor of the year before, and each by its word."""
    by_word = {word: each for each in known if year and each.is_out_of_time(year) for word in each.words}
    words = list(by_word)
    return Seeker(any_of(words), *(words or ["\0"])), by_word


@rule(
    "S02",
    Level.ERROR,
    Strength.FACT,
    "过时的活动",
    source=PASSING,
    bad=("继续深入开展创先争优活动。", "创建“五个好”党支部。", "巩固整改落实成果。"),
    good=(
        "党员先后参加了创先争优活动和群众路线教育实践活动。",
        "继创先争优活动之后，党员的面貌有了变化。",
        "党史学习教育以来，党员的信念更加坚定。",
        "开展主题教育。",
        "党员争先进、创优秀。",
        "争当“五个好”少年，养成五个好习惯。",
    ),
)
def campaigns_are_of_their_time(paper: PaperText) -> Iterator[Finding]:
    """Find a campaign in a paper that is neither of its own time nor of the year after it."""
    seeker, by_word = _out_of_time(paper.facts.campaigns or built_in_campaign_dates(), paper.facts.year)
    for found in seeker(paper.text):
        begin, _ = paper.sentence(found.start())
        is_past = re.match("以来|期间|(?:成果|经验)", paper.text[found.end() : found.end() + 2])
        if not (is_past or _LOOKING_BACK.compiled.search(paper.text, begin, found.start())):
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
    Strength.REGULATION,
    "旧的提法",
    source=DATA.format("wording"),
    bad=("严格执行廉洁从政制度。",),
    good=("严格遵守廉洁自律准则。", "学习《中国共产党党员领导干部廉洁从政若干准则》的修订过程。"),
)
def wording_is_of_today(paper: PaperText) -> Iterator[Finding]:
    """Find a term that has been replaced."""
    # In 《》 it stays: a regulation keeps the name under which it was issued.
    for found in _OLD_WORDS(paper.text):
        fact, *_ = (fact for fact in facts("wording", "提法") if found[0] in fact.words)
        if fact.holds(paper.facts.day) and not _in_title(paper.text, found.start()):
            new = fact.instead
            yield Finding(*found.span(), f"“{found[0]}”是旧的提法", f"改成“{new}”（{fact.source}）")


def _in_title(text: str, offset: int) -> bool:
    return text.rfind("《", 0, offset) > max(text.rfind("》", 0, offset), text.rfind("\n", 0, offset))


@rule(
    "S04",
    Level.WARNING,
    Strength.REGULATION,
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
    """Find the subjects that a whole plan of its year has to mention and does not."""
    if len(paper.text) < WHOLE_PLAN or not paper.facts.year or _OTHER_BODY.search(_title(paper)):
        return
    silent = _not_mentioned(paper)
    if silent:
        first = next(iter(paper.having(Role.BODY, Role.ITEM)), paper.passages[0])
        message = f"整份计划没有提到：{'、'.join(silent)}"
        yield Finding(first.start, first.end, message, "核对本年度的部署，补上应有的内容；不需要的，忽略 S04")


# The list is that of a Party organization's year; the plan of a trade union, of a league owes none of it.
_OTHER_BODY = re.compile("团委|共青团|工会|少先队|学生会|妇|教研|教学|德育|安全|后勤|备课|教务")


def _title(paper: PaperText) -> str:
    return next((one.text for one in paper.passages if one.role is Role.TITLE), paper.passages[0].text)


def _that_hold(paper: PaperText, name: str, key: str) -> list[Fact]:
    """The facts of a list that hold on the paper's day."""
    return [fact for fact in facts(name, key) if fact.holds(paper.facts.day)]


def _not_mentioned(paper: PaperText) -> list[str]:
    required = _that_hold(paper, "required_mentions", "应提")
    return [fact.name for fact in required if not any(word in paper.text for word in fact.words)]


_CONGRESS = Seeker(
    r"(?:学习|贯彻|落实|宣传|宣讲|领会|宣贯)[^，。；\n]{0,8}(?P<name>党的十[六七八九]大|党的二十大)(?:精神|报告)",
    "大精神",
    "大报告",
)


@rule(
    "S05",
    Level.WARNING,
    Strength.REGULATION,
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
    """Find an earlier congress where the last one before the paper's day is to be studied."""
    if not paper.facts.year:
        return
    # 党的十八大以来 is history; a sentence that names the last congress too (十九大和二十大) is complete.
    last = [fact for fact in facts("congresses", "大会") if fact.since <= paper.facts.day][-1].name
    for found in _CONGRESS(paper.text):
        begin, end = paper.sentence(found.start())
        if found["name"] != last and last[2:] not in paper.text[begin:end]:
            message = f"最近一次党代会是{last}，这里写的是{found['name']}"
            yield Finding(*found.span("name"), message, f"改成“{last}”；确实要学以前的，忽略 S05")
