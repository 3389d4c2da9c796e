"""What the papers of a 民主评议党员 say in sentences: who is appraised, the cap, the count of the ballots."""

from __future__ import annotations

from decimal import Decimal

from docgen.domain.ballots.tally import NameCount, Tally, rate
from docgen.domain.evaluations.appraisal import VOID, AppraisalCase
from docgen.domain.words.placeholders import missing

PROBATIONARY = "预备党员，不评定等次"


def heads_sentence(case: AppraisalCase) -> str:
    """第二支部共有党员13名，其中正式党员11名、预备党员2名（参加评议，不评定等次）。"""
    seats, graded, others = len(case.seats), len(case.graded), case.ungraded
    subject = (
        f"参加评议的{case.record.branch}党员" if case.record.members else f"{case.record.branch}共有党员"
    )
    rest = f"，其中正式党员{graded}名"
    if others:
        names = "、".join(map(case.label, others))
        rest += f"、预备党员{len(others)}名（{names}，参加评议，不评定等次）"
    return f"{subject}{seats}名{rest}。"


def cap_sentence(case: AppraisalCase) -> str:
    """按规定，“优秀”等次一般不超过3名, with what it was reckoned from."""
    best, cap = case.record.grades[0], case.reckoned
    if case.record.most is not None:
        return f"“{best}”等次不超过{case.record.most}名。"
    if cap is None:
        return ""
    return f"“{best}”等次一般不超过{cap.most}名（{cap.of}{cap.base}名的{cap.share}，尾数舍去）。"


def count_sentence(case: AppraisalCase, tally: Tally) -> str:
    """参加测评12人，发出测评票12张，收回12张，其中有效票11张，无效票1张（空白票1张）。"""
    record = case.record
    issued = missing("发出票数") if record.issued is None else str(record.issued)
    took_part = "" if record.took_part is None else f"参加测评{record.took_part}人，"
    return (
        f"{took_part}发出测评票{issued}张，收回{tally.collected}张，其中有效票{tally.valid}张"
        f"{_invalid(tally, str(record.grades[0]))}。"
    )


def _invalid(tally: Tally, best: str) -> str:
    kinds = ((tally.blank_sheets, "空白票"), (tally.void_sheets, f"{best}超过上限而作废的票"))
    named = "、".join(f"{what}{number}张" for number, what in kinds if number)
    return f"，无效票{tally.invalid}张（{named}）" if named else ""


def rate_note(tally: Tally, best: str) -> str:
    """What a rate is of, and how a row adds up."""
    left = tally.collected - tally.void_sheets
    blank = f"（含空白票{tally.blank_sheets}张）" if tally.blank_sheets else ""
    return (
        f"注：{best}率＝{best}票数÷有效票{tally.valid}张，保留一位小数；排序按{best}票数，相同的并列；"
        f"每人各等次票数、未填{blank}、无效相加都是{left}。"
    )


def percentage(part: int, whole: int) -> str:
    """81.8%, or a dash where there is nothing to divide by."""
    found: Decimal | None = rate(part, whole)
    return "—" if found is None else f"{found}%"


def votes_in_words(count: NameCount, case: AppraisalCase) -> str:
    """优秀9票、合格1票: the grades that somebody gave."""
    grades = zip(case.record.grades, count.grades, strict=True)
    given = [f"{grade}{votes}票" for grade, votes in grades if votes]
    return "、".join(given) or "没有有效的等次"


def ballot_notes(case: AppraisalCase) -> list[str]:
    """The rules printed on each ballot."""
    record = case.record
    best = record.grades[0]
    notes = [
        "1.在每名党员的一个等次栏内打“√”，只能选一个；不打的按弃权计，打两个以上的无效。",
    ]
    if case.most is not None and record.over_cap == VOID:
        notes.append(f"2.“{best}”不超过{case.most}名，超过的整张票无效。")
    elif case.most is not None:
        notes.append(f"2.“{best}”一般不超过{case.most}名。")
    notes.append(f"{len(notes) + 1}.本票不记名，请不要写名字或作记号。")
    return notes
