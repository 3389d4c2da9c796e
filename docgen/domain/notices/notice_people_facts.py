"""The people of a notice: in the roster, at the right stage, not too early, with the data it needs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.domain.notices.notice_case import NoticeCase, Person
from docgen.domain.notices.notice_needs import TOLD, Told, lacking
from docgen.domain.people.course import STEPS, Course
from docgen.domain.people.course_facts import ends_of
from docgen.domain.people.known import file_of, likely
from docgen.domain.people.probation import Probation, bounds_in_words, months_later
from docgen.domain.people.roster import with_branch
from docgen.domain.rules import stage_rule
from docgen.domain.words.dates import official_date
from docgen.models.notices import ACTIVIST, ADMITTED, BY_STROKES, CONFIRMED, LISTED, Subject
from docgen.models.organization import STAGES, Member
from docgen.models.rules import APPLICATION, EXTENSION, PROBATION, REMINDER, TRAINING, StageRule


def people_are_known(case: NoticeCase) -> Iterator[Diagnostic]:
    """The person of a step into the Party must be in the roster; an award may be anybody's."""
    for subject in case.notice.subjects:
        found = case.whom(subject.name)
        if len(found) > 1:
            ways = "、".join(with_branch(one.label, one.branch) for one in found)
            message = f"名册里有{len(found)}位“{subject.name}”"
            yield error("N802", subject.name.place, message, f"请写明是哪一位：{ways}")
        elif not found:
            yield from _unknown(case, subject)


def _unknown(case: NoticeCase, subject: Subject) -> Iterator[Diagnostic]:
    question = likely(case.office.roster, subject.name)
    message = f"名册里没有“{subject.name}”{question}"
    file = file_of(None, case.office.roster)
    if case.notice.kind == CONFIRMED:
        yield error(
            "N801",
            subject.name.place,
            message,
            f"转正的是预备党员，请核对 {file} 的党员名册",
        )
    elif case.is_of_stage:
        yield error(
            "N801",
            subject.name.place,
            message,
            f"改正姓名，或者补进 {file} 的“培养对象”",
        )
    elif question:
        yield hint("N801", subject.name.place, message, "不是本单位党员的，不用改")


def somebody_is_named(case: NoticeCase) -> Iterator[Diagnostic]:
    """A notice about nobody, or about a comparison that is not ranked yet."""
    if case.outcome and not case.persons:
        message = (
            f"“{case.notice.basis.text if case.notice.basis else ''}”还没有排出名次，印出来是【待补：对象】"
        )
        mend = "在 evaluations.yaml 里收齐打分、改好错误，再生成公示"
        yield warning("N804", case.notice.place_of("依据"), message, mend)
        return
    if not case.is_free and not case.persons and not isinstance(case.ground, Diagnostic):
        yield warning("N804", case.notice.place, "没有写“对象”，印出来是【待补：对象】", "补上一行“对象: …”")


def standing_fits_the_stage(case: NoticeCase) -> Iterator[Diagnostic]:
    """Step after step: who is already further, or not yet so far."""
    for person in case.persons if case.is_of_stage else ():
        fault = _misfit(case, person)
        if fault:
            yield error("N803", person.subject.name.place, f"{person.label}{fault}", "核对姓名、类别和名册")


def _misfit(case: NoticeCase, person: Person) -> str:
    kind, known = case.notice.kind, person.known
    if known is None:
        return ""
    if isinstance(known.record, Member):
        return _member_misfit(case, person.course, known.record)
    # A stage of the roster may lag behind: a day written for the step is proof enough.
    wanted = {LISTED: (1, "activist", "入党积极分子"), ADMITTED: (2, "listed", "发展对象")}.get(kind)
    if wanted and STAGES.index(known.record.stage) < wanted[0] and not person.told(wanted[1]):
        return f"在名册里是{known.record.stage}，还不是{wanted[2]}"
    return ""


def _member_misfit(case: NoticeCase, course: Course, member: Member) -> str:
    if case.notice.kind == CONFIRMED:
        since = _voting_since(case, course, member)
        return (
            f"在{official_date(since)}已经转正" if _is_before(since, case) and since and case.grounds else ""
        )
    admitted = member.admitted
    # 经2023年6月20日党员大会讨论通过 tells of the admission itself: the roster has followed it.
    if admitted and case.notice.basis and official_date(admitted) in case.notice.basis.text:
        return ""
    return f"在{official_date(admitted)}已经入党" if _is_before(admitted, case) and admitted else ""


def _is_before(day: date | None, case: NoticeCase) -> bool:
    return bool(day and case.day and day < case.day)


def _voting_since(case: NoticeCase, course: Course, member: Member) -> date | None:
    """The day from which somebody votes; 党龄 may count from before it, from the end of the probation."""
    if course.transfer:
        return course.transfer.day
    rule = stage_rule(PROBATION, case.day, case.office.rules) if case.day else None
    confirmed = member.confirmed
    return None if confirmed in ends_of(course.probation(rule, case.day)) else confirmed


def steps_come_in_order(case: NoticeCase) -> Iterator[Diagnostic]:
    """Each step after the one before it, and none after the meeting that takes the next."""
    for person in case.persons if case.is_of_stage else ():
        told = [(name, day) for field, name in STEPS if (day := person.course.day_of(field))]
        yield from _out_of_order(person, told)
        # The days before bind the assembly: the notice of a committee comes before some of them.
        if case.notice.kind == ADMITTED and told and _is_after_the_assembly(told[-1][1], case):
            name, day = told[-1]
            message = f"{person.label}的{name}是{official_date(day)}，这时还不能接收"
            yield error("N803", person.subject.name.place, message, "核对日期")


def asked_before_the_assembly(case: NoticeCase) -> Iterator[Diagnostic]:
    """The application for the transfer comes before the assembly that decides it."""
    for person in case.persons if case.notice.kind == CONFIRMED else ():
        asked = person.course.day_of("asked")
        if asked and _is_after_the_assembly(asked, case):
            message = f"{person.label}的转正申请时间是{official_date(asked)}，这时还不能讨论转正"
            yield error("N803", person.subject.name.place, message, "核对日期")


def _is_after_the_assembly(day: date, case: NoticeCase) -> bool:
    return case.assembly_day is not None and day > case.assembly_day


def _out_of_order(person: Person, told: Sequence[tuple[str, date]]) -> Iterator[Diagnostic]:
    for (before, earlier), (name, later) in itertools.pairwise(told):
        if later < earlier:
            days = official_date(later), official_date(earlier)
            message = f"{person.label}的{name}（{days[0]}）早于{before}（{days[1]}）"
            yield error("N803", person.subject.name.place, message, "核对这两个日期")


def long_enough_an_activist(case: NoticeCase) -> Iterator[Diagnostic]:
    """At least a year as 入党积极分子 before 发展对象, as laid down at the time."""
    if case.notice.kind == LISTED:
        yield from _waited(case, TRAINING, "activist", "确定为入党积极分子")


def long_enough_an_applicant(case: NoticeCase) -> Iterator[Diagnostic]:
    """From application to 入党积极分子: only where the office's own rules ask for it."""
    # Three or six months between the two are local custom, in no regulation: nothing built in asks for them.
    if case.notice.kind == ACTIVIST:
        yield from _waited(case, APPLICATION, "applied", "申请入党")


def _waited(case: NoticeCase, matter: str, field: str, since: str) -> Iterator[Diagnostic]:
    # The rule of the day of the decision: a notice posted later changes nothing about it.
    rule = stage_rule(matter, case.day, case.office.rules) if case.day else None
    for person in case.persons if rule and rule.months else ():
        begun = person.course.day_of(field)
        if rule and case.day and begun and case.day < months_later(begun, rule.months or 0):
            yield _too_early(person, since, begun, rule)


def _too_early(person: Person, since: str, begun: date, rule: StageRule) -> Diagnostic:
    until = months_later(begun, rule.months or 0)
    return error(
        "N803",
        person.subject.name.place,
        f"{person.label}{official_date(begun)}{since}，到{official_date(until)}才满{rule.months}个月，这时还早",
        f"核对日期。依据：{rule.source}",
    )


def rules_of_the_time_are_known(case: NoticeCase) -> Iterator[Diagnostic]:
    """Tell that docgen knows of no rule, and checks nothing."""
    # Since May 2026 a revised regulation holds whose text is not built in.
    if case.notice.kind == LISTED and case.day and stage_rule(TRAINING, case.day, case.office.rules) is None:
        message = f"不知道{official_date(case.day)}时对积极分子培养时间的规定，没有核对"
        mend = f"把现行的规定写进 plans/rules.yaml 的“发展党员”：事项写“{TRAINING}”"
        yield hint("N817", case.notice.place_of("类别"), message, mend)


def probation_is_over(case: NoticeCase) -> Iterator[Diagnostic]:
    """Transfer after a year on probation; before that a notice may only prepare it."""
    for person in case.persons if case.notice.kind == CONFIRMED else ():
        reckoned = case.probation(person)
        if reckoned and case.assembly_day and case.assembly_day < reckoned.votable:
            yield error("N803", person.subject.name.place, *_not_over(person, reckoned))
        # A committee prepares a transfer in the weeks before 期满 and posts its notice then.
        elif reckoned and case.day and not case.assembly_day and _is_long_before(reckoned.votable, case):
            yield warning("N803", person.subject.name.place, *_not_over(person, reckoned))


def _is_long_before(votable: date, case: NoticeCase) -> bool:
    """Return whether a notice comes earlier than a transfer is prepared, which is before the assembly."""
    rule = stage_rule(REMINDER, votable, case.office.rules)
    return bool(case.day and case.day < votable - timedelta(days=(rule.days or 0) if rule else 0))


def _not_over(person: Person, reckoned: Probation) -> tuple[str, str]:
    since, votable = official_date(reckoned.since), official_date(reckoned.votable)
    message = f"{person.label}的预备期从{since}起，到{votable}才可以讨论转正"
    return message, "核对日期和名册里的入党日期、延长预备期"


def extension_keeps_its_bounds(case: NoticeCase) -> Iterator[Diagnostic]:
    """Probation is extended once, by at least and at most so many months."""
    rule = stage_rule(EXTENSION, case.day, case.office.rules) if case.day else None
    for person in case.persons if case.notice.kind == CONFIRMED and rule else ():
        months = case.months_added(person)
        if rule and months and not rule.allows(months):
            message = f"{person.label}的预备期延长{months}个月，规定是{bounds_in_words(rule)}"
            yield error("N803", person.subject.name.place, message, f"核对名册。依据：{rule.source}")


def data_are_complete(case: NoticeCase) -> Iterator[Diagnostic]:
    """Tell what the stage asks for and nobody says, in one line for each person."""
    for person in case.persons:
        absent = lacking(case, person)
        if absent:
            what = "、".join(need.name for need in absent)
            # Where the gap is filled: in the list in which the person stands.
            file = file_of(person.known, case.office.roster)
            where = "培养对象" if not (person.known and person.known.is_member) else "党员名册"
            mend = f"补在 {file} 的{where}里：{'、'.join(need.key for need in absent)}"
            yield warning("N804", person.subject.name.place, f"{person.label}的公示还缺{what}", mend)


def notice_is_complete(case: NoticeCase) -> Iterator[Diagnostic]:
    """Every notice needs a day, a ground, a contact."""
    notice, contact = case.notice, case.contact
    wanted = (
        ("发布日期", notice.posted),
        ("依据", notice.basis or case.is_free),
        ("项目", notice.item or not case.is_of_merit or all(p.subject.item for p in case.persons)),
        ("标题", notice.title or not case.is_free),
        ("内容", notice.text or not case.is_free),
        ("受理的部门", contact.office),
        ("受理的电话", contact.phone),
    )
    absent = [key for key, told in wanted if not told]
    if absent:
        message = f"公示“{notice.number}”还缺{'、'.join(absent)}，印出来是【待补】"
        yield warning("N804", notice.number.place, message, "补齐再张贴")


def keys_belong_to_the_kind(case: NoticeCase) -> Iterator[Diagnostic]:
    """Tell of keys that are written and not printed."""
    if case.notice.item and not case.is_of_merit:
        yield _not_printed(case, "项目")
    # A notice with a text of its own prints none of these fields.
    told = TOLD.get(case.notice.kind, Told(())).fields()
    for subject in case.notice.subjects:
        for field, info in Subject.model_fields.items():
            if field != "name" and subject.says(info.alias or field) and field not in told:
                yield _not_printed(case, info.alias or field, subject)


def _not_printed(case: NoticeCase, key: str, subject: Subject | None = None) -> Diagnostic:
    place = (subject or case.notice).place_of(key)
    message = f"“{case.notice.kind}”的公示不印“{key}”"
    return warning("N820", place, message, "删掉它，或者核对“类别”")


def strokes_are_known(case: NoticeCase) -> Iterator[Diagnostic]:
    """The order of strokes is claimed only where it could be made."""
    if case.notice.order == BY_STROKES and len(case.persons) > 1 and case.unknown_strokes:
        message = f"笔画表里没有“{case.unknown_strokes}”字，照写的先后印，没有注明按姓氏笔画为序"
        mend = "先后排好以后，在“内容”里写“以上按姓氏笔画为序。”；或者写“排列: 照写”"
        yield warning("N842", case.notice.place_of("排列"), message, mend)


RULES = (
    people_are_known,
    somebody_is_named,
    standing_fits_the_stage,
    steps_come_in_order,
    asked_before_the_assembly,
    long_enough_an_activist,
    long_enough_an_applicant,
    rules_of_the_time_are_known,
    probation_is_over,
    extension_keeps_its_bounds,
    data_are_complete,
    notice_is_complete,
    strokes_are_known,
    keys_belong_to_the_kind,
)
