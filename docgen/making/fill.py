"""`docgen fill` on one page: any table and any template → rows → documents → files → report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.engine.asked_fields import asked_of
from docgen.filling.columns_read import asked_in_words, columns_in_words
from docgen.filling.data_tables import DataTable, table_of_sheet
from docgen.filling.form import FilledRow, FreeTemplate, TableTemplate
from docgen.filling.name_pattern import keys_of, name_rows
from docgen.filling.shapes import fields_of
from docgen.filling.yaml_table import table_of_yaml
from docgen.making.merging import with_filled_volume
from docgen.making.options import Options
from docgen.making.rendering import Job
from docgen.making.report import Report
from docgen.making.to_disk import write
from docgen.reading.disk import read_at_most
from docgen.year.refusals import Refusals

YAML = (".yaml", ".yml")


class FillRequest(NamedTuple):
    """A template, a table and a folder; `pattern` names the files, `sheet` is a sheet of a workbook.

    Both files are named as typed, and messages name them so; `start` is the folder in which they are found.
    """

    start: Path
    template: Path
    data: Path
    folder: Path
    pattern: str = ""
    sheet: str = ""


class Prepared(NamedTuple):
    """The table and the template that it fills, None where that cannot be used; and what is to be said."""

    form: TableTemplate | None
    table: DataTable
    said: Sequence[Diagnostic]


def fill(request: FillRequest, options: Options) -> Report:
    """Make a document of each row. Raises OSError where one of the two files cannot be read."""
    form, table, said = prepare_fill(request)
    return Report(said) if form is None else _made(request, options, table, form, said)


def explain_fill(request: FillRequest) -> tuple[list[str], list[Diagnostic]]:
    """Return how each column of the table is read, in words, and what else is to be said; nothing is made."""
    form, table, said = prepare_fill(request)
    if form is None:
        return [], list(said)
    return columns_in_words(table, form), [*said, *table.diagnostics, *form.check(table.rows)]


def check_any_template(start: Path, template: Path) -> tuple[str, list[Diagnostic]]:
    """Return what any template asks for, in words, and what is wrong with it. Raises OSError."""
    file = FreeTemplate(read_at_most(start / template), template.as_posix(), (start.absolute(),))
    compiled, said = file.compiled
    return ("" if compiled is None else asked_in_words(compiled, file.places)), list(said)


def prepare_fill(request: FillRequest) -> Prepared:
    """Read template and table. Raises OSError where one of the two files cannot be read."""
    start = request.start
    folders = ((start / request.data.parent).absolute(), start.absolute())
    file = FreeTemplate(read_at_most(start / request.template), request.template.as_posix(), folders)
    template, said = file.compiled
    if template is None:
        return Prepared(None, DataTable(), said)
    # The header of a spreadsheet is the row that has most of the names which template and file names ask for.
    wanted = asked_of(template).names | file.places.keys() | keys_of(request.pattern)
    table = _table(request, wanted)
    if heads := file.places.keys() & {*table.keys}:
        file = replace(file, heads=frozenset(heads))
        template, said = file.compiled
    if template is None:
        return Prepared(None, table, said)
    return Prepared(TableTemplate(file, template, asked_of(template), fields_of(table.rows)), table, said)


def _table(request: FillRequest, wanted: Collection[str]) -> DataTable:
    data, name = read_at_most(request.start / request.data), request.data.as_posix()
    if request.data.suffix.lower() in YAML:
        return table_of_yaml(data, name, wanted)
    return table_of_sheet(data, name, request.sheet, wanted)


def _made(
    request: FillRequest, options: Options, table: DataTable, form: TableTemplate, said: Sequence[Diagnostic]
) -> Report:
    named = name_rows(table, request.pattern)
    rows = [form.fill(row) for row in table.rows]
    checked = form.check(table.rows) if rows else []
    found = [*said, *table.diagnostics, *named.diagnostics, *form.said, *checked]
    refusals = Refusals(found, table.spans)
    # A fault of the template or of the whole table concerns every document; one of a row only its own.
    if refusals.common or refusals.files or not rows:
        return Report(found)
    pairs = zip(named.names, rows, strict=True)
    # After the names: a row that is refused keeps its own, and no other file is called otherwise for it.
    chosen = [each for each in pairs if not refusals.concerns(each[1].row.span)]
    jobs = [_job(form, name, filled) for name, filled in chosen]
    made = replace(write(request.folder, jobs, options), refused=refusals.listed(table.spans))
    made = with_filled_volume(request.folder, jobs, made, options)
    return replace(
        made,
        diagnostics=[*found, *form.failures, *made.diagnostics],
        missing=sum(filled.missing for _, filled in chosen),
    )


def _job(form: TableTemplate, name: str, filled: FilledRow) -> Job:
    """The job of the document of a filled row."""
    path = PurePosixPath(f"{name}.docx")
    data = partial(str.encode, filled.data)
    return Job(path, form.source_hash(filled), form.file, data, partial(form.told, filled))
