"""Precision and recall of the proofreader over the corpus beside this file.

`python benchmarks/proofreading.py` prints three tables: what each rule says and how much of it is right, the
same by level, and how many of the planted faults of each kind are found; `--missed` and `--false` list them.
The corpus: `planted.txt` (sentences with faults, each with its place and its right form), `clean.txt`
(sentences without any) and `papers/` (whole papers of several kinds and bodies without any).
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.facts import Facts
from docgen.checking.proofreading.findings import LocatedFinding, findings
from docgen.checking.proofreading.paper_text import PLAN, PaperText, paragraphs
from docgen.models.year_file import Role
from docgen.reading.nodes import Text

CORPUS = Path(__file__).parent / "corpus"
YEAR = 2023
NEAR = 4
"""Characters between a fault and what is said of it: 三项工作 is said at the 一是 behind it."""
NEAR_A_GAP = 20
"""The same where something is missing: an unclosed quotation mark is said at the mark."""
TIMED = 500_000
"""Bytes of the text that is timed."""
PRECISE_WARNING, PRECISE_HINT = 0.9, 0.6
"""The least precision of a rule that warns, and of one that exists."""

NAMES = frozenset({"王建国", "李秀英", "刘玉兰", "张伟", "周志强"})
_FAULT = re.compile("⟦(?P<wrong>[^→⟧]*)→(?P<right>[^⟧]*)⟧")


class Fault(NamedTuple):
    """A planted fault: its kind, its place in its sentence, what should stand there."""

    kind: str
    start: int
    end: int
    right: str

    def is_told_by(self, found: LocatedFinding) -> bool:
        near = NEAR if self.start < self.end else NEAR_A_GAP
        return found.finding.start <= self.end + near and self.start - near <= found.finding.end


class Sample(NamedTuple):
    """A text of the corpus with its planted faults."""

    text: str
    year: int = YEAR
    faults: tuple[Fault, ...] = ()

    def findings(self) -> list[LocatedFinding]:
        facts = Facts(year=self.year, issued=date(self.year, 3, 1), names=NAMES)
        return list(findings(PaperText(PLAN, paragraphs(Text(self.text), Role.BODY), facts)))


def planted() -> Iterator[Sample]:
    """The sentences with planted faults."""
    kind = ""
    for line in _lines("planted.txt"):
        if line.startswith("## "):
            kind = line[3:]
        elif not line.startswith("#"):
            yield _sample(kind, line)


def clean() -> list[Sample]:
    """The sentences without faults."""
    return [Sample(line) for line in _lines("clean.txt") if not line.startswith("#")]


def papers() -> list[Sample]:
    """The whole papers without faults."""
    return [Sample(path.read_text(encoding="utf-8")) for path in sorted((CORPUS / "papers").glob("*.txt"))]


def _lines(name: str) -> list[str]:
    return (CORPUS / name).read_text(encoding="utf-8").splitlines()


def _sample(kind: str, line: str) -> Sample:
    year, line = (int(line[1:5]), line[6:]) if line.startswith("@") else (YEAR, line)
    text, faults, last = "", [], 0
    for found in _FAULT.finditer(line):
        if found["wrong"] == found["right"]:
            raise ValueError(f"no fault: {line}")
        text += line[last : found.start()]
        faults.append(Fault(kind, len(text), len(text) + len(found["wrong"]), found["right"]))
        text, last = text + found["wrong"], found.end()
    return Sample((text + line[last:]).replace("⏎", "\n"), year, tuple(faults))


class Measured(NamedTuple):
    """What the rules said of the corpus: right, wrong, and the faults that nobody told."""

    right: list[LocatedFinding]
    wrong: list[LocatedFinding]
    missed: list[tuple[Sample, Fault]]
    faults: int

    def precision(self, codes: Iterable[str]) -> float:
        wanted = set(codes)
        right = sum(each.rule.code in wanted for each in self.right)
        wrong = sum(each.rule.code in wanted for each in self.wrong)
        return right / (right + wrong) if right + wrong else 1.0

    def precision_of(self, level: Level) -> float:
        right = sum(each.level is level for each in self.right)
        wrong = sum(each.level is level for each in self.wrong)
        return right / (right + wrong) if right + wrong else 1.0

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.faults


def measure(samples: Iterable[Sample]) -> Measured:
    """Ask every rule of every sample, and compare what is said with what was planted."""
    right, wrong, missed, faults = [], [], [], 0
    for sample in samples:
        said = sample.findings()
        faults += len(sample.faults)
        for each in said:
            told = any(fault.is_told_by(each) for fault in sample.faults)
            (right if told else wrong).append(each)
        missed += [(sample, one) for one in sample.faults if not any(map(one.is_told_by, said))]
    return Measured(right, wrong, missed, faults)


def by_rule(measured: Measured) -> Iterator[tuple[object, ...]]:
    """A row for each rule that said anything."""
    right, wrong = (Counter(each.rule.code for each in some) for some in (measured.right, measured.wrong))
    levels = {each.rule.code: each.rule.level.label for each in (*measured.right, *measured.wrong)}
    for code in sorted(levels):
        precision = measured.precision([code])
        too_strict = precision < (PRECISE_HINT if levels[code] == Level.HINT.label else PRECISE_WARNING)
        yield code, levels[code], right[code], wrong[code], f"{precision:.0%}{' !' * too_strict}"


def by_kind(measured: Measured, samples: Iterable[Sample]) -> Iterator[tuple[object, ...]]:
    """A row for each kind of planted faults."""
    whole = Counter(fault.kind for sample in samples for fault in sample.faults)
    missed = Counter(fault.kind for _, fault in measured.missed)
    for kind, number in whole.items():
        yield kind, number, number - missed[kind], f"{1 - missed[kind] / number:.0%}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _seconds() -> float:
    """The time of the processor that 500 kB of clean text take, the rules being loaded."""
    text = "\n".join(sample.text for sample in clean())
    many = Sample("\n".join([text] * (TIMED // len(text.encode()) + 1)))
    Sample("加强学习。").findings()
    begin = time.process_time()
    many.findings()
    return time.process_time() - begin


def _around(sample_text: str, start: int) -> str:
    return sample_text[max(start - 12, 0) : start + 16].replace("\n", "⏎")


def main(words: list[str]) -> None:
    """Print the tables."""
    marred, pure, whole = list(planted()), clean(), papers()
    measured = measure([*marred, *pure, *whole])
    print(_table(("rule", "level", "right", "wrong", "precision"), by_rule(measured)), end="\n\n")
    levels = ((level.label, f"{measured.precision_of(level):.1%}") for level in Level)
    print(_table(("level", "precision"), levels), end="\n\n")
    print(_table(("kind", "planted", "found", "recall"), by_kind(measured, marred)), end="\n\n")
    alarms = [each for each in measure([*pure, *whole]).wrong if each.level is not Level.HINT]
    print(f"{len(pure)} clean sentences, {len(whole)} clean papers: {len(alarms)} false alarms")
    print(f"{measured.faults} faults in {len(marred)} sentences: recall {measured.recall:.1%}")
    print(f"{TIMED // 1000} kB proofread in {_seconds():.2f} s")
    if "--missed" in words:
        for sample, fault in measured.missed:
            print(f"missed {fault.kind}: {_around(sample.text, fault.start)} → {fault.right}")
    if "--false" in words:
        for each in measured.wrong:
            told = f"{each.rule.code} {each.level.label} {each.finding.message}"
            print(f"false {told}: {_around(each.paper.text, each.finding.start)}")


if __name__ == "__main__":
    main(sys.argv[1:])
