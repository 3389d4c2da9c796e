"""A notice's period against the calendar and the rules, and the report against the period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.domain.calendar.workdays import PROVISIONAL, UnknownYear, unknown_year
from docgen.domain.notices.notice_case import NoticeCase
from docgen.domain.notices.publicity import Publicity, Term, publicity
from docgen.domain.words.dates import official_date
from docgen.models.notice_period import WORKDAYS
from docgen.models.notices import NEXT_DAY


def units_agree(case: NoticeCase) -> Iterator[Diagnostic]:
    """天数: 5个工作日 beside 单位: 自然日 is two things at once."""
    notice = case.notice
    typed = notice.length.unit if notice.length and not notice.length.by_word else ""
    if typed and notice.unit and typed != notice.unit:
        message = f"天数写的是{typed}，单位写的是{notice.unit}"
        yield error("N818", notice.place_of("单位"), message, "只留一个")


def days_by_word_are_told(case: NoticeCase) -> Iterator[Diagnostic]:
    """天 and 周 are natural days, where regulations count workdays: that is said aloud."""
    length = case.notice.length
    if length and length.by_word and not case.notice.unit:
        message = f"“天数”里没有写工作日，按 {length.days} 个{length.unit}数"
        mend = f"按工作日的，写成“{length.days}个工作日”"
        yield hint("D590", case.notice.place_of("天数"), message, mend, once="天数")


def days_off_are_known(case: NoticeCase) -> Iterator[Diagnostic]:
    """A last day that depends on a holiday notice still to come is told and printed as provisional."""
    if case.unknown_year is not None:
        last = (
            f"公示到{official_date(case.period.last)}（{PROVISIONAL}）" if case.period else "数不出公示到哪天"
        )
        consequence, place = f"{last}；也可以自己写“截止”", case.notice.place_of("发布日期")
        yield unknown_year(case.office.calendar, case.unknown_year, place, consequence)


def last_day_agrees(case: NoticeCase) -> Iterator[Diagnostic]:
    """A last day that was written comes after the first, and agrees with 天数 where that is written too."""
    notice, counted = case.notice, case.counted
    if notice.until is None or notice.posted is None:
        return
    place = notice.place_of("截止")
    if notice.until < notice.posted:
        message = f"截止{official_date(notice.until)}早于发布日期{official_date(notice.posted)}"
        yield error("N844", place, message, "核对两个日期")
        return
    if not isinstance(counted, Publicity) or not notice.length or counted.supposed_in:
        return
    if counted.last != notice.until:
        message = f"截止写的是{official_date(notice.until)}，按“天数”数到{official_date(counted.last)}"
        yield error("N844", place, message, "核对以后只留一个：删掉“截止”，或者删掉“天数”")


def length_is_known(case: NoticeCase) -> Iterator[Diagnostic]:
    """The office must say how long a notice hangs where no rule does."""
    if case.notice.posted and case.term is None and case.notice.until is None:
        message = f"“{case.notice.kind}”没有规定公示几天，也没有写“天数”"
        yield warning("N804", case.notice.place, message, "补上一行“天数: 5个工作日”")


def begins_on_a_workday(case: NoticeCase) -> Iterator[Diagnostic]:
    """A notice posted on a day off hangs where nobody passes."""
    period, calendar = case.period, case.office.calendar
    if period is None:
        return
    # Counted from the next day the first day may be off though the day of posting is not.
    for day, what in ((period.posted, "发布日期"), (period.first, "公示的第一天")):
        off = calendar.surely_off(day)
        if off:
            message = f"{what}{official_date(day)}是{off}，不是工作日"
            yield warning(
                "N812", case.notice.place_of("发布日期"), message, f"改到上班的日子{_counted(period)}"
            )
            return


def _counted(period: Publicity) -> str:
    if period.term.unit == WORKDAYS and period.term.start != NEXT_DAY:
        return f"（现在从下一个工作日数起，到{official_date(period.last)}）"
    return ""


def ends_on_a_workday(case: NoticeCase) -> Iterator[Diagnostic]:
    """Calendar days may end in a holiday, when nobody takes an objection."""
    period = case.period
    off = case.office.calendar.surely_off(period.last) if period else ""
    if period and off:
        message = f"公示的最后一天{official_date(period.last)}是{off}，没有人受理"
        mend = "写“顺延: 是”顺延到上班那天，或者单位改用“工作日”"
        yield warning("N812", case.notice.place_of("天数"), message, mend)


def keeps_out_of_vacations(case: NoticeCase) -> Iterator[Diagnostic]:
    """In a vacation few people pass."""
    period = case.period
    days = list(period.days()) if period else []
    # Days of a vacation may be workdays of the calendar; the school is empty all the same.
    inside = [day for day in days if case.office.calendar.vacation(day)]
    if inside:
        vacation = case.office.calendar.vacation(inside[0])
        how = "整个" if len(inside) == len(days) else f"有{len(inside)}天"
        message = f"公示期{how}在{vacation}里，看到的人少"
        mend = "改到开学以后；放假的日子不对，请改 plans/calendar.yaml 的“寒暑假”"
        yield warning("N813", case.notice.place_of("发布日期"), message, mend)


def hangs_long_enough(case: NoticeCase) -> Iterator[Diagnostic]:
    """Not shorter than laid down, whatever unit was chosen."""
    period, rule = case.period, case.rule
    if period is None or rule is None:
        return
    try:
        # Last days are compared, not numbers: seven calendar days may be fewer than five workdays.
        due = publicity(period.posted, Term(rule.days, rule.unit, rule.start), case.office.calendar)
    except UnknownYear:
        return
    is_supposed = due.supposed_in is not None or period.supposed_in is not None
    # A supposed last day may still move: sure is only that so few days hold no more workdays.
    if period.last < due.last and (not is_supposed or len(list(period.days())) < rule.days):
        must = f"按规定（{rule.days}个{rule.unit}）要到{official_date(due.last)}"
        message = f"公示到{official_date(period.last)}，{must}"
        mend = f"依据：{rule.source}；要求不同的，写进 plans/rules.yaml 的“公示期”（编号 {rule.number}）"
        yield warning("N814", case.notice.place_of("天数"), message, mend)


def reported_after_the_period(case: NoticeCase) -> Iterator[Diagnostic]:
    """The report on a notice comes after its period."""
    outcome, period = case.notice.outcome, case.period
    if outcome and case.notice.posted is None:
        yield error(
            "N809", case.notice.place_of("结果"), "没有写“发布日期”，还说不上公示的结果", "补上发布日期"
        )
    # On its last day an objection may still come in.
    if outcome and outcome.reported and period and outcome.reported <= period.last:
        message = f"公示到{official_date(period.last)}才结束，{official_date(outcome.reported)}还不能报告结果"
        # A last day that may yet move refuses nothing.
        tell = error if period.supposed_in is None else warning
        yield tell("N809", outcome.place_of("报告日期"), message, "等公示期满以后再写“结果”")


def reported_when_it_is_over(case: NoticeCase, today: date) -> Iterator[Diagnostic]:
    """Until the last day is over nobody knows what comes in: 无异议 typed before it is a guess."""
    outcome, period = case.notice.outcome, case.period
    if outcome is None or period is None or period.last < today:
        return
    # By its own day of the report it is told already.
    if outcome.reported is None or outcome.reported > period.last:
        message = f"公示到{official_date(period.last)}才结束，今天（{official_date(today)}）还不能写结果"
        tell = error if period.supposed_in is None else warning
        yield tell("N809", outcome.place, message, "等公示期满以后再写“结果”；日期不对的，核对发布日期和天数")


def what_was_told_was_checked(case: NoticeCase) -> Iterator[Diagnostic]:
    """An objection is looked into before the report says so."""
    outcome = case.notice.outcome
    if outcome and outcome.is_clear and not outcome.nothing and not outcome.checked:
        yield warning("N816", outcome.place, "收到了反映，没有写“核实”", "补上“核实: 经核实，……”")


def what_was_told_is_clear(case: NoticeCase) -> Iterator[Diagnostic]:
    """Words of which nobody knows whether they are an objection are asked about, and not printed as one."""
    outcome = case.notice.outcome
    if outcome is None:
        return
    # 没有异议 in an office's own words was printed as 收到反映.
    if not outcome.is_clear:
        message = f"“{outcome.told}”看不出公示期间有没有收到反映，公示情况报告印的是【待补】"
        mend = "没有收到的写“无异议”；收到的写几件，如“反映: 1件”，内容写在“情况”里"
        yield warning("N840", outcome.told.place, message, mend)
    elif outcome.nothing and (outcome.about or outcome.checked):
        text = outcome.about or outcome.checked
        message = f"“反映”写的是“{outcome.told}”，后面写的“{text}”没有印"
        yield warning("N841", text.place, message, "收到了反映的，“反映”写几件；没有收到的，删掉这一项")


RULES = (
    units_agree,
    days_by_word_are_told,
    days_off_are_known,
    last_day_agrees,
    length_is_known,
    begins_on_a_workday,
    ends_on_a_workday,
    keeps_out_of_vacations,
    hangs_long_enough,
    reported_after_the_period,
    what_was_told_was_checked,
    what_was_told_is_clear,
)
