"""Facts in the notices that disagree: with the calendar, the rules, the roster, the minutes and each other.

One rule, one small function; each family of rules lists its own in `RULES`, and here are all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.base.unforeseen import all_or_told
from docgen.domain.notices import notice_ground_facts, notice_people_facts, notice_period_facts
from docgen.domain.notices.notice_case import NoticeCase, Person
from docgen.models.notices import Notice
from docgen.reading.nodes import Text

Rule = Callable[[NoticeCase], Iterator[Diagnostic]]


PERHAPS_AN_OFFICE = "电话号码"
"""A telephone on a line may be that of an office, which is no secret."""


class Secret(NamedTuple):
    """Something private in a text: what it is, and the words themselves."""

    what: str
    words: str

    @property
    def is_certain(self) -> bool:
        """Return whether it can only be a person's own."""
        return self.what != PERHAPS_AN_OFFICE


_FORMS = {
    "身份证号": re.compile(
        r"(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?![\dXx])|(?<!\d)[1-9]\d{14}(?!\d)"
    ),
    "手机号码": re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"),
    PERHAPS_AN_OFFICE: re.compile(r"(?:电话|手机|联系方式)[^\d，。；]{0,4}\d{3,4}[- ]?\d{7,8}(?!\d)"),
    # 国家住房, 专家住院 and 大家住宿 hold 家住 and no address.
    "家庭住址": re.compile(
        r"(?:家庭住址|家庭地址|住址|现居住地|(?<![国专大])家住(?![房院宿]))[^，。；]{0,30}"
    ),
}
"""Each kind by how it is written. An identity number has 18 places, before 1999 15."""


def check_notices(cases: Sequence[NoticeCase], year: int, today: date | None = None) -> list[Diagnostic]:
    """Everything that the facts of a year's notices have against each other and against the other files.

    `today` is the day that a command asks of the machine; without it no period is taken for running.
    """
    said = [
        diagnostic
        for case in cases
        for rule in RULES
        for diagnostic in all_or_told(case.notice.place, partial(rule, case))
    ]
    for case in cases if today else ():
        said += notice_period_facts.reported_when_it_is_over(case, today) if today else ()
    notices = [case.notice for case in cases]
    return [*said, *(d for n in notices for d in posted_in_its_year(n, year)), *numbered_once(notices)]


def posted_in_its_year(notice: Notice, year: int) -> Iterator[Diagnostic]:
    """A day of another year was copied from last year's file."""
    if notice.posted and notice.posted.year != year:
        message = f"这是{year}年的公示，发布日期却是{notice.posted.year}年（是不是从去年的文件复制来的？）"
        yield warning("N815", notice.place_of("发布日期"), message, f"核对后改成{year}年")


def numbered_once(notices: Sequence[Notice]) -> Iterator[Diagnostic]:
    """Two notices must not share a number: it is by that they are asked for."""
    seen: dict[str, Notice] = {}
    for notice in notices:
        earlier = seen.setdefault(str(notice.number), notice)
        if earlier is not notice:
            message = f"编号“{notice.number}”第{earlier.place.line}行的公示已经用了"
            yield error("N810", notice.number.place, message, "换一个编号")


def nothing_private_is_published(case: NoticeCase) -> Iterator[Diagnostic]:
    """Identity numbers, telephone numbers and homes of people do not hang on a wall (D10)."""
    for text in _published(case.notice):
        for secret in secrets(text):
            told = error if secret.is_certain else warning
            message = f"这里有{secret.what}（{_hidden(secret.words)}），个人的不能公示"
            yield told("N811", text.place, message, "删掉它；受理电话请写在“受理: {电话: …}”里")
    for person, text in _of_the_roster(case):
        for secret in secrets(text):
            message = f"名册里{person.label}的“{_hidden(text)}”有{secret.what}，会印在公示里"
            yield error("N811", person.subject.name.place, message, "从名册的这一项里删掉，记在“备注”里")


def _published(notice: Notice) -> Iterator[Text]:
    """The texts of a notice, but for the contact for objections."""
    # The telephone to call with objections must stand there: it is an office's.
    contact = {id(text) for text in notice.contact.texts()} if notice.contact else set()
    return (text for text in notice.texts() if id(text) not in contact)


def _of_the_roster(case: NoticeCase) -> Iterator[tuple[Person, Text]]:
    """Words of the roster that the notice prints."""
    for person in case.persons:
        record = person.known.record if person.known else None
        # A notice with a text of its own prints nothing of the roster.
        if record and not case.is_free:
            printed = (record.post, record.education, record.recommended, record.vetted, record.trained)
            yield from ((person, text) for text in printed)


def _hidden(words: str) -> str:
    """Enough to find it, not enough to spread it."""
    return f"{words[:3]}……{words[-2:]}" if any(c.isdigit() for c in words) else words[:4]


def secrets(text: str) -> list[Secret]:
    """Everything private in a text, each once: an identity number, a telephone number, a home."""
    found = []
    for what, form in _FORMS.items():
        for match in form.finditer(text):
            found.append(Secret(what, match.group()))
            # Blotted out, so that a mobile number within an identity number is not told as well.
            text = text.replace(match.group(), "　" * len(match.group()))
    return found


RULES: tuple[Rule, ...] = (
    *notice_period_facts.RULES,
    *notice_ground_facts.RULES,
    *notice_people_facts.RULES,
    nothing_private_is_published,
)
