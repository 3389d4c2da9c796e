"""How long commands take from a cold start, as ratios measured in one run.

Run it in an environment with docgen (installed, so that its bytecode is compiled) and docxtpl:
`python benchmarks/start.py`. Each command runs alternately with what it is compared to; the median of the
pairwise ratios counts, since a slow machine slows both. docgen validates and checks its YAML, while the
docxtpl script loads a ready context; docgen's cache of templates is warm, as on any day but the first.
The whole example year is compared with the same script, which makes one document of it.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

REPOSITORY = Path(__file__).parent.parent
RUNS = 15


class Comparison(NamedTuple):
    what: str
    measured: Sequence[str]
    against: Sequence[str]
    limit: float
    before: Callable[[], None]


def seconds(command: Sequence[str]) -> float:
    # With the bytecode that users have: without it every start would compile docgen anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def ratios(comparison: Comparison) -> list[tuple[float, float]]:
    pairs = []
    for run in range(RUNS + 1):
        comparison.before()
        pair = seconds(comparison.measured), seconds(comparison.against)
        if run:  # the first warms the disk
            pairs.append(pair)
    return pairs


def comparisons(folder: Path) -> list[Comparison]:
    office, python = folder / "office", sys.executable
    for name in ("plans", "templates_docx"):
        shutil.copytree(REPOSITORY / name, office / name)
    context = folder / "context.yaml"
    context.write_text(yaml.safe_dump(plan_context(office), allow_unicode=True), encoding="utf-8")
    template, out = office / "templates_docx" / "plan.docx", folder / "out.docx"
    script = REPOSITORY / "benchmarks" / "docxtpl_plan.py"
    fresh = lambda: shutil.rmtree(office / "generated", ignore_errors=True)  # noqa: E731
    docgen = [python, "-m", "docgen"]
    docxtpl = [python, str(script), str(template), str(context), str(out)]
    build = [*docgen, "build", "2023", "-C", str(office), "-q"]
    return [
        Comparison(
            "docgen --help / import click", [*docgen, "--help"], [python, "-c", "import click"], 2.5, fresh
        ),
        Comparison(
            "docgen plan 2023 / docxtpl script",
            [*docgen, "plan", "2023", "-C", str(office)],
            docxtpl,
            1.5,
            fresh,
        ),
        Comparison("docgen build 2023, nothing made yet / docxtpl script", build, docxtpl, 3.6, fresh),
        Comparison("docgen build 2023, nothing changed / docxtpl script", build, docxtpl, 1.8, lambda: None),
    ]


def plan_context(office: Path) -> object:
    from docgen.base.workspace import Workspace
    from docgen.papers import kind_named
    from docgen.year import load_year

    (draft,) = kind_named("plan").drafts(load_year(Workspace(office), 2023))
    return json.loads(json.dumps(draft.context))  # plain texts: docgen's know their place


def main() -> None:
    print("| comparison | ratio (median) | min – max | seconds | aim |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for comparison in comparisons(Path(folder)):
            pairs = ratios(comparison)
            each = sorted(a / b for a, b in pairs)
            mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
            print(
                f"| {comparison.what} | **{statistics.median(each):.2f}** | {each[0]:.2f} – {each[-1]:.2f} "
                f"| {mine:.3f} / {theirs:.3f} | ≤ {comparison.limit} |"
            )


if __name__ == "__main__":
    main()
