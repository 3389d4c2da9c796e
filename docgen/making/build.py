"""The pipeline on one page: year → drafts → bytes → files → report; what is none of today's is withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from docgen.base.diagnostics import Diagnostic
from docgen.base.unforeseen import as_fault
from docgen.base.workspace import Workspace
from docgen.making.drafts import PreparedDraft, YearDrafts
from docgen.making.merging import KindOfYear, with_volume
from docgen.making.options import DEFAULTS, Options
from docgen.making.rendering import FormTemplates
from docgen.making.report import FIRST_BLANKS, Report
from docgen.making.share import is_part, share_of
from docgen.making.to_disk import write
from docgen.making.year_drafts import drafts_of
from docgen.making.year_inputs import YearInputs
from docgen.papers import Kind, kind_named
from docgen.writing import RunShare, holds_papers
from docgen.year.refusals import Refusals, outside


def build(workspace: Workspace, year: int, kind_name: str, options: Options = DEFAULTS) -> Report:
    """Make the papers of one kind of a year."""
    kind = kind_named(kind_name)
    # The papers are written within the context: the data of records lie in a file that ends with it.
    with drafts_of(workspace, year, kind, options) as found:
        # Faults of language refuse no paper by themselves; --strict makes them faults like others.
        said = [replace(each, of_language=False) for each in found.said] if options.strict else found.said
        refusals, unwanted = Refusals(said, found.spans), found.unwanted()
        chosen = _chosen(found, refusals)
        # A choice among the papers silences the faults of the records that were not asked for.
        about_input = Report(
            [*outside(said, unwanted), *found.failed],
            refused=refusals.listed(span for span in found.spans if span not in unwanted),
            not_found=found.not_met(),
        )
        templates = FormTemplates(workspace, dry_run=options.dry_run)
        jobs = [templates.job(kind, name, draft) for name, draft in chosen]
        share = share_of(workspace, year, kind, found, refusals)
        made = replace(write(workspace.generated(year), jobs, options, share), refused=about_input.refused)
        if kind.bound:
            made = with_volume(KindOfYear(workspace, year, kind), chosen, jobs, made, options)
        remark = "" if chosen else _remark(kind, found, about_input)
        return replace(_with_drafts(made, about_input, chosen, templates.said), remark=remark)


_Chosen = list[tuple[str, PreparedDraft]]


def _chosen(found: YearDrafts, refusals: Refusals) -> _Chosen:
    """The drafts that are wanted, and whose record has no error."""
    named = found.named()
    return [each for each in named if each[1].is_wanted and not refusals.concerns(each[1].span)]


def _with_drafts(
    made: Report, about_input: Report, chosen: _Chosen, of_templates: Sequence[Diagnostic]
) -> Report:
    """The report on files with what there is to say about the input, the drafts and their templates."""
    drafts = [draft for _, draft in chosen]
    remarks = [remark for draft in drafts for remark in draft.remarks]
    return replace(
        made,
        diagnostics=[*about_input.diagnostics, *remarks, *of_templates, *made.diagnostics],
        missing=sum(len(draft.blanks) for draft in drafts),
        blanks=[(name, blank.mark) for name, draft in chosen for blank in draft.blanks][:FIRST_BLANKS],
        refused=about_input.refused,
        not_found=about_input.not_found,
    )


def build_if_any(workspace: Workspace, year: int, kind_name: str, options: Options = DEFAULTS) -> Report:
    """Make the papers of one kind, where the year has a file of it; otherwise remark that it has none."""
    kind = kind_named(kind_name)
    if any(workspace.has(year, name) for name in kind.reads):
        return build(workspace, year, kind_name, options)
    left = RunShare(lambda part: is_part(part, kind, options.about), unread=f"没有 {kind.rests_on}.yaml")
    return replace(write(workspace.generated(year), (), options, left), remark=kind.none_yet)


def reconcile(workspace: Workspace, year: int, kind_name: str, options: Options) -> Report:
    """Withdraw the papers of a kind that are none of today's, without making those that are."""
    folder = workspace.generated(year)
    # Most runs have no such papers: neither their family nor their year is loaded.
    if not holds_papers(folder, kind_name):
        return Report()
    kind = kind_named(kind_name)
    with drafts_of(workspace, year, kind, options) as found:
        share = share_of(workspace, year, kind, found, Refusals(found.said, found.spans))
        return Report() if share.unread else write(folder, (), options, share)


def _remark(kind: Kind, found: YearDrafts, about_input: Report) -> str:
    """The reason why there is nothing to write; empty where faults tell it."""
    if about_input.refused or any(said.refuses for said in about_input.diagnostics):
        return ""
    return kind.none_chosen if found.drafts else kind.none_yet


def make_kinds(
    workspace: Workspace,
    year: int,
    kinds: Sequence[str],
    options: Options,
    build_one: Callable[[Workspace, int, str, Options], Report] = build,
) -> list[Report]:
    """Make the papers of some kinds, and withdraw those that they outdate; a report for each kind."""
    options = replace(options, inputs=options.inputs or YearInputs(workspace, year))
    try:
        made = _until_stopped(
            (kind, partial(build_one, workspace, year, kind, options.part(number, len(kinds))))
            for number, kind in enumerate(kinds)
        )
    finally:
        # The last step wipes the bar, before anything is printed.
        options.watch(1, 1)
    if made[-1].interrupted:
        return made
    # At the end: a blank sheet goes when the minutes that take its place are written.
    done = zip(kinds, made, strict=True)
    # A kind that was halted may not have written what takes their place: then nothing goes.
    outdated = {name: n for n, (kind, one) in enumerate(done) if not one.halted for name in _outdated(kind)}
    for name, number in outdated.items():
        if name not in kinds:
            step = (name, partial(reconcile, workspace, year, name, options))
            made[number] = _with_withdrawn(made[number], _until_stopped([step])[0])
    return made


def _until_stopped(steps: Iterable[tuple[str, Callable[[], Report]]]) -> list[Report]:
    """Take the step of each kind, until Ctrl-C; one that fails, whatever the reason, stops no other."""
    reports: list[Report] = []
    for kind, step in steps:
        try:
            reports.append(step())
        except KeyboardInterrupt:
            reports.append(Report(interrupted=True))
        except Exception as problem:
            reports.append(Report(halted=str(as_fault(problem, kind_named(kind).title))))
        if reports[-1].interrupted:
            break
    return reports


def _outdated(kind: str) -> tuple[str, ...]:
    return kind_named(kind).outdates


def _with_withdrawn(report: Report, gone: Report) -> Report:
    """The report of a kind with the papers that it outdated."""
    return replace(
        report,
        diagnostics=[*report.diagnostics, *gone.diagnostics],
        written=[*report.written, *gone.written],
        halted=gone.halted,
        interrupted=gone.interrupted,
    )
