"""Pieces that several templates are put together from: tagged lines, conditions, loops, the body's blocks."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import TABLE_GAP
from docgen.page.standard.named_styles import BODY, NORMAL, RUN_IN_HEADINGS
from docgen.word.elements import join, paragraph, text_run, w
from docgen.word.styles import HEADINGS


def tag(text: str) -> Markup:
    """A tag alone in its paragraph, which it takes away."""
    return line(NORMAL, text)


def line(style: str, text: str, *direct: Markup) -> Markup:
    """A paragraph of the template in a style."""
    return paragraph(style, tagged_run(text), direct=direct)


def blank(*direct: Markup) -> Markup:
    """One empty line."""
    return paragraph("空行", direct=direct)


def title() -> Iterator[Markup]:
    """The title of the paper, and the line under it."""
    yield line("公文标题", "{{ 标题|分行 }}")
    yield blank(p.KEEP_NEXT)


def gap(*kept: Markup) -> Markup:
    """White above or below a table."""
    return blank(*kept, p.exact_line(TABLE_GAP))


def after_table() -> Markup:
    """The paragraph, a hair high, that must follow a table."""
    return paragraph("分节")


def tagged_run(text: str, *letters: Markup) -> Markup:
    """A run whose shared punctuation is Chinese."""
    return text_run(text, *letters, p.EAST_ASIAN_HINT)


def only_if(condition: str, *content: Markup) -> Iterator[Markup]:
    """Yield content that appears only under a condition."""
    yield tag(f"{{%p if {condition} %}}")
    yield from content
    yield tag("{%p endif %}")


def either(condition: str, this: Markup, that: Markup) -> Iterator[Markup]:
    """One of two."""
    yield tag(f"{{%p if {condition} %}}")
    yield this
    yield tag("{%p else %}")
    yield that
    yield tag("{%p endif %}")


def each(loop: str, *content: Markup) -> Iterator[Markup]:
    """Yield content that a loop repeats."""
    yield tag(f"{{%p for {loop} %}}")
    yield from content
    yield tag("{%p endfor %}")


def blocks() -> Iterator[Markup]:
    """The body (正文): headings, paragraphs and tables."""
    yield tag("{%p for 段 in 正文 %}")
    yield tag("{%p if 段.接排 %}")
    yield from _kept_if_last(*_run_in_heading(), tagged_run("{{ 段.文字 }}"))
    for style in HEADINGS:
        yield tag(f'{{%p elif 段.样式 == "{style}" %}}')
        yield line(style, "{{ 段.标题 }}")
    yield tag('{%p elif 段.样式 == "表格" %}')
    yield _table_in_the_text()
    yield tag("{%p else %}")
    yield from _kept_if_last(tagged_run("{{ 段.文字 }}"))
    yield tag("{%p endif %}")
    yield tag("{%p endfor %}")


def _table_in_the_text() -> Markup:
    """White, the table, white; one that ends the text keeps to the page of what follows."""
    kept = gap(p.KEEP_NEXT)
    return join((kept, tag("{{p 段|表格 }}"), *either("段.末段", kept, gap())))


def _run_in_heading() -> Iterator[Markup]:
    """The heading at the head of its paragraph: one run for each level, of which one is left."""
    for index, (level, letters) in enumerate(zip(HEADINGS, RUN_IN_HEADINGS, strict=True)):
        yield tagged_run(f'{{%r {"elif" if index else "if"} 段.样式 == "{level}" %}}')
        yield tagged_run("{{ 段.标题 }}", w("rStyle", val=letters))
    yield tagged_run("{%r endif %}")


def _kept_if_last(*runs: Markup) -> Iterator[Markup]:
    """The last paragraph stays with what follows, lest 署名 and date stand alone on a page (7.3.5.5)."""
    yield from either("段.末段", paragraph(BODY, *runs, direct=(p.KEEP_NEXT,)), paragraph(BODY, *runs))
