"""Phrases that several papers share: dates, the full name of a branch, closed sentences, tellers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from docgen.domain.people.seat import Seat
from docgen.domain.words.dates import official_date, weekday
from docgen.domain.words.placeholders import missing

if TYPE_CHECKING:
    from docgen.models.minutes import Meeting
    from docgen.models.organization import Organization

GENERAL_BRANCH = "总支部委员会"
BY_HAND = "______"
"""Room for a number that is written by hand: blanks would vanish at the end of a line."""


def branch_signature(organization: Organization, branch: str) -> str:
    """The full name of a branch, 中共…第二支部委员会, made from the name of its general branch."""
    # A signature needs 中共 and the full name; organization.yaml gives branches by their short names.
    name = str(organization.name)
    if name.endswith(GENERAL_BRANCH) and branch.endswith("支部"):
        return f"{name.removesuffix(GENERAL_BRANCH)}{branch}委员会"
    return f"{name}{branch}" if branch not in name else name


def dated(day: date | None, what: str) -> str:
    """A date in words, or 【待补】 when it is missing."""
    return official_date(day) if day else missing(what)


def when_of(meeting: Meeting) -> str:
    """Day, weekday and hour of a meeting."""
    hours = str(meeting.time) if meeting.time else missing("时间")
    return f"{official_date(meeting.day)}（{weekday(meeting.day)}）{hours}"


def closed(text: str) -> str:
    """The sentence with a stop at its end; an empty text stays empty."""
    # People end what they type with ； or ， too: the stop takes its place.
    return text if not text or text.endswith(("。", "！", "？")) else text.rstrip("；，") + "。"


def standing_on(seat: Seat, day: date) -> str:
    """正式党员 or 预备党员, as somebody was on that day."""
    return "正式党员" if seat.is_full(day) else "预备党员"


def posts_of(seat: Seat, day: date) -> str:
    """The posts of a member on a day, those in the Party first."""
    return "；".join(text for text in ("、".join(seat.posts_on(day)), str(seat.member.post)) if text)


def counted_by(tellers: Sequence[str], scrutineers: Sequence[str]) -> str:
    """计票人：吴静；监票人：郑好; a name that is missing becomes 【待补】."""
    told = (("计票人", tellers), ("监票人", scrutineers))
    return "；".join(f"{what}：{'、'.join(names) or missing(what)}" for what, names in told)
