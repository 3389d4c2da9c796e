"""Readers of texts in a note: points of the agenda, what was decided, who said what, texts behind a label."""

from __future__ import annotations

import re

from docgen.note.people_readers import by_post
from docgen.note.scanning import NoteScan, any_of
from docgen.note.tokens import PASSED, Token, Tokens, strong, unread
from docgen.reading.values.dates_and_months import DATE_IN_TEXT
from docgen.reading.values.numerals import NUMERAL

_LABELS = {
    "地点": "地点 会议地点 活动地点 开会地点 会议室 地址",
    "主题": "主题 会议主题 活动主题 题目 党课题目",
    "题目": "议题 议程 会议议题 会议议程 内容 会议内容 主要内容 活动内容 学习内容",
    "决议": "决议 会议决议 决定 议定 会议决定",
}
_KEY_OF = {label: key for key, labels in _LABELS.items() for label in labels.split()}
_LABELLED = re.compile(
    rf"(?P<label>{any_of(*_LABELS.values())})(?:[一二三四五六七八九十]|[0-9]{{1,2}})?\s*:\s*"
    r"|(?P<named>(?:会议|活动)?主题|题目|议题)(?:\s*[是为]\s*|\s*(?=[“\"《]))"
)
_VENUE_AT_LINE = re.compile(r"(?<![^\n])(?:地点?|在)\s+(?P<text>[^,，。;；\n]{2,20}?)\s*(?=\n|$)")
_LATE = re.compile(rf"补记\s*:\s*(?P<day>{DATE_IN_TEXT})")
_IN_SIGNS = re.compile(
    r"(?:以|围绕)?\s*(?P<topic>[“\"《「][^”\"》」\n]{1,60}[”\"》」])\s*"
    r"(?:为(?:主题|题)的?)?(?:主题)?(?:的?(?:活动|党课|主题党日(?:活动)?))?"
)
_AS_TOPIC = re.compile(r"以\s*(?P<topic>[^,，。;；\n]{2,40}?)\s*为(?:主题|题)的?(?:活动)?")

_DIGIT = "[一二三四五六七八九十]"
MARKER = (
    rf"(?:[1-9][0-9]?\s*(?:、|[.)](?![0-9]))|\((?:{_DIGIT}|[0-9]){{1,3}}\)"
    rf"|{_DIGIT}{{1,3}}、(?!第?{_DIGIT}+(?:党)?支部)|[①-⑳]|第{_DIGIT}+(?:项|个)(?:议题)?[,:]?|{_DIGIT}是"
    rf"|议题?(?:[1-9]|{_DIGIT})(?:\s*[:、.]|\s+(?=[㐀-鿿]))|(?<=\n)[A-H](?:[.、:]|\s+)(?=[㐀-鿿]))"
)
"""Pattern of the number of a point."""
_WITH_OBJECT = any_of(
    "集中学习 集体学习 学习 研究 讨论 审议 审查 审定 审核 通报 传达 听取 布置 部署 安排 总结 汇报 报告",
    "推选 推荐 确定 接收 吸收 观看 收看 收听 参观 瞻仰 走访 慰问 看望 宣读 宣布 宣讲 解读 领学 征求 酝酿",
    "商议 商量 商定 研讨 交流 分享 对照 查摆 开展 组织(?!生活|委员) 举办 发放 填写 制定 修订 调整 明确 落实",
    "检查 梳理 表决 评议 测评 打扫 清扫 清理 围绕 谈 唱 义务",
)
"""Verbs that are no point of the agenda without what they are about."""
_ALONE = any_of(
    "推优 选举 改选 换届 增补 补选 转正 重温 缴纳 交纳 收缴 交党费 缴党费 谈心 批评 自我批评 民主测评 互评",
    "自评 植树 志愿服务 祭扫 扫墓 朗诵 诵读 签订 签名 分工 筹备 欢送 欢迎 座谈 调研 视察 捐款 捐书 献爱心",
    "过政治生日 政治生日 知识竞赛 升国旗 入党宣誓 宣誓 通气 表彰 发展党员",
)
_VERBS = f"(?:{_WITH_OBJECT}|{_ALONE})"
_NO_POINT = "(?!厅|室|馆|者|热烈|充分|很|非常|十分|结束|气氛|氛围|认真(?![学对落研]))"
"""Behind a verb: how it was done is no point of the agenda, and 报告厅 is a place."""
_GOING = r"(?:(?:一起|集体|集中)?(?:去|到|赴|前往)[^,，。;；\s]{2,16}?)?"
_POINT = re.compile(rf"(?P<marker>{MARKER})?\s*(?P<title>(?:会议)?{_GOING}{_VERBS}{_NO_POINT})")
_MARKED = re.compile(rf"(?P<marker>{MARKER})\s*(?P<title>\S)")
_NEXT_MARKER = re.compile(rf"(?<![0-9年月第之]){MARKER}(?=\s*[㐀-鿿《“])")

_BY_MEANS = (
    "学习|集中|观看|收看|交流|讨论|座谈|这次|此次|本次|这一|开展|组织|参观|实地|各种|多种|线上|现场|以|对照|自学|宣讲"
    "|[0-9一二两三四五六七八九十]+[票人名张]"
    rf"|{NUMERAL}(?=\s*(?:$|[,，。;；\n]|[、/]?\s*(?:不?同意|不?赞成|反对|弃权)|通过))"
)
"""通过学习 is no decision: it says by what means; 同意8反对1 is a vote."""
_DECIDED = re.compile(
    r"(?:会议|大会|经?(?:全体|与会|到会)(?:正式)?(?:党员|委员|同志|人员)?|支委会|大家)?(?P<all>一致|全票)?"
    r"(?:(?:讨论|研究|审议|审查|表决|举手表决|无记名投票|投票|举手)并?)*(?P<unanimous>一致|全票)?"
    rf"(?P<how>通过|同意)了?(?!{_BY_MEANS})(?P<what>[^\s,，。;；])"
)
_WAY = re.compile("无记名投票|举手")
_SAYS_IT_ALL = re.compile("接收|吸收|确定|列为|推荐|推选|选举|增补|给予|按期|延长|取消")
_BARE = rf"(?:按期|如期)?(?:{_SAYS_IT_ALL.pattern}|转正|{_WITH_OBJECT}|决议)+(?:[他她其]们?)?"
"""Verbs without what they are about: they tell of the point before them."""
_RESOLVED = re.compile(r"(?:会议|大会|支委会|支部)?(?:研究|讨论)?(?:决定|议定|商定)\s*[:,]?\s*(?=\S)")
_AGREED = re.compile(r"(?:大家|会议|与会(?:党员|人员))?(?:表示|原则(?:上)?)?同意(?=\s*(?:[,，。;；!\n]|$))")
_PASSED = re.compile(r"(?:表决|审议|讨论|举手表决|投票)?(?:获得?)?通过(?=\s*(?:[,，。;；!\s]|$))")
_OF_EACH = re.compile(
    "(?:以上)?(?:各项|各议题|各条|几项|[两三四五六]项)?(?:议题)?(?:均|都|分别|逐项|全部)"
    "(?=[一举全表通赞同无记获])"
)


_BEFORE_VOTE = re.compile(r"[,，、:：\s]+$")
"""Signs between a title and the vote behind it."""


def labelled(scan: NoteScan, at: int) -> Tokens:
    """A text behind its label: 地点：…, 主题：…, 议题：…, 决议：…."""
    late = _LATE.match(scan.text, at)
    if late:
        return strong(Token("补记", at, late.end(), late["day"]))
    return _venue_at_line(scan, at) or _behind_label(scan, at)


def _venue_at_line(scan: NoteScan, at: int) -> Tokens:
    """A place behind 地 or 在 at the head of a line of its own."""
    found = _VENUE_AT_LINE.match(scan.text, at)
    if found is None or scan.found(found.start("text")):
        return ()
    return strong(Token("地点", at, found.end(), scan.typed(*found.span("text"))))


def _behind_label(scan: NoteScan, at: int) -> Tokens:
    found = _LABELLED.match(scan.text, at)
    if found is None:
        return ()
    key, start = _KEY_OF[found["label"] or found["named"]], found.end()
    # 议题：1.… is a list of points, each of which is read by itself.
    if key == "题目" and _MARKED.match(scan.text, start):
        return strong(Token("题目", at, start))
    if key == "题目":
        return _labelled_title(scan, at, start)
    end = scan.end_of_sentence(start) if key == "决议" else scan.end_of_clause(start)
    text = _unquoted(scan.typed(start, end)) if key == "主题" else scan.typed(start, end)
    return strong(Token(key, at, end, text)) if text else ()


def _labelled_title(scan: NoteScan, at: int, start: int) -> Tokens:
    """A title goes on behind commas as far as the vote on it: 议题：年度预算，11票."""
    end = scan.without_vote(start, scan.end_of_sentence(start))
    title = _BEFORE_VOTE.sub("", scan.typed(start, end))
    return strong(Token("题目", at, end, title)) if title else ()


def topic(scan: NoteScan, at: int) -> Tokens:
    """What a meeting is about: 党课《…》, 以“…”为主题."""
    found = _IN_SIGNS.match(scan.text, at) or _AS_TOPIC.match(scan.text, at)
    if found is None or not scan.is_clear(found.end()):
        return ()
    return (Token("主题", at, found.end(), _unquoted(scan.typed(*found.span("topic")))),)


def _unquoted(typed: str) -> str:
    return typed[1:-1] if re.fullmatch('[“"＂「][^”"＂」]+[”"＂」]', typed) else typed


def decided(scan: NoteScan, at: int) -> Tokens:
    """What was passed or agreed to, in the words of the note: 通过年度计划, 一致同意列为发展对象."""
    each = _OF_EACH.match(scan.text, at)
    if each:
        return unread(at, scan.end_of_clause(each.end()), "几个议题的表决，请一个议题一行")
    found = _DECIDED.match(scan.text, at)
    # 一致通过刘玉兰主持: behind it stands another fact, and not what was passed.
    if found is None or any(token.key != "题目" for token in scan.found(found.start("what"))):
        return _resolved(scan, at)
    end = scan.without_vote(found.start("what"), scan.end_of_clause(found.start("what")))
    if re.fullmatch(_BARE, scan.text[found.start("what") : end].strip()):
        return _agreed(scan, at, end, found)
    if absent := scan.absence_within(at, end):
        return unread(at, end, f"看不出“{absent}”是谁缺席，还是议题里的话")
    return (_point_decided(scan, at, end, found),)


def _agreed(scan: NoteScan, at: int, end: int, found: re.Match[str]) -> Tokens:
    """同意接收 agrees to the point before it, with the vote that is told beside it."""
    vote = _vote_told(scan, at, found)
    start = found.start("how") if vote else at
    passed = Token(PASSED, start, end, scan.typed(start, end))
    return (Token("表决", at, start, vote), passed) if vote else (passed,)


def _vote_told(scan: NoteScan, at: int, found: re.Match[str]) -> str:
    """The vote in the words before 通过: 举手表决，一致通过; nothing where it was not said of all."""
    way = _WAY.search(scan.text, at, found.start("how"))
    by = f"{way[0]}表决" if way else ""
    return "，".join(filter(None, (by, "一致通过"))) if found["all"] or found["unanimous"] else ""


def _point_decided(scan: NoteScan, at: int, end: int, found: re.Match[str]) -> Token:
    """The point that was decided, its vote where that is told in the same words, and the resolution."""
    how, what = found["how"], scan.typed(found.start("what"), end)
    way = _WAY.search(scan.text, at, found.start("how"))
    by = f"{way[0]}表决" if way else ""
    vote = _vote_told(scan, at, found)
    title = what if how == "通过" or _SAYS_IT_ALL.match(what) else f"{how}{what}"
    return Token("题目", at, end, title, f"{'' if vote else by}{how}{what}", vote)


def _resolved(scan: NoteScan, at: int) -> Tokens:
    """What was resolved on the point before it; that it was passed, where no more is said."""
    found = _RESOLVED.match(scan.text, at)
    if found:
        end = scan.end_of_sentence(found.end())
        return (Token("决议", at, end, scan.typed(at, end)),)
    passed = _PASSED.match(scan.text, at)
    if passed:
        return (Token(PASSED, at, passed.end(), scan.typed(at, passed.end())),)
    agreed = _AGREED.match(scan.text, at)
    if agreed:
        end = scan.end_of_sentence(agreed.end())
        return (Token(PASSED, at, end, scan.typed(at, end)),)
    return ()


def point(scan: NoteScan, at: int) -> Tokens:
    """A point of the agenda: what begins with a verb of the agenda, or with a number of a list."""
    found = _POINT.match(scan.text, at) or _MARKED.match(scan.text, at)
    if found is None:
        return _with_speaker(scan, at)
    start = found.start("title")
    # 1.通过年度计划: what was decided is read by itself, the number says no more.
    if found["marker"] and (inner := decided(scan, start)) and inner[0].key == "题目":
        first = inner[0]
        return (Token("题目", at, first.end, first.value, first.detail, first.vote),)
    end = scan.without_vote(start, _end_of_point(scan, at, start, found["marker"]))
    title = _BEFORE_VOTE.sub("", scan.typed(start, end))
    if absent := scan.absence_within(start, end):
        return unread(at, end, f"看不出“{absent}”是谁缺席，还是议题里的话")
    return () if re.fullmatch(_WITH_OBJECT, title) else (Token("题目", at, end, title),)


def _end_of_point(scan: NoteScan, at: int, start: int, marker: str | None) -> int:
    """The end of a title: of its sentence where a number or a line sets it apart, else of the clause."""
    is_apart = marker or _begins_line(scan, at)
    end = scan.end_of_sentence(start) if is_apart else scan.end_of_clause(start)
    # A list may stand on one line: 1.学习文件2.讨论计划.
    following = _NEXT_MARKER.search(scan.text, start + 1, end)
    return following.start() if following else end


def _begins_line(scan: NoteScan, at: int) -> bool:
    """Tell whether a place begins a line, where a note has a line for each thing."""
    return "\n" in scan.text and (at == 0 or scan.text[at - 1] == "\n")


_SPOKEN_TO = "传达|通报|汇报|报告|宣读|领学|解读|宣讲|布置|部署|总结"
_SPEAKS = (
    r"(?:\s*:\s*|(?:发言)?(?:说(?![话明服起过了不得])|谈到)\s*[:,，]?\s*|(?:发言\s*[:,，]\s*)"
    "|(?=(?:提出|建议|指出|强调|表示|认为|提议|要求)))"
)


def _with_speaker(scan: NoteScan, at: int) -> Tokens:
    """A point with the one who spoke to it: 刘玉兰传达文件精神."""
    found = re.compile(rf"{scan.words.person}(?:同志|老师)?的?(?:{_SPOKEN_TO}|(?:按期|如期)?转正)").match(
        scan.text, at
    )
    if found is None:
        return ()
    end = scan.end_of_clause(found.end())
    return (Token("题目", at, end, scan.typed(at, end)),)


def speech(scan: NoteScan, at: int) -> Tokens:
    """Somebody's words: 刘玉兰：……, 黄海涛建议……; only of people on the roster."""
    found = re.compile(rf"(?P<who>{scan.words.person})(?:同志|老师)?{_SPEAKS}").match(scan.text, at)
    if found is None:
        return ()
    end = scan.end_of_sentence(found.end())
    words = scan.typed(found.end(), end)
    called = scan.typed(*found.span("who"))
    name, said = by_post(scan, called)
    if not name:
        return unread(at, end, f"“{called}”是谁，写上姓名")
    token = Token("讨论", at, end, name, words, said=said)
    # Without a colon it may stand within a sentence about somebody else.
    return () if not words else strong(token) if ":" in found[0] else (token,)
