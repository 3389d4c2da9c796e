"""Templates as offices have them: of 邮件合并, with loose places, links, controls, tracked changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tables import lines_of, template
from word_fields import complex_field, document_of, mark, part_of, run, simple_field

from docgen.commands import docgen

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def filled(folder: Path, card: bytes, data: str) -> tuple[Result, bytes]:
    (folder / "卡.docx").write_bytes(card)
    (folder / "表.yaml").write_text(data, encoding="utf-8")
    command = ["fill", "卡.docx", "表.yaml", "-C", str(folder), "--out", "出"]
    result = CliRunner().invoke(docgen, command, prog_name="docgen")
    made = sorted((folder / "出").glob("*.docx"))
    return result, made[0].read_bytes() if made else b""


def text(folder: Path) -> list[str]:
    (path,) = (folder / "出").glob("*.docx")
    return lines_of(path)


NAME = complex_field(" MERGEFIELD 姓名 ")
SEX = complex_field(" MERGEFIELD 性别 ")


def nested_choice(depth: int) -> str:
    """IF in the place of the other text of an IF, as many times as a grade has steps."""
    inner = nested_choice(depth - 1) if depth else "丙"
    grade = complex_field(" MERGEFIELD 成绩 ")
    return complex_field(" IF ", grade, f' = {depth} "{depth}" "', inner, '"') if depth else inner


ONE = "- {姓名: 甲, 部门: 一部, 性别: 男, 成绩: 92, 备注: ''}\n"


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        (complex_field(" MERGEFIELD 姓名 ", result="«姓名»"), "甲"),
        (complex_field(" MERGE", "FIELD  姓名  \\* MERGEFORMAT "), "甲"),
        (complex_field(' MERGEFIELD "姓名" \\* CHARFORMAT '), "甲"),
        (simple_field(" MERGEFIELD 姓名 ", "«姓名»"), "甲"),
        (run("请") + simple_field("MERGEFIELD 部门") + run("的") + NAME + run("到会"), "请一部的甲到会"),
        (complex_field(' MERGEFIELD 部门 \\b "（" \\f "）" '), "（一部）"),
        (complex_field(' MERGEFIELD 备注 \\b "（" \\f "）" ') + run("。"), "。"),
        (complex_field(" IF ", SEX, ' = "男" "先生" "女士" '), "先生"),
        (complex_field(" IF ", SEX, " <> 男 先生 女士 \\* MERGEFORMAT "), "女士"),
        (complex_field(" IF ", complex_field(" MERGEFIELD 成绩 "), ' >= 60 "及格" "补考" '), "及格"),
        (complex_field(" IF ", complex_field(" MERGEFIELD 成绩 "), ' = "092" "及格" "补考" '), "及格"),
        (complex_field(" IF ", complex_field(" MERGEFIELD 成绩 "), ' < -05 "负" "正" '), "正"),
        (nested_choice(12), "丙"),
        (complex_field(" IF ", SEX, ' = “女” "女士" "', NAME, '先生"'), "甲先生"),
        (complex_field(' IF "{{ 性别 }}" = "男" "先生" "女士" '), "先生"),
        (run("«姓名»同志，{部门}，｛姓名｝，${姓名}，{{ 姓名 }}"), "甲同志，一部，甲，甲，甲"),
        (run("&lt;&lt;姓名&gt;&gt;同志"), "甲同志"),
        (run("{姓", "<w:b/>") + run("名}") + run("«不是列»{x}"), "甲«不是列»{x}"),
    ],
)  # fmt: skip
def test_old_templates_are_filled_as_they_are(tmp_path: Path, paragraph: str, line: str) -> None:
    result, _ = filled(tmp_path, document_of(paragraph), ONE)
    assert text(tmp_path) == [line], result.stderr


def test_a_merged_name_keeps_the_look_of_its_field(tmp_path: Path) -> None:
    _, made = filled(tmp_path, document_of(complex_field(" MERGEFIELD 姓名 ")), ONE)
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">甲</w:t></w:r>' in part_of(made)
    assert "fldChar" not in part_of(made)


def test_a_merged_name_that_is_no_column_is_told(tmp_path: Path) -> None:
    result, _ = filled(tmp_path, document_of(complex_field(" MERGEFIELD 姓名x ")), ONE)
    assert "是不是“姓名”" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        (run("{{ 姓名 }}") + complex_field(" NEXT "), "“NEXT”没有照做"),
        (run("{{ 姓名 }}") + complex_field(" IF ", SEX, ' LIKE "男" "a" '), "请改成标签"),
        (complex_field(' MERGEFIELD 成绩 \\# "0.00" ') + run("{{ 姓名 }}"), "照表里显示的印"),
    ],
)
def test_a_field_that_cannot_be_done_is_told(tmp_path: Path, paragraph: str, told: str) -> None:
    result, _ = filled(tmp_path, document_of(paragraph), ONE)
    assert result.exit_code == 0, result.stderr
    assert result.stderr.count("T548") == 1
    assert told in result.stderr


def test_fields_of_other_sorts_stay(tmp_path: Path) -> None:
    page = complex_field(" PAGE ", result="1")
    choice = complex_field(" IF ", complex_field(" PAGE "), ' = 1 "首页" "" ')
    result, made = filled(tmp_path, document_of(run("{{ 姓名 }}") + page + choice), ONE)
    assert part_of(made).count('w:fldCharType="begin"') == 3
    assert "T548" not in result.stderr


def test_an_odd_part_without_a_field_of_mail_merge_is_copied_as_it_is(tmp_path: Path) -> None:
    override = (
        '+<Override PartName="/word/footer9.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>'
    )
    footer = (
        '<ftr xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><p><r>'
        "<instrText> PAGE </instrText></r></p></ftr>"
    )
    files = {"[Content_Types].xml": override, "word/footer9.xml": footer}
    result, made = filled(tmp_path, document_of(run("{{ 姓名 }}"), files=files), ONE)
    assert part_of(made, "word/footer9.xml") == footer, result.stderr


def test_loose_places_are_told_once_and_near_ones_too(tmp_path: Path) -> None:
    result, _ = filled(tmp_path, template("{姓名}«姓名»{部门}", "{姓名}《性別》{成积}"), ONE)
    assert result.stderr.count("K376") == 1
    assert "“{成积}”没有填，是不是“成绩”" in result.stderr


def test_the_source_of_data_goes_with_the_link_to_it(tmp_path: Path) -> None:
    source = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
        f' Id="rId1" Type="{RELATION}/mailMergeSource" Target="file:///D:/名单.xlsx" TargetMode="External"/>'
        "</Relationships>"
    )
    merge = (
        '+<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataSource r:id="rId1"'
        f' xmlns:r="{RELATION}"/></w:mailMerge>'
    )
    files = {"word/settings.xml": merge, "word/_rels/settings.xml.rels": source}
    result, made = filled(tmp_path, document_of(run("{{ 姓名 }}"), files=files), ONE)
    assert text(tmp_path) == ["甲"], result.stderr
    assert "mailMerge" not in part_of(made, "word/settings.xml") + part_of(
        made, "word/_rels/settings.xml.rels"
    )
    assert "T546" not in result.stderr


def linked(address: str) -> bytes:
    relation = (
        f'+<Relationship Id="rId90" Type="{RELATION}/hyperlink" Target="{address}" TargetMode="External"/>'
    )
    inner = f'<w:hyperlink r:id="rId90">{run("{{ 名 }}")}</w:hyperlink>'
    return document_of(inner, files={"word/_rels/document.xml.rels": relation})


@pytest.mark.parametrize(
    ("address", "value", "target"),
    [
        ("https://example.org/%7B%7B%20网址%20%7D%7D", "a.html", "https://example.org/a.html"),
        ("https://example.org/{{ 网址 }}?x=1", "甲 乙", "https://example.org/%E7%94%B2%20%E4%B9%99?x=1"),
        (
            "%7B%7B%E7%BD%91%E5%9D%80%7D%7D",
            "https://example.org/?a=1&b=2",
            "https://example.org/?a=1&amp;b=2",
        ),
        ("mailto:{{ 网址 }}", "a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_tag_in_the_address_of_a_link_is_filled(
    tmp_path: Path, address: str, value: str, target: str
) -> None:
    result, made = filled(tmp_path, linked(address), f"- {{名: 报名, 网址: '{value}'}}\n")
    assert f'Target="{target}"' in part_of(made, "word/_rels/document.xml.rels"), result.stderr


@pytest.mark.parametrize("value", ["javascript:alert(1)", "file:///C:/a.exe", "a.html"])
def test_an_address_that_is_none_of_the_web_is_refused(tmp_path: Path, value: str) -> None:
    result, made = filled(tmp_path, linked("{{ 网址 }}"), f"- {{名: 报名, 网址: '{value}'}}\n")
    assert "T540" in result.stderr
    assert not made


BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a/b" w:storeItemID="{{0}}"/></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def test_a_control_with_a_tag_shows_what_was_filled_in(tmp_path: Path) -> None:
    card = document_of(BOUND.format(run("{{ 姓名 }}")) + BOUND.format(run("不变")))
    _, made = filled(tmp_path, card, ONE)
    assert part_of(made).count("dataBinding") == 1


GONE = '<w:r><w:delText xml:space="preserve">{{ 旧名 }}</w:delText></w:r>'


@pytest.mark.parametrize(
    "change",
    [
        f'<w:del w:id="1" w:author="王">{GONE}</w:del>',
        f'<w:moveFrom w:id="1" w:author="王">{run("{{ 旧名 }}")}</w:moveFrom>',
        f'<w:del w:id="1" w:author="王">{mark("begin")}<w:r><w:delInstrText>X {{{{ 旧名 }}}}</w:delInstrText>'
        f"</w:r>{mark('end')}</w:del>",
    ],
)
def test_a_tag_that_a_tracked_change_took_out_asks_for_nothing(tmp_path: Path, change: str) -> None:
    result, made = filled(tmp_path, document_of(change + run("{{ 姓名 }}")), ONE)
    assert result.exit_code == 0, result.stderr
    assert "甲" in part_of(made)


BREAK = "<w:r><w:br/></w:r>"


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        (("标题", "{%- if 备注 -%}", "备注：{{ 备注 }}", "{%- endif %}", "末"), "标题\n末"),
        (("标题", "{%- if 姓名 -%}", "姓名：{{ 姓名 }}", "{%- endif %}", "末"), "标题姓名：甲\n末"),
        (("标题", "{% if 姓名 -%}", "姓名：{{ 姓名 }}", "{% endif %}", "末"), "标题\n姓名：甲\n\n末"),
        (("一 ", " {{- 姓名 -}} ", " 二"), "一甲二"),
        (("一 {{- 姓名 -}} 二",), "一甲二"),
    ],
)
def test_dashes_in_tags_take_soft_returns_away(tmp_path: Path, pieces: tuple[str, ...], line: str) -> None:
    filled(tmp_path, document_of(BREAK.join(map(run, pieces))), ONE)
    assert text(tmp_path) == [line]


def looped(inner: str, *, files: dict[str, str] | None = None, before: str = "") -> bytes:
    start, end = (f"<w:r><w:t>{{%p {code} %}}</w:t></w:r>" for code in ("for 项 in 行", "endfor"))
    return document_of(before + run("首"), start, inner, end, files=files)


ROWS = "- {编: 一, 行: [甲, 乙, 丙]}\n"
VALUE = run("{{ 项 }}")
SHAPE = '<w:r><w:pict><v:shape id="_x0000_s1026" style="width:9pt;height:9pt"/></w:pict></w:r>'


@pytest.mark.parametrize(
    ("inner", "pattern", "copies"),
    [
        (f'<w:commentRangeStart w:id="0"/>{VALUE}<w:commentRangeEnd w:id="0"/>', "commentRangeStart", 1),
        (f'{VALUE}<w:r><w:footnoteReference w:id="2"/></w:r>', "footnoteReference", 1),
        (f'<w:ins w:id="7" w:author="王">{VALUE}</w:ins>', '<w:ins w:id="', 3),
        (f'<w:permStart w:id="5" w:edGrp="everyone"/>{VALUE}<w:permEnd w:id="5"/>', "permStart", 3),
        (VALUE + SHAPE, "<v:shape id", 3),
    ],
)  # fmt: skip
def test_what_a_loop_copies_has_an_id_of_its_own(
    tmp_path: Path, inner: str, pattern: str, copies: int
) -> None:
    result, made = filled(tmp_path, looped(inner), ROWS)
    body = part_of(made)
    assert re.findall("[甲乙丙]", body) == ["甲", "乙", "丙"], result.stderr
    assert body.count(pattern) == copies
    for name in ("ins", "permStart", "permEnd", "v:shape"):
        own = re.findall(rf'<(?:w:)?{name}\b[^<>]*?\bid="([^"]*)"', body)
        assert len(own) == len(set(own))


def test_a_name_of_a_loop_in_another_part_is_told_as_such(tmp_path: Path) -> None:
    header = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:p>{run('{{ 项 }}')}</w:p></w:hdr>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    files = {
        "word/header9.xml": header,
        "[Content_Types].xml": f'+<Override PartName="/word/header9.xml" ContentType="{kind}"/>',
    }
    result, _ = filled(tmp_path, looped(run("{{ 项 }}"), files=files), ROWS)
    assert "“项”是正文里 for、with、set 取的名字，页眉里用不了" in result.stderr
    assert result.stderr.count("T530") == 1


def test_the_result_of_a_field_is_no_loose_place(tmp_path: Path) -> None:
    only_field = complex_field(" MERGEFIELD 姓名 ", result="«姓名»")
    result, _ = filled(tmp_path, document_of(only_field), ONE)
    assert "K376" not in result.stderr
