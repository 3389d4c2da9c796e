"""The same account as plain objects, for `--format json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.base.diagnostics import Place, as_json, in_reading_order
from docgen.next_year import Renewal
from docgen.next_year.revision import Change, Finding
from docgen.next_year.roster_news import Note
from docgen.next_year.schedule_news import Proposed
from docgen.next_year.telling import findings
from docgen.next_year.turning import Verdict


def as_objects(renewal: Renewal, outcomes: Mapping[str, str]) -> dict[str, Any]:
    """Everything the text says; `outcomes` tells what became of each file."""
    found = findings(renewal)
    return {
        "from": renewal.turn.old,
        "to": renewal.turn.new,
        "files": [{"file": name, "outcome": outcome} for name, outcome in outcomes.items()],
        "changed": [_change(change) for file in renewal.files for change in file.changes],
        "copied": [_finding(each) for each in found if each.verdict is Verdict.COPIED],
        "stale": [_finding(each) for each in found if each.verdict is Verdict.STALE],
        "shared": [_note(note) for note in (*renewal.roster, *renewal.calendar)],
        "schedule": [_proposed(each) for each in renewal.schedule],
        "diagnostics": [as_json(each) for each in in_reading_order(renewal.faults)],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.source.name, "line": place.line, "column": place.column}


def _change(change: Change) -> dict[str, Any]:
    return {
        **_place(change.place),
        "old": change.old,
        "new": change.new,
        "why": change.why,
        "certain": change.certain,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {**_place(finding.place), "why": finding.why}


def _note(note: Note) -> dict[str, Any]:
    return {**_place(note.place), "why": note.text}


def _proposed(proposed: Proposed) -> dict[str, Any]:
    return {
        **_place(proposed.place),
        "name": proposed.name,
        "proposal": proposed.proposal,
        "days": [entry.day.isoformat() for entry in proposed.days if entry.day],
    }
