"""Which mends the documents of a part can need: told by its tree once, so that rendering tries no other."""

from __future__ import annotations

from docgen.engine.draft import Draft
from docgen.engine.tidying import Repairs
from docgen.word.names import TBL, TC, TR, Element, w

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def repairs_of(draft: Draft) -> Repairs:
    """The mends a part can need, by what its tags may leave out or repeat."""
    root = draft.root
    words = {tag.word for tag in draft.tags}
    forms = {tag.form for tag in draft.tags}
    return Repairs(
        sections=next(root.iter(w("sectPr")), None) is not None,
        tables=any(_first_row_may_go(draft, table) for table in root.iter(TBL)),
        columns="tc" in forms or "hm" in words,
        paragraphs=any(_has_tags_between(draft, holder) for holder in _holders(root)),
        drawings="for" in words and next(root.iter(DRAWING), None) is not None,
        bookmarks="for" in words and next(root.iter(w("bookmarkStart")), None) is not None,
    )


def _holders(root: Element) -> list[Element]:
    """What must hold a paragraph whatever the data."""
    headers = [root] if root.tag in (w("hdr"), w("ftr")) else []
    return [*headers, *root.iter(TC, w("txbxContent"))]


def _has_tags_between(draft: Draft, holder: Element) -> bool:
    texts = [holder.text, *(child.tail for child in holder)]
    return any(text and draft.sign in text for text in texts)


def _first_row_may_go(draft: Draft, table: Element) -> bool:
    """A first row that no tag precedes always stays: the table's head."""
    for child in table:
        if child.tag == TR:
            return False
        if child.tail and draft.sign in child.tail:
            return True
    return True
