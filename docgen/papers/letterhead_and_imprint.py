"""What stands above the red rule (版头) and below the last page's rule (版记), from the keys of a paper."""

from __future__ import annotations

from typing import TypedDict

from docgen.domain.words.placeholders import missing
from docgen.models.titled_paper import TitledPaper
from docgen.papers.phrases import dated

CornerLine = TypedDict("CornerLine", {"文字": str, "样式": str})
Letterhead = TypedDict(
    "Letterhead", {"份号行": list[CornerLine], "发文机关标志": str, "发文字号": str, "签发人": list[str]}
)
Imprint = TypedDict("Imprint", {"抄送": str, "印发机关": str, "印发日期": str})

COPY_NUMBER_STYLE = "份号"
CORNER_STYLE = "密级和紧急程度"
COPY_NUMBER_DIGITS = 6


def letterhead(paper: TitledPaper, issuer: str) -> Letterhead | None:
    """The red letterhead; a paper without 发文字号 has none."""
    if not paper.number:
        return None
    return {
        "份号行": _corner(paper),
        "发文机关标志": paper.issuer_mark or f"{issuer}文件",
        "发文字号": paper.number,
        "签发人": list(paper.signers),
    }


def _corner(paper: TitledPaper) -> list[CornerLine]:
    """份号, 密级, 紧急程度 from the top down; 密级 keeps to the second line (GB/T 9704-2012, 7.2.1-7.2.3)."""
    # People type 1: 份号 has six digits (GB/T 9704-2012, 7.2.1).
    copy_number = paper.copy_number.zfill(COPY_NUMBER_DIGITS) if paper.copy_number else ""
    first = [(copy_number, COPY_NUMBER_STYLE)] if copy_number or paper.secrecy else []
    others = [(text, CORNER_STYLE) for text in (paper.secrecy, paper.urgency) if text]
    return [{"文字": text, "样式": style} for text, style in first + others]


def imprint(paper: TitledPaper) -> Imprint | None:
    """抄送, 印发机关 and 印发日期; a paper that names none of them has no 版记."""
    if not (paper.copies or paper.printer or paper.printed):
        return None
    return {
        "抄送": "，".join(paper.copies),
        "印发机关": paper.printer or missing("印发机关"),
        "印发日期": dated(paper.printed, "印发日期"),
    }
