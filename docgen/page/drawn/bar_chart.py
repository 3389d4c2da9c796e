"""A native Word chart: horizontal stacked bars that are told apart in black and white, a name a bar.

Word shows the numbers that stand in the chart part itself; where they are edited, its references lead to the
cells of a workbook (`docgen/engine/inserting/charts.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from docgen.base.diagnostics import column_letters
from docgen.page.standard import fonts
from docgen.page.standard.measures import EMU_PER_TWIP, PORTRAIT
from docgen.word.elements import join, plain, w
from docgen.word.package_parts import PackagePart

SHEET = "Sheet1"
"""The sheet of the workbook to which the references lead."""

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

_BLACK = '<a:solidFill><a:srgbClr val="262626"/></a:solidFill>'
_GREY = '<a:solidFill><a:srgbClr val="D0CECE"/></a:solidFill>'
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_PATTERN = (
    '<a:pattFill prst="{}"><a:fgClr><a:srgbClr val="000000"/></a:fgClr>'
    '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
)
_PATTERNS = [_PATTERN.format(name) for name in ("wdUpDiag", "dkHorz", "wdDnDiag", "dkVert", "lgCheck")]
FILLS = (_BLACK, _GREY, *_PATTERNS[:2], _WHITE, *_PATTERNS[2:])
"""Series by series: what a black-and-white printer keeps apart."""
SIZES_IN_POINTS = {15: 10.5, 40: 9.0, 60: 6.5}
"""Letters of axis and labels for up to so many names: larger ones would leave names out."""
SAMPLE: Mapping[str, Any] = {
    "项目": ["姓名甲", "姓名乙"],
    "系列": [{"名称": "优秀", "数": [3, 2]}, {"名称": "合格", "数": [2, 3]}],
}
"""The numbers that the template shows in Word; the document puts its own there."""


def bar_chart(chart: Mapping[str, Any] | None) -> Markup:
    """Return the `c:chart` of 项目 and 系列 (名称, 数) for the tag in a chart's title; None draws nothing."""
    return _chart(chart or {"项目": [], "系列": []}, Markup(""))


def chart_part(number: int, tag: str) -> PackagePart:
    """Return a chart part of a template: a sample with a tag as title, replaced by the document's chart."""
    title = Markup(
        "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    ).format(tag)
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}"><c:roundedCorners val="0"/>'
        f"{_chart(SAMPLE, title)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>"
    )
    return PackagePart(f"word/charts/chart{number}.xml", CHART_TYPE, "chart", text.encode())


def chart_drawing(number: int, height: int, described: str) -> Markup:
    """Return the run that shows a chart part over the whole width, so many twips high."""
    extent = f'cx="{PORTRAIT.text_width * EMU_PER_TWIP}" cy="{height * EMU_PER_TWIP}"'
    frame = (
        f'<wp:inline xmlns:wp="{_INLINE}" distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{9100 + number}" name="图{number}" descr="{plain(described)}"/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_RELATIONSHIPS}" r:id="rchart{number}"/>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    return w("r", w("drawing", Markup(frame)))


def _chart(chart: Mapping[str, Any], title: Markup) -> Markup:
    names, series = chart["项目"], chart["系列"]
    size = _size(len(names))
    # Without autoTitleDeleted a chart of one series would take the name of the series for its title.
    bars = join(_series(index, each, names, size) for index, each in enumerate(series))
    return Markup(
        '<c:chart>{}<c:autoTitleDeleted val="{}"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
        '<c:grouping val="stacked"/><c:varyColors val="0"/>{}<c:gapWidth val="45"/><c:overlap val="100"/>'
        '<c:axId val="1001"/><c:axId val="1002"/></c:barChart>{}</c:plotArea>{}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
    ).format(title, 0 if title else 1, bars, _axes(size), _legend(size) if series else "")


def _size(names: int) -> float:
    """Return the size of letters in points."""
    return next((size for most, size in SIZES_IN_POINTS.items() if names <= most), SIZES_IN_POINTS[60])


def _letters(size: float, colour: str = "000000") -> Markup:
    return Markup(
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{}"><a:solidFill><a:srgbClr val="{}"/></a:solidFill>'
        '<a:latin typeface="{}"/><a:ea typeface="{}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    ).format(round(size * 100), colour, fonts.LATIN.name, fonts.BODY.name)


def _series(index: int, series: Mapping[str, Any], names: Sequence[str], size: float) -> Markup:
    fill = Markup(FILLS[index % len(FILLS)])
    column = column_letters(index + 2)  # behind that of the names
    rows = len(names) + 1
    return Markup(
        '<c:ser><c:idx val="{0}"/><c:order val="{0}"/><c:tx><c:strRef><c:f>{8}!${1}$1</c:f><c:strCache>'
        '{2}</c:strCache></c:strRef></c:tx><c:spPr>{3}<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
        '</a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>{4}'
        "<c:cat><c:strRef><c:f>{8}!$A$2:$A${5}</c:f><c:strCache>{6}</c:strCache></c:strRef></c:cat>"
        "<c:val><c:numRef><c:f>{8}!${1}$2:${1}${5}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        "{7}</c:numCache></c:numRef></c:val></c:ser>"
    ).format(
        index,
        column,
        _points_of([series["名称"]]),
        fill,
        _labels(size, solid=index == 0),
        rows,
        _points_of(names),
        _points_of(series["数"]),
        SHEET,
    )


def _points_of(values: Sequence[object]) -> Markup:
    points = join(
        Markup('<c:pt idx="{}"><c:v>{}</c:v></c:pt>').format(index, plain(str(value)))
        for index, value in enumerate(values)
    )
    return Markup('<c:ptCount val="{}"/>{}').format(len(values), points)


def _labels(size: float, *, solid: bool) -> Markup:
    """Return the numbers in the parts of a bar: none for zero; on a pattern they have a white background."""
    # White on the black fill, black on all others: what a black-and-white printer keeps readable.
    # The label of a part without width would lie on the number of its neighbour: "0;;;" shows no zero.
    letters = _letters(size, "FFFFFF" if solid else "000000")
    ground = Markup("<a:noFill/>" if solid else _WHITE)
    return Markup(
        '<c:dLbls><c:numFmt formatCode="0;;;" sourceLinked="0"/><c:spPr>{}<a:ln><a:noFill/></a:ln></c:spPr>{}'
        '<c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    ).format(ground, letters)


def _axes(size: float) -> Markup:
    """Return the axes: names from the top down; the bars show the numbers, so their axis is hidden."""
    return Markup(
        # maxMin: Word draws bars from below, and the first name would be the last. tickLblSkip 1: crowded
        # names would be left out.
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>{}'
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    ).format(_letters(size))


def _legend(size: float) -> Markup:
    return Markup('<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{}</c:legend>').format(_letters(size))
