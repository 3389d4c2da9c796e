"""The people of a publicity notice: one in a paragraph, several in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from docgen.domain.notices import notice_needs as needs
from docgen.domain.notices.notice_case import NoticeCase, Person
from docgen.domain.notices.notice_needs import TOLD, Need
from docgen.domain.people.probation import length_in_words
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.models.notices import CONFIRMED, RANKING
from docgen.papers.outline import TextTable
from docgen.papers.phrases import closed

Shown = Callable[[Any], str]


class Wording(NamedTuple):
    """The wording of a field: a sentence (`{}` is its value), and a function that words the value alone."""

    sentence: str = "{}"
    shown: Shown = str


def _names(value: Sequence[str]) -> str:
    return "、".join(value)


def _education(value: str) -> str:
    return value if value.endswith(("学历", "学位", "毕业", "在读")) else f"{value}学历"


WORDINGS = {
    needs.GENDER: Wording(),
    needs.ETHNICITY: Wording(),
    needs.BIRTH: Wording("{}出生", lambda month: f"{month.year}年{month.month}月"),
    needs.EDUCATION: Wording("{}", _education),
    needs.POST: Wording(),
    needs.APPLIED: Wording("{}递交入党申请书", official_date),
    needs.RECOMMENDED: Wording("推荐方式为{}"),
    needs.WHEN_ACTIVIST: Wording("{}被确定为入党积极分子", official_date),
    needs.WHEN_LISTED: Wording("{}列为发展对象", official_date),
    needs.WHEN_ADMITTED: Wording("{}被接收为中共预备党员", official_date),
    needs.ASKED: Wording("{}递交转正申请书", official_date),
    needs.MENTORS: Wording("培养联系人：{}", _names),
    needs.SPONSORS: Wording("入党介绍人：{}", _names),
    needs.VETTED: Wording("政治审查：{}"),
    needs.TRAINED: Wording("集中培训：{}"),
    needs.REVIEWED: Wording("{}通过上级党委预审", official_date),
}
"""The wording of each field; a field that is not here is printed as it was written."""

STEPS = (
    needs.APPLIED,
    needs.RECOMMENDED,
    needs.WHEN_ACTIVIST,
    needs.WHEN_LISTED,
    needs.WHEN_ADMITTED,
    needs.ASKED,
)
"""The steps of the way into the Party that stand together in one sentence."""
LONG_NAME = 5
"""A name of more 字 takes two lines of its cell."""
NAME_SPARE = 0.5
"""The room beside a name in its cell, in 字."""


def text_of(case: NoticeCase, person: Person) -> str:
    """One person in running text: personal data, the way so far, mentors; empty where nothing is known."""
    who, way = _who(case, person), _way(case, person)
    if who:
        return f"{person.label}，{who}{way}"
    return f"{person.label}：{way}" if way else ""


def _who(case: NoticeCase, person: Person) -> str:
    """男，汉族，1993年8月出生，本科学历，信息技术教师。"""
    return closed("，".join(_sentence(person, need) for need in _told(case, person) if need in needs.BASICS))


def _way(case: NoticeCase, person: Person) -> str:
    """The steps in one sentence, then each of the other fields in a sentence of its own."""
    told = _told(case, person)
    steps = [_sentence(person, need) for need in told if need in STEPS] + _probation(case, person)
    rest = [_sentence(person, need) for need in told if need not in (*needs.BASICS, *STEPS, needs.ITEM)]
    return "".join(map(closed, ["，".join(steps), *rest]))


def _told(case: NoticeCase, person: Person) -> list[Need]:
    """The fields to print of a person: all that are required, and those of the rest that are known."""
    # Privacy: neither an ID number nor a home address is among the fields of any kind of notice.
    told = TOLD[case.notice.kind]
    known = (need for need in told.may if person.told(need.field))
    return sorted((*told.must, *known), key=_ORDER.index)


_ORDER = (*WORDINGS, needs.ITEM, needs.DEEDS, needs.RESULT)
"""The order of the fields, in a text as in a table."""


def _sentence(person: Person, need: Need) -> str:
    value = person.told(need.field)
    wording = WORDINGS.get(need, Wording())
    if value:
        return wording.sentence.format(wording.shown(value))
    return wording.sentence.format(missing(need.name))


def _probation(case: NoticeCase, person: Person) -> list[str]:
    """预备期一年，2023年9月27日期满 (only where the notice is about 转正)."""
    if case.notice.kind != CONFIRMED:
        return []
    reckoned, rule = case.probation(person), case.probation_rule(person)
    ends = official_date(reckoned.ends) if reckoned else missing("预备期满时间")
    length = length_in_words(rule.months or 0) if rule else missing("多长")
    return [f"预备期{length}{_extended(case, person)}，{ends}期满"]


def _extended(case: NoticeCase, person: Person) -> str:
    months = case.months_added(person)
    return f"、延长{months}个月" if months else ""


def table_of(case: NoticeCase, people: Sequence[Person]) -> TextTable:
    """Several people, a row each; the steps of a stage stand in one cell as text."""
    # A column for each date would leave no room for the names.
    columns = list(_of_merit(case, people) if case.is_of_merit else _of_stage(case))
    names = [_in_cell(person.label) for person in people]
    rows = [
        (name, *(cell(person) for _, cell in columns)) for name, person in zip(names, people, strict=True)
    ]
    first = "对象" if case.notice.kind == RANKING else "姓名"
    return TextTable((first, *(head for head, _ in columns)), tuple(rows), _width_of(names))


def _width_of(names: Sequence[str]) -> float:
    """The width of the column of names, in 字, so that no name breaks where it should not."""
    return max(len(line) for name in names for line in name.split("\n")) + NAME_SPARE


def _in_cell(name: str) -> str:
    """A name in its cell; a long name breaks behind its dot (阿依古丽·买买提)."""
    return name.replace("·", "·\n") if len(name) > LONG_NAME else name


_Column = tuple[str, Callable[[Person], str]]


def _of_stage(case: NoticeCase) -> Iterator[_Column]:
    yield "基本情况", lambda person: _who(case, person)
    yield "培养考察情况", lambda person: _way(case, person)


def _of_merit(case: NoticeCase, people: Sequence[Person]) -> Iterator[_Column]:
    """A column for each field that is known of at least one person."""
    told = {need for person in people for need in _told(case, person)}
    for need in sorted(told, key=_ORDER.index):
        yield need.name, _cell_of(need)


def _cell_of(need: Need) -> Callable[[Person], str]:
    shown = WORDINGS.get(need, Wording()).shown

    def cell(person: Person) -> str:
        value = person.told(need.field)
        return shown(value) if value else ""

    return cell
