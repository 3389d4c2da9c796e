"""A real cluster on this machine: the same papers, also when a worker is killed on the way."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bureau import MINUTES, PAPERS, bureau, papers, taken_away
from click.testing import CliRunner, Result
from disorder import needs_fork

from docgen.base.workspace import Workspace
from docgen.commands import docgen
from docgen.making import cluster as clusters
from docgen.making.build import build
from docgen.making.offices import build_offices
from docgen.making.options import Options

distributed = pytest.importorskip("distributed")
pytestmark = needs_fork
SCHOOLS = 8


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers, each a process that a nanny starts again."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as running:
        yield running.scheduler_address


def run(*words: str) -> Result:
    return CliRunner().invoke(docgen, ["build", "2023", *words], prog_name="docgen")


def test_many_offices_are_made_on_the_cluster_as_here(scheduler: str, tmp_path: Path) -> None:
    here, there = bureau(tmp_path / "甲", 3), bureau(tmp_path / "乙", 3)
    first, second = run("-C", *map(str, here)), run("-C", *map(str, there), "--cluster", scheduler)
    assert second.exit_code == 0, second.stderr
    assert [papers(school) for school in there] == [papers(school) for school in here]
    assert second.stdout == first.stdout.replace("甲", "乙")


def test_the_records_of_one_office_are_shared_out_too(scheduler: str, tmp_path: Path) -> None:
    (school,) = bureau(tmp_path, 1)
    build(Workspace(school), 2023, "minutes")
    expected = papers(school)
    taken_away(school)
    (school / "plans" / "2023" / "minutes.yaml").write_text(MINUTES + "# 注\n", encoding="utf-8")
    with clusters.cluster(scheduler) as pool:
        report = build(Workspace(school), 2023, "minutes", Options(pool=pool))
    assert not report.halted
    assert papers(school) == expected


def test_a_worker_that_is_killed_on_the_way_costs_nothing(scheduler: str, tmp_path: Path) -> None:
    schools = bureau(tmp_path, SCHOOLS)
    with distributed.Client(scheduler, set_as_default=False) as client:
        victim, *_ = client.run(os.getpid).values()
    with clusters.cluster(scheduler) as pool:
        done = build_offices(schools, 2023, Options(pool=pool))
        reports = [next(done)]
        os.kill(victim, signal.SIGKILL)
        reports += done
    assert [len(report.written) for report in reports] == [PAPERS] * SCHOOLS
    assert [len(papers(school)) for school in schools] == [PAPERS] * SCHOOLS
    again = run("-C", *map(str, schools))
    assert f"未变化 {SCHOOLS * PAPERS} 个" in again.stdout.splitlines()[-1]
    assert not list(tmp_path.rglob("*.tmp"))


def test_an_address_where_nobody_listens_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 0.2)
    result = run("-C", str(*bureau(tmp_path, 1)), "--cluster", "tcp://127.0.0.1:9")
    assert result.exit_code == 3
    assert "连不上调度器“tcp://127.0.0.1:9”" in result.stderr


def test_workers_of_another_version_are_refused(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "__version__", "0.0")
    result = run("-C", str(*bureau(tmp_path, 1)), "--cluster", scheduler)
    assert result.exit_code == 3
    assert "不是 0.0 版" in result.stderr


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run("-C", str(*bureau(tmp_path, 1)), "--cluster", "tcp://127.0.0.1:9")
    assert result.exit_code == 3
    assert "pip install 'docgen[cluster]'" in result.stderr
