"""Binds whole documents into one: each keeps its own pages, styles, lists, notes and pictures.

Two documents share what is equal byte by byte in both; all else is brought along under names and numbers
of its own. Where something in front (cover and contents) is bound with them, page numbers run through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from docgen.engine.binding.bound_lists import BoundLists
from docgen.engine.binding.bound_notes import NOTES, BoundNotes
from docgen.engine.binding.bound_sections import BoundSections
from docgen.engine.binding.bound_styles import BoundStyles, SheetOfPaper
from docgen.engine.binding.bound_text import Identities, clean, mark_start
from docgen.engine.binding.volume_package import SETTINGS, SourcePackage, VolumePackage
from docgen.engine.binding.volume_settings import settings_of
from docgen.word.opening import PackageRefused
from docgen.word.tree import Broken
from docgen.word.xml_names import MAIN_DOCUMENT, STYLES, Element, qn

BODY = qn("body")


class BoundPaper(NamedTuple):
    """A paper to bind: its bytes, its line in the contents, the name of the bookmark at its start."""

    content: bytes
    line: str
    bookmark: str


class NotBound(Exception):
    """A paper that cannot be bound: its number among the papers (-1 for what is in front), and the reason."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(number, reason)
        self.number, self.reason = number, reason


def bind(papers: Sequence[BoundPaper], front: bytes | None = None, *, update: bool = False) -> bytes:
    """Return one document of the papers, behind what is in front of them. Raises NotBound.

    With `update`, Word asks on opening whether to bring the page numbers of the contents up to date.
    """
    sources = [_opened(number, paper.content) for number, paper in enumerate(papers)]
    ahead = _opened(-1, front) if front is not None else None
    # A setting of the whole volume: papers that know no even pages get on these what they have on the others.
    every = [*sources, *([] if ahead is None else [ahead])]
    binder = _Binder(_commonest(sources), is_even_and_odd=any(source.is_even_and_odd for source in every))
    if ahead is not None:
        _within(-1, binder, ahead, None)
        binder.sections.number_through(ahead)
    for number, (source, paper) in enumerate(zip(sources, papers, strict=True)):
        _within(number, binder, source, paper)
    return binder.finished(ahead or sources[0], update=update)


def _commonest(sources: Sequence[SourcePackage]) -> SourcePackage:
    """Return the first document with the styles that most have: so the fewest have to be brought along."""
    sheets = [source.parts.get(STYLES, b"") for source in sources]
    (sheet, _), *_ = Counter(sheets).most_common(1)
    return sources[sheets.index(sheet)]


def _opened(number: int, content: bytes) -> SourcePackage:
    try:
        return SourcePackage(content)
    except PackageRefused as refusal:
        raise NotBound(number, refusal.message) from refusal
    except (Broken, ValueError, LookupError) as broken:
        raise NotBound(number, "里面有读不出来的部分") from broken


def _within(number: int, binder: _Binder, source: SourcePackage, paper: BoundPaper | None) -> None:
    try:
        binder.add(source, paper)
    # A file that a person's program wrote may point at what is not there.
    except (Broken, ValueError, LookupError) as broken:
        raise NotBound(number, "里面有读不出来的部分") from broken


class _Binder:
    """The volume while documents are added to it."""

    def __init__(self, base: SourcePackage, *, is_even_and_odd: bool) -> None:
        self._base, self._is_even_and_odd = base, is_even_and_odd
        self._package = VolumePackage()
        self._styles = BoundStyles(base)
        self._lists = BoundLists(base)
        self._notes = [BoundNotes(kind, self._package) for kind in NOTES]
        self._identities = Identities()
        self.sections = BoundSections(self._package, is_even_and_odd=is_even_and_odd)
        self._roots: list[Element] = []
        self._blocks: list[Element] = []

    def add(self, source: SourcePackage, paper: BoundPaper | None) -> None:
        """Add a document at the end; None for the paper where it is what stands in front."""
        root = source.tree(MAIN_DOCUMENT)
        body = root.find(BODY)
        if body is None:
            raise ValueError(MAIN_DOCUMENT)
        sheet = self._styles.sheet_of(source)
        clean(root)
        settle = partial(self._settle, sheet)
        has_notes = [notes.take(source, root, settle) for notes in self._notes]
        settle(source, root)
        self._identities.renumber(root)
        self._package.relate_within(source, MAIN_DOCUMENT, root, MAIN_DOCUMENT)
        self.sections.take(source, body, settle, is_paper=paper is not None, has_notes=any(has_notes))
        if paper is not None:
            mark_start(body, paper.bookmark, paper.line, self._identities)
        self._roots.append(root)
        self._blocks += list(body)

    def _settle(self, sheet: SheetOfPaper, source: SourcePackage, root: Element) -> None:
        """Make lists and styles within a part of a document those of the volume."""
        # Lists first: the levels of a paragraph are looked up by the styles of its own document.
        self._lists.take(source, root, self._styles.list_of(source))
        sheet.apply(root)

    def finished(self, first: SourcePackage, *, update: bool) -> bytes:
        """Return the volume; its properties are those of the first document."""
        package = self._package
        package.add_main(self._roots, self.sections.closed(self._blocks))
        package.add_to_text(STYLES, self._styles.written(), "styles")
        self._lists.add_to(package)
        separators = [said for notes in self._notes if (said := notes.add_to(package)) is not None]
        settings = settings_of(
            self._base, is_even_and_odd=self._is_even_and_odd, update=update, separators=separators
        )
        package.add_to_text(SETTINGS, settings, "settings")
        package.add_looks(self._base, first)
        return package.written()


__all__ = ["BoundPaper", "NotBound", "bind"]
