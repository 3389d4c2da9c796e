"""One year, whole: its YAML files read, validated and checked, each against what the files before it say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.base.machine_faults import MachineFault
from docgen.base.unforeseen import as_diagnostic
from docgen.base.workspace import Workspace
from docgen.year.files import R, YamlFile, load_file
from docgen.year.register import ALL_FILES, in_order_of_need
from docgen.year.sayings import sayings_of
from docgen.year.unread_files import unread_files
from docgen.year.whole import Year, loses_people

FOLDER = ""
"""The name under which is said what concerns a folder, and none of its files."""


def load_year(
    workspace: Workspace, number: int, files: Collection[str] = ALL_FILES, today: date | None = None
) -> Year:
    """Read the named files of a year, and say everything that is wrong with them.

    With `today`, a record of a meeting that is still to come is told.
    """
    unread = {FOLDER: tuple(unread_files(workspace, number))}
    year = Year(number, {}, unread, sayings=sayings_of(workspace), run_on=today)
    for file in in_order_of_need(files):
        year = _with_file_or_told(workspace, year, file)
    if "minutes" in files and "plan" in files:
        year = _with_records_beyond(workspace, year)
    return _against_dated_rules(year) if "rules" in files else year


def _with_records_beyond(workspace: Workspace, year: Year) -> Year:
    """The year with the meetings of other years that its plans reach into: a term ends in January."""
    from docgen.domain.calendar.spans import span_of

    reached = {number for plan in year.plans for number in span_of(plan, year.number).years}
    for number in sorted(reached - {year.number}):
        if workspace.has(number, "minutes"):
            other = load_year(workspace, number, ("organization", "calendar", "rules", "minutes"))
            held, unread = (*year.beyond, *other.held), (*year.unread, *other.unread)
            year = replace(year, beyond=held, unread=unread)
    return year


def _with_file_or_told(workspace: Workspace, year: Year, file: YamlFile[R]) -> Year:
    """The year with a file; without it, and with the reason, where docgen itself fails in it."""
    try:
        return file.load()(workspace, year) if file.load else _with_file(workspace, year, file)
    except (OSError, MachineFault):
        raise
    except Exception as problem:  # whatever it is, the other files are read
        place = Place(Source(workspace.name_of(file.path(workspace, year.number))))
        return replace(year, said={**year.said, file.name: (as_diagnostic(problem, place),)})


def _with_file(workspace: Workspace, year: Year, file: YamlFile[R]) -> Year:
    """The year with a file that is no list of records, checked by itself."""
    record, told = load_file(workspace, year.number, file, year.words)
    # “名册里没有…” would be said of everybody whom a lost quote hides: nothing is known of the roster then.
    if file.name == "organization":
        told = (*told, *_without_branches(workspace, year.number, record))
        record = None if loses_people(told) else record
    return replace(year.with_file(file.name, record), said={**year.said, file.name: told})


def _without_branches(workspace: Workspace, number: int, record: object) -> Iterator[Diagnostic]:
    """Tell that 支部 is missing where meetings are on record: all their people would be strangers."""
    from docgen.models.organization import Organization

    if isinstance(record, Organization) and not record.branches and workspace.has(number, "minutes"):
        message = "没有写支部和党员，会议记录里的人一个也认不出"
        yield error(
            "K334", record.place, message, "补上“支部: - {名称: …, 党员: [ … ]}”，或者“花名册: 文件名”"
        )


def _against_dated_rules(year: Year) -> Year:
    """The year with what the dated rules have against the roster: `docgen plan` needs neither."""
    from docgen.domain.people.organization_facts import against_dated_rules

    if year.roster is None:
        return year
    facts = against_dated_rules(year.roster, year.rules)
    return replace(year, said={**year.said, "organization": (*year.said["organization"], *facts)})


__all__ = ["Year", "load_year"]
