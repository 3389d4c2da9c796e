"""The words of an office by its roster: its bodies, and who is meant by a surname and a post (王书记)."""

from __future__ import annotations

import re

from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.models.office_words import OfficeWords, Sayings
from docgen.models.organization import Organization

_BY_POST = re.compile(
    r"(?P<surname>[㐀-鿿]{1,2})(?P<post>(?:总支)?副?书记|(?:组织|宣传|组宣|纪检|青年|统战|生活|学习)?委员|支委|(?:党小)?组长)"
)


def office_words(organization: Organization | None, sayings: Sayings) -> OfficeWords:
    """The words by which the files of an office are read."""
    if organization is None:
        return OfficeWords(sayings=sayings)
    roster = Roster(organization)
    names = {*roster.names, *(str(one.name) for one in organization.candidates)}

    def holder(called: str) -> str:
        found = _BY_POST.fullmatch(called)
        # A person's own name goes before the post that it looks like.
        return _holder(roster, found) if found and called not in names else ""

    return OfficeWords(
        roster.branches,
        roster.general_names,
        roster.unit,
        tuple(roster.groups),
        holder,
        sayings,
        names.__contains__,
    )


def _holder(roster: Roster, called: re.Match[str]) -> str:
    """The one person of that surname with that post; nothing where it may be several."""
    surname, post = called["surname"], called["post"]
    found = {
        roster.label(seat)
        for seat in roster.seats
        if str(seat.member.name).startswith(surname) and any(_is_post(each, post) for each in _posts(seat))
    }
    return found.pop() if len(found) == 1 else ""


def _posts(seat: Seat) -> list[str]:
    return [re.sub("支委$", "委员", post) for post in seat.typed_posts]


def _is_post(held: str, called: str) -> bool:
    """Tell whether a post may be called so: 第一支部组织委员 is 委员, and 副书记 is called 书记."""
    short = called.removeprefix("党小").replace("支委", "委员")
    return held.endswith(short)
