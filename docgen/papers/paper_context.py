"""A titled, dated and signed paper: what its head and its tail say, around a body that each kind sets out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from docgen.models.titled_paper import Section, TitledPaper
from docgen.papers.annex_tables import AnnexTable
from docgen.papers.letterhead_and_imprint import Imprint, Letterhead, imprint, letterhead
from docgen.papers.outline import DEEPEST, Block, Passage, mark_last, paragraphs, set_out
from docgen.papers.phrases import dated
from docgen.reading.values.typed_tables import is_table

AnnexLine = TypedDict("AnnexLine", {"序号": str, "名称": str, "首个": bool})

PaperContext = TypedDict(
    "PaperContext",
    {
        "版头": Letterhead | None,
        "标题": str | list[str],
        "主送": str,
        "正文": list[Block],
        "附件说明": list[AnnexLine],
        "署名": str,
        "成文日期": str,
        "用印": bool,
        "附注": str,
        "附表": list[AnnexTable],
        "版记": Imprint | None,
    },
)
"""The names the template of such a paper may use."""


def paper_context(paper: TitledPaper, issuer: str, title: str, passages: Sequence[Passage]) -> PaperContext:
    """Return the data that fill the template; `title` names the paper where its file gives no title.

    `issuer` is the full name of the body whose paper it is.
    """
    return {
        "版头": letterhead(paper, issuer),
        "标题": _title(paper, title),
        "主送": f"{'，'.join(paper.addressees)}：" if paper.addressees else "",
        "正文": mark_last(list(_body(paper, passages))),
        "附件说明": annex_note([str(annex) for annex in paper.annexes]),
        "署名": paper.signature or issuer,
        "成文日期": dated(paper.issued, "成文日期"),
        "用印": paper.sealed,
        "附注": _in_brackets(paper.note),
        "附表": [],
        "版记": imprint(paper),
    }


def usual_title(whose: str, when: str, called: str) -> str:
    """校党总支2023年度工作计划: unit or branch, time and kind of paper."""
    return f"{whose}{when}{called}"


def _title(paper: TitledPaper, usual: str) -> str | list[str]:
    """The title as typed, by lines when it was typed as a list; left out, it is the usual one."""
    lines = [str(line) for line in paper.title]
    return lines if len(lines) > 1 else "".join(lines) or usual


def _body(paper: TitledPaper, passages: Sequence[Passage]) -> Iterator[Block]:
    yield from paragraphs(paper.lead)
    yield from set_out(passages, paper.forms)
    yield from paragraphs(paper.closing)


def annex_note(titles: Sequence[str]) -> list[AnnexLine]:
    """附件说明: the annexes, numbered where there are several."""
    # A single annex has no number (GB/T 9704-2012, 7.3.4).
    several = len(titles) > 1
    return [
        {"序号": f"{number}." if several else "", "名称": title, "首个": number == 1}
        for number, title in enumerate(titles, start=1)
    ]


def _in_brackets(note: str) -> str:
    """附注 stands in full-width brackets (GB/T 9704-2012, 7.3.6); those that were typed are not doubled."""
    return f"（{note.strip('（）()')}）" if note else ""


def passage_of(section: Section, level: int = 1) -> Passage:
    """A section as it is set out, with what stands below it."""
    below = tuple(passage_of(child, min(level + 1, DEEPEST)) for child in section.sections)
    return Passage(level, section.title, (*_with_duty(section), *section.table), below)


def _with_duty(section: Section) -> tuple[str, ...]:
    """The text, closed by who is responsible and until when; where it is all tables that comes first."""
    duty = [("责任人", section.responsible), ("时限", section.deadline)]
    told = "；".join(f"{name}：{value}" for name, value in duty if value)
    if not told:
        return section.text
    # Behind its last | a table may have nothing: then it is none, and its signs are printed.
    end = max((end for end, text in enumerate(section.text, start=1) if not is_table(text)), default=0)
    *before, last = section.text[:end] or ("",)
    return (*before, f"{last}（{told}）", *section.text[end:])
