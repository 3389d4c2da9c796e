from __future__ import annotations

import xml.etree.ElementTree as ET

from docgen.page.drawn.bar_chart import FILLS, bar_chart, chart_part

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART = {
    "项目": ["刘玉兰", "A & B <C>"],
    "系列": [
        {"名称": "优秀", "数": [9, 0]},
        {"名称": "合格", "数": [1, 10]},
        {"名称": "未填和无效", "数": [2, 2]},
    ],
}


def parsed(chart: object) -> ET.Element:
    declared = (
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    return ET.fromstring(f"<x {declared}>{chart}</x>")


def values(element: ET.Element, of: str) -> list[str]:
    return [v.text or "" for v in element.findall(f"{C}{of}//{C}v")]


def test_each_series_has_a_number_for_each_name() -> None:
    series = list(parsed(bar_chart(CHART)).iter(f"{C}ser"))
    assert [values(each, "tx") for each in series] == [["优秀"], ["合格"], ["未填和无效"]]
    assert [values(each, "val") for each in series] == [["9", "0"], ["1", "10"], ["2", "2"]]
    assert all(values(each, "cat") == ["刘玉兰", "A & B <C>"] for each in series)


def test_series_differ_in_black_and_white() -> None:
    assert len(set(FILLS)) == len(FILLS) >= 5


def test_nought_has_no_label() -> None:
    formats = {each.get("formatCode") for each in parsed(bar_chart(CHART)).iter(f"{C}dLbls") for each in each}
    assert "0;;;" in formats


def test_no_data_is_an_empty_chart() -> None:
    assert list(parsed(bar_chart(None)).iter(f"{C}ser")) == []


def test_the_template_shows_a_sample_whose_title_is_the_tag() -> None:
    content = chart_part(1, "{{p 图|条形图 }}").content.decode()
    assert "{{p 图|条形图 }}" in content
    assert len(list(ET.fromstring(content).iter(f"{C}ser"))) == 2
