"""D: paragraphs, or long parts of them, that are repeated."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import MINUTES, NOTICES, PAPERS, PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, rule
from docgen.models.year_file import Role

SHORTEST_RUN = 32
"""The least number of characters that two paragraphs share because one was copied from the other."""
FEWEST_MARKS = 2
"""A run without clauses is a long name, an address of the web."""
SHORTEST_TWIN = 30

_TITLE = Seeker("《[^《》]*》")
_MARKS = Seeker("[，。；,;]")
_FIXED = Seeker("\0|习近平新时代|两个维护|四个意识|两个确立|四个自信")
"""Words that are repeated because they are fixed: titles (replaced by NUL characters) and formulas."""


@rule(
    "D01",
    Level.HINT,
    Strength.HOUSE,
    "两段里有相同的一长串",
    source="一件事说一遍",
    scope=PAPERS,
    bad=(
        "以办好人民满意的教育为宗旨，以提高教育教学质量为重点，以教师队伍建设为关键，做好工作。\n"
        "目标是：以办好人民满意的教育为宗旨，以提高教育教学质量为重点，以教师队伍建设为关键。",
    ),
    good=(
        "以办好人民满意的教育为宗旨，做好全年的各项工作。\n目标是办好人民满意的教育，提高教学质量。",
        "学习《关于建立中小学校党组织领导的校长负责制的意见（试行）》。\n"
        "执行《关于建立中小学校党组织领导的校长负责制的意见（试行）》。",
    ),
)
def nothing_is_copied(paper: PaperText) -> Iterator[Finding]:
    """Find a run of characters that an earlier paragraph has too."""
    # Every run goes into one dictionary: a long text is read once, not once for each pair of paragraphs.
    seen: dict[str, tuple[int, int]] = {}
    for number, passage in enumerate(paper.passages):
        if passage.role not in (Role.BODY, Role.ITEM):
            continue
        text, offset = _without_titles(passage.text), 0
        while offset + SHORTEST_RUN <= len(text):
            run = text[offset : offset + SHORTEST_RUN]
            earlier, behind = seen.setdefault(run, (number, offset))
            if earlier != number and not _FIXED.compiled.search(run):
                length = _shared(_without_titles(paper.passages[earlier].text), behind, text, offset)
                if len(_MARKS.compiled.findall(text, offset, offset + length)) >= FEWEST_MARKS:
                    yield _copied(passage.start + offset, length, paper, earlier)
                offset += length
            offset += 1


def _without_titles(text: str) -> str:
    """The text with its titles blotted out; offsets stay as they are."""
    return _TITLE.compiled.sub(lambda found: "\0" * len(found[0]), text) if "《" in text else text


def _shared(earlier: str, behind: int, text: str, offset: int) -> int:
    """The length of the run that both texts share from their offsets on."""
    pairs = zip(earlier[behind:], text[offset:], strict=False)
    return next(
        (n for n, (x, y) in enumerate(pairs) if x != y), min(len(earlier) - behind, len(text) - offset)
    )


def _copied(start: int, length: int, paper: PaperText, earlier: int) -> Finding:
    line = paper.place(paper.passages[earlier].start, paper.passages[earlier].start + 1).line
    where = f"（第{line}行）" if line else ""
    return Finding(
        start, start + length, f"这{length}个字和前面一段{where}完全一样", "两处留一处，另一处换成各自的内容"
    )


@rule(
    "D02",
    Level.WARNING,
    Strength.USUAL,
    "整段重复",
    source="一件事说一遍",
    scope=frozenset({MINUTES, NOTICES}),
    bad=(
        "会议研究了本月的工作安排，决定由组织委员负责汇总各小组的学习情况。\n会议研究了本月的工作安排，决定由组织委员负责汇总各小组的学习情况。",
    ),
    good=("同意。\n同意。",),
)
def paragraphs_are_not_repeated(paper: PaperText) -> Iterator[Finding]:
    """Find a paragraph that stands twice in one record."""
    # A short one may be repeated rightly: 同意。 of each speaker.
    seen: set[str] = set()
    for passage in paper.passages:
        if len(passage.text) >= SHORTEST_TWIN and passage.text in seen:
            yield Finding(
                passage.start, passage.end, "这一段和前面的一段完全一样", "删掉一段，或者换成各自的内容"
            )
        seen.add(passage.text)
