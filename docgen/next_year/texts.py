"""The rules for texts, the nearest first: what an earlier one has spoken of, no later one touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from docgen.next_year.counted_words import (
    counted_anniversaries,
    lapsed_rules,
    quantities,
    sessions,
    unknown_anniversaries,
)
from docgen.next_year.dated_words import (
    bare_years,
    claims,
    days,
    own_number,
    school_years,
    titles_of_papers,
    years,
)
from docgen.next_year.heads import heads
from docgen.next_year.passages import Passage
from docgen.next_year.passing_words import (
    aims,
    ended_campaigns,
    probations,
    relative_years,
    years_of_their_kind,
)
from docgen.next_year.people_words import people_who_left, posts_of_others, unknown_people
from docgen.next_year.turning import Desk, Hit

Rule = Callable[[str, Passage, Desk], Iterator[Hit]]

STRUCTURE: tuple[Rule, ...] = (
    titles_of_papers,
    days,
    school_years,
    years,
    bare_years,
    ended_campaigns,
    relative_years,
    people_who_left,
    unknown_people,
    lapsed_rules,
)
"""For the lines of a form: its numbers are points, which stay."""

ALL: tuple[Rule, ...] = (
    own_number,
    titles_of_papers,
    claims,
    counted_anniversaries,
    unknown_anniversaries,
    days,
    school_years,
    years,
    bare_years,
    ended_campaigns,
    years_of_their_kind,
    relative_years,
    sessions,
    people_who_left,
    posts_of_others,
    unknown_people,
    heads,
    lapsed_rules,
    probations,
    quantities,
)
"""For running text."""

BESIDES: tuple[Rule, ...] = (aims,)
"""They speak of a text as a whole, whatever others say of its words."""


def hits(raw: str, passage: Passage, desk: Desk, rules: Sequence[Rule]) -> list[Hit]:
    """What the rules say of a piece of a text, in its order; no two speak of the same characters."""
    taken: list[Hit] = []
    spoken_of = bytearray(len(raw))
    for rule in rules:
        for hit in rule(raw, passage, desk):
            if not any(spoken_of[hit.start : hit.end]):
                spoken_of[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                taken.append(hit)
    besides = [hit for rule in BESIDES for hit in rule(raw, passage, desk)]
    return [*sorted(taken, key=lambda hit: hit.start), *besides]
