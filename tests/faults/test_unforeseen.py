"""What nobody foresaw, at any stage of any command: one sentence, everything else is made, no traceback."""

from __future__ import annotations

import pkgutil
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from aftermath import Office
from click.testing import CliRunner, Result
from disorder import needs_fork
from examples import REPOSITORY

from docgen.checking.proofreading.rule import ProofRule
from docgen.commands import COMMANDS, docgen

EVALUATIONS, NOTICES, MINUTES, PLAN = 50, 18, 127, 1
WHOLE = EVALUATIONS + NOTICES + MINUTES + PLAN
"""The papers of the example year."""


class Point(NamedTuple):
    """A place in the code that fails the `nth` time, and the papers that are lost with it at most."""

    target: str
    nth: int
    lost: int
    said: str
    words: tuple[str, ...] = ("build", "2023")
    whole: int = WHOLE


NOTICE, RECORDED = "docgen.papers.notices.notices", "docgen.year.recorded"

POINTS = {
    "a file is read": Point("docgen.year.files.read_yaml", 2, PLAN, "plans/2023/plan.yaml"),
    "a record of the minutes is read": Point(f"{RECORDED}.validate", 9, 1, "plans/2023/minutes.yaml:"),
    "another is checked": Point(f"{RECORDED}.facts_of", 30, 2, "plans/2023/minutes.yaml:"),
    "a record is compared with those before": Point(f"{RECORDED}.Together.__call__", 5, 1, "minutes.yaml:"),
    "minutes are drafted": Point("docgen.papers.minutes.minutes._context", 7, 2, "plans/2023/minutes.yaml:"),
    "a notice is drafted": Point(f"{NOTICE}._notice", 3, 2, "notices.yaml:", ("notices", "2023"), NOTICES),
    "an evaluation is drafted": Point(
        "docgen.papers.evaluations.evaluations.AppraisalCase", 1, 34, "evaluations.yaml:"
    ),
    "a record of a list is read": Point("docgen.year.listed._alone", 3, 30, "plans/2023/"),
    # Evaluations and notices are made of one reading of the year: both are lost.
    "ballots are read": Point("docgen.year.named_spreadsheets.read_spreadsheet", 4, 68, "plans/2023/"),
    "a paper is rendered": Point("docgen.engine.template.render", 3, 1, "未能写入"),
    "a template is made ready": Point("docgen.engine.ready.ready_template", 1, 1, "未能写入"),
    "a paper is written": Point("docgen.writing.replacing.write_new", 40, 1, "未能写入"),
    "outdated papers are sought": Point("docgen.making.build.reconcile", 1, 0, "会议记录"),
}  # fmt: skip
PROBLEMS = [
    RuntimeError("generator raised StopIteration"),
    MemoryError(),
    RecursionError("too deep"),
    KeyError("姓名"),
    UnicodeDecodeError("gbk", b"\xff", 0, 1, "illegal"),
    OSError(5, "I/O error"),
]


@pytest.fixture
def mistakes_come_out() -> None:
    """They are told as users are told."""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "缓存"))
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    return Office(tmp_path)


def run(office: Office, *words: str) -> Result:
    return CliRunner().invoke(docgen, [*words, "-C", str(office.root)], prog_name="docgen")


def fail_once(patch: pytest.MonkeyPatch, target: str, problem: Exception, nth: int = 1) -> None:
    """Let the function fail the nth time that it is called; in a worker each counts for itself."""
    place, _, name = target.rpartition(".")
    calls = 0
    wrapped: Callable[..., Any] = _found(target)

    def failing(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise problem
        return wrapped(*given, **named)

    patch.setattr(f"{place}.{name}", failing)


def _found(target: str) -> Callable[..., Any]:
    return pkgutil.resolve_name(target)


def papers(office: Office) -> int:
    return len(list(office.generated.rglob("*.docx")))


def told_as_a_mistake(result: Result) -> bool:
    return isinstance(result.exception, SystemExit) and "Traceback" not in result.output


def cases() -> Iterator[Any]:
    """Each point with one exception, and a few points with each."""
    for number, name in enumerate(POINTS):
        yield pytest.param(name, PROBLEMS[number % 4], id=f"{name}: {type(PROBLEMS[number % 4]).__name__}")
    for name in ("a notice is drafted", "a paper is rendered", "another is checked"):
        for problem in PROBLEMS:
            yield pytest.param(name, problem, id=f"{name}: {type(problem).__name__}")


@pytest.mark.parametrize(("name", "problem"), list(dict.fromkeys(cases())))
def test_one_failure_is_told_and_everything_else_is_made(
    office: Office, monkeypatch: pytest.MonkeyPatch, name: str, problem: Exception
) -> None:
    point = POINTS[name]
    with monkeypatch.context() as patch:
        fail_once(patch, point.target, problem, point.nth)
        result = run(office, *point.words)
    assert (result.exit_code, told_as_a_mistake(result)) == (3, True), result.output
    assert point.said in result.output
    assert point.whole - point.lost <= papers(office) <= point.whole
    assert office.disagreements() == []
    again = run(office, "build", "2023")
    assert (again.exit_code, papers(office)) == (0, WHOLE), again.output


@needs_fork  # the workers inherit the function that fails
def test_a_paper_that_fails_in_a_worker_is_told_as_its_own(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_once(patch, "docgen.engine.template.render", KeyError("姓名"), 20)
        result = run(office, "build", "2023", "-j", "2")
    failed = result.stdout.count("未能写入 /")
    assert (result.exit_code, failed > 0, papers(office)) == (3, True, WHOLE - failed), result.output
    assert failed <= 8  # one for each worker that got so far, and for this process


def test_the_report_holds_the_traceback_and_the_sentence_warns_of_names(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_once(patch, "docgen.engine.template.render", ValueError("姓名 刘玉兰"), 3)
        result = run(office, "build", "2023")
    (report,) = (office.root / "缓存").glob("*.report.txt")
    assert f"请把“{report}”发给维护者，发之前看一遍，里面可能有姓名" in result.output
    assert "刘玉兰" not in result.output.partition("程序自己出了错")[2].partition("\n")[0]
    text = report.read_text(encoding="utf-8")
    assert text.startswith("docgen 的出错报告")
    assert "ValueError: 姓名 刘玉兰" in text
    assert report.stat().st_mode & 0o077 == 0


def test_one_mistake_met_many_times_has_one_report(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def always(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("docgen.engine.template.render", always)
    assert run(office, "build", "2023").exit_code == 3
    assert len(list((office.root / "缓存").glob("*.report.txt"))) == 1


def test_a_rule_of_the_proofreader_that_fails_is_a_warning_and_stops_no_paper(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(rule: ProofRule, paper: object) -> Any:
        if rule.code == "P07":
            raise IndexError
        return found(rule, paper)

    found = ProofRule.__call__
    monkeypatch.setattr(ProofRule, "__call__", failing)
    checked, built = run(office, "check", "2023"), run(office, "build", "2023")
    assert (checked.exit_code, built.exit_code, papers(office)) == (3, 0, WHOLE)
    assert "警告 F103" in checked.output
    assert "校对规则 P07" in checked.output


LAST: dict[str, tuple[str, tuple[str, ...]]] = {
    "init": ("docgen.commands.init.build_template", ("init", "{root}/新")),
    "new": ("docgen.next_year.renew", ("new", "2024", "-C", "{root}")),
    "plan": ("docgen.commands.making.make_kinds", ("plan", "2023", "-C", "{root}")),
    "minutes": ("docgen.commands.making.make_kinds", ("minutes", "2023", "-C", "{root}")),
    "notices": ("docgen.commands.notices.load_year", ("notices", "2023", "1", "-C", "{root}")),
    "evaluations": ("docgen.commands.making.known_year", ("evaluations", "2023", "-C", "{root}")),
    "build": ("docgen.commands.making.joined", ("build", "2023", "-C", "{root}")),
    "schedule": ("docgen.commands.schedule.schedule", ("schedule", "2023", "-C", "{root}")),
    "check": ("docgen.commands.check.check_year", ("check", "2023", "-C", "{root}")),
    "import": (
        "docgen.importing.plan_yaml.import_plan",
        ("import", "{root}/a.txt", "--year", "2024", "-C", "{root}"),
    ),
    "note": ("docgen.note.enter", ("note", "3月8日二支部党员大会", "-C", "{root}")),
    "fill": ("docgen.commands.fill.fill", ("fill", "a.docx", "a.csv", "-C", "{root}")),
    "schema": ("docgen.commands.schema.json_schema", ("schema", "-C", "{root}")),
    "templates": ("docgen.commands.templates.all_forms", ("templates", "check", "-C", "{root}")),
    "cache": ("docgen.commands.cache._told", ("cache",)),
    "keep": ("docgen.commands.keep.keep_own_version", ("keep", "{root}/a.txt", "-C", "{root}")),
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "problem", [RuntimeError("x"), MemoryError(), RecursionError()], ids=lambda p: type(p).__name__
)
def test_the_last_handler_stands_around_every_command(
    office: Office, monkeypatch: pytest.MonkeyPatch, command: str, problem: Exception
) -> None:
    for name in ("a.txt", "a.docx", "a.csv"):
        (office.root / name).write_text("工作计划", encoding="utf-8")
    target, words = LAST[command]
    fail_once(monkeypatch, target, problem)
    typed = [word.format(root=office.root) for word in words]
    result = CliRunner().invoke(docgen, typed, prog_name="docgen")
    assert told_as_a_mistake(result), result.exc_info
    assert result.exit_code == 3
    (sentence,) = result.stderr.splitlines()
    assert ("内存不够" if isinstance(problem, MemoryError) else "程序自己出了错") in sentence


@needs_fork
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_office_that_fails_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    from bureau import PAPERS, bureau
    from bureau import papers as papers_of

    from docgen.making import offices

    found = offices.find_workspace

    def failing(folder: Path) -> Any:
        if folder.name == "第2中学":
            raise AttributeError
        return found(folder)

    monkeypatch.setattr(offices, "find_workspace", failing)
    schools = bureau(tmp_path, 3)
    result = CliRunner().invoke(docgen, ["build", "2023", "-j", jobs, "-C", *map(str, schools)])
    assert (result.exit_code, [len(papers_of(each)) for each in schools]) == (3, [PAPERS, 0, PAPERS])
    assert "第2中学：处理“第2中学”的时候，程序自己出了错" in result.stderr


def test_ctrl_c_is_no_fault_of_the_input(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("docgen.commands.check.check_year", stopped)
    result = run(office, "check", "2023")
    assert (result.exit_code, result.stderr.strip()) == (130, "已中止。")
