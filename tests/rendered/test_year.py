"""Every paper of the example year's meetings, and of meetings that are harder on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rendered import papers as found
from rendered.measuring import Page
from rendered.papers import FAULTS, Paper

Papers = dict[str, list[Paper]]

BEYOND_LIBREOFFICE = ["2023-02-08_支委会_大支部_落实多: page 3 holds nothing but the signatures"]
"""Word holds the last rows of a long table to the signatures; LibreOffice can hold only a table whole."""


def faults(papers: list[Paper]) -> list[str]:
    return [fault for paper in papers for fault in paper.faults]


def test_the_whole_year_is_there(written: dict[str, list[Path]]) -> None:
    names = [path.stem for path in written["year"]]
    assert len(names) == len(set(names)) > 110
    assert {"空白记录单", "参见单", "会议通知", "决议"} <= {
        part for name in names for part in name.split("_")
    }
    assert len(written["blank"]) > 7


@pytest.mark.parametrize("which", ["year", "blank"])
def test_nothing_is_wrong_with_a_page_of_the_year(papers: Papers, which: str) -> None:
    assert faults(papers[which]) == []


def test_long_names_long_lists_and_bare_records_leave_nothing_wrong_on_a_page(papers: Papers) -> None:
    assert faults(papers["harsh"]) == BEYOND_LIBREOFFICE


def paper_named(papers: Papers, part: str) -> Paper:
    return next(paper for each in papers.values() for paper in each if part in paper.name)


def changed(paper: Paper, number: int, **changes: object) -> Paper:
    """The paper with one page drawn otherwise."""
    pages = [replace(page, **changes) if page.number == number else page for page in paper.pages]
    return replace(paper, pages=pages)


def without_text(page: Page) -> dict[str, object]:
    return {"lines": (page.page_number,), "stream": ""}


def test_an_empty_page_and_one_without_number_are_seen(papers: Papers) -> None:
    paper = paper_named(papers, "三十人")
    assert list(found.empty_pages(changed(paper, 3, **without_text(paper.pages[2])))) == ["page 3 is empty"]
    unnumbered = tuple(line for line in paper.pages[0].lines if line is not paper.pages[0].page_number)
    assert list(found.missing_numbers(changed(paper, 1, lines=unnumbered))) == ["page 1 has no number"]


def test_lost_and_split_rows_and_missing_heads_are_seen(papers: Papers) -> None:
    paper = paper_named(papers, "三十人")
    stream = paper.pages[2].stream
    assert list(found.lost_text(changed(paper, 3, stream=stream[:-200] + stream[-190:])))
    assert list(found.split_rows(changed(paper, 3, stream=stream[:-100])))
    beheaded = stream.replace("姓名查摆问题他人意见整改措施时限", "")
    assert list(found.heads_missing(changed(paper, 3, stream=beheaded))) == [
        "page 3: the table has no head: 姓名查摆问题他人意见整改措施时限"
    ]


def test_a_heading_last_on_its_page_is_seen(papers: Papers) -> None:
    paper = paper_named(papers, "讨论长")
    page = paper.pages[1]
    until = next(i for i, line in enumerate(page.lines) if "讨论情况" in line.text)
    cut = changed(paper, 2, lines=(*page.lines[: until + 1], page.page_number))
    assert list(found.last_headings(cut)) == [f"page 2 ends with a heading: {page.lines[until].text}"]


def test_what_leaves_the_type_area_is_seen(papers: Papers) -> None:
    paper = paper_named(papers, "讨论长")
    line = paper.pages[1].lines[0]
    for moved in (replace(line, baseline=line.baseline - 20), _pushed(line, -60), _pushed(line, 20)):
        assert list(found.outside(changed(paper, 2, lines=(moved,))))


def _pushed(line: found.Line, points: float) -> found.Line:
    return replace(
        line,
        characters=tuple({**c, "x0": c["x0"] + points, "x1": c["x1"] + points} for c in line.characters),
    )


def test_signatures_alone_or_torn_apart_are_seen(papers: Papers) -> None:
    paper = paper_named(papers, "03段")
    last = paper.pages[-1]
    _, mark, rest = last.stream.partition("主持人签字")
    for stream in (mark + rest, last.stream.replace("日期", "")):
        assert list(found.lonely_signatures(changed(paper, last.number, stream=stream)))


def test_names_out_of_line_or_broken_are_seen(papers: Papers) -> None:
    paper = paper_named(papers, "三十人")
    first = paper.pages[0]
    pushed = [_scattered(line) if "欧阳雪" in line.text else line for line in first.lines]
    assert list(found.scattered_names(changed(paper, 1, lines=tuple(pushed))))
    torn = [line for line in paper.pages[1].lines if "欧阳雪" not in line.text]
    others = [line for line in first.lines if "欧阳雪" not in line.text]
    broken = changed(changed(paper, 2, lines=tuple(torn)), 1, lines=tuple(others))
    assert "broken: 欧阳雪" in list(found.broken_names(broken))


def _scattered(line: found.Line) -> found.Line:
    half = len(line.characters) // 2
    return replace(
        line,
        characters=(*line.characters[:half], *_pushed(line, 12).characters[half:]),
    )


def test_each_kind_of_fault_can_be_seen() -> None:
    shown: set[Callable[..., object]] = {
        found.empty_pages,
        found.missing_numbers,
        found.lost_text,
        found.outside,
        found.last_headings,
        found.split_rows,
        found.heads_missing,
        found.lonely_signatures,
        found.scattered_names,
        found.broken_names,
    }
    assert set(FAULTS) == shown
