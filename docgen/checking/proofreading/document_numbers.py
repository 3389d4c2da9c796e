"""R05: the number of an official paper, 云教党〔2023〕5号."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, rule

# 新区（2023）5号楼 is a house.
_NUMBER = Seeker(
    r"(?P<open>[〔\[［【（(])(?P<year>(?:19|20)\d\d)(?P<close>[〕\]］】）)])"
    r"(?P<ordinal>第?)(?P<zeros>0*)(?P<n>[1-9]\d{0,3})(?P<sign>号)(?![楼院门室厅场线馆])",
    "号",
)


@rule(
    "R05",
    Level.ERROR,
    Strength.STANDARD,
    "发文字号写法不对",
    source="GB/T 9704—2012 7.2.5：年份用六角括号“〔〕”括入；序号不加“第”字，不编虚位（1不编为01）",
    is_certain=True,
    bad=("根据云教党[2023]5号文件。", "见云教函〔2023〕第15号。", "云三中党（2024）03号"),
    good=("根据云教党〔2023〕5号文件。", "住在新区（2023）5号楼。", "（2023）云01民初5号判决。"),
)
def numbers_of_papers_are_written_right(paper: PaperText) -> Iterator[Finding]:
    """Find other brackets than 〔〕 around the year, 第 or a zero before the number."""
    for found in _NUMBER(paper.text):
        right = f"〔{found['year']}〕{found['n']}号"
        if found[0] != right:
            yield Finding(*found.span(), f"发文字号“{found[0]}”的写法不对", f"改成“{right}”", right)
