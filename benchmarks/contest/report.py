"""The figures of a contest as tables in Markdown, ratios first."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contest.contestant import COPY, DOCXTPL, EASY, Round

AIMS = {DOCXTPL: 50.0, EASY: 20.0, "yardsticks:zlib-1": 0.4, "yardsticks:isal-1": 0.4}
"""How many times as fast as these docgen shall be; the last two with the same compressor."""

MEASURES = {
    "seconds": "docgen is so many times as fast as",
    "cpu": "by CPU, which others on the machine disturb less",
}
LABELS = {
    "docgen_engine:zlib": "docgen, zlib",
    "docgen_engine:isal": "docgen, isal",
    DOCXTPL: "docxtpl's loop",
    EASY: "easy-template-x",
    "yardsticks:zlib-1": "re-deflate document.xml, zlib level 1",
    "yardsticks:zlib-6": "re-deflate document.xml, zlib level 6",
    "yardsticks:isal-1": "re-deflate document.xml, isal level 1",
    COPY: "copy the finished file",
}


class Figures(NamedTuple):
    """The rounds of a contestant, and its starts in seconds."""

    name: str
    rounds: Sequence[Round]
    startups: Sequence[float]


def tables(figures: Sequence[Figures], documents: int) -> str:
    """The ratios of docgen to all others, then the figures of each."""
    ours = [each for each in figures if each.name.startswith("docgen")]
    others = [each for each in figures if each not in ours]
    by_clock, by_cpu = (list(_ratios(ours, others, measure)) for measure in MEASURES)
    return "\n".join([*by_clock, "", *by_cpu, "", *_figures(figures, documents)])


def _ratios(ours: Sequence[Figures], others: Sequence[Figures], measure: str) -> Iterator[str]:
    yield f"| {MEASURES[measure]} | {' | '.join(LABELS[each.name] for each in ours)} | aim |"
    yield f"|---|{'---|' * len(ours)}---|"
    for other in others:
        cells = [_ratio(each, other, measure) for each in ours]
        aim = AIMS.get(other.name)
        yield f"| {LABELS[other.name]} | {' | '.join(cells)} | {f'≥ {aim:g}' if aim else ''} |"


def _ratio(ours: Figures, other: Figures, measure: str) -> str:
    pairs = zip(ours.rounds, other.rounds, strict=True)
    each = sorted(getattr(b, measure) / getattr(a, measure) for a, b in pairs)
    return f"**{_number(statistics.median(each))}** ({_number(each[0])} – {_number(each[-1])})"


def _figures(figures: Sequence[Figures], documents: int) -> Iterator[str]:
    yield "| | documents a second | ms of CPU a document | peak memory, MB | start to first document, s |"
    yield "|---|---|---|---|---|"
    for each in figures:
        speeds = sorted(documents / one.seconds for one in each.rounds)
        cpu = statistics.median(one.cpu for one in each.rounds) / documents * 1000
        peak = max(one.peak for one in each.rounds)
        start = f"{statistics.median(each.startups):.2f}" if each.startups else ""
        yield f"| {LABELS[each.name]} | {_range(speeds)} | {cpu:.2f} | {peak:.0f} | {start} |"


def _range(values: Sequence[float]) -> str:
    return f"{statistics.median(values):,.0f} ({values[0]:,.0f} – {values[-1]:,.0f})"


def _number(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.2f}"
