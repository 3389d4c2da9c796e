"""A real cluster on this machine: the same papers, also when a worker is killed on the way."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

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
dask = pytest.importorskip("dask")
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


@pytest.mark.parametrize(
    "typed", ["", "scheduler", "ucx://127.0.0.1:9", "foo://x:1", "tcp://", "tls://10.0.0.5", "inproc://1/2/3"]
)
def test_what_is_no_address_of_a_scheduler_is_wrong_usage(tmp_path: Path, typed: str) -> None:
    result = run("-C", str(*bureau(tmp_path, 1)), "--cluster", typed)
    assert (result.exit_code, "不是调度器的地址" in result.stderr) == (2, True)


class Certificates(NamedTuple):
    """A certificate with its key; what answers to them answers to nobody else."""

    authority: Path
    certificate: Path
    key: Path

    def configured(self) -> Any:
        """dask's configuration with these, as the manual has it."""
        tls = "distributed.comm.tls"
        files = {f"{tls}.ca-file": str(self.authority)}
        for role in ("scheduler", "worker", "client"):
            files |= {f"{tls}.{role}.cert": str(self.certificate), f"{tls}.{role}.key": str(self.key)}
        return dask.config.set(files)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> list[Certificates]:
    """Two sets that do not know each other."""
    pytest.importorskip("cryptography")
    made = []
    for name in ("甲", "乙"):
        folder, secrets = tmp_path_factory.mktemp(name), distributed.Security.temporary()
        found = Certificates(folder / "ca.pem", folder / "cert.pem", folder / "key.pem")
        texts = (secrets.tls_ca_file, secrets.tls_client_cert, secrets.tls_client_key)
        for path, text in zip(found, texts, strict=True):
            path.write_text(text)
        made.append(found)
    return made


@pytest.fixture(scope="module")
def secured(certificates: list[Certificates]) -> Iterator[str]:
    """The address of a scheduler that wants the first set."""
    with certificates[0].configured():
        running = distributed.LocalCluster(
            n_workers=1,
            threads_per_worker=1,
            protocol="tls://",
            security=distributed.Security(require_encryption=True),
            dashboard_address=None,
        )
    with running:
        yield running.scheduler_address


def test_with_certificates_the_papers_are_made_over_tls(
    secured: str, certificates: list[Certificates], tmp_path: Path
) -> None:
    (school,) = bureau(tmp_path, 1)
    with certificates[0].configured():
        result = run("-C", str(school), "--cluster", secured)
    assert secured.startswith("tls://")
    assert (result.exit_code, len(papers(school))) == (0, PAPERS), result.output


def test_without_certificates_or_with_others_nobody_gets_in(
    secured: str, certificates: list[Certificates], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 2)
    (school,) = bureau(tmp_path, 1)
    missing = certificates[1]._replace(authority=tmp_path / "没有.pem")
    plain = secured.replace("tls://", "tcp://")
    without = run("-C", str(school), "--cluster", secured), run("-C", str(school), "--cluster", plain)
    with certificates[1].configured():
        others = run("-C", str(school), "--cluster", secured)
    with missing.configured():
        unreadable = run("-C", str(school), "--cluster", secured)
    told = [(each.exit_code, each.stderr) for each in (*without, others, unreadable)]
    wanted = ("tls:// 要有证书", "地址写 tls://", "用的是不是同一套证书", "证书读不了")
    assert [(status, words in said) for (status, said), words in zip(told, wanted, strict=True)] == [
        (3, True)
    ] * 4, told
    assert papers(school) == {}


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
