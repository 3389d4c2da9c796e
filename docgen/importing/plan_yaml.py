"""A manuscript as plan.yaml: head, body, schedule and foot under their keys, guesses said in comments.

What was written is proved against the manuscript: nothing of it is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.domain.schedule.plan_facts import check_plan
from docgen.importing.annex_pages import ANNEX_WORDS, attached_plan, take_annex_pages
from docgen.importing.body import GUESSED, bare_schedule_headings, body_entries, heading_forms
from docgen.importing.body_outline import Outline, outline_of, with_levels
from docgen.importing.broken_lines import rejoined
from docgen.importing.foot import PaperFoot, take_annexes, take_foot
from docgen.importing.head import PaperOpening, is_subtitle, take_head
from docgen.importing.heading_forms import marked
from docgen.importing.leading_numbers import full_date
from docgen.importing.manuscript import Aside, Manuscript
from docgen.importing.month_lists import with_month_tables
from docgen.importing.proof import Proof, prove
from docgen.importing.residue_lines import without_residue
from docgen.importing.schedule_columns import AGAIN
from docgen.importing.schedule_yaml import QUOTED, Schedule, read_promises, schedule_entries, schedule_of
from docgen.importing.yaml_text import Mapping, Prose, YamlEntry, inline_list, yaml_text
from docgen.models.plan import REGULARLY, Plan
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Document

_LOST = "下面的字没有放进上面任何一项，请看看该放在哪里"
_SCHEMA = "yaml-language-server: $schema=../schema/plan.schema.json"
HEAD_KEYS = ("文号", "发文机关标志", "份号", "密级", "紧急程度")


class Guess(NamedTuple):
    """A comment that says a guess, and its line in the file."""

    line: int
    words: str


class ImportedPlan(NamedTuple):
    """The text of plan.yaml, and what there is to say about it."""

    text: str
    keys: tuple[str, ...]
    """The keys that were recognised."""
    guesses: tuple[Guess, ...]
    proof: Proof
    """Against the text without the comment that holds what was lost: what is lost stands there."""
    said: tuple[Diagnostic, ...]
    asides: tuple[Aside, ...]


def import_plan(manuscript: Manuscript, year: int) -> ImportedPlan | Diagnostic:
    """Make plan.yaml of a manuscript; the diagnostic says why nothing can be made of it."""
    manuscript = without_residue(manuscript)
    made = _plan_text(manuscript, year)
    name = manuscript.source.name.rpartition("/")[2]
    text = _yaml_of(name, made, ())
    # The text is read back: what the reader finds in it is proved, not what was meant.
    document = read_yaml(text.encode(), "plan.yaml", known_keys(Plan))
    if document.root is None:
        return _nothing(manuscript, document, made)
    proof = prove(manuscript, document.root, [*_comments(text), *made.remade])
    # Nothing is lost: what found no key stands in a comment at the end.
    if proof.lost:
        text = _yaml_of(name, made, proof.lost)
    keys = tuple(entry.key for entry in made.entries)
    return ImportedPlan(text, keys, tuple(_guesses(text)), proof, manuscript.said, made.asides)


def check_imported(text: str, name: str, year: int) -> list[Diagnostic]:
    """Return what `docgen check` says of the plan itself; `name` is the file it was written to."""
    document = read_yaml(text.encode(), name, known_keys(Plan))
    plan, said = validate(Plan, document, year)
    return [*said, *(check_plan(plan, year) if plan else ())]


class PlanText(NamedTuple):
    """The result of an import: the keys of plan.yaml, and the texts that found no place among them."""

    entries: tuple[YamlEntry, ...]
    asides: tuple[Aside, ...]
    remade: tuple[str, ...] = ()
    """Words that docgen sets itself where they stood: labels of annexes, heads and numbers in its tables."""


def _plan_text(manuscript: Manuscript, year: int) -> PlanText:
    """Put everything of a manuscript under the keys of plan.yaml; `year` completes dates of the schedule."""
    # Head and foot first: what is left between them is the body.
    head, rest = take_head(manuscript.blocks, is_ours=manuscript.is_ours)
    foot, body = take_foot(rest, is_ours=manuscript.is_ours)
    notice: list[Aside] = []
    months: list[str] = []
    # docgen writes no covering notice and no unit under the title: nothing is guessed in its own papers.
    if not manuscript.is_ours:
        body = list(attached_plan(head, foot, body, notice))
        if notice:
            take_annexes(foot, body, is_ours=False)
        body = with_month_tables(rejoined(body), months)
        _from_under_the_title(head, foot)
    schedule = schedule_of([*body, *foot.behind], year, is_ours=manuscript.is_ours)
    asides = list(take_annex_pages(foot, schedule))
    outline = outline_of(marked(manuscript, body))
    schedule.titles += [node.title for node in bare_schedule_headings(outline, schedule.tables)]
    if not manuscript.is_ours:
        read_promises(schedule, _running_texts(outline))
    entries = (
        *_head_entries(head),
        *_text_entries(outline, schedule, is_ours=manuscript.is_ours),
        *_foot_entries(foot),
    )
    counted = (text for columns in schedule.columns for text in (*columns.heads, *columns.serials))
    remade = (*ANNEX_WORDS, REGULARLY, AGAIN, *months, *counted)
    beside = [Aside("标题下面的字", line) for line in head.beside]
    return PlanText(entries, (*notice, *asides, *beside, *manuscript.asides), remade)


def _running_texts(outline: Outline) -> Iterator[str]:
    yield from (text for text in outline.lead if isinstance(text, str))
    for node, _ in with_levels(outline.nodes):
        yield from (text for text in (node.title, *node.paragraphs) if text)


def _from_under_the_title(head: PaperOpening, foot: PaperFoot) -> None:
    """Take 署名 and 成文日期 from under the title, where they stand there."""
    if head.unit and not foot.signature:
        foot.signature, foot.is_guessed = head.unit, True
    elif head.unit:
        head.beside.append(head.unit)
    if head.dated and not foot.issued:
        foot.issued = full_date(head.dated.strip("（）()〔〕"))
    elif head.dated:
        head.beside.append(head.dated)


def _head_entries(head: PaperOpening) -> Iterator[YamlEntry]:
    title = inline_list(head.title) if _has_subtitle(head) else "".join(head.title)
    if head.title:
        guess = (f"{GUESSED}标题是正文前面的这一行",) if head.title_is_guessed else ()
        yield YamlEntry("标题", title, guess)
    for key in HEAD_KEYS:
        if key in head.parts:
            yield YamlEntry(key, head.parts[key])
    if head.signers:
        yield YamlEntry("签发人", inline_list(head.signers.split("、")))
    if head.addressees:
        yield YamlEntry("主送", inline_list(head.addressees.replace(",", "，").split("，")))


def _has_subtitle(head: PaperOpening) -> bool:
    return len(head.title) > 1 and is_subtitle(head.title[-1])


def _text_entries(outline: Outline, schedule: Schedule, *, is_ours: bool) -> Iterator[YamlEntry]:
    forms = heading_forms(outline.nodes, is_ours=is_ours)
    yield from body_entries(outline, schedule.tables)
    yield from schedule_entries(schedule, is_ours=is_ours)
    if outline.closing:
        guess = f"{GUESSED}最后一段不属于上面任何一节"
        yield YamlEntry("结束语", Prose(tuple(outline.closing)), (guess,))
    if forms:
        yield YamlEntry("标题形式", forms, (f"{GUESSED}标题的形式照原文",) if not is_ours else ())


def _foot_entries(foot: PaperFoot) -> Iterator[YamlEntry]:
    if foot.annexes:
        yield YamlEntry("附件", inline_list(foot.annexes))
    if foot.signature:
        guess = (f"{GUESSED}署名是文末的这一行",) if foot.is_guessed else ()
        yield YamlEntry("署名", foot.signature, guess)
    if foot.issued:
        guess = (f"{GUESSED}原文的日期少了一个“日”字",) if foot.is_without_day_sign else ()
        yield YamlEntry("成文日期", foot.issued.isoformat(), guess)
    if foot.sealed:
        yield YamlEntry("用印", "是")
    if foot.note:
        yield YamlEntry("附注", foot.note)
    yield from _imprint_entries(foot)


def _imprint_entries(foot: PaperFoot) -> Iterator[YamlEntry]:
    """Yield the keys of the 版记."""
    if foot.copies:
        yield YamlEntry("抄送", inline_list(foot.copies.replace(",", "，").split("，")))
    if foot.printer:
        yield YamlEntry("印发机关", foot.printer)
    if foot.printed:
        yield YamlEntry("印发日期", foot.printed.isoformat())


def _yaml_of(name: str, made: PlanText, lost: Sequence[str]) -> str:
    head = (
        _SCHEMA,
        "",
        f"由 docgen import 从“{name}”导入。凡是猜的，上面都有一行“# {GUESSED}……”，请对照原文看一遍；",
        "看过以后，这些井号开头的说明可以删掉。标题的序号由 docgen 编，不用写。",
        *_missing_lines(made),
    )
    return yaml_text(Mapping(made.entries), head, [*_aside_lines(made.asides), *_lost_lines(lost)])


def _missing_lines(made: PlanText) -> Iterator[str]:
    """Yield a line about the usual keys that this plan lacks."""
    keys = {entry.key for entry in made.entries}
    missing = [key for key in ("标题", "署名", "成文日期") if key not in keys]
    if missing:
        yield f"原文里没有找到：{'、'.join(missing)}。请补上，写法见手册第12节。"


def _aside_lines(asides: Sequence[Aside]) -> Iterator[str]:
    for what, group in groupby(asides, key=lambda aside: aside.what):
        yield f"---- {what}，没有放进计划 ----"
        yield from (aside.text for aside in group)


def _lost_lines(lost: Sequence[str]) -> Iterator[str]:
    if lost:
        yield f"---- {_LOST} ----"
        yield from (sentence.strip() for sentence in lost)


def _comments(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    told = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    # A sentence that is only quoted as the source of a proposal is not kept by that.
    return [line for line in told if not line.startswith((QUOTED, "- {事项"))]


def _guesses(text: str) -> Iterator[Guess]:
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip().removeprefix("# ")
        if words != line.strip() and words.startswith(GUESSED):
            yield Guess(number, words.removeprefix(GUESSED))


def _nothing(manuscript: Manuscript, document: Document, made: PlanText) -> Diagnostic:
    nowhere = Place(Source(manuscript.source.name))
    if not made.entries:
        return error("I904", nowhere, "这个文件里没有计划的正文", "检查是不是选错了文件")
    told = document.diagnostics[0].message if document.diagnostics else "写不成 plan.yaml"
    return error("I901", nowhere, told, "检查是不是选错了文件；只留下计划的正文，再运行一次")
