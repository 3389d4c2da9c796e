"""What calendar.yaml and rules.yaml still lack for the new year: they are of all years, and never changed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Place, Source
from docgen.domain.calendar.workdays import unknown_year
from docgen.domain.rules import rules_of
from docgen.domain.words.dates import official_date
from docgen.models.calendar import Calendar
from docgen.models.rules import Rule, Rules
from docgen.next_year.roster_news import Note
from docgen.next_year.turning import Desk, Turn

FILE, RULES = "plans/calendar.yaml", "plans/rules.yaml"


def calendar_news(calendar: Calendar | None, desk: Desk) -> list[Note]:
    """What is wanting: official days off, terms, vacations, the unit's own days off, rules in force."""
    place = calendar.place if calendar else Place(Source(FILE))
    return [*_official(place, desk), *_terms(calendar, place, desk.turn), *_lapsed(desk)]


def lapsed_rules(turn: Turn, own: Rules | None) -> tuple[Rule, ...]:
    """The rules that were in force last year and are not in the new."""
    kept = {rule.number for rule in rules_of(turn.new, own)}
    return tuple(rule for rule in rules_of(turn.old, own) if rule.number not in kept)


def _official(place: Place, desk: Desk) -> Iterator[Note]:
    if not desk.calendar.knows(desk.turn.new):
        told = unknown_year(desk.turn.new, place)
        text = f"还不知道{desk.turn.new}年的放假安排，日子没有避开放假，都没有核对过；{told.hint}"
        yield Note(place, text)


def _terms(calendar: Calendar | None, place: Place, turn: Turn) -> Iterator[Note]:
    terms = [term for term in calendar.terms if term.first.year == turn.new] if calendar else []
    if len(terms) < 2:
        have = f"只有“{terms[0].name}”" if terms else "没有"
        yield Note(place, f"{turn.new}年的学期{have}，请把各学期的起止日期补上（没有写的按通常的日子推算）")
    if calendar is None:
        return
    old, new = (
        {str(each.name) for each in calendar.vacations if each.first.year <= year <= each.last.year}
        for year in (turn.old, turn.new)
    )
    for name in sorted(old - new):
        yield Note(place, f"{turn.new}年的{name}还没有写")
    for own in calendar.own:
        if own.day.year == turn.old:
            shown = f"{official_date(own.day)}{own.name}"
            yield Note(own.place, f"单位休息日“{shown}”是去年的，{turn.new}年的请补上")


def _lapsed(desk: Desk) -> Iterator[Note]:
    for rule in desk.lapsed:
        until = f"到{official_date(rule.until)}为止" if rule.until else "不再有效"
        text = f"“{rule.name}{rule.promise}”（{rule.source}）{until}：{desk.turn.new}年的要求请写进 {RULES}"
        is_own = rule.place.source.name == RULES
        yield Note(rule.place if is_own else Place(Source(RULES)), text)
