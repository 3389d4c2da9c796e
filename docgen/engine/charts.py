"""Charts with tags: `{{p … }}` in the title of a chart stands for the whole chart, other tags for text."""

from __future__ import annotations

from collections.abc import Callable

from docgen.engine.draft import Draft
from docgen.engine.slots import ELEMENT
from docgen.engine.tags import find_tags
from docgen.word.names import Element, ancestor, take_out

LABEL = "图表"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


def mark_chart(draft: Draft, marked_plainly: Callable[[Draft, str], str]) -> None:
    """Mark the tags of a chart part."""
    for element in list(draft.root.iter()):
        if not element.text or "{{" not in element.text:
            continue
        chart = ancestor(element, CHART)
        whole = [tag for tag in find_tags(element.text)[0] if tag.form == "p" and tag.mark == "{{"]
        if chart is None or not whole:
            element.text = marked_plainly(draft, element.text)
        else:
            _replace(draft, chart, draft.mark_found(whole[0], ""))


def _replace(draft: Draft, chart: Element, mark: str) -> None:
    (number,) = draft.marks_in(mark)
    draft.slots[number] = ELEMENT
    take_out(chart, mark)
