"""The data that a notice of each kind prints of a person: those it must have, and those it may (D10)."""

from __future__ import annotations

from typing import NamedTuple

from docgen.domain.notices.notice_case import NoticeCase, Person
from docgen.models.notices import ACTIVIST, ADMITTED, AWARD, CONFIRMED, LISTED, RANKING


class Need(NamedTuple):
    """One thing told of a person: its field in the sources, its name on the paper, its key in YAML."""

    field: str
    name: str
    key: str


def _need(field: str, name: str, key: str = "") -> Need:
    return Need(field, name, key or name)


GENDER, ETHNICITY = _need("gender", "性别"), _need("ethnicity", "民族")
BIRTH, EDUCATION = _need("birth", "出生年月"), _need("education", "学历")
POST = _need("post", "工作岗位", "行政职务")
APPLIED, RECOMMENDED = _need("applied", "申请入党时间"), _need("recommended", "推荐方式")
WHEN_ACTIVIST, MENTORS = _need("activist", "确定积极分子时间"), _need("mentors", "培养联系人")
WHEN_LISTED, SPONSORS = _need("listed", "列为发展对象时间"), _need("sponsors", "入党介绍人")
VETTED, TRAINED = _need("vetted", "政治审查"), _need("trained", "集中培训")
REVIEWED = _need("reviewed", "预审时间")
WHEN_ADMITTED = _need("admitted", "接收时间", "入党日期")
ASKED = _need("asked", "转正申请时间")
ITEM, DEEDS, RESULT = _need("item", "项目"), _need("deeds", "事迹"), _need("outcome", "成绩")

BASICS = (GENDER, ETHNICITY, BIRTH, EDUCATION, POST)


class Told(NamedTuple):
    """The data that a notice must have, and those that it prints where they are known."""

    must: tuple[Need, ...]
    may: tuple[Need, ...] = ()

    def fields(self) -> set[str]:
        """The fields of all of them."""
        return {need.field for need in (*self.must, *self.may)}


TOLD = {
    ACTIVIST: Told((*BASICS, APPLIED, RECOMMENDED), (MENTORS,)),
    LISTED: Told((*BASICS, APPLIED, WHEN_ACTIVIST, MENTORS), (SPONSORS, VETTED, TRAINED)),
    ADMITTED: Told(
        (*BASICS, APPLIED, WHEN_ACTIVIST, WHEN_LISTED, SPONSORS, VETTED, TRAINED, REVIEWED), (MENTORS,)
    ),
    # The steps before admission have been public before: told where they are known.
    CONFIRMED: Told((*BASICS, WHEN_ADMITTED, SPONSORS), (APPLIED, WHEN_ACTIVIST, WHEN_LISTED, ASKED)),
    AWARD: Told((), (POST, ITEM, DEEDS, RESULT)),
    RANKING: Told((), (POST, ITEM, RESULT, DEEDS)),
}
"""By the kind of the notice; a free notice tells what its own text says."""


def lacking(case: NoticeCase, person: Person) -> list[Need]:
    """List the data of a person that the notice must have and nobody says."""
    told = TOLD.get(case.notice.kind, Told(()))
    # The minutes and the roster count as well: only what nobody says is lacking.
    return [need for need in told.must if not person.told(need.field)]
