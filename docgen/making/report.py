"""The report of a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from docgen.base.diagnostics import Diagnostic, in_reading_order
from docgen.writing import Written
from docgen.year.refusals import Refused

FIRST_BLANKS = 3
"""The most blanks that a report names; `docgen check --blanks` lists all."""


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a run: on the input, each file, each refused record, and the number of 【待补】."""

    diagnostics: Sequence[Diagnostic] = ()
    written: Sequence[Written] = ()
    missing: int = 0
    blanks: Sequence[tuple[str, str]] = ()
    """The first of them: the name of the paper, and the mark."""
    refused: Sequence[Refused] = ()
    remark: str = ""
    """The reason why there is nothing to write, where nothing is wrong."""
    halted: str = ""
    """The refusal that stopped the whole run: another run holds the folder, no LibreOffice for PDFs."""
    interrupted: bool = False
    """True where a person stopped the work (Ctrl-C) when this much of it was done."""
    not_found: Sequence[str] = ()
    """Names (编号) that were asked for, and that no record has."""


def joined(reports: Sequence[Report]) -> Report:
    """One report of several; remarks and diagnostics that several of them have stand once."""
    # Several kinds read organization.yaml: each of them reports its faults.
    whole = added_up(reports)
    return replace(
        whole,
        diagnostics=in_reading_order(whole.diagnostics),
        remark="；".join(_distinct(report.remark for report in reports)),
        halted="。\n".join(_distinct(report.halted for report in reports)),
        interrupted=any(report.interrupted for report in reports),
        not_found=_distinct(name for report in reports for name in report.not_found),
    )


def added_up(reports: Sequence[Report]) -> Report:
    """The numbers of several reports together: their files, their refused records, all their diagnostics."""
    return Report(
        [said for report in reports for said in report.diagnostics],
        [written for report in reports for written in report.written],
        sum(report.missing for report in reports),
        [blank for report in reports for blank in report.blanks][:FIRST_BLANKS],
        [refused for report in reports for refused in report.refused],
    )


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))
