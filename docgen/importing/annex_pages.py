"""The pages behind a paper's foot: annexes, or the plan itself where a notice hands it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docgen.importing.foot import PaperFoot
from docgen.importing.head import PaperOpening, take_head
from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import Aside, Block, Paragraph, Table, clean
from docgen.importing.schedule_yaml import Schedule

ANNEX_TEXT = "附件的正文（计划里只印附件的名称，请另存成文件）"
_NUMBERS = (*map(str, range(1, 21)), *"一二三四五六七八九十")
ANNEX_WORDS = ("附件", *(f"附件{sign}{number}" for number in _NUMBERS for sign in ("", "：")))
"""Labels that docgen sets by itself."""
NOTICE_TEXT = "印发通知的正文"
FEWEST_HEADINGS = 2
MOST_TITLES, LONGEST_TABLE_TITLE = 3, 60


def attached_plan(
    head: PaperOpening, foot: PaperFoot, body: Sequence[Block], notice: list[Aside]
) -> Sequence[Block]:
    """Return the body of a plan that a notice hands out (关于印发…的通知), from behind the notice's date."""
    if _has_headings(body) or not _has_headings(foot.behind):
        return body
    attached, rest = take_head(foot.behind, is_ours=False)
    if not attached.title:
        return body
    texts = [*head.title, *(text for block in body for text in _texts(block))]
    notice += [Aside(NOTICE_TEXT, text) for text in texts]
    foot.behind = []
    _take_attached_head(head, attached)
    return rest


def _take_attached_head(head: PaperOpening, attached: PaperOpening) -> None:
    """Take over the plan's own head: what the notice has said already stands beside the title."""
    head.title = attached.title
    head.beside += attached.beside
    for key, text in attached.parts.items():
        if head.parts.setdefault(key, text) != text:
            head.beside.append(text)
    for part in ("signers", "addressees", "unit", "dated"):
        text = getattr(attached, part)
        if text and getattr(head, part):
            head.beside.append(text)
        elif text:
            setattr(head, part, text)


def _has_headings(blocks: Sequence[Block]) -> bool:
    found = [block for block in blocks if isinstance(block, Paragraph)]
    return sum(1 for block in found if block.outline or leading_number(block.whole)) >= FEWEST_HEADINGS


def take_annex_pages(foot: PaperFoot, schedule: Schedule) -> Iterator[Aside]:
    """Take the pages behind the foot; yield the texts that plan.yaml has no key for."""
    keys: dict[str, str] = {}
    for page in _pages(foot.behind):
        yield from (Aside(ANNEX_TEXT, text) for text in _other_texts(page, schedule, keys))
    foot.annexes = _without_tables(foot.annexes, keys)
    if foot.issued_words:
        yield Aside("成文日期（不是一个完整的日期，请补上“成文日期”）", foot.issued_words)


def _other_texts(page: Sequence[Block], schedule: Schedule, keys: dict[str, str]) -> list[str]:
    """Return the texts of a page without its schedule; `keys` notes under which title docgen makes it anew.

    The label and the title go with the table: docgen sets both by itself.
    """
    tables = [block for block in page if isinstance(block, Table) and block in schedule.tables]
    titles = _titles_over(page, page.index(tables[0])) if tables else []
    names = _without_labels(titles)
    schedule.titles += names
    if tables:
        keys["".join(names)] = schedule.key_of(tables[0])
    made_anew = [*titles, *tables]
    return [text for block in page if block not in made_anew for text in _texts(block)]


def _without_labels(titles: Sequence[Paragraph]) -> list[str]:
    return [clean(block.whole) for block in titles if not _is_mere_label(clean(block.text))]


def _without_tables(names: Sequence[str], keys: Mapping[str, str]) -> list[str]:
    """Return the annexes without docgen's tables at their head, which docgen adds by itself."""
    # docgen's tables come first by themselves: one further down must be named to keep its place.
    first = next((n for n, name in enumerate(names) if name not in keys), len(names))
    return [keys.get(name, name) for name in names[first:]]


def _titles_over(page: Sequence[Block], table: int) -> list[Paragraph]:
    """Return the label and the title that stand right above a table: docgen sets them anew."""
    found: list[Paragraph] = []
    for block in reversed(page[max(0, table - MOST_TITLES) : table]):
        if not isinstance(block, Paragraph) or len(block.text) > LONGEST_TABLE_TITLE or "。" in block.text:
            break
        found.insert(0, block)
    return found


def _pages(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the annexes one by one: a label begins each."""
    pages: list[list[Block]] = []
    for block in blocks:
        is_label = isinstance(block, Paragraph) and _is_mere_label(clean(block.text))
        if is_label or not pages:
            pages.append([])
        pages[-1].append(block)
    return pages


def _is_mere_label(text: str) -> bool:
    return text.startswith(("附件", "附表")) and len(text) <= 6


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [clean(block.whole)]
    return [" │ ".join(map(clean, row)) for row in block.rows]
