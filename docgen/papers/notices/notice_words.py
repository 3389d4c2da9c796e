"""A publicity notice in words: its title, its basis, the proposal, the publicity period, the contact."""

from __future__ import annotations

from docgen.domain.calendar.workdays import PROVISIONAL
from docgen.domain.notices.grounds import Grounds
from docgen.domain.notices.notice_case import NoticeCase
from docgen.domain.notices.publicity import Publicity
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.models.notices import ACTIVIST, ADMITTED, AWARD, CONFIRMED, LISTED, RANKING
from docgen.papers.phrases import branch_signature

PROPOSALS = {
    ACTIVIST: "拟确定{}为入党积极分子",
    LISTED: "拟将{}列为发展对象",
    ADMITTED: "拟接收{}为中共预备党员",
    CONFIRMED: "拟将{}转为中共正式党员",
    AWARD: "拟{verb}{}为{item}",
}
"""The proposal of each kind of notice; each stage has its own verb: 接收, 转为, 确定, 列为."""


def title_of(case: NoticeCase) -> str:
    """The title as typed, or 关于拟接收…同志为中共预备党员的公示."""
    if case.notice.title:
        return str(case.notice.title)
    if case.is_free:
        return missing("标题")
    return f"关于{matter_of(case)}的公示"


def report_title_of(case: NoticeCase) -> str:
    """The title of the report: 关于拟接收…同志为中共预备党员公示情况的报告."""
    typed = str(case.notice.title)
    if typed:
        return f"{typed.removesuffix('公示').removesuffix('的')}公示情况的报告"
    return f"关于{matter_of(case)}公示情况的报告"


def matter_of(case: NoticeCase) -> str:
    """The proposal or the result in words, as title, text and report share them."""
    if case.notice.kind == RANKING:
        return f"{item_of(case).removesuffix('结果')}结果"
    # The title was typed whole: the matter is what stands between 关于 and 的公示.
    if case.is_free:
        bare = str(case.notice.title).removeprefix("关于").removesuffix("公示").removesuffix("的")
        return bare or missing("标题")
    return PROPOSALS[case.notice.kind].format(who(case), item=item_of(case), verb=_award_verb(case))


def _award_verb(case: NoticeCase) -> str:
    """推荐 where the basis or the typed title recommends to a higher body, else 确定."""
    # An award of a higher body is not the branch's to decide: 拟确定…为市级优秀 would claim it.
    decided = case.grounds.decisions if case.grounds else ()
    words = [text for decision in decided for text in (decision.item.title, *decision.item.resolution)]
    words += [case.notice.title, *([case.notice.basis.text] if case.notice.basis else [])]
    return "推荐" if any("推荐" in text for text in words) else "确定"


def item_of(case: NoticeCase) -> str:
    """The award or the ranking of the notice; else the item of its people, where all have the same."""
    items = {str(person.subject.item) for person in case.persons}
    own = items.pop() if len(items) == 1 else ""
    return str(case.notice.item) or own or missing("项目")


def who(case: NoticeCase) -> str:
    """The people in words: 林小雨同志, 林小雨等3名同志."""
    # 同志 follows the names of living members of the Party; of other people and of bodies docgen cannot know.
    people = case.persons
    if not people:
        return missing("对象")
    ours = all(person.known for person in people)
    if len(people) == 1:
        return f"{people[0].label}{'同志' if ours else ''}"
    return f"{people[0].label}等{len(people)}{'名同志' if ours else '个对象'}"


def basis_of(case: NoticeCase) -> str:
    """The basis: a text as written, or the meeting with its day."""
    if case.grounds:
        return _meeting(case, case.grounds)
    if case.outcome:
        return case.outcome.grounds
    basis = case.notice.basis
    if basis is None or basis.is_meeting:
        return f"经{missing('依据，如支部委员会哪一天的会议')}研究"
    return str(basis.text).strip().rstrip("，。；,;")


def _meeting(case: NoticeCase, grounds: Grounds) -> str:
    # The wording of the two differs: 经…支部委员会会议研究, but 经…大会讨论（并表决）通过.
    meeting, day = grounds.case.meeting, official_date(grounds.case.day)
    body = "、".join(grounds.case.branches) or case.branch
    if meeting.is_a("支委会"):
        return f"经{_committee(body)}{day}会议研究"
    voted = any(decision.item.votes for decision in grounds.decisions)
    return f"经{day}{body}{meeting.kind}讨论{'并表决' if voted else ''}通过"


def _committee(body: str) -> str:
    return f"{body}委员会" if body.endswith("支部") else f"{body}支部委员会"


def opening(case: NoticeCase) -> str:
    """The first paragraph; it ends in a colon, and the people follow."""
    basis = basis_of(case)
    if case.notice.kind == RANKING:
        return f"{basis}，现将{matter_of(case)}公示如下："
    if case.is_free:
        return f"{basis}，现将有关情况公示如下：" if case.notice.basis else ""
    return f"{basis}，{matter_of(case)}，现将有关情况公示如下："


def duration(case: NoticeCase) -> str:
    """公示时间：2023年9月26日至2023年10月8日（5个工作日）。"""
    # 国庆 and its make-up Saturdays: counting Monday to Friday would end this very period on 2 October.
    return f"公示时间：{span_with_days(case.period) if case.period else missing('公示时间')}。"


def span_with_days(period: Publicity) -> str:
    """2023年9月26日至2023年10月8日（5个工作日）, as the notice and the report on it say."""
    if not period.term.days:
        return span_of(period)
    remark = "，最后一天遇休息日，顺延至上班日" if period.was_deferred else ""
    # Who reads the notice must see that its last day may move.
    remark += f"；{PROVISIONAL}" if period.supposed_in else ""
    return f"{span_of(period)}（{period.term.days}个{period.term.unit}{remark}）"


def span_of(period: Publicity) -> str:
    """The period from its first to its last day, both with the year."""
    if period.first == period.last:
        return official_date(period.first)
    return f"{official_date(period.first)}至{official_date(period.last)}"


def how_to_object(case: NoticeCase) -> str:
    """The paragraph that tells how to object: to which office, in which ways, and where."""
    # Real names are preferred, not demanded; what is reported has to be factual.
    office = case.contact.office or missing("受理部门")
    what = "公示内容" if case.is_free or case.notice.kind == RANKING else "公示对象"
    return (
        f"公示期间，如对{what}有异议，请以来信、来电、来访等形式向{office}反映，"
        f"反映情况应当具体、真实，提倡实名反映。{_where_to_object(case)}"
    )


def _where_to_object(case: NoticeCase) -> str:
    """受理电话, 地址 and 信箱, as far as written; a missing telephone number is marked 【待补】."""
    contact = case.contact
    told = [f"受理电话：{contact.phone or missing('受理电话')}"]
    others = (("地址", contact.address), ("信箱", contact.mailbox))
    return "；".join([*told, *(f"{name}：{text}" for name, text in others if text)]) + "。"


def signature_of(case: NoticeCase) -> str:
    """The signature as written; else the full name of the branch, or of the unit."""
    organization = case.office.organization
    if case.notice.signature:
        return str(case.notice.signature)
    own = case.branch and case.branch not in case.office.roster.general_names
    return branch_signature(organization, case.branch) if own else str(organization.name)
