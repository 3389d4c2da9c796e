"""docxtpl's own patch_xml: it takes each tag to the place where Jinja shall find it.

docxtpl is shown numbers in the place of tags, and no other brace: what somebody typed reaches none of its
patterns, which therefore take no longer than the part is long, and every tag is known again afterwards.
"""

from __future__ import annotations

import io
import re
from functools import partial

from docgen.engine.effects import CELL_ORDER
from docgen.engine.marked_part import HIDDEN, MarkedPart, parse_part, serialised
from docgen.engine.marking import drop_if_empty
from docgen.engine.patched import PLAIN, Tag
from docgen.engine.tags import CLOSERS
from docgen.word.xml_names import OPEN_TEXT, T, qn

MERGING = ("hm", "vm")
"""Tags in whose place docxtpl puts others of its own, which have no number."""

_TAG = re.compile(rf"(\{{[{{%#])\s*(.*?)\s*[}}%#]\}}(<w:r>{OPEN_TEXT})?")
# `<w:tab/>`, `<w:topLinePunct/>` and others that docxtpl takes for `<w:t>`.
_LIKE_TEXT = re.compile("<w:t(?![ >bcr])")

_HIDDEN = re.compile(f"(</?)w:{HIDDEN}")
BLANKS_MEAN_NOTHING = '<w:t xml:space="default">'
"""Put for `<w:t>`: docxtpl would tell texts without tags to keep their blanks."""


def patch_tree(part: MarkedPart) -> bool:
    """Let docxtpl carry out what the tags do to the part's tree; False when the outcome is no XML."""
    from docxtpl import DocxTemplate

    patched = DocxTemplate(io.BytesIO()).patch_xml(_numbered(part))
    root = parse_part(_marked(part, patched).encode())
    if root is None:
        return False
    part.root = root
    _order_cell_properties(part)
    for text in list(root.iter(T)):
        if not text.text:
            drop_if_empty(text)
    return True


def _numbered(part: MarkedPart) -> str:
    """Return the part with numbers for its tags; other text that docxtpl might mistake is hidden from it."""
    # Braces that somebody typed are hidden: docxtpl would read them as tags.
    text = serialised(part.root).replace("{", "&#123;").replace("}", "&#125;")
    text = _LIKE_TEXT.sub(f"<w:{HIDDEN}t", text.replace("<w:t>", BLANKS_MEAN_NOTHING))
    return part.mark_pattern.sub(lambda mark: _tag(part, int(mark[1])), text)


def _tag(part: MarkedPart, number: int) -> str:
    """Return a tag as docxtpl shall see it: `{%p 7 %}`."""
    effect, mark = part.effects.get(number, ""), part.tags[number].mark
    # The mark stands beside the tag: docxtpl replaces the tag by others that have no number.
    if effect in MERGING:
        return f"{{% {effect} %}}{part.mark_of(number)}"
    if effect in ("cellbg", "colspan"):
        return f"{{% {effect} {number} %}}"
    return f"{mark}{effect} {number} {CLOSERS[mark]}"


def _marked(part: MarkedPart, patched: str) -> str:
    """Return the part with marks again; a tag of docxtpl's own belongs to the merging tag next to it."""
    text = _HIDDEN.sub(r"\1w:", patched.replace(BLANKS_MEAN_NOTHING, "<w:t>"))
    pieces = part.mark_pattern.split(text)
    merging = [part.tags[int(number)] for number in pieces[1::2]]
    owners: list[Tag | None] = [*merging, merging[-1] if merging else None]
    texts = zip(pieces[::2], owners, strict=True)
    return "".join(_TAG.sub(partial(_mark, part, owner), text) for text, owner in texts)


def _mark(part: MarkedPart, owner: Tag | None, found: re.Match[str]) -> str:
    mark, code, opening = found.groups(default="")
    if not code.isdigit():
        spot = owner.spot if owner else part.spot("", found[0])
        return part.mark(Tag(spot, mark, "", code), PLAIN if mark == "{{" else None)
    number = int(code)
    # docxtpl opens a bare run behind `{{r … }}`: the text goes on in the look that it had.
    if opening and part.effects.get(number) == "r":
        opening = part.slots[number].opening
    return opening if mark == "{#" else part.mark_of(number) + opening


def _order_cell_properties(part: MarkedPart) -> None:
    """Sort a cell's properties: docxtpl adds its own first or last, Word wants each once and in order."""
    rank = {qn(name): place for place, name in enumerate(CELL_ORDER)}
    for properties in part.root.iter(qn("tcPr")):
        if any(part.sign in value for child in properties for value in child.values()):
            last = {child.tag: child for child in properties}
            properties[:] = sorted(last.values(), key=lambda child: rank.get(str(child.tag), len(rank)))
