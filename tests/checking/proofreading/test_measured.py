"""The rules measured on the corpus of the benchmark: what they say is right, and most faults are found."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from docgen.base.diagnostics import Level

BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "proofreading.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_of_proofreading", BENCHMARK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_corpus_is_large_enough(bench: ModuleType) -> None:
    faulty = [sample for sample in bench.planted() if sample.faults]
    assert len(faulty) >= 400
    assert len({sample.text for sample in bench.clean()}) >= 600
    assert len(bench.papers()) >= 20


def test_no_clean_paper_is_a_false_alarm(bench: ModuleType) -> None:
    said = bench.measure(bench.papers()).wrong
    assert [(one.rule.code, one.finding.message) for one in said if one.level is not Level.HINT] == []


def test_three_of_four_planted_faults_are_found(bench: ModuleType) -> None:
    assert bench.measure(bench.planted()).recall >= 0.75


def test_a_rule_that_is_often_wrong_is_no_warning_and_one_that_mostly_is_does_not_exist(
    bench: ModuleType,
) -> None:
    measured = bench.measure([*bench.planted(), *bench.clean(), *bench.papers()])
    least = {Level.ERROR: 0.97, Level.WARNING: bench.PRECISE_WARNING, Level.HINT: bench.PRECISE_HINT}
    rules = {one.rule for one in (*measured.right, *measured.wrong)}
    assert {one.code for one in rules if measured.precision([one.code]) < least[one.level]} == set()


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("学习⟦“→《⟧党章》。", [(2, 3)]),
        ("@2024 三⟦日→⟧日，⏎四⟦→。⟧", [(1, 2), (6, 6)]),
    ],
)
def test_the_places_of_planted_faults_are_those_of_the_text(
    bench: ModuleType, line: str, faults: list[tuple[int, int]]
) -> None:
    sample = bench._sample("甲", line)
    assert [(fault.start, fault.end) for fault in sample.faults] == faults
    assert "⟦" not in sample.text
