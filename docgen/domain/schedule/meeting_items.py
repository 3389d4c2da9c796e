"""The kind of meeting that an item of a schedule is, without what offices write around its name."""

from __future__ import annotations

import re

from docgen.models.meeting_kinds import KINDS, MeetingKind, named_meeting, names_a_meeting, names_of

_QUOTED = re.compile("《[^》]*》|“[^”]*”|「[^」]*」|‘[^’]*’")
_BRACKETED = re.compile("[（(【〔][^）)】〕]*[）)】〕]")
_PARTS = re.compile(r"[，,；;。\s+＋]+|——")
_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"

# A guess that is often wrong is worse than none: an unknown word makes the item no meeting.
_NOT_HELD = re.compile(
    "不(?!忘|断|懈|负|息)|未(?!来)|无(?!私|悔)|没|免|取消|停|缓|推迟|延期|延后|改期|代替|决议|选举(?:产生)?(?:新一届)?支"
)
_OF_OTHERS = re.compile(
    "总支|团(?!结|队|圆|聚)|工会|妇联|少先队|家长|学生|党委|党组(?!织)|机关|党校|上级|兄弟|共建单位|村(?!振兴)|镇"
    "|民[革盟建进]|农工|致公|九三|台盟"
)
_ABOUT_IT = re.compile(
    "准备|筹备|检查|督查|督导|抽查|整理|撰写|起草|编写|制[定作订]|拟|录制|拍摄|上报|报送|征[集求]|收集|评[选比审]|优秀|精品"
    "|微|观[摩看]|收看|参加|列席|旁听|指导|布置|部署|通知|通报|公示|归档|填写|完善|交流|送(?!温暖)|双重|培训|研讨|研究|商议|讨论"
    "|总结|比赛|竞赛|展[示播]"
)

_BODY = "(?:各|每个|本|我校?|全体)?[\u4e00-\u9fff第\\d]{0,10}(?:支部|党小组)"
_HOLDS = (
    "召开好?|开好|举行|举办|开展好?|组织(?!生活)|进行|补?开|落实好?|集中|按时|按期|如期|定期|及时|认真|坚持"
    "|做好|抓好"
)
_WHEN = (
    rf"\d{{4}}(?:[—-]\d{{4}})?(?:学?年度?)?|第?{_NUMBER}季度|[上下]半年|上学期|下学期|第?{_NUMBER}学期"
    rf"|{_NUMBER}月份?(?:底|初|中旬|上旬|下旬|{_NUMBER}[日号])?|每(?:个?月[初中末底]?|季度?|周|年|半年|学期)"
    rf"|本(?:年度?|月|季度|学期|周)|全年|年[度初中末终底]|学?期[初中末]|月[初中末底]|[月季]度"
    rf"|第?{_NUMBER}[次场节期讲周个]|首[次场讲]|[寒暑]假|开学初?|学年"
)
_MATTERS = (
    "换届选举|换届改选|换届|选举|发展党员|接收预备党员|预备党员接收|预备党员转正|党员转正|转正|(?:年终|工作)?总结"
    "|专题|例行|集中学习|学习"
)
_TEACHES = (
    "(?:党?支部)?(?:(?:副?书记|支部?委员|委员|校长|园长|党员(?:领导)?干部|领导干部|党员|班子成员|老党员"
    "|带头)、?)*(?:上好?|讲好?|讲授|主讲|听|聆听)(?=.*党课)"
)
_BEFORE = re.compile(rf"{_BODY}(?=(?:{_HOLDS}|{_WHEN})|[上讲听])|{_TEACHES}|{_WHEN}|{_HOLDS}|{_MATTERS}|的")
_BEHIND = re.compile(rf"(?:会议|活动|工作|教育|学习|第?{_NUMBER}[次场节期讲])$")
_IS_BODY = re.compile(_BODY)

_ON_ANY_TOPIC = ("党课", "主题党日", "组织生活会")
"""Before these stands what they are about, in any words; before the others, whose meeting it is."""
LONGEST_TOPIC = 22


def meeting_in(name: str) -> str:
    """Return the kind of meeting that an item of a schedule is; nothing where it is none, or several."""
    # A title or a slogan in quotes does not say whether the meeting is held, nor of which kind it is.
    outspoken = _QUOTED.sub("", name)
    if _NOT_HELD.search(outspoken):
        return ""
    # Behind a colon stands what the meeting is about.
    called = re.split("[：:]", _BRACKETED.sub("", outspoken))[0]
    found = {kind for part in _PARTS.split(called) if (kind := _kind_of(part))}
    return found.pop() if len(found) == 1 else ""


def _kind_of(part: str) -> str:
    """Return the kind that is left when the words around a name are taken off one by one."""
    kind = _kind_named(part) or _kind_on_topic(part)
    shorter = _shorter(part)
    return kind or (_kind_of(shorter) if shorter != part else "")


def _shorter(part: str) -> str:
    before = _BEFORE.match(part)
    return part[before.end() :] if before else _BEHIND.sub("", part)


def _kind_named(core: str) -> str:
    meeting = named_meeting(core)
    if meeting is None or _is_of_others(meeting.body):
        return ""
    return meeting.kind if not meeting.body or _IS_BODY.fullmatch(meeting.body) else ""


def _kind_on_topic(core: str) -> str:
    return next((kind.name for kind in KINDS if kind.name in _ON_ANY_TOPIC and _is_on_topic(core, kind)), "")


def _is_on_topic(core: str, kind: MeetingKind) -> bool:
    ending = max((name for name in names_of(kind) if core.endswith(name)), key=len, default="")
    topic = core.removesuffix(ending)
    is_short = bool(ending) and len(topic) <= LONGEST_TOPIC
    return is_short and not names_a_meeting(topic) and not _is_of_others(topic)


def _is_of_others(words: str) -> bool:
    """Tell whether words before a name make it the meeting of another body, or work for a meeting."""
    return bool(_OF_OTHERS.search(words) or _ABOUT_IT.search(words))
