"""What a paper is held against: its year, the unit and its people, the year's dated events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from docgen.checking.proofreading.dated import data_file
from docgen.domain.words.placeholders import count_marks
from docgen.reading.nodes import Entries, Items

if TYPE_CHECKING:
    from docgen.domain.people.roster import Roster
    from docgen.models.organization import PersonRecord
    from docgen.models.rules import Rules
    from docgen.year import Year


class AmountSubject(NamedTuple):
    """Of what an amount is: when, and what."""

    when: str
    what: str


class AnniversaryWord(NamedTuple):
    """A word that anniversaries are counted for: from which year, and whether the first year is the first."""

    word: str
    first: int
    by_times: bool


class CampaignDates(NamedTuple):
    """A campaign that lasts for some time only: its name, its words in texts, its days (None: it goes on)."""

    name: str
    words: tuple[str, ...]
    since: date
    until: date | None
    is_error: bool
    is_common: bool
    """Whether texts may speak of it before it began."""

    def is_out_of_time(self, year: int) -> bool:
        """Tell whether a paper of that year is too early for it, or later than the year after its end."""
        too_early = year < self.since.year and not self.is_common
        return too_early or (self.until is not None and year > self.until.year + 1)


@dataclass(frozen=True)
class Facts:
    """The facts in the year's files with which a text can disagree."""

    year: int = 0
    """The year of the folder; 0 where none is known."""
    issued: date | None = None
    """The plan's day of issue."""
    unit: str = ""
    """The full name of the Party organization."""
    short_unit: str = ""
    roster: Roster | None = None
    """Its branches and people, to be counted at any day."""
    bodies: frozenset[str] = frozenset()
    """Its branches and groups."""
    names: frozenset[str] = frozenset()
    """People: nothing is ever found in a name."""
    events: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """What the plan dates, by its name."""
    amounts: Mapping[AmountSubject, tuple[str, str]] = field(default_factory=dict)
    """What the year's papers say an amount is, where each says it first, and of what."""
    titles: frozenset[str] = frozenset()
    """Papers of local bodies that the office has told (rules.yaml)."""
    anniversaries: tuple[AnniversaryWord, ...] | None = None
    """None for those that docgen knows of itself."""
    campaigns: tuple[CampaignDates, ...] | None = None
    """The same for what is done for some time only."""

    issued_by_kind: Mapping[str, date] = field(default_factory=dict)
    """The days of issue of the papers that have one of their own."""

    def of(self, kind: str) -> Facts:
        """The same for a paper of that kind, which may have a day of issue of its own."""
        day = self.issued_by_kind.get(kind)
        return replace(self, issued=day) if day and day != self.issued else self

    @property
    def day(self) -> date:
        """The day for which dated facts are looked up: that of issue, else the end of the year."""
        return self.issued or date(self.year or 2000, 12, 31)


NO_FACTS = Facts()


def facts_of(year: Year) -> Facts:
    """Collect what the files of a year say, as far as a text can disagree with it."""
    facts = Facts(year=year.number, issued_by_kind=dict(_days_of_issue(year)))
    if year.roster:
        facts = _with_the_unit(facts, year.roster)
    if year.plan:
        events = {str(item.name): item.days for item in year.plan.schedule if item.days}
        facts = replace(facts, issued=year.plan.issued, events=events)
    return _with_own_rules(facts, year.rules) if year.rules else facts


def _with_the_unit(facts: Facts, roster: Roster) -> Facts:
    unit = roster.organization
    people: list[PersonRecord] = [*unit.members, *unit.candidates]
    groups = (str(member.group) for member in unit.members if member.group)
    return replace(
        facts,
        unit=_filled_in(unit.name),
        short_unit=_filled_in(unit.short_name),
        roster=roster,
        bodies=frozenset(chain((str(branch.name) for branch in unit.branches), groups)),
        # A name of one character stands in too many words to be looked for.
        names=frozenset(str(person.name) for person in people if len(person.name) > 1),
    )


def _with_own_rules(facts: Facts, rules: Rules) -> Facts:
    titles = rules.proofreading.titles if rules.proofreading else ()
    return replace(
        facts,
        titles=frozenset(title.strip("《》") for title in titles),
        anniversaries=anniversary_words(rules) if rules.anniversaries else None,
        campaigns=campaign_dates(rules) if rules.campaigns else None,
    )


def _days_of_issue(year: Year) -> Iterator[tuple[str, date]]:
    from docgen.models.titled_paper import TitledPaper

    for name, file in year.files.items():
        if isinstance(file, TitledPaper) and file.issued:
            yield name, file.issued


def _filled_in(name: str) -> str:
    """A name, unless a person still has to write it."""
    return "" if count_marks(name) else str(name)


def anniversary_words(own: Rules | None) -> tuple[AnniversaryWord, ...]:
    """The anniversaries, the office's own first."""
    from docgen.domain.rules import anniversaries, words_of
    from docgen.models.rules import BY_TIMES

    return tuple(
        AnniversaryWord(word, known.first, known.counted == BY_TIMES)
        for known in anniversaries(own)
        for word in words_of(known)
    )


def campaign_dates(own: Rules | None) -> tuple[CampaignDates, ...]:
    """The campaigns, the office's own first."""
    from docgen.domain.rules import campaigns, words_of
    from docgen.models.rules import ERROR

    return tuple(
        CampaignDates(
            str(known.name), words_of(known), known.since, known.until, known.level == ERROR, known.is_common
        )
        for known in campaigns(own)
    )


@cache
def built_in_anniversary_words() -> tuple[AnniversaryWord, ...]:
    """The anniversaries that docgen knows of itself."""
    return tuple(
        AnniversaryWord(word, int(str(known["起"])), known.get("计法") == "第几个")
        for known in _built_in("周年")
        for word in _words(known)
    )


@cache
def built_in_campaign_dates() -> tuple[CampaignDates, ...]:
    """The same for campaigns."""
    return tuple(
        CampaignDates(
            str(known["名称"]),
            _words(known),
            date.fromisoformat(str(known["自"])),
            date.fromisoformat(str(known["至"])),
            known.get("级别") == "错误",
            known.get("常用语") == "是",
        )
        for known in _built_in("阶段性活动")
    )


def _built_in(key: str) -> Iterator[Entries]:
    """The entries of the file as nodes: models of rules cost every plan more than all proofreading."""
    listed = data_file("docgen.domain", "rules/anniversaries.yaml")[key]
    return (entry for entry in listed if isinstance(entry, Entries))


def _words(known: Entries) -> tuple[str, ...]:
    typed = known.get("词")
    return tuple(map(str, typed)) if isinstance(typed, Items) else (str(known["名称"]),)
