"""A plan of a fictional school carried into another year, and how tests look at what became of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from offices import ROSTER
from reading_models import organization_of

from docgen.base.workspace import Workspace
from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.people.roster import Roster
from docgen.models.rules import Rules
from docgen.next_year import Renewal, renew
from docgen.next_year.context import SAME_WEEKDAY, Hit, Move, Rollover, Verdict, YearContext, lapsed_rules
from docgen.next_year.text_rules import ALL, hits
from docgen.next_year.text_values import TextLine, TextValue
from docgen.reading.nodes import Text


def context(
    old: int = 2023,
    new: int = 2024,
    *,
    organization: str = ROSTER,
    own: Rules | None = None,
    way: str = SAME_WEEKDAY,
    moves: dict[date, Move | None] | None = None,
) -> YearContext:
    """What the rules for texts look at."""
    office, rollover = organization_of(organization), Rollover(old, new, way)
    return YearContext(
        rollover, office, Roster(office), WorkCalendar(), own, lapsed_rules(rollover, own), moves or {}
    )


def hits_of(text: str, at: YearContext | None = None, key: str = "内容") -> list[Hit]:
    """What the rules have to say of a text under a key."""
    value = TextValue((key,), Text(text), None, (TextLine(1, 1, text),), True)
    return hits(text, value, at or context(), ALL)


def renewed(text: str, at: YearContext | None = None, key: str = "内容") -> str:
    """The text as it goes on."""
    made = text
    changed = (Verdict.CHANGED, Verdict.GUESSED)
    for hit in sorted(hits_of(text, at, key), key=lambda hit: -hit.start):
        if hit.verdict in changed:
            made = made[: hit.start] + hit.new + made[hit.end :]
    return made


def verdicts(text: str, at: YearContext | None = None, key: str = "内容") -> list[tuple[str, str]]:
    """Which words were spoken of, and how."""
    spoken = hits_of(text, at, key)
    return [
        (text[hit.start : hit.end], hit.verdict.value) for hit in spoken if hit.verdict is not Verdict.KEPT
    ]


def office(folder: Path, plan: str | bytes, organization: str = ROSTER, **files: str) -> Path:
    """A workspace whose year 2023 has this plan, and other files: `evaluations=…`, `calendar=…`."""
    year = folder / "plans" / "2023"
    year.mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(organization, encoding="utf-8")
    (year / "plan.yaml").write_bytes(plan if isinstance(plan, bytes) else plan.encode())
    for name, text in files.items():
        place = folder / "plans" if name in ("calendar", "rules") else year
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def renewal_of(folder: Path, old: int = 2023, new: int = 2024, way: str = SAME_WEEKDAY) -> Renewal:
    """A year carried on."""
    return renew(Workspace(folder), Rollover(old, new, way))


def file_of(renewal: Renewal, name: str = "plan") -> str:
    """The text of one of the new files."""
    assert not renewal.faults, renewal.faults
    (data,) = (file.data for file in renewal.files if file.name.endswith(f"/{name}.yaml"))
    return data.decode()
