"""The people whom a plan names, against the roster of its day, as `docgen new` tells of last year's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, hint, warning
from docgen.domain.people.people_in_texts import (
    PersonInText,
    away_on,
    people_in,
    posts_of_others,
    unknown_people,
)
from docgen.domain.people.roster import Roster
from docgen.models.plan import Plan
from docgen.reading.inside import place_inside
from docgen.reading.nodes import Text
from docgen.year import Year

_BEFORE = re.compile(r"(?:^|[、，。；：（）,;:()\s由请]|书记|委员|组长|主任|校长)$")
_BEHIND = re.compile(r"$|[、，。；：（）,;:()\s]|同志|负责|牵头|主[讲持]|督促|落实|联系")
"""What stands around a name of two characters: 解放 is a person, and a word in 解放思想."""


def plan_names_people_of_the_roster(year: Year) -> Iterator[Diagnostic]:
    """Tell of people in the plan who were away on its day, hold another post, or are in no roster."""
    plan, roster = year.plan, year.roster
    if plan is None or roster is None:
        return
    # Without a day of issue a plan is taken to speak of the first of January.
    day, workers = plan.issued or date(year.number, 1, 1), list(_workers(plan))
    for text in plan.texts():
        yield from _of_the_gone(text, roster, day, is_of_workers=text in workers)
        for remark in posts_of_others(text, roster):
            place = place_inside(text, remark.start, remark.end)
            yield hint("D586", place, remark.told, "核对职务；换了人的，改名册或者计划")
    for text in workers:
        for remark in unknown_people(text, roster):
            place = place_inside(text, remark.start, remark.end)
            yield hint("D587", place, remark.told, "核对姓名；不是党员的，不用改")


def _workers(plan: Plan) -> Iterator[Text]:
    """The texts that say who does a thing."""
    for item in plan.schedule:
        yield from (item.chair, item.responsible)
    yield from (section.responsible for section, _ in plan.levelled_sections())


def _of_the_gone(text: Text, roster: Roster, day: date, *, is_of_workers: bool) -> Iterator[Diagnostic]:
    for found in people_in(text, roster):
        away = [f"{one.label}{told}" for one in found.namesakes if (told := away_on(one, day))]
        # Of two people with one name the one who stays is meant.
        if len(away) == len(found.namesakes) and (is_of_workers or _is_a_name(text, found)):
            place = place_inside(text, found.start, found.end)
            yield warning("D585", place, "、".join(away), "改成现在负责的人；核对名册里的转出、转入日期")


def _is_a_name(text: str, found: PersonInText) -> bool:
    is_alone = _BEFORE.search(text[: found.start]) and _BEHIND.match(text[found.end :])
    return len(found.name) > 2 or is_alone is not None
