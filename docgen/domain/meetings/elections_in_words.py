"""Elections that stand in ordinary words: a record says who was elected to a Party post, and has no 选举."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.presence import OF_ASSEMBLY, OF_COMMITTEE
from docgen.domain.people.posts import posts_in
from docgen.domain.people.seat import bare
from docgen.models.elections import COMMITTEE_MEMBER, DELEGATE, DEPUTY, SECRETARY_POST
from docgen.models.minutes import AgendaItem
from docgen.models.rules import ELECTION
from docgen.reading.nodes import Text

_VERB = "选举|补选|增补|增选|改选|推选|选出"
# 选举张三为组织委员, 增补张三、李四同志担任支部委员
_OF_NAMED = re.compile(rf"(?:{_VERB})(?:产生)?[^，。；]{{2,40}}?(?:为|担任|出任|任)(?P<post>[^，。；（）]+)")
# 选举支部委员会, 无记名投票补选组织委员, 选举产生新一届支部委员会
_OF_POST = re.compile(rf"[^，。；]*?(?:{_VERB})(?:产生)?(?:出|了)?(?P<post>[^，。；（）]+)")
# 张三当选为组织委员, 张三、李四当选第二支部委员会委员
_WAS_ELECTED = re.compile(r"当选(?:为|了)?(?P<post>[^，。；（）]*)")
_TERM_ENDS = re.compile("[^，。；]*(?:支部|总支|支委会|委员会)换届(?:选举|改选)?(?:大会|会议)?")
_CLAUSE = re.compile("[，。；,;\n]")
_NEGATED = re.compile("[未没不](?:能|有)?(?:人)?当选")

# What a meeting talks about, prepares or hears of is no election that it held.
_TALK = re.compile(
    "讨论|研究|审议|审查|审核|学习|传达|通报|部署|布置|筹备|准备|宣讲|解读|办法|方案|细则|条例|规定|规则|通知|请示|报告|批复|批准"
    "|候选|人选|推荐|提名|酝酿|名额|安排|事宜|工作|动员|纪律|流程|程序|意见|时间|日期"
    "|监票|计票|唱票|主持|如果|假如|以来|曾|当选后|去年|上届|上一届|祝贺|[0-9]{4}年.*当选"
)
_NEWS = re.compile("学习|传达|通报|汇报|宣布|公布|介绍|回顾|总结|祝贺|批复|批准")
# Elections of other bodies, and of the best: the rules on those of the Party say nothing of them.
_OTHER_BODY = re.compile(
    "团支|团委|团员|共青|工会|教代|职代|工代|团代|妇代|学代|少代|职工|教职|人大|人民代表|政协|少先|少工|妇|班|学生|家长|村委|居委"
    "|业主|先进|优秀|评优|标兵|模范|表彰|组长|总书记|中央|发言"
)
_DELEGATES = re.compile("(?:党代会|党员代表大会|党代表大会|代表大会)[^，。；]{0,3}代表|党代表(?!大会)")
_BEFORE_POST = re.compile(
    "^(?:出|了|由)?(?:新一届|本届|新的|新|第[一二三四五六七八九十0-9]+届)?(?:中共|中国共产党)?"
)
_AFTER_POST = re.compile("的(?:决议|表决|议案|决定)$|(?:各)?[0-9一二三四五六七八九两]+[名人个]$")
_BODY = re.compile("委员会(?:成员)?$")


class ToldElection(NamedTuple):
    """An election in ordinary words: the text and the clause in it that tell it, and the post."""

    text: Text
    clause: str
    post: str


def elections_in_words(case: Attendance) -> Iterator[tuple[AgendaItem | None, ToldElection]]:
    """The items of a meeting that are elections by their words alone; None of what stands in no item."""
    meeting = case.meeting
    # A group chooses its leader without these rules; other kinds of meetings elect nobody.
    if not (meeting.is_a(OF_ASSEMBLY) or meeting.is_a(OF_COMMITTEE)):
        return
    for item in meeting.agenda:
        found = election_in_words(case, item)
        if found:
            yield item, found
    found = None if meeting.elects else _was_elected(case, (*meeting.resolution, *meeting.text))
    if found:
        yield None, found


def election_in_words(case: Attendance, item: AgendaItem) -> ToldElection | None:
    """The election that an item holds by its words; None where it is none, or is typed as one."""
    if item.nominee or _is_typed(case, item) or _NEWS.search(item.title) or _OTHER_BODY.search(item.title):
        return None
    told = _was_elected(case, (*item.resolution, *item.report))
    return told or (_by_title(case, item.title) if item.votes else None)


def _is_typed(case: Attendance, item: AgendaItem) -> bool:
    """Return whether an election is typed in an item, or in another item of a meeting that it repeats."""
    if case.meeting.elects and not item.votes:
        return True
    return bool(item.election) or any(vote.matter == ELECTION for vote in item.votes)


def _by_title(case: Attendance, title: Text) -> ToldElection | None:
    if _TALK.search(title):
        return None
    for pattern in (_OF_NAMED, _OF_POST):
        found = pattern.search(title)
        post = _post(case, found["post"]) if found else ""
        if found and post:
            return ToldElection(title, title, post)
    return ToldElection(title, title, COMMITTEE_MEMBER) if _TERM_ENDS.fullmatch(title) else None


def _was_elected(case: Attendance, texts: Sequence[Text]) -> ToldElection | None:
    for text in texts:
        if "选" not in text:
            continue
        for clause in _CLAUSE.split(text):
            post = _in_clause(case, clause)
            # A text on history has elections too: of people who are in no roster.
            if post and any(bare(name) in text for name in map(case.roster.label, case.roster.seats)):
                return ToldElection(text, clause, post)
    return None


def _in_clause(case: Attendance, clause: str) -> str:
    if _TALK.search(clause) or _OTHER_BODY.search(clause) or _NEGATED.search(clause):
        return ""
    found = [pattern.search(clause) for pattern in (_WAS_ELECTED, _OF_NAMED)]
    return next((post for each in found if each and (post := _post(case, each["post"]))), "")


def _post(case: Attendance, typed: str) -> str:
    """The title of a Party post in some words: 委员 of 第二支部组织委员; nothing where they name none."""
    if _DELEGATES.search(typed):
        return DELEGATE
    named = _AFTER_POST.sub("", _BEFORE_POST.sub("", typed.strip()))
    named = _BODY.sub(COMMITTEE_MEMBER, named.replace("支委会", "支部委员会"))
    own, roster = case.branches[0] if case.branches else "", case.roster
    posts = posts_in(named, own, roster.branches, roster.general_names)
    return next((_elected_title(post.title) for post in posts if post.body), "")


def _elected_title(title: str) -> str:
    return next((each for each in (DEPUTY, SECRETARY_POST) if title.endswith(each)), COMMITTEE_MEMBER)
