"""What a run has to say when it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.base.diagnostics import Diagnostic, in_reading_order
from docgen.writing import Written
from docgen.year.refusals import Refused


@dataclass(frozen=True, slots=True)
class Report:
    """What a run has to say: about the input, each file, each refused record, and the count of 【待补】."""

    diagnostics: Sequence[Diagnostic] = ()
    written: Sequence[Written] = ()
    missing: int = 0
    refused: Sequence[Refused] = ()
    remark: str = ""
    """Why there is nothing to write, when nothing is wrong."""
    halted: str = ""
    """What the machine refused altogether: another run holds the folder, no LibreOffice is there for PDFs."""
    interrupted: bool = False
    """Whether a person stopped the work (Ctrl-C) when this much of it was done."""
    not_found: Sequence[str] = ()
    """What was asked for by name, and no record has."""


def joined(reports: Sequence[Report]) -> Report:
    """One report; what there is to say about a file that several kinds read is said once."""
    return Report(
        in_reading_order(said for report in reports for said in report.diagnostics),
        [written for report in reports for written in report.written],
        sum(report.missing for report in reports),
        [refused for report in reports for refused in report.refused],
        "；".join(dict.fromkeys(report.remark for report in reports if report.remark)),
        "。\n".join(dict.fromkeys(report.halted for report in reports if report.halted)),
        any(report.interrupted for report in reports),
        list(dict.fromkeys(name for report in reports for name in report.not_found)),
    )
