"""Volumes: the one that a run was asked for, and those of earlier runs that are none of today's any more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.file_names import distinct, safe_file_name
from docgen.base.workspace import Workspace
from docgen.making.drafts import PreparedDraft
from docgen.making.options import Options
from docgen.making.rendering import FormTemplate, Job
from docgen.making.report import Report
from docgen.making.share import is_part, path_of
from docgen.making.to_disk import write, write_files
from docgen.papers import About, Kind, context_of
from docgen.writing import RunShare, WriteOutcome, holds_papers

if TYPE_CHECKING:
    from docgen.making.volume_binding import Volume

PART = "volume "
"""How the part of a volume begins in the record; behind it the papers, and a line for each choice."""
FILLED = f"{PART}fill"
DAY = len("2023-03-08")
GONE = "合订以后，里面的文件又有变化，这一本是旧的；加 --merge 重新合订"


class KindOfYear(NamedTuple):
    """The papers of one kind of a year."""

    workspace: Workspace
    year: int
    kind: Kind


def with_volume(
    papers: KindOfYear,
    chosen: Sequence[tuple[str, PreparedDraft]],
    jobs: Sequence[Job],
    made: Report,
    options: Options,
) -> Report:
    """The report on a year's papers, with that on their volume where one was asked for."""
    workspace, year, kind = papers
    folder = workspace.generated(year)
    path, parts = _path(papers, jobs, options), [job.part for job in _written(folder, jobs, made)]
    if parts or _has_lost(made):
        share = RunShare(partial(_is_outdated, kind, parts, made), _kept(path, options))
        made = _without_outdated(folder, f"{PART}{kind.papers}", share, made, options)
    if not options.merge or made.halted or made.interrupted:
        return made
    bound = [(name, draft, job) for (name, draft), job in zip(chosen, jobs, strict=True)]
    return _bound(folder, _volume(papers, path, bound, options), made, options)


def _volume(
    papers: KindOfYear,
    path: PurePosixPath,
    chosen: Sequence[tuple[str, PreparedDraft, Job]],
    options: Options,
) -> Volume:
    """The volume of a year's papers, as far as these are bound."""
    from docgen.making.volume_binding import PaperOfVolume, Volume
    from docgen.papers.volume_front import VOLUME, line_of
    from docgen.year import load_year

    workspace, year, kind = papers
    assert kind.bound is not None
    # By day, whatever the order in which they were typed; those of one day stay together.
    bound = [
        PaperOfVolume(job, line_of(name, context_of(draft.data()), year))
        for name, draft, job in sorted(chosen, key=lambda each: each[0][:DAY])
        if draft.form in kind.bound.forms
    ]
    organization = load_year(workspace, year, ("organization",)).organization
    cover = {
        "标题": options.title or kind.bound.title,
        "年度": f"{year}年",
        "副题": "　".join(_choices(options.about)),
        "单位": str(organization.name) if organization else "",
    }
    part = "\n".join((f"{PART}{kind.papers}", *_lines(options.about)))
    return Volume(path, part, bound, FormTemplate(workspace, VOLUME), cover)


def with_filled_volume(folder: Path, jobs: Sequence[Job], made: Report, options: Options) -> Report:
    """The report on filled documents, with that on their volume where one was asked for."""
    path = PurePosixPath(f"{_name(options.title or '合订本', jobs)}.docx")
    if _written(folder, jobs, made):
        share = RunShare(FILLED.__eq__, _kept(path, options))
        made = _without_outdated(folder, FILLED, share, made, options)
    if not options.merge or made.halted or made.interrupted:
        return made
    return _bound(folder, _filled_volume(path, jobs, options.title), made, options)


def _filled_volume(path: PurePosixPath, jobs: Sequence[Job], title: str) -> Volume:
    """The volume of filled documents, in the order of their rows."""
    from docgen.filling.form import FreeTemplate
    from docgen.making.volume_binding import PaperOfVolume, Volume
    from docgen.page import build_template
    from docgen.papers.volume_front import VOLUME

    papers = [PaperOfVolume(job, job.path.stem) for job in jobs]
    front = FreeTemplate(build_template(VOLUME.template), VOLUME.template)
    # Certificates need no cover: who wants one says what stands on it.
    cover = {"标题": title, "年度": "", "副题": "", "单位": ""} if title else None
    return Volume(path, FILLED, papers, front, cover)


def _bound(folder: Path, volume: Volume, made: Report, options: Options) -> Report:
    """Write the volume of papers that were just written."""
    if not volume.papers:
        return made
    from docgen.making.volume_binding import Binding

    written = {one.path: one for one in made.written}
    binding = Binding(folder, volume, written, len(made.refused), options.dry_run)
    report = write_files(folder, lambda: [binding.output()], options)
    told = [*made.diagnostics, *report.diagnostics, *binding.said]
    return replace(
        made,
        diagnostics=told,
        written=[*made.written, *report.written],
        halted=report.halted,
        interrupted=report.interrupted,
    )


def _without_outdated(folder: Path, part: str, share: RunShare, made: Report, options: Options) -> Report:
    """Withdraw the volumes whose papers this run has changed."""
    # Most folders have no volumes: their record is not read for it.
    if not holds_papers(folder, part):
        return made
    gone = write(folder, (), replace(options, pdf=False), replace(share, gone=GONE))
    return replace(
        made,
        diagnostics=[*made.diagnostics, *gone.diagnostics],
        written=[*made.written, *gone.written],
        halted=made.halted or gone.halted,
    )


def _kept(path: PurePosixPath, options: Options) -> Collection[str]:
    """The volume that is made anew."""
    return {str(path)} if options.merge else ()


def _is_outdated(kind: Kind, changed: Sequence[str], made: Report, part: str) -> bool:
    """Tell whether a volume of that part holds papers of the parts that have changed, or one that is gone."""
    papers, about = _about_of(part)
    is_of_kind = papers == f"{PART}{kind.papers}"
    return is_of_kind and (_has_lost(made) or any(is_part(each, kind, about) for each in changed))


def _written(folder: Path, jobs: Sequence[Job], made: Report) -> list[Job]:
    """The jobs whose documents have changed."""
    changed = {one.path for one in made.written if one.outcome is WriteOutcome.WRITTEN}
    return [job for job in jobs if folder / job.path in changed] if changed else []


def _has_lost(made: Report) -> bool:
    """Tell whether a paper was withdrawn, which may have been in any volume."""
    return any(one.outcome is WriteOutcome.MOVED and one.path.suffix == ".docx" for one in made.written)


def _path(papers: KindOfYear, jobs: Sequence[Job], options: Options) -> PurePosixPath:
    _, year, kind = papers
    title = options.title or f"{year}年{kind.bound.title if kind.bound else ''}"
    return path_of(kind, _name("_".join((title, *_choices(options.about))), jobs))


def _name(title: str, jobs: Sequence[Job]) -> str:
    """The file name of a volume, which none of its papers has."""
    return distinct([*(job.path.stem for job in jobs), safe_file_name(title)])[-1]


def _choices(about: About) -> list[str]:
    """What was chosen, as people say it."""
    said = {
        key: value if isinstance(value, str) else "、".join(sorted(value)) for key, value in about.items()
    }
    return [f"{value}月" if key == "month" else value for key, value in said.items()]


def _lines(about: About) -> list[str]:
    values = {key: [value] if isinstance(value, str) else value for key, value in about.items()}
    return sorted(f"{key}={value}" for key, several in values.items() for value in several)


def _about_of(part: str) -> tuple[str, dict[str, Collection[str]]]:
    """The papers and the choice that the part of a volume tells of."""
    papers, *lines = part.split("\n")
    about: dict[str, list[str]] = {}
    for line in lines:
        key, _, value = line.partition("=")
        about.setdefault(key, []).append(value)
    return papers, dict(about)
