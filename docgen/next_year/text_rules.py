"""The rules for texts, the most special first: no later rule touches words that an earlier one has judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from docgen.next_year import counted_words, dated_words, people_words
from docgen.next_year.context import Hit, YearContext
from docgen.next_year.text_values import TextValue

TextRule = Callable[[str, TextValue, YearContext], Iterator[Hit]]

STRUCTURE: tuple[TextRule, ...] = (
    dated_words.titles_of_papers,
    dated_words.days,
    dated_words.school_years,
    dated_words.years,
    dated_words.bare_years,
    dated_words.ended_campaigns,
    dated_words.relative_years,
    people_words.people_who_left,
    people_words.unknown_people,
    counted_words.numbers_of_lapsed_rules,
)
"""The rules for the lines of a form, whose numbers are points and stay."""

ALL: tuple[TextRule, ...] = (
    dated_words.spans_of_plans,
    dated_words.own_number,
    dated_words.titles_of_papers,
    dated_words.claims,
    counted_words.counted_anniversaries,
    counted_words.unknown_anniversaries,
    dated_words.days,
    dated_words.school_years,
    dated_words.years,
    dated_words.bare_years,
    dated_words.ended_campaigns,
    dated_words.years_of_their_kind,
    dated_words.relative_years,
    counted_words.sessions,
    people_words.people_who_left,
    people_words.posts_of_others,
    people_words.unknown_people,
    counted_words.headcounts,
    counted_words.numbers_of_lapsed_rules,
    dated_words.probations,
    counted_words.quantities,
)
"""The rules for running text."""

BESIDES: tuple[TextRule, ...] = (dated_words.aims,)
"""The rules on a text as a whole, whatever others say of its words."""


def hits(raw: str, value: TextValue, context: YearContext, rules: Sequence[TextRule]) -> list[Hit]:
    """The hits of the rules in a piece of a text, in its order; no two on the same characters."""
    # The order of the rules decides: the year inside of 2022—2023学年 belongs to the school year.
    taken: list[Hit] = []
    spoken_of = bytearray(len(raw))
    for rule in rules:
        for hit in rule(raw, value, context):
            if not any(spoken_of[hit.start : hit.end]):
                spoken_of[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                taken.append(hit)
    besides = [hit for rule in BESIDES for hit in rule(raw, value, context)]
    return [*sorted(taken, key=lambda hit: hit.start), *besides]
