"""One template in the tags of each engine: a head table, the attendees, the items of the agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from docgen.page.standard.measures import PORTRAIT
from docgen.page.standard.named_styles import BODY, HEADINGS, NORMAL
from docgen.page.standard.page_sections import section
from docgen.page.standard.template_package import package_template
from docgen.page.templates.head_table import GRID, label, pair, row, table, tag_row, value, wide
from docgen.page.templates.parts import line

COLUMNS = ("序号", "姓名", "职务", "备注")


class Loop(NamedTuple):
    """What repeats: rows of a table, or lines."""

    name: str
    item: str


class Line(NamedTuple):
    """A paragraph: its style and its text."""

    style: str
    text: str


class JinjaTags:
    """docxtpl's tags, which are docgen's too: a loop's tags take away the row or paragraph they stand in."""

    def field(self, name: str, item: str = "") -> str:
        return f"{{{{ {item + '.' if item else ''}{name} }}}}"

    def rows(self, loop: Loop, cells: Sequence[str]) -> Iterator[Markup]:
        yield tag_row(f"{{%tr for {loop.item} in {loop.name} %}}")
        yield row(*(value(text, width) for text, width in zip(cells, GRID, strict=True)))
        yield tag_row("{%tr endfor %}")

    def lines(self, loop: Loop, content: Sequence[Line]) -> list[Line]:
        begin, end = f"{{%p for {loop.item} in {loop.name} %}}", "{%p endfor %}"
        return [Line(NORMAL, begin), *content, Line(NORMAL, end)]


class EasyTags:
    """easy-template-x's tags: a loop begins in the first cell or line that it repeats, ends in the last."""

    def field(self, name: str, item: str = "") -> str:
        return f"{{{name}}}"

    def rows(self, loop: Loop, cells: Sequence[str]) -> Iterator[Markup]:
        first, *middle, last = cells
        texts = (f"{{#{loop.name}}}{first}", *middle, f"{last}{{/{loop.name}}}")
        yield row(*(value(text, width) for text, width in zip(texts, GRID, strict=True)))

    def lines(self, loop: Loop, content: Sequence[Line]) -> list[Line]:
        name = loop.name.rpartition(".")[2]
        texts = [line.text for line in content]
        texts[0] = f'{{#{name} [loopOver: "paragraph"]}}{texts[0]}'
        texts[-1] += f"{{/{name}}}"
        return [line._replace(text=text) for line, text in zip(content, texts, strict=True)]


Tags = JinjaTags | EasyTags


def template(tags: Tags) -> bytes:
    """The template as a .docx."""
    return package_template(_body(tags), title="会议记录", creator="云溪市第三中学")


def _body(tags: Tags) -> Iterator[Markup]:
    yield line("公文标题", tags.field("标题"))
    yield _head(tags)
    yield line(HEADINGS[0], "出席人员")
    yield _attendees(tags)
    yield line(HEADINGS[0], "会议议题")
    yield from (line(*each) for each in tags.lines(Loop("议题", "项"), _item(tags)))
    yield line(BODY, "记录人签字：")
    yield section(PORTRAIT)


def _head(tags: Tags) -> Markup:
    return table(
        GRID,
        wide("主　　题", tags.field("主题")),
        wide("时　　间", tags.field("时间")),
        pair("地　　点", tags.field("地点"), "编　　号", tags.field("编号")),
        pair("主 持 人", tags.field("主持人"), "记 录 人", tags.field("记录人")),
        wide("人　　数", tags.field("人数")),
    )


def _attendees(tags: Tags) -> Markup:
    heads = row(*(label(text, width) for text, width in zip(COLUMNS, GRID, strict=True)), head=True)
    return table(GRID, heads, *tags.rows(Loop("出席", "人"), [tags.field(name, "人") for name in COLUMNS]))


def _item(tags: Tags) -> list[Line]:
    speech = Line(BODY, f"{tags.field('发言人', '言')}：{tags.field('发言', '言')}")
    return [
        Line(HEADINGS[1], tags.field("题目", "项")),
        Line(BODY, tags.field("内容", "项")),
        *tags.lines(Loop("项.讨论", "言"), [speech]),
        Line(BODY, f"决议：{tags.field('决议', '项')}"),
    ]
