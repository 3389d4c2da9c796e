"""Which papers the faults of the input refuse: those of the fault's own record, of its file, or all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.diagnostics import Diagnostic, Span, SpanFinder, in_reading_order

if TYPE_CHECKING:
    from docgen.year.whole import Year


class Refused(NamedTuple):
    """A record of which no paper is made, and the first fault that refuses it."""

    span: Span
    fault: Diagnostic


class Refusals:
    """The faults of a year that refuse papers, sorted by the records they stand in."""

    def __init__(self, diagnostics: Iterable[Diagnostic], spans: Sequence[Span]) -> None:
        errors = [d for d in in_reading_order(diagnostics) if d.refuses]
        files = {span.file for span in spans}
        find = SpanFinder(spans)
        self.records: dict[Span, Diagnostic] = {}
        self.files: dict[str, Diagnostic] = {}
        self.common: list[Diagnostic] = []
        for error in errors:
            span = find(error.place)
            if span:
                # The first one in reading order is the reason that is told.
                self.records.setdefault(span, error)
            elif error.place.source.name in files:
                self.files.setdefault(error.place.source.name, error)
            else:
                self.common.append(error)

    def concerns(self, span: Span | None) -> bool:
        """Tell whether a paper made from this record (None: from the whole year) cannot be written."""
        if self.common or span is None:
            return bool(self.common or self.records or self.files)
        return span.file in self.files or span in self.records

    def listed(self, spans: Iterable[Span]) -> list[Refused]:
        """The records of which nothing is made, with the reason."""
        found = ((span, self._reason(span)) for span in spans)
        return [Refused(span, fault) for span, fault in found if fault]

    def _reason(self, span: Span) -> Diagnostic | None:
        first = self.common[0] if self.common else None
        return self.records.get(span) or self.files.get(span.file) or first


def outside(diagnostics: Iterable[Diagnostic], spans: Collection[Span]) -> list[Diagnostic]:
    """Those that do not stand in one of the records."""
    find = SpanFinder(spans)
    return [d for d in diagnostics if find(d.place) is None]


def without_refused(year: Year) -> Year:
    """The year without the meetings whose record is refused."""
    refusals, span_at = Refusals(year.diagnostics, year.spans), SpanFinder(year.spans)
    kept = (one for one in year.meetings if not refusals.concerns(span_at(one.place)))
    return replace(year, meetings=tuple(kept))
