"""plan.docx, from the optional letterhead to the optional 版记, and year_calendar.docx, one page that lies.

Everything a user may want to change in Word stands in them as text or as a style; the tags are docxtpl's.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    ANNEX_NOTE_HANGING,
    ANNEX_NOTE_LEFT,
    BLANK_LINES_UNDER_MARK,
    BLANK_LINES_UNDER_RED_RULE,
    LANDSCAPE,
    NUMBER_WIDTH,
    PORTRAIT,
    SIZES,
    WALL,
)
from docgen.page.standard.page_sections import section, section_end
from docgen.page.standard.template_package import package_template
from docgen.page.templates.parts import (
    after_table,
    blank,
    blocks,
    each,
    either,
    line,
    only_if,
    tag,
    tagged_run,
    title,
)
from docgen.word.elements import paragraph


def build_plan() -> bytes:
    """The built-in plan.docx."""
    # A title may be a list of lines; as a property of the document it is one line.
    return package_template(_body(), title="{{ 标题|join }}", creator="{{ 署名 }}")


def _body() -> Iterator[Markup]:
    yield from _letterhead()
    yield from title()
    yield from only_if("主送", line("主送机关", "{{ 主送 }}"))
    yield from blocks()
    yield from _annex_notes()
    yield tag("{{p 署名|落款(成文日期, 用印, 附注) }}")
    yield from only_if("附注", line("附注", "{{ 附注 }}"))
    yield from _annexes()
    # 7.3.7: annexes stand before the 版记, which ends the last page (7.4).
    yield from only_if("版记", tag("{{p 版记|版记 }}"))
    yield section(PORTRAIT)


def _letterhead() -> Iterator[Markup]:
    above = either(
        '行.样式 == "份号"', line("份号", "{{ 行.文字 }}"), line("密级和紧急程度", "{{ 行.文字 }}")
    )
    yield from only_if(
        "版头",
        *each("行 in 版头.份号行", *above),
        tag("{{p 版头.发文机关标志|标志(版头.份号行|length) }}"),
        *(blank(p.KEEP_NEXT) for _ in range(BLANK_LINES_UNDER_MARK)),
        tag("{{p 版头.发文字号|文号(版头.签发人) }}"),
        *(blank(p.KEEP_NEXT) for _ in range(BLANK_LINES_UNDER_RED_RULE)),
    )


def _annex_notes() -> Iterator[Markup]:
    numbered_first = p.hanging(ANNEX_NOTE_LEFT + NUMBER_WIDTH, ANNEX_NOTE_HANGING + NUMBER_WIDTH)
    numbered_next = p.hanging(ANNEX_NOTE_LEFT + NUMBER_WIDTH, NUMBER_WIDTH)
    # 7.3.4: one empty line between the text and the 附件说明.
    yield from only_if("附件说明", blank(p.KEEP_NEXT))
    yield tag("{%p for 附 in 附件说明 %}")
    yield tag("{%p if not 附.序号 %}")
    yield line("附件说明", "附件：{{ 附.名称 }}")
    yield tag("{%p elif 附.首个 %}")
    # A tab, since it reaches the hanging indent whatever typeface the digit before it has.
    yield line("附件说明", "附件：{{ 附.序号 }}\t{{ 附.名称 }}", numbered_first)
    yield tag("{%p else %}")
    yield line("附件说明", "{{ 附.序号 }}\t{{ 附.名称 }}", numbered_next)
    yield tag("{%p endif %}")
    yield tag("{%p endfor %}")


def _annexes() -> Iterator[Markup]:
    yield from each(
        "附 in 附表|排版",
        *only_if("附.起横", section_end(PORTRAIT)),
        # 7.3.7: the label on the first line, the title on the third.
        line("附件标签", "{{ 附.标签 }}"),
        blank(p.KEEP_NEXT),
        line("附件标题", "{{ 附.标题|分行(附.横排) }}"),
        tag("{{p 附|表格 }}"),
        *either("附.止横", section_end(LANDSCAPE), after_table()),
    )


def build_year_calendar() -> bytes:
    """The built-in year_calendar.docx; a filter draws the months."""
    legend = tagged_run("{{ 说明 }}", *p.size(SIZES["五号"]))
    return package_template(
        [
            line("公文标题", "{{ 标题 }}"),
            paragraph("表格文字", legend, direct=(p.exact_line(400), p.CENTRED)),
            tag("{{p 月历|年历 }}"),
            after_table(),
            # A page to hang up on the wall.
            section(WALL, numbered=False),
        ]
    )
