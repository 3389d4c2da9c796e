"""The output of a command: diagnostics by weight, the outcome of each file, a summary, the status."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from docgen.base.diagnostics import (
    Diagnostic,
    Level,
    Summary,
    ToldOnce,
    as_json,
    as_text,
    by_weight,
    count,
    has_errors,
    told_once,
)
from docgen.base.unforeseen import CODES
from docgen.base.visible import visible
from docgen.commands.printing import say, say_json, show
from docgen.commands.shared_options import INPUT_HAS_ERRORS, MACHINE_REFUSED
from docgen.making.report import Report
from docgen.writing import WriteOutcome, WritingReport, Written
from docgen.year.refusals import Refused

MOST_PRINTED = 1000
"""The most diagnostics that are printed: whoever has more to mend begins with these; JSON has them all."""
LISTED_WHOLE = 20
"""The most files of a run that are all listed; of more, the unchanged ones are only counted."""

REFUSED_BY_MACHINE = {WriteOutcome.HELD, WriteOutcome.FAILED}
TROUBLE = {*REFUSED_BY_MACHINE, WriteOutcome.NOT_MADE}
"""The outcomes that `-q` tells of."""


ALIKE = 3
"""The most hints of one kind that are printed in a folded report; the others are counted."""


def print_diagnostics(
    diagnostics: Iterable[Diagnostic], *, quiet: bool = False, is_folded: bool = False
) -> None:
    """Print diagnostics on the error stream; with `quiet` only errors, folded the first hints of a kind."""
    # The error stream: `docgen schedule 2023 > 日程.txt` must not have them in its file.
    wanted = (d for d in by_weight(diagnostics) if not quiet or d.level is Level.ERROR)
    told = told_once(wanted)
    shown, more = _folded(told) if is_folded else (told, {})
    for text, level in _texts(shown[:MOST_PRINTED], is_folded=is_folded):
        show(f"{_coloured(text, level)}\n", err=True)
    if len(shown) > MOST_PRINTED:
        say(f"……还有 {len(shown) - MOST_PRINTED} 处，先改好上面这些，再运行一次。", err=True)
    if more:
        listed = "，".join(f"{code} 还有 {number} 条" for code, number in more.items())
        say(f"同样的提示没有全列：{listed}。要全部列出，加 --all。", err=True)


def _texts(told: Iterable[ToldOnce], *, is_folded: bool) -> Iterator[tuple[str, Level]]:
    """Each diagnostic in text; the mend of several alike stands at the first.

    Folded, a hint that asks for nothing is one line: it quotes the words that it is about.
    """
    mends: set[tuple[str, str]] = set()
    for diagnostic, others in told:
        mend = (diagnostic.code, diagnostic.hint)
        # Said for each of twenty people it would hide the rest.
        is_told = mend in mends
        mends.add(mend)
        text = as_text(replace(diagnostic, hint="") if is_told else diagnostic, others)
        # What is due is about a person, whom the first line names.
        is_short = is_told and diagnostic.is_due
        is_short = is_short or (is_folded and _is_mere(diagnostic) and not (diagnostic.hint or others))
        yield text.partition("\n")[0] if is_short else text, diagnostic.level


COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.HINT: "cyan"}


def _coloured(text: str, level: Level) -> str:
    """The text with its level in colour; click takes colours out where no terminal shows them."""
    if os.environ.get("NO_COLOR"):
        return text
    return text.replace(f" {level.label} ", f" {click.style(level.label, fg=COLOURS[level], bold=True)} ", 1)


def _folded(told: Iterable[ToldOnce]) -> tuple[list[ToldOnce], dict[str, int]]:
    """What is printed of a report with few hints of each kind, and how many of which kind are not."""
    kinds: Counter[str] = Counter()
    shown = []
    for one in told:
        is_mere = _is_mere(one.diagnostic)
        kinds[one.diagnostic.code] += is_mere
        if not is_mere or kinds[one.diagnostic.code] <= ALIKE:
            shown.append(one)
    return shown, {code: number - ALIKE for code, number in kinds.items() if number > ALIKE}


def _is_mere(diagnostic: Diagnostic) -> bool:
    return diagnostic.level is Level.HINT and not diagnostic.is_due


def print_json(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics as one JSON array."""
    say_json([as_json(diagnostic) for diagnostic in by_weight(diagnostics)])


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """The number of diagnostics of each level, in words."""
    return in_words(count(diagnostics))


def in_words(summary: Summary) -> str:
    """The numbers of the levels, in words."""
    parts = [(summary.errors, "个错误"), (summary.warnings, "个警告"), (summary.hints, "个提示")]
    return "，".join(f"{number} {what}" for number, what in parts if number) or "没有发现问题"


def counted_only(report: Report, folder: Path | None) -> Collection[WriteOutcome]:
    """The outcomes whose files are only counted."""
    if len(report.written) <= LISTED_WHOLE:
        return ()
    return (WriteOutcome.UNCHANGED, WriteOutcome.WRITTEN) if folder else (WriteOutcome.UNCHANGED,)


def accounts(
    report: Report, counted: Collection[WriteOutcome], *, dry_run: bool, quiet: bool
) -> Iterator[str]:
    """A line for each file, and for each record that was refused; with `quiet` only what went wrong."""
    for written in report.written:
        is_told = written.outcome not in counted or written.second
        if written.outcome in TROUBLE or (is_told and not quiet):
            yield sentence_about(written, dry_run=dry_run)
    yield from (f"没有编号为“{name}”的记录" for name in report.not_found)
    yield from map(_refusal, report.refused)


def print_files(
    report: WritingReport, *, dry_run: bool, quiet: bool = False, only_troubles: bool = False
) -> int:
    """Print the outcome of each file that belongs to no year; return the exit status of them.

    With `only_troubles`, those that were not written as asked, on the error stream.
    """
    print_diagnostics(report.diagnostics, quiet=quiet)
    every = (*report.written, *report.withdrawn)
    for written in every:
        is_refused = written.outcome in REFUSED_BY_MACHINE
        is_trouble = is_refused or written.outcome is WriteOutcome.BESIDE
        if is_trouble or not (quiet or only_troubles):
            say(sentence_about(written, dry_run=dry_run), err=is_refused or only_troubles)
    return MACHINE_REFUSED if any(one.outcome in REFUSED_BY_MACHINE for one in every) else 0


def sentence_about(written: Written, *, dry_run: bool) -> str:
    """The line that tells the outcome for a file."""
    detail = f"（{written.detail}）" if written.detail else ""
    return f"{_label(written.outcome, dry_run=dry_run)} {written.path}{detail}"


def _label(outcome: WriteOutcome, *, dry_run: bool) -> str:
    # 已写入 → 将写入: a dry run says the same of each file, in the future.
    return outcome.label.replace("已", "将") if dry_run else outcome.label


def _refusal(refused: Refused) -> str:
    span, fault = refused
    titled = f"（{span.title}）" if span.title else ""
    # Where no list of records was found, the whole file stands for them, and begins at no line.
    where = f"第{span.first}行的记录" if span.first else "里的记录"
    return f"未生成 {span.file} {where}{titled}：{fault.message}"


def summary(report: Report, *, dry_run: bool) -> str:
    """The numbers of files by outcome, of refused records, of gaps in the text, of faults."""
    counts = _counts(report.written, dry_run=dry_run) or _nothing(report)
    refused = f"；{len(report.refused)} 份记录有错误，没有生成" if report.refused else ""
    missing = f"；文中有 {report.missing} 处要填写{_first_blanks(report)}" if report.missing else ""
    said = f"；{tally(report.diagnostics)}" if report.diagnostics else ""
    return f"{counts}{refused}{missing}{said}{_in_the_text(report)}。"


def _first_blanks(report: Report) -> str:
    """The first of them, and how to see all with their places."""
    if not report.blanks:
        return "（【待补】【请填写】）"
    papers: dict[str, list[str]] = {}
    for paper, mark in report.blanks:
        papers.setdefault(paper, []).append(mark)
    named = "；".join(f"{paper}：{''.join(marks)}" for paper, marks in papers.items())
    more = "……" if report.missing > len(report.blanks) else ""
    return f"（{visible(named)}{more}，在哪里补：docgen check --blanks）"


def _in_the_text(report: Report) -> str:
    """How many of the errors are faults of language, which refuse no paper."""
    number = sum(said.of_language and said.level is Level.ERROR for said in report.diagnostics)
    return f"（其中 {number} 个错误在文字里，文件照样生成；看全部：docgen check）" if number else ""


def _counts(written: Sequence[Written], *, dry_run: bool) -> str:
    # In the order of the outcomes, not of the files: two summaries can be compared at a glance.
    numbers = Counter(one.outcome for one in written)
    told = [
        (_label(outcome, dry_run=dry_run), numbers[outcome]) for outcome in WriteOutcome if numbers[outcome]
    ]
    return "，".join(f"{label} {number} 个" for label, number in told)


def _nothing(report: Report) -> str:
    return f"没有生成文件（{report.remark}）" if report.remark else "没有生成文件"


def status_of(report: Report) -> int:
    """The exit status of a report."""
    # A refusal of the machine outweighs faults of the input: it may be gone the next time, so a script
    # that sees 3 may simply try again.
    if report.halted or any(written.outcome in REFUSED_BY_MACHINE for written in report.written):
        return MACHINE_REFUSED
    # What was asked for is done where only the language has faults: --strict and `check` end with 1.
    in_the_way = [said for said in report.diagnostics if not said.of_language]
    return INPUT_HAS_ERRORS if report.not_found else status_after(in_the_way)


def status_after(diagnostics: Iterable[Diagnostic]) -> int:
    """The exit status of a command that ends with these diagnostics."""
    said = list(diagnostics)
    if any(each.code in CODES for each in said):  # docgen itself failed: not the input is to blame
        return MACHINE_REFUSED
    return INPUT_HAS_ERRORS if has_errors(said) else 0
