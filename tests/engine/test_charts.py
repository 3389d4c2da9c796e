"""Tags in the charts of a template: `{{p … }}` in a title stands for the whole chart."""

from __future__ import annotations

import io
import zipfile
from types import SimpleNamespace

import pytest
from markupsafe import Markup

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NAME = "word/charts/chart1.xml"


def chart(title: str) -> str:
    return (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:roundedCorners val="0"/><c:chart>'
        f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea/></c:chart>"
        "<c:spPr/></c:chartSpace>"
    )


@pytest.fixture
def template(word: SimpleNamespace):
    def make(title: str) -> bytes:
        data = word.package("<w:p><w:r><w:t>正文</w:t></w:r></w:p>", {NAME: chart(title)})
        source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for name in source.namelist():
                text = source.read(name).decode()
                override = f'<Override PartName="/{NAME}" ContentType="{CHART_TYPE}"/></Types>'
                archive.writestr(name, text.replace("</Types>", override))
        return target.getvalue()

    return make


def test_a_paragraph_tag_in_the_title_stands_for_the_whole_chart(word, template) -> None:
    drawn = Markup("<c:chart><c:plotArea/></c:chart>")
    document = word.rendered(template("{{p 图|画图 }}"), {"图": "甲"}, 画图=lambda _data: drawn)
    made = word.part(document, NAME)
    assert "<c:title>" not in made
    assert made.count("<c:chart>") == 1
    assert made.index("roundedCorners") < made.index("<c:chart>") < made.index("<c:spPr/>")


def test_another_tag_is_text_and_is_escaped(word, template) -> None:
    document = word.rendered(template("{{ 题目 }}票数"), {"题目": "A & B < C"})
    assert "<a:t>A &amp; B &lt; C票数</a:t>" in word.part(document, NAME)


def test_a_chart_without_tags_stays_as_it_is(word, template) -> None:
    document = word.rendered(template("票数"), {})
    assert word.part(document, NAME) == chart("票数")


def test_text_in_the_place_of_a_chart_is_told(word, template) -> None:
    ((code, message, _),) = word.faults(template("{{p 图 }}"), {"图": "甲"})
    assert code == "T531"
    assert "图表" in message


def test_a_misspelt_field_in_a_chart_is_told(word, template) -> None:
    ((code, message, _),) = word.faults(template("{{ 题日 }}"), {"题目": "甲"})
    assert code == "T530"
    assert "题日" in message
