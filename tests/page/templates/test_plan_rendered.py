from __future__ import annotations

import io
import re
import zipfile

import pytest

from docgen.engine.compiling import compile_template
from docgen.engine.template import render
from docgen.page import build_template, filters_for

BARE = {
    "版头": None,
    "标题": "云溪市第三中学党总支2023年度工作计划",
    "主送": "",
    "正文": [],
    "附件说明": [],
    "署名": "云溪市第三中学党总支",
    "成文日期": "2023年1月10日",
    "用印": False,
    "附注": "",
    "附表": [],
    "版记": None,
}
LETTERHEAD = {
    "份号行": [],
    "发文机关标志": "云溪市第三中学党总支文件",
    "发文字号": "云三中党〔2023〕3号",
    "签发人": [],
}
IMPRINT = {"抄送": "市教育局", "印发机关": "党总支办公室", "印发日期": "2023年1月10日"}


def said(style, heading="", text="", *, run_in=False, last=False):
    return {"样式": style, "标题": heading, "接排": run_in, "文字": text, "末段": last}


def annex(label, *, wide=False):
    columns = ["月份", "工作内容"] + ["八个字那么宽的栏"] * (5 if wide else 0)
    return {"标签": label, "标题": f"{label}的表", "列": columns, "行": [["1月", "支委会"]]}


def restyled(package: bytes) -> bytes:
    """The package as Word saves it: under ids of its own."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            for key in ("styleId", "basedOn w:val", "next w:val", "pStyle w:val", "rStyle w:val"):
                content = re.sub(
                    rf'(w:{key}=")([\u4e00-\u9fff]+)"', r'\1id-\2"', content.replace("<w:", "<w:")
                )
            new.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def template():
    return compiled(build_template("plan.docx"))


def compiled(package):
    done, faults = compile_template(package, "plan.docx", filters=filters_for(package))
    assert not faults
    return done


@pytest.fixture
def print_plan(template, drawn):
    def print_it(**given):
        document, faults = render(template, BARE | given)
        assert not faults
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            return drawn(archive.read("word/document.xml"))

    return print_it


def test_a_plan_without_letterhead_begins_with_its_title(print_plan):
    plan = print_plan()
    assert plan.styles() == ["公文标题", "空行", "空行", "署名", "成文日期"]
    assert plan.texts()[0] == BARE["标题"]


def test_a_title_given_as_lines_is_one_paragraph_of_these_lines(print_plan):
    assert (
        print_plan(标题=["云溪市第三中学", "党总支工作计划"]).texts()[0] == "云溪市第三中学\n党总支工作计划"
    )


@pytest.mark.parametrize(
    ("lines", "styles"),
    [
        ([], []),
        ([("000001", "份号")], ["份号"]),
        (
            [("000001", "份号"), ("机密★1年", "密级和紧急程度"), ("特急", "密级和紧急程度")],
            ["份号"] + ["密级和紧急程度"] * 2,
        ),
        ([("", "份号"), ("加急", "密级和紧急程度")], ["份号", "密级和紧急程度"]),
    ],
)
def test_the_letterhead_holds_the_lines_above_the_mark(print_plan, lines, styles):
    above = [{"文字": text, "样式": style} for text, style in lines]
    plan = print_plan(版头=LETTERHEAD | {"份号行": above})
    assert plan.styles()[: len(styles) + 6] == [
        *styles,
        "发文机关标志",
        "空行",
        "空行",
        "发文字号",
        "空行",
        "空行",
    ]
    assert plan.texts()[: len(lines)] == [text for text, _ in lines]


def test_headings_stand_alone_or_run_into_their_paragraph(print_plan):
    plan = print_plan(
        正文=[
            said("正文", text="为做好工作，制定本计划。"),
            said("一级标题", "一、工作目标"),
            said("二级标题", "（一）总体目标。", "稳步提高。", run_in=True),
            said("三级标题", "1.学习。", "每月一次。", run_in=True, last=True),
        ]
    )
    assert plan.styles()[2:6] == ["公文正文", "一级标题", "公文正文", "公文正文"]
    assert plan.texts()[2:6] == [
        "为做好工作，制定本计划。",
        "一、工作目标",
        "（一）总体目标。稳步提高。",
        "1.学习。每月一次。",
    ]
    assert plan.attributes("rStyle") == [{"val": "二级标题字"}, {"val": "三级标题字"}]


@pytest.mark.parametrize("run_in", [True, False])
def test_the_last_paragraph_stays_with_the_signature(print_plan, run_in):
    plan = print_plan(
        正文=[
            said("正文", "一。" if run_in else "", "甲。", run_in=run_in, last=last) for last in (False, True)
        ]
    )
    bodies = [p for p in plan.all("p") if p.find(".//{*}pStyle").values() == ["公文正文"]]
    assert [p.find(".//{*}keepNext") is not None for p in bodies] == [False, True]


def test_one_annex_has_no_number_and_several_line_up_behind_theirs(print_plan):
    one = print_plan(附件说明=[{"序号": "", "名称": "月度安排表", "首个": True}])
    assert "附件：月度安排表" in one.texts()
    several = print_plan(
        附件说明=[
            {"序号": "1.", "名称": "月度安排表", "首个": True},
            {"序号": "2.", "名称": "三会一课安排表", "首个": False},
        ]
    )
    assert several.texts()[2:5] == ["", "附件：1.\t月度安排表", "2.\t三会一课安排表"]
    hanging = [i for i in several.attributes("ind") if "hanging" in i]
    assert hanging == [{"left": "1890", "hanging": "1260"}, {"left": "1890", "hanging": "315"}]


def test_upright_annexes_need_no_section_of_their_own(print_plan):
    plan = print_plan(附表=[annex("附件1"), annex("附件2")])
    assert len(plan.all("sectPr")) == 1
    assert plan.styles().count("附件标签") == 2


@pytest.mark.parametrize(
    ("annexes", "given", "orientations"),
    [
        ([annex("附件1", wide=True)], {}, [None, "landscape"]),
        (
            [annex("附件1", wide=True)],
            {"版记": IMPRINT},
            [None, "landscape", None],
        ),
        (
            [annex("附件1", wide=True), annex("附件2", wide=True), annex("附件3")],
            {},
            [None, "landscape", None],
        ),
        (
            [annex("附件1"), annex("附件2", wide=True)],
            {},
            [None, "landscape"],
        ),
    ],
)
def test_lying_annexes_have_sections_and_no_empty_page_follows(print_plan, annexes, given, orientations):
    plan = print_plan(附表=annexes, **given)
    assert [size.get("orient") for size in plan.attributes("pgSz")] == orientations


def test_the_imprint_comes_last(print_plan):
    plan = print_plan(附表=[annex("附件1")], 版记=IMPRINT, 附注="（此件公开发布）")
    assert plan.styles().index("附注") < plan.styles().index("附件标签") < plan.styles().index("版记")


def test_text_comes_out_as_typed(print_plan):
    typed = 'A & B < C > "D" “三会一课”'
    assert typed in print_plan(正文=[said("正文", text=typed)]).texts()


def test_a_template_that_word_has_saved_gets_its_own_ids(drawn):
    template = compiled(restyled(build_template("plan.docx")))
    document, faults = render(
        template, BARE | {"版头": LETTERHEAD, "版记": IMPRINT, "附表": [annex("附件1")]}
    )
    assert not faults
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        styles = drawn(archive.read("word/document.xml")).styles()
    assert all(style.startswith("id-") for style in styles)
    assert {"id-署名", "id-发文机关标志", "id-表头", "id-版记"} <= set(styles)


def test_the_title_of_the_file_is_the_title_in_one_line(template):
    document, _ = render(template, BARE | {"标题": ["A & B", "工作计划"]})
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert "<dc:title>A &amp; B工作计划</dc:title>" in archive.read("docProps/core.xml").decode()
