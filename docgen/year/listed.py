"""The year's files that are lists of records, each record standing for itself, joined to the year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from typing_extensions import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Span, SpanFinder
from docgen.base.unforeseen import as_diagnostic
from docgen.base.workspace import Workspace
from docgen.domain.words.placeholders import Unfilled
from docgen.models.record import Record, known_keys
from docgen.models.validation import Validated, validate
from docgen.models.year_file import ListFile
from docgen.reading.disk import bytes_of
from docgen.reading.listing import ListedRecord, read_listing, title
from docgen.reading.nodes import Entries, Items, Text
from docgen.year.whole import Year

if TYPE_CHECKING:
    from docgen.domain.evaluations.comparison import ComparisonOutcome
    from docgen.models.evaluations import Evaluation

F = TypeVar("F", bound=ListFile)
R = TypeVar("R", bound=Record)


class ListedRecords(NamedTuple, Generic[F, R]):
    """The file around the records (None when unreadable), the records, their lines, the diagnostics."""

    around: F | None
    records: tuple[R, ...]
    spans: tuple[Span, ...]
    said: tuple[Diagnostic, ...]


def listed(
    workspace: Workspace, year: Year, file: str, model: type[F], records_of: Callable[[F], Sequence[R]]
) -> ListedRecords[F, R] | None:
    """Read the year's file of that name, if there is one. A fault inside a record leaves the others alone."""
    path = workspace.year(year.number) / f"{file}.yaml"
    if not path.exists():
        return None
    name = workspace.name_of(path)
    data = bytes_of(path, name)
    if isinstance(data, Diagnostic):
        return ListedRecords(None, (), (), (data,))
    listing, unfilled = read_listing(data, name, model.LIST, known_keys(model)), Unfilled()
    around, said = validate(model, listing.around, year.number, year.words)
    records, told, spans = [*records_of(around)] if around else [], list(said), []
    for piece in listing.pieces:
        spans.append(Span(name, piece.first, piece.last, title(piece.document, model.TITLED_BY)))
        alone, said = _alone_or_told(piece, year, model)
        told += said
        records += records_of(alone) if alone else ()
    for readable in ([around] if around else []) + records:
        unfilled.look_into(readable)
    return ListedRecords(around, tuple(records), tuple(spans), (*told, *unfilled.told()))


def _alone_or_told(piece: ListedRecord, year: Year, model: type[F]) -> Validated[F]:
    try:
        return _alone(piece, year, model)
    except Exception as problem:  # whatever it is, the other records are read
        return Validated(None, (as_diagnostic(problem, Place(piece.document.source, piece.first)),))


def _alone(piece: ListedRecord, year: Year, model: type[F]) -> Validated[F]:
    """A file that holds this record and nothing else."""
    root = piece.document.root
    if root is None:
        return Validated(None, piece.document.diagnostics)
    key = Text(model.LIST, root.place)
    file = Entries({key: Items([root], root.place)}, root.place, {key: root.place})
    return validate(model, replace(piece.document, root=file), year.number, year.words)


def with_minutes(workspace: Workspace, year: Year) -> Year:
    """The year with all its minutes, and what there is to say about them."""
    from docgen.year.recorded import people_decided, recorded

    # Before all records: what an assembly decided of a person holds for every meeting after it.
    year = replace(year, decided=people_decided(workspace, year))
    read = list(recorded(workspace, year))
    said = {**year.said, "minutes": tuple(d for one in read for d in one.said)}
    meetings = tuple(one.case.meeting for one in read if one.case)
    unread = tuple(one.unread for one in read if one.unread)
    found = (one.span for one in read if one.span)
    return replace(year, said=said, meetings=meetings, unread=unread, spans=(*year.spans, *found))


def with_notices(workspace: Workspace, year: Year) -> Year:
    """The year with its publicity notices, and what there is to say about them."""
    from docgen.domain.notices.notice_facts import check_notices
    from docgen.models.notices import Notices

    read = listed(workspace, year, "notices", Notices, lambda file: file.notices)
    if read is None:
        return year
    notices = read.around.with_notices(read.records) if read.around else None
    outcomes = _outcomes(year)
    year = replace(year, notices=notices, outcomes=outcomes, spans=(*year.spans, *read.spans))
    facts = check_notices(year.publicised, year.number, year.run_on)
    return replace(year, said={**year.said, "notices": (*read.said, *facts)})


def _outcomes(year: Year) -> dict[str, ComparisonOutcome]:
    """Return the outcomes that notices may publish; a record with an error has nothing ranked."""
    from docgen.domain.evaluations.comparison import ComparisonCase, ComparisonOutcome, outcome
    from docgen.models.evaluations import Comparison
    from docgen.year.refusals import Refusals

    if year.roster is None:
        return {}
    refusals, span_at = Refusals(year.said.get("evaluations", ()), year.spans), SpanFinder(year.spans)
    roster = year.roster
    found: dict[str, ComparisonOutcome] = {}
    for record in year.evaluations:
        if isinstance(record, Comparison):
            told = outcome(ComparisonCase(record, roster, year.ballots))
            is_sound = not refusals.concerns(span_at(record.place))
            found[str(record.number)] = told if is_sound else ComparisonOutcome(told.grounds)
    return found


def _against_minutes(year: Year, evaluations: Sequence[Evaluation]) -> list[Diagnostic]:
    from docgen.domain.evaluations.appraisal_minutes_facts import against_minutes

    if year.roster is None:
        return []
    return list(against_minutes(evaluations, year.meetings, year.roster, year.rules))


def with_evaluations(workspace: Workspace, year: Year) -> Year:
    """The year with its evaluations, the ballots they name, and what there is to say about them."""
    from docgen.domain.evaluations.evaluation_facts import check_evaluations
    from docgen.models.evaluations import Evaluations
    from docgen.year.named_spreadsheets import read_ballots

    read = listed(workspace, year, "evaluations", Evaluations, lambda file: file.evaluations)
    if read is None:
        return year
    ballots, unread = read_ballots(read.records, workspace, year.number)
    facts = check_evaluations(read.records, year.number, year.roster, ballots, year.rules)
    facts += _against_minutes(year, read.records)
    said = {**year.said, "evaluations": (*read.said, *unread, *facts)}
    spans = (*year.spans, *read.spans)
    return replace(year, said=said, evaluations=read.records, ballots=ballots, spans=spans)
