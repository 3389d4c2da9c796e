"""Any other paper: one document a row, through the same engine and onto disk with the same care."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.base.diagnostics import Diagnostic
from docgen.engine.fields import asked_of
from docgen.filling.file_names import keys_of, name_rows
from docgen.filling.form import Form, FreeTemplate
from docgen.filling.lists import table_of_yaml
from docgen.filling.shapes import fields_of
from docgen.filling.sheets import table_of_sheet
from docgen.filling.table import Table
from docgen.making.build import Report, Wish, write
from docgen.reading.disk import read_at_most
from docgen.year.refusals import Refusals

YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Order:
    """What to fill with what, and where to: `pattern` names the files, `sheet` is a workbook's.

    The two files are as typed, and so messages call them; `start` is the folder that they are looked for in.
    """

    start: Path
    template: Path
    data: Path
    folder: Path
    pattern: str = ""
    sheet: str = ""


def fill(order: Order, wish: Wish) -> Report:
    """Make a document of each row. Raises OSError where one of the two files cannot be read."""
    folders = ((order.start / order.data.parent).absolute(), order.start.absolute())
    file = FreeTemplate(read_at_most(order.start / order.template), order.template.as_posix(), folders)
    template, said = file.compiled
    if template is None:
        return Report(said)
    asked = asked_of(template)
    table = _table(order, asked.names | keys_of(order.pattern))
    form = Form(file, template, asked, fields_of(table.rows))
    return _made(order, wish, table, form, said)


def _table(order: Order, wanted: Collection[str]) -> Table:
    data, name = read_at_most(order.start / order.data), order.data.as_posix()
    if order.data.suffix.lower() in YAML:
        return table_of_yaml(data, name)
    return table_of_sheet(data, name, order.sheet, wanted)


def _made(order: Order, wish: Wish, table: Table, form: Form, said: Sequence[Diagnostic]) -> Report:
    named = name_rows(table, order.pattern)
    sheets = [form.fill(row) for row in table.rows]
    found = [*said, *table.diagnostics, *named.diagnostics, *form.said, *(form.check() if sheets else ())]
    refusals = Refusals(found, table.spans)
    if refusals.common or refusals.files or not sheets:
        return Report(found)
    chosen = [
        (name, sheet)
        for name, sheet in zip(named.names, sheets, strict=True)
        if not refusals.concerns(sheet.row.span)
    ]
    made = write(order.folder, [form.job(name, sheet) for name, sheet in chosen], wish)
    return replace(
        made,
        diagnostics=[*found, *form.failures, *made.diagnostics],
        missing=sum(sheet.missing for _, sheet in chosen),
        refused=refusals.listed(table.spans),
    )
