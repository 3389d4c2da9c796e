"""A manuscript as plan.yaml: head, body, schedule and foot under their keys, guesses said in comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docgen.importing.annex_pages import ANNEX_WORDS, attached_plan, take_annex_pages
from docgen.importing.body import bare_schedule_headings, body_entries
from docgen.importing.dates import full_date
from docgen.importing.foot import Foot, take_foot
from docgen.importing.forms import marked
from docgen.importing.head import Head, take_head
from docgen.importing.manuscript import Aside, Manuscript
from docgen.importing.outline import Outline, outline_of
from docgen.importing.schedule_yaml import Schedule, schedule_entries, schedule_of
from docgen.importing.sections import GUESSED, heading_forms
from docgen.importing.yaml_text import Entry, Prose, listing

HEAD_KEYS = ("文号", "发文机关标志", "份号", "密级", "紧急程度")


class PlanText(NamedTuple):
    """What becomes of a manuscript: the keys of plan.yaml, and what found no place among them."""

    entries: tuple[Entry, ...]
    asides: tuple[Aside, ...]
    remade: tuple[str, ...] = ()
    """Words that docgen sets by itself where they stood: labels of annexes, heads of its tables."""


def plan_text(manuscript: Manuscript, year: int) -> PlanText:
    """Put everything of a manuscript under the keys of plan.yaml; `year` completes dates of the schedule."""
    head, rest = take_head(manuscript.blocks, is_ours=manuscript.is_ours)
    foot, body = take_foot(rest, is_ours=manuscript.is_ours)
    notice: list[Aside] = []
    if not manuscript.is_ours:
        body = attached_plan(head, foot, body, notice)
        _from_under_the_title(head, foot)
    schedule = schedule_of([*body, *foot.behind], year)
    asides = list(take_annex_pages(foot, schedule))
    outline = outline_of(marked(manuscript, body))
    schedule.titles += [node.title for node in bare_schedule_headings(outline)]
    entries = (
        *_head_entries(head),
        *_text_entries(outline, schedule, is_ours=manuscript.is_ours),
        *_foot_entries(foot),
    )
    remade = (*ANNEX_WORDS, *(head for columns in schedule.columns for head in columns.heads))
    return PlanText(entries, (*notice, *asides, *_asides_of_title(head), *manuscript.asides), remade)


def _from_under_the_title(head: Head, foot: Foot) -> None:
    """署名 and 成文日期, where they stand under the title."""
    if head.unit and not foot.signature:
        foot.signature, foot.is_guessed = head.unit, True
    elif head.unit:
        head.beside.append(head.unit)
    if head.dated and not foot.issued:
        foot.issued = full_date(head.dated.strip("（）()〔〕"))
    elif head.dated:
        head.beside.append(head.dated)


def _head_entries(head: Head) -> Iterator[Entry]:
    title = "".join(head.title)
    if title:
        guess = (f"{GUESSED}标题是正文前面的这一行",) if head.title_is_guessed else ()
        yield Entry("标题", title, guess)
    for key in HEAD_KEYS:
        if key in head.parts:
            yield Entry(key, head.parts[key])
    if head.signers:
        yield Entry("签发人", listing(head.signers.split("、")))
    if head.addressees:
        yield Entry("主送", listing(head.addressees.replace(",", "，").split("，")))


def _text_entries(outline: Outline, schedule: Schedule, *, is_ours: bool) -> Iterator[Entry]:
    forms = heading_forms(outline.nodes, is_ours=is_ours)
    yield from body_entries(outline, schedule.tables)
    yield from schedule_entries(schedule, is_ours=is_ours)
    if outline.closing:
        guess = f"{GUESSED}最后一段不属于上面任何一节"
        yield Entry("结束语", Prose(tuple(outline.closing)), (guess,))
    if forms:
        yield Entry("标题形式", forms, (f"{GUESSED}标题的形式照原文",) if not is_ours else ())


def _foot_entries(foot: Foot) -> Iterator[Entry]:
    if foot.annexes:
        yield Entry("附件", listing(foot.annexes))
    if foot.signature:
        guess = (f"{GUESSED}署名是文末的这一行",) if foot.is_guessed else ()
        yield Entry("署名", foot.signature, guess)
    yield from _dates(foot)
    if foot.note:
        yield Entry("附注", foot.note)
    if foot.copies:
        yield Entry("抄送", listing(foot.copies.replace(",", "，").split("，")))
    if foot.printer:
        yield Entry("印发机关", foot.printer)
    if foot.printed:
        yield Entry("印发日期", foot.printed.isoformat())


def _dates(foot: Foot) -> Iterator[Entry]:
    if foot.issued:
        yield Entry("成文日期", foot.issued.isoformat())
    if foot.sealed:
        yield Entry("用印", "是")


def _asides_of_title(head: Head) -> Iterator[Aside]:
    for line in head.beside:
        yield Aside("标题下面的字", line)
