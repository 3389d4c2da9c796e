"""Promises in running text: 每两个月召开一次党员大会, as items that could stand in 日程安排."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.domain.schedule.meeting_items import meeting_in
from docgen.domain.words.promises import AMOUNT, AT_MOST, WINDOW, Promise, parse_promise
from docgen.reading.values import understood

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_CLAUSE = re.compile(r"[^，,；;：:。！？!?\n]+")
_NO_PROMISE = re.compile("每年级|过去|以来|年来|上一?年|去年|已经|曾经|往年|原来|不再|取消|停止|改为")
_AT_LEAST = re.compile("至少|不少于|不低于|最少")
_ON_DAYS = (
    r"(?:(?:固定在|的)?(?:第[一二三四五\d]+个?|最后一个?)(?:周|星期|月)[一二三四五六日天]?|\d{1,2}[日号][前后]?|[底初末]|[上中下]旬)?"
    r"(?:上午|下午|晚上)?"
)
"""On which day of the window: 每月最后一个周五下午."""
_SCOPES = (
    (
        "每名党员",
        "每[名位个]党员|每一[名位]党员|全体党员|党员(?:干部)?(?=个?人|学习|每|要|应)|党员教师(?=每)",
    ),
    ("每个党小组", "各党小组|每个党小组|党小组(?=每|要|应|会)"),
    ("党总支", "校?党总支|学校党总支|党委|学校党组织"),
    ("每个支部", "各(?:党)?支部|每个(?:党)?支部|(?:党)?支部(?=每|要|应|书记|委员)"),
)
_RESPONSIBLE = re.compile(
    "(?:各|每个)?(?:党?支部|党总支|党小组)?(?:(?:组织|宣传|纪检|纪律检查|青年|统战)委员|副?书记|党小组组长|组长)|工会|团委|少先队|校长"
)
_PAPERS = re.compile(
    "心得体会|学习体会|自?我?小结|学习笔记|调研报告|承诺书|责任书|工作总结|学习记录|会议记录|简报|台账"
)
_NUMBER = re.compile(
    r"^\s*(?:[-—*]\s*)?(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[一二三四五六七八九十]是)\s*"
)
_FILLERS = (
    "其中|并|且|还|也|将|要|应当?|须|必须|都|至少|不少于|不低于|不超过|最少|保证|确保|坚持|做到|按时|按期|定期|认真|继续|积极|力争"
    "|召开|开展|进行|组织(?!生活|委员)|举行|举办|上好?|讲好?|写出|撰写|完成|安排|参加|不|少|于|约|左右|以上|及"
)
_LEADING = re.compile(rf"^(?:{_FILLERS}|的)+")
_TRAILING = re.compile(
    r"(?:至少|不少于|不低于|不超过|最少|要|应|为|达到|以上|左右|进行|开展|召开|组织|安排|固定在|都)+$"
)


class ProsePromise(NamedTuple):
    """A promise of running text: its place in the text, and the item of a schedule that it makes.

    `often` is the 频次 in the text's own words; what the text does not say is empty.
    """

    start: int
    end: int
    sentence: str
    matter: str
    often: str
    promise: Promise
    kind: str = ""
    scope: str = ""
    responsible: str = ""
    papers: tuple[str, ...] = ()


def promises_in(text: str) -> Iterator[ProsePromise]:
    """The promises of a text that say how often, in their order."""
    for sentence in _SENTENCE.finditer(text):
        window, subject = "", ""
        for clause in _CLAUSE.finditer(text, *sentence.span()):
            for found in _in_clause(clause, window, subject):
                window = _window_of(found.often)
                yield found._replace(sentence=sentence[0].strip())
            subject = _subject(clause[0], at_start=True) or subject


def _window_of(often: str) -> str:
    found = WINDOW.search(often)
    return found[0] if found else ""


def _subject(clause: str, *, at_start: bool = False) -> str:
    look = re.match if at_start else re.search
    return next((scope for scope, words in _SCOPES if look(words, clause.strip())), "")


def _in_clause(clause: re.Match[str], former: str, subject: str) -> Iterator[ProsePromise]:
    """The promises of a clause; 其中集中学习不少于1小时 has the window of the clause before it."""
    words = clause[0]
    if _NO_PROMISE.search(words):
        return
    windows = list(WINDOW.finditer(words))
    if not windows and former and "其中" in words:
        yield from _promise(clause, words, former, None, subject)
    # 党员大会每季度、支委会每月至少开一次 promises both; the number is that of the last.
    elif len(windows) > 1:
        amount = AMOUNT.search(words, windows[-1].end())
        for part in _parts(words):
            own = WINDOW.search(part)
            yield from _promise(clause, part, own[0] if own else "", amount, subject)
    elif windows:
        yield from _promise(clause, words, windows[0][0], None, subject)


def _parts(words: str) -> Iterator[str]:
    """The parts of a list, of which each has its window: 支委会和党小组会每月 are two."""
    for part in words.split("、"):
        window = WINDOW.search(part)
        both = re.match(r"(.+会)[和及与](.+会)$", part[: window.start()]) if window else None
        yield from (name + part[window.start() :] for name in both.groups()) if both and window else [part]


def _promise(
    clause: re.Match[str], words: str, window: str, amount: re.Match[str] | None, subject: str
) -> Iterator[ProsePromise]:
    own = AMOUNT.search(words, max(words.find(window), 0))
    number = own or amount
    if not window or not (number or window.startswith("每")) or _is_limit(words if own else clause[0]):
        return
    often = _often(window, number, clause[0])
    promise, matter = understood(parse_promise, often), _matter(words, window, own[0] if own else "")
    if promise and _is_matter(matter):
        found = ProsePromise(*clause.span(), "", matter, often, promise, meeting_in(matter))
        yield _with_who(found, words, subject)


def _is_limit(words: str) -> bool:
    """Whether the number is an upper bound: 全校性会议每月不超过2次 promises nobody two."""
    return bool(AT_MOST.search(words))


def _often(window: str, number: re.Match[str] | None, clause: str) -> str:
    least = "至少" if _AT_LEAST.search(clause) else ""
    return f"{window}{least}{number[0] if number else '一次'}"


def _with_who(found: ProsePromise, words: str, subject: str) -> ProsePromise:
    """The promise with who keeps it and what it leaves, as far as the clause says so."""
    who = _RESPONSIBLE.match(words.strip())
    # A meeting is its own body's, whoever the sentence began with.
    scope = _subject(words) or ("" if found.kind else subject)
    papers = tuple(dict.fromkeys(_PAPERS.findall(words)))
    return found._replace(scope=scope, responsible=who[0] if who else "", papers=papers)


def _without_subject(words: str) -> str:
    for _, who in _SCOPES:
        words = re.sub(rf"^(?:{who})(?!会)", "", words) or words
    return words


_NO_MATTER = re.compile(r"\d\s*[月日]|^[一二三四五六日天\d为在于]|周[一二三四五六日天]")


def _is_matter(words: str) -> bool:
    return len(words) > 1 and not _NO_MATTER.search(words)


def _matter(words: str, window: str, amount: str) -> str:
    """What is promised: the clause without how often, on which day, who, and the verbs around it."""
    rest = _NUMBER.sub("", words).strip()
    rest = _RESPONSIBLE.sub("", rest, count=1) if _RESPONSIBLE.match(rest) else rest
    rest = re.sub(rf"全?{re.escape(window)}{_ON_DAYS}", "", _without_subject(rest), count=1)
    rest = _without_subject(rest.replace(amount, "", 1))
    return _TRAILING.sub("", _LEADING.sub("", rest.strip())).strip()


_DOES = (
    "开展|组织(?!的|健|委|建|生活|部)|举行|举办|召开|制[定订]|建立健全|建立|健全|完善|实行|推行|推进|做好|抓好|落实|开辟|充实|报送"
    "|表彰|慰问|考核|评议|公示|讲述|调整|参加|征求|听取|参考|强化|加强(?=对|教学|督)|争创|争做|培树|配合|吸纳|进行|采取"
)
_WHAT = (
    "活动|会议?|例会制?|民主生活会|检查|考核|考评|评议|培训|学习|谈话|慰问工作|表彰|公示|公开|报送|点评|互评|评比|情况|计划|制度|机制|责任制"
    "|板块|专栏|教育|督导|意见|成员|工程|内容|工作|党员|党组织|入党|方式"
)
_DUTY = re.compile(
    rf"(?:{_DOES}).{{0,34}}(?:{_WHAT})[”』]?$|(?:报送|公示|讲述|慰问|表彰).{{2,20}}$|^[一二三四]?是?.{{2,12}}活动$"
)
_GENERAL = re.compile(
    "为.{1,12}$|^为|本(?:计划|方案|办法|要点|通知)|指导思想|方针|路线|精神$|局面|意识|作用|水平|能力|积极性|质量$|统领|核心$|目标$|重点$|氛围|环境$|基础$"
    "|[一二三四五六七八九十两]项工作$|领导机制$|监督机制$|有针对性地|开展工作$|事业|管理工作$|发展工作$|方面工作$"
)


FEWEST_CHARACTERS = 6
"""字 of a clause that names a work; 落实时间 is too general."""


def duties_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The clauses that promise a work without saying how often: begin, end, and the clause."""
    for clause in _CLAUSE.finditer(text):
        words = _NUMBER.sub("", clause[0].strip())
        if len(words) >= FEWEST_CHARACTERS and _names_work(words):
            yield *clause.span(), words


def _names_work(words: str) -> bool:
    return bool(_DUTY.search(words)) and not (WINDOW.search(words) or _GENERAL.search(words))
