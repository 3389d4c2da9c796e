"""docxtpl's own patch_xml: it takes each tag to the place where Jinja shall find it.

docxtpl is shown numbers in the place of tags, and no other brace: what somebody typed reaches none of its
patterns, which therefore take no longer than the part is long, and every tag is known again afterwards.
"""

from __future__ import annotations

import io
import re

from docgen.engine.marked_part import MarkedPart, parse_part, serialised, unused_sign
from docgen.engine.marking import drop_if_empty
from docgen.engine.tags import CLOSERS
from docgen.word.xml_names import OPEN_TEXT, T

BLANKS_MEAN_NOTHING = '<w:t xml:space="default">'
"""Put for `<w:t>`: docxtpl would tell texts without tags to keep their blanks."""

_TAG = re.compile(rf"(\{{[{{%#])\s*(\d+)\s*[}}%#]\}}(<w:r>{OPEN_TEXT})?")
# A tag that docxtpl has left where it stood.
_NOT_MOVED = re.compile(r"\{[{%#][a-z]")


def patch_tree(part: MarkedPart) -> bool:
    """Let docxtpl carry out what the tags do to the part's tree; False when it cannot."""
    from docxtpl import DocxTemplate

    text = serialised(part.root)
    # Braces that somebody typed are hidden: docxtpl would read them as tags.
    left = unused_sign(text)
    right = unused_sign(text + left)
    numbered = _numbered(part, text.replace("{", left).replace("}", right))
    # An empty file will do: docxtpl opens it when it renders, which it never does here.
    patched = DocxTemplate(io.BytesIO()).patch_xml(numbered)
    if _NOT_MOVED.search(patched):
        return False
    root = parse_part(_marked(part, patched).replace(left, "{").replace(right, "}").encode())
    if root is None:
        return False
    part.root = root
    for each in list(root.iter(T)):
        if not each.text:
            drop_if_empty(each)
    return True


def _numbered(part: MarkedPart, text: str) -> str:
    """Return the part's text with numbers for its tags."""
    text = text.replace("<w:t>", BLANKS_MEAN_NOTHING)
    return part.mark_pattern.sub(lambda mark: _tag(part, int(mark[1])), text)


def _tag(part: MarkedPart, number: int) -> str:
    """Return a tag as docxtpl shall see it: `{%p 7 %}`."""
    mark = part.tags[number].mark
    return f"{mark}{part.effects.get(number, '')} {number} {CLOSERS[mark]}"


def _marked(part: MarkedPart, patched: str) -> str:
    """Return the part with marks again."""
    return _TAG.sub(lambda found: _mark(part, found), patched.replace(BLANKS_MEAN_NOTHING, "<w:t>"))


def _mark(part: MarkedPart, found: re.Match[str]) -> str:
    mark, number, opening = found[1], int(found[2]), found[3] or ""
    # docxtpl opens a bare run behind `{{r … }}`: the text goes on in the look that it had.
    if opening and part.effects.get(number) == "r":
        opening = part.slots[number].opening
    return opening if mark == "{#" else part.mark_of(number) + opening
