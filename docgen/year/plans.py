"""The plans of a year: plan.yaml, and beside it those of terms and branches (plan-第二支部.yaml)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from docgen.base.diagnostics import Diagnostic, Span, error
from docgen.base.workspace import SCHOOL_FOLDER, Workspace
from docgen.models.plan import Plan
from docgen.reading.nodes import Document, Entries, Items, Text
from docgen.year.files import YamlFile, load_file
from docgen.year.whole import Year

LAST_LINE = 10**9


def with_plans(workspace: Workspace, year: Year, file: YamlFile[Plan]) -> Year:
    """The year with all its plans; where they are several, a fault in one of them refuses that one alone."""
    paths = file.paths(workspace, year.number) or [file.path(workspace, year.number)]
    for path in paths:
        year = _with_plan(workspace, year, file, path)
    if len(paths) > 1:
        spans = (Span(workspace.name_of(path), 1, LAST_LINE, path.stem) for path in paths)
        year = replace(year, spans=(*year.spans, *spans))
    return year


def _with_plan(workspace: Workspace, year: Year, file: YamlFile[Plan], path: Path) -> Year:
    record, told = load_file(workspace, year.number, file, year.words, path)
    said = (*told, *_unknown_branch(record, year)) if record else told
    is_in_year = path.parent == workspace.year(year.number)
    name = path.stem if is_in_year else f"{file.name}-{path.parent.name}-{path.stem}"
    return replace(year.with_file(name, record), said={**year.said, name: said})


def with_span_of_folder(document: Document, _workspace: Workspace) -> Document:
    """A plan in the folder of a term, with that as its 时段 where neither it nor its title says one."""
    folder, root = PurePosixPath(document.source.name).parent.name, document.root
    if not SCHOOL_FOLDER.fullmatch(folder) or not isinstance(root, Entries) or "时段" in root:
        return document
    from docgen.domain.calendar.spans import span_in_title

    title = root.get(Text("标题"))
    if span_in_title("".join(map(str, title if isinstance(title, Items) else [title or ""]))):
        return document
    key, place = Text("时段", root.place), root.place
    entries = Entries({**root, key: Text(folder, place)}, place, {**root.key_places, key: place})
    return replace(document, root=entries)


def _unknown_branch(plan: Plan, year: Year) -> Iterator[Diagnostic]:
    if not plan.branch or year.organization is None:
        return
    names = [str(branch.name) for branch in year.organization.branches]
    if str(plan.branch) not in names:
        message = f"名册里没有“{plan.branch}”这个支部"
        yield error("D427", plan.branch.place, message, f"已有：{'、'.join(names)}")
