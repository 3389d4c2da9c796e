"""A file's manuscript as the text of plan.yaml, with the proof that nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.domain.schedule.plan_facts import check_plan
from docgen.importing.manuscript import Aside, Manuscript
from docgen.importing.plan_yaml import PlanText, plan_text
from docgen.importing.proof import Proof, prove
from docgen.importing.residue import without_residue
from docgen.importing.sections import GUESSED
from docgen.importing.yaml_text import Mapping, yaml_text
from docgen.models.plan import Plan
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Document

_LOST = "下面的字没有放进上面任何一项，请看看该放在哪里"
_SCHEMA = "yaml-language-server: $schema=../schema/plan.schema.json"


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
    made = plan_text(manuscript, year)
    name = manuscript.source.name.rpartition("/")[2]
    text = _text(name, made, ())
    document = read_yaml(text.encode(), "plan.yaml", known_keys(Plan))
    if document.root is None:
        return _nothing(manuscript, document, made)
    proof = prove(manuscript, document.root, [*_comments(text), *made.remade])
    text = _text(name, made, proof.lost) if proof.lost else text
    keys = tuple(entry.key for entry in made.entries)
    return ImportedPlan(text, keys, tuple(_guesses(text)), proof, manuscript.said, made.asides)


def check_imported(text: str, name: str, year: int) -> list[Diagnostic]:
    """What `docgen check` says of the plan itself; `name` is where it was written."""
    document = read_yaml(text.encode(), name, known_keys(Plan))
    plan, said = validate(Plan, document, year)
    return [*said, *(check_plan(plan, year) if plan else ())]


def _text(name: str, made: PlanText, lost: Sequence[str]) -> str:
    head = (
        _SCHEMA,
        "",
        f"由 docgen import 从“{name}”导入。凡是猜的，上面都有一行“# {GUESSED}……”，请对照原文看一遍；",
        "看过以后，这些井号开头的说明可以删掉。标题的序号由 docgen 编，不用写。",
        *_missing_lines(made),
    )
    return yaml_text(Mapping(made.entries), head, [*_aside_lines(made.asides), *_lost_lines(lost)])


def _missing_lines(made: PlanText) -> Iterator[str]:
    """What a plan usually has and this one did not."""
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
    return [line.strip().removeprefix("#") for line in text.splitlines() if line.strip().startswith("#")]


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
