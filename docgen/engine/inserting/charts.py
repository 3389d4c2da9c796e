"""`{{p 图|条形图 }}`: a chart with its numbers in a workbook of its own, in which people may edit them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2.runtime import Context
from markupsafe import Markup

from docgen.engine.attachments import attachments_of
from docgen.engine.inserts import RELATIONSHIPS
from docgen.page.drawn.bar_chart import SHEET, bar_chart
from docgen.writing.workbook import WorkbookSheet, workbook

FOLDER = "word/charts/"
COLUMN_WIDTH = 12
_OLD = re.compile(rb"<c:externalData\b.*?</c:externalData>|<c:externalData\b[^>]*/>", re.DOTALL)
_BEHIND = re.compile(rb"<c:(?:printSettings|userShapes|extLst)\b|</c:chartSpace>")
"""What stands behind the workbook in the schema's order."""


def chart_filter() -> Callable[..., object]:
    """Return the filter for charts of 项目 and 系列 (名称, 数)."""

    def chart(context: Context, numbers: Mapping[str, Any] | None) -> Markup:
        attachments = attachments_of(context)
        # Elsewhere than in a chart's own part there is nothing to which a workbook could belong.
        if numbers and attachments.part.startswith(FOLDER):
            attachments.chart_workbook(_workbook(numbers))
        return bar_chart(numbers)

    return chart


def _workbook(numbers: Mapping[str, Any]) -> bytes:
    """Return the workbook to whose cells the chart's references lead: names down, series across."""
    series = numbers["系列"]
    columns = [("项目", COLUMN_WIDTH), *((str(each["名称"]), COLUMN_WIDTH) for each in series)]
    rows = [
        [str(name), *(each["数"][place] for each in series)] for place, name in enumerate(numbers["项目"])
    ]
    return workbook([WorkbookSheet(SHEET, columns, rows)])


def with_workbook(part: bytes, identity: str) -> bytes:
    """Return a chart part that names its workbook, in the place of the one that a template brought along."""
    chart, end, rest = part.rpartition(b"</c:chart>")
    rest = _OLD.sub(b"", rest)
    behind = _BEHIND.search(rest)
    if behind is None:
        return part
    named = f'<c:externalData xmlns:r="{RELATIONSHIPS}" r:id="{identity}"><c:autoUpdate val="0"/>'
    written = named.encode() + b"</c:externalData>"
    return b"".join((chart, end, rest[: behind.start()], written, rest[behind.start() :]))
