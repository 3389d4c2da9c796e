"""What stands in a run beside plain text comes over: 拼音指南, signs of sign fonts, what nobody foresaw."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from manuscripts import manuscript_of
from office_files import saved

from docgen.importing.manuscript import Manuscript, Paragraph

RUBY = (
    "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>{1}</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>{0}</w:t></w:r></w:rubyBase></w:ruby>"
)


def read(*children: str) -> Manuscript:
    """A manuscript of one paragraph whose run holds these elements."""
    document = docx.Document()
    run = f"<w:r {nsdecls('w')}>{''.join(children)}</w:r>"
    document.add_paragraph()._p.append(parse_xml(run))
    return manuscript_of(saved(document), "去年.docx")


def text_of(manuscript: Manuscript) -> str:
    (block,) = manuscript.blocks
    assert isinstance(block, Paragraph)
    return block.whole


@pytest.mark.parametrize(
    ("children", "text", "beside"),
    [
        (("<w:t>请</w:t>", RUBY.format("瞿", "qú"), "<w:t>伟领学</w:t>"), "请瞿伟领学", ["瞿（qú）"]),
        ((RUBY.format("单", "shàn"), RUBY.format("于芳", "yú")), "单于芳", ["单（shàn）", "于芳（yú）"]),
        (("<w:t>请看</w:t><w:newer><w:t>附录</w:t></w:newer>",), "请看", ["附录"]),
    ],
)
def test_readings_and_unknown_elements_keep_the_text_and_are_told(
    children: tuple[str, ...], text: str, beside: list[str]
) -> None:
    manuscript = read(*children)
    assert text_of(manuscript) == text
    assert [aside.text for aside in manuscript.asides] == beside


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "00FE", "☑"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "F0FC", "✓"),
        ("Symbol", "F0B0", "°"),
        ("Webdings", "F061", "□"),
    ],
)
def test_a_ticked_box_is_another_sign_than_an_empty_one(font: str, code: str, sign: str) -> None:
    manuscript = read(f'<w:sym w:font="{font}" w:char="{code}"/>', "<w:t>已落实</w:t>")
    assert text_of(manuscript) == f"{sign}已落实"
