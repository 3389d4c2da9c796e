"""From YAML to disk: what each stage takes, and how that grows with records and with the rows of one.

`python benchmarks/stages.py`: the stages run in turn, each with all that come before it, and the medians of
the differences are told. Growth is measured in processes of their own, by their CPU.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from contest.worker import peak_megabytes
from minutes import RECORD, compose_seconds, forget, office, set_aside

from docgen.base.workspace import Workspace
from docgen.commands import FEW_COLLECTIONS
from docgen.engine.ready import ready_template
from docgen.engine.template import Template, render
from docgen.making.build import build
from docgen.models.minutes import Meeting, Minutes
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.page import build_template, filters_for
from docgen.papers import Draft, Form, context_of, field_tree, kind_named
from docgen.reading.listing import ListedRecord, read_listing
from docgen.year import load_year
from docgen.year.recorded import LIST, Recorded, recorded

YEAR, RECORDS, ROUNDS = 2023, 1000, 5
RECORD_STEPS, ROW_STEPS, RECORDS_OF_ROWS, GROWTH_ROUNDS = (250, 1000, 4000), (5, 50, 500), 100, 3
KIND = kind_named("minutes")


def pieces(workspace: Workspace) -> Iterator[ListedRecord]:
    path = workspace.year(YEAR) / "minutes.yaml"
    yield from read_listing(path.read_bytes(), workspace.name_of(path), LIST, known_keys(Minutes)).pieces


def values(workspace: Workspace) -> Iterator[object]:
    for piece in pieces(workspace):
        yield validate(Meeting, piece.document, YEAR)


def facts(workspace: Workspace) -> Iterator[Recorded]:
    year = load_year(workspace, YEAR, ("organization", "calendar"))
    return recorded(workspace, YEAR, year.organization, year.calendar)


def drafts(workspace: Workspace) -> Iterator[Draft]:
    assert KIND.of_record is not None
    for record in facts(workspace):
        yield from KIND.of_record(record)


def rendered(workspace: Workspace) -> Iterator[bytes]:
    templates = {form: ready(form) for form in KIND.forms}
    for draft in drafts(workspace):
        document, said = render(templates[draft.form], context_of(draft.data))
        assert document is not None, said
        yield document


def ready(form: Form) -> Template:
    package = build_template(form.template)
    fields = field_tree(form.fields)
    template, said = ready_template(package, form.template, filters=filters_for(package), fields=fields)
    assert template is not None, said
    return template


def written(workspace: Workspace) -> Iterable[object]:
    return build(workspace, YEAR, "minutes").written


STAGES: Mapping[str, Callable[[Workspace], Iterable[object]]] = {
    "read: text to nodes with places": pieces,
    "models: nodes to values": values,
    "facts: against the roster and each other": facts,
    "drafts: values to what fills a paper": drafts,
    "render: template to bytes": rendered,
    "write: prepared, hashed, to the disk, recorded": written,
}
"""Each with all before it."""


def main() -> None:
    forget()
    grown = list(growth())  # before this process grows: a child's peak may begin with its parent's
    gc.set_threshold(FEW_COLLECTIONS)
    with tempfile.TemporaryDirectory() as folder:
        workspace = office(Path(folder) / "office", RECORDS)
        data = (workspace.year(YEAR) / "minutes.yaml").read_bytes()
        rounds = [one_round(workspace, data) for _ in range(ROUNDS + 1)][1:]
    print("\n".join([*stage_table(rounds), "", *grown]))


def one_round(workspace: Workspace, data: bytes) -> list[float]:
    """Seconds of PyYAML's compose, then of each stage alone."""
    sums = [seconds(stage, workspace) for stage in STAGES.values()]
    alone = [after - before for before, after in zip([0.0, *sums], sums, strict=False)]
    return [compose_seconds(data), *alone]


def seconds(stage: Callable[[Workspace], Iterable[object]], workspace: Workspace) -> float:
    set_aside(workspace.generated(YEAR))
    start = time.perf_counter()
    count = sum(1 for _ in stage(workspace))
    assert count >= RECORDS
    return time.perf_counter() - start


def stage_table(rounds: list[list[float]]) -> Iterator[str]:
    yield "| stage | share | times PyYAML's C compose | ms a record |"
    yield "|---|---|---|---|"
    compose, *alone = zip(*rounds, strict=True)
    whole = [sum(each[1:]) for each in rounds]
    for name, stage in [*zip(STAGES, alone, strict=True), ("all", whole)]:
        share = statistics.median(a / b for a, b in zip(stage, whole, strict=True))
        ratios = sorted(a / b for a, b in zip(stage, compose, strict=True))
        times = f"**{statistics.median(ratios):.2f}** ({ratios[0]:.2f} – {ratios[-1]:.2f})"
        yield f"| {name} | {share:.0%} | {times} | {statistics.median(stage) / RECORDS * 1000:.3f} |"


def growth() -> Iterator[str]:
    records = {f"{count:,} records": (count, 0) for count in RECORD_STEPS}
    yield from growth_table("records", "CPU a record", records)
    yield ""
    rows = {f"{count} rows a record": (RECORDS_OF_ROWS, count) for count in ROW_STEPS}
    yield from growth_table(f"{RECORDS_OF_ROWS} records of", "CPU a row", rows)


def growth_table(head: str, measure: str, steps: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    yield f"| {head} | {measure}, against the first line | ms | peak memory, MB |"
    yield "|---|---|---|---|"
    rounds = [[alone(*step) for step in steps.values()] for _ in range(GROWTH_ROUNDS)]
    for index, name in enumerate(steps):
        ratios = [each[index][0] / each[0][0] for each in rounds]
        cpu = statistics.median(each[index][0] for each in rounds)
        peak = max(each[index][1] for each in rounds)
        yield f"| {name} | **{statistics.median(ratios):.2f}** | {cpu:.3f} | {peak:.0f} |"


def alone(records: int, rows: int) -> tuple[float, float]:
    """Milliseconds of CPU a record (with rows: a row) and the peak of a process that does nothing else."""
    command = [sys.executable, __file__, str(records), str(rows)]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answer["cpu"] / (records * max(rows, 1)) * 1000, answer["peak"]


def answer(records: int, rows: int) -> None:
    """What `alone` asks for: the CPU of building, and the peak."""
    gc.set_threshold(FEW_COLLECTIONS)
    with tempfile.TemporaryDirectory() as folder:
        workspace = office(Path(folder) / "office", records, with_rows(rows) if rows else RECORD)
        before = time.process_time()
        report = build(workspace, YEAR, "minutes")
        cpu = time.process_time() - before
    assert len(report.written) == records, report.diagnostics[:3]
    print(json.dumps({"cpu": cpu, "peak": peak_megabytes()}))


def with_rows(rows: int) -> str:
    """The record with so many speeches, each a paragraph of its own."""
    head, _, rest = RECORD.partition("        讨论:\n")
    speeches = "".join(f"          - 黄海涛: 第{n}点建议是把党小组会的时间固定下来。\n" for n in range(rows))
    return f"{head}        讨论:\n{speeches}{rest[rest.index('        表决') :]}"


if __name__ == "__main__":
    if sys.argv[1:]:
        answer(*map(int, sys.argv[1:]))
    else:
        main()
