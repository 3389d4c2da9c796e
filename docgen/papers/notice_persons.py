"""The people of a publicity notice: one in a paragraph, several in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from docgen.domain import notice_needs as needs
from docgen.domain.dates import official_date
from docgen.domain.notice_case import NoticeCase, Person
from docgen.domain.notice_needs import TOLD, Need
from docgen.domain.placeholders import missing
from docgen.domain.probation import Probation
from docgen.models.notices import CONFIRMED, RANKING
from docgen.papers.outline import Grid

Shown = Callable[[Any], str]


class Wording(NamedTuple):
    """How a field is told: in a sentence (`{}` is its value), as a value, and in a cell."""

    sentence: str
    shown: Shown = str
    cell: Shown | None = None


def _names(value: Sequence[str]) -> str:
    return "、".join(value)


def _in_two_lines(day: date) -> str:
    """A day in a narrow column."""
    return f"{day.year}年\n{day.month}月{day.day}日"


def _education(value: str) -> str:
    return value if value.endswith(("学历", "学位", "毕业", "在读")) else f"{value}学历"


WORDINGS = {
    needs.GENDER: Wording("{}"),
    needs.ETHNICITY: Wording("{}"),
    needs.BIRTH: Wording("{}出生", lambda m: f"{m.year}年{m.month}月", lambda m: f"{m.year}年\n{m.month}月"),
    needs.EDUCATION: Wording("{}", _education, str),
    needs.POST: Wording("{}"),
    needs.APPLIED: Wording("{}递交入党申请书", official_date, _in_two_lines),
    needs.RECOMMENDED: Wording("推荐方式为{}"),
    needs.WHEN_ACTIVIST: Wording("{}被确定为入党积极分子", official_date, _in_two_lines),
    needs.WHEN_LISTED: Wording("{}列为发展对象", official_date, _in_two_lines),
    needs.WHEN_ADMITTED: Wording("{}被接收为中共预备党员", official_date, _in_two_lines),
    needs.MENTORS: Wording("培养联系人：{}", _names),
    needs.SPONSORS: Wording("入党介绍人：{}", _names),
    needs.VETTED: Wording("政治审查：{}"),
    needs.TRAINED: Wording("集中培训：{}"),
    needs.REVIEWED: Wording("{}通过上级党委预审", official_date, _in_two_lines),
}
"""How each field is worded; what is not here is told as it was written."""

STEPS = (needs.APPLIED, needs.RECOMMENDED, needs.WHEN_ACTIVIST, needs.WHEN_LISTED, needs.WHEN_ADMITTED)
"""What is told of the way so far, in one sentence."""
CHECKS = (needs.VETTED, needs.TRAINED, needs.REVIEWED)
"""What would make a table too wide is told of each in one cell."""


def paragraphs_of(case: NoticeCase, person: Person) -> list[str]:
    """One person in running text: who they are, the way so far, who looked after them."""
    told = [need for need in _told(case) if _is_told(case, person, need)]
    who = "，".join([person.label, *(_sentence(person, need) for need in told if need in needs.BASICS)])
    way = [_sentence(person, need) for need in told if need in STEPS]
    way += _probation(case, person)
    rest = [_sentence(person, need) for need in told if need not in (*needs.BASICS, *STEPS, needs.ITEM)]
    sentences = [who, "，".join(way), *rest] if way else [who, *rest]
    return ["".join(map(_closed, sentences))]


def _told(case: NoticeCase) -> tuple[Need, ...]:
    told = TOLD[case.notice.kind]
    found = (*told.must, *told.may)
    return tuple(sorted(found, key=_ORDER.index))


_ORDER = (*WORDINGS, needs.ITEM, needs.DEEDS, needs.RESULT)
"""In which order things are told, in a text as in a table."""


def _is_told(case: NoticeCase, person: Person, need: Need) -> bool:
    return need in TOLD[case.notice.kind].must or bool(person.told(need.field))


def _sentence(person: Person, need: Need) -> str:
    value = person.told(need.field)
    wording = WORDINGS.get(need, Wording("{}"))
    if value:
        return wording.sentence.format(wording.shown(value))
    return wording.sentence.format(missing(need.name))


def _probation(case: NoticeCase, person: Person) -> list[str]:
    """预备期一年，2023年9月27日期满."""
    if case.notice.kind != CONFIRMED:
        return []
    reckoned = case.probation(person)
    ends = official_date(reckoned.ends) if reckoned else missing("预备期满时间")
    return [f"预备期一年{_extended(case, person)}，{ends}期满"]


def _extended(case: NoticeCase, person: Person) -> str:
    months = person.told("extension") or case.office.extension(person.label)
    return f"、延长{months}个月" if months else ""


def _closed(text: str) -> str:
    return text if not text or text.endswith(("。", "！", "？")) else text.rstrip("；，") + "。"


def table_of(case: NoticeCase, people: Sequence[Person]) -> Grid:
    """Several people, a row each; a column that nobody has and nobody misses is left out."""
    columns = list(_columns(case, people))
    rows = tuple(tuple(cell(person) for _, cell in columns) for person in people)
    return Grid(tuple(head for head, _ in columns), rows)


Column = tuple[str, Callable[[Person], str]]


def _columns(case: NoticeCase, people: Sequence[Person]) -> Iterator[Column]:
    yield ("对象" if case.notice.kind == RANKING else "姓名"), lambda person: person.label
    wanted = [need for need in _told(case) if any(_is_told(case, person, need) for person in people)]
    for need in wanted:
        if need not in CHECKS:
            yield need.name, _cell_of(need, must=need in TOLD[case.notice.kind].must)
    if case.notice.kind == CONFIRMED:
        yield "预备期满时间", lambda person: _ends(case.probation(person))
    checks = [need for need in wanted if need in CHECKS]
    if checks:
        yield "审查培训情况", lambda person: "；".join(_sentence(person, need) for need in checks)


def _cell_of(need: Need, *, must: bool) -> Callable[[Person], str]:
    wording = WORDINGS.get(need, Wording("{}"))
    shown = wording.cell or wording.shown

    def cell(person: Person) -> str:
        value = person.told(need.field)
        return shown(value) if value else missing(need.name) if must else ""

    return cell


def _ends(reckoned: Probation | None) -> str:
    return _in_two_lines(reckoned.ends) if reckoned else missing("预备期满时间")
