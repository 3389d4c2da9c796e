"""People named in a text: those who have left, who hold another post, or whom the roster lacks."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.domain.people import people_in_texts as people
from docgen.domain.people.roster import RosterPerson
from docgen.domain.words.dates import official_date
from docgen.next_year.context import Hit, Verdict, YearContext
from docgen.next_year.text_values import TextValue


def people_who_left(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a person of the roster who has left, or leaves in the course of the new year."""
    # Of two people with one name the one who stays is meant.
    for found in people.people_in(raw, context.roster):
        left = [f"{one.label}{told}" for one in found.namesakes if (told := _leaves(one, context))]
        if len(left) == len(found.namesakes):
            yield Hit(found.start, found.end, Verdict.STALE, "、".join(left))


def posts_of_others(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a post before a name that the roster does not give to that person: 总支书记王建国."""
    for remark in people.posts_of_others(raw, context.roster):
        yield Hit(remark.start, remark.end, Verdict.STALE, remark.told)


def unknown_people(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a name that the roster lacks, under the keys that ask for an office or a person."""
    for remark in people.unknown_people(raw, context.roster) if value.key in people.WORKERS else ():
        yield Hit(remark.start, remark.end, Verdict.STALE, remark.told)


def _leaves(person: RosterPerson, context: YearContext) -> str:
    """The day on which a person left or leaves, or a remark that they are not there yet; else empty."""
    left = people.last_left(person)
    # A transfer between branches has one line with a day of leaving, and another without.
    is_staying = any(not seat.left for seat in person.seats)
    still = "" if left is None or is_staying else f"{official_date(left)}转出"
    return people.away_on(person, context.first_day) or still
