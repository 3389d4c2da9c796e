"""docgen's engine against docxtpl's loop, easy-template-x, and what no engine can do without.

`python benchmarks/engines.py`: 500 different minutes, written to the disk by each contestant in turn, several
rounds; each is a warm process of its own. The texts of all documents are compared before any figure is told.
easy-template-x is installed with npm beside its worker when it is missing; TMPDIR says on which disk to
write.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from contest.contestant import COPY, DOCXTPL, EASY, Contestant, Round, install_easy_template_x, start
from contest.report import Figures, tables


def main() -> int:
    options = _options()
    if not options.without_node:
        install_easy_template_x()
    names = _names(without_node=options.without_node)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        _give(scratch / "given", options.documents)
        _give(scratch / "one", 1)
        engines = [name for name in names if not name.startswith("yardsticks")]
        startups = _startups(engines, scratch / "one", options.rounds)
        figures = _contest(names, scratch, options.rounds, startups)
        difference = _difference(names, scratch, options.documents)
    if difference:
        print(difference, file=sys.stderr)
        return 1
    print(tables(figures, options.documents))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-node", action="store_true", help="leave easy-template-x out")
    return parser.parse_args()


def _names(*, without_node: bool) -> list[str]:
    compressors = ("zlib", "isal") if find_spec("isal") else ("zlib",)
    others = [DOCXTPL] if without_node else [DOCXTPL, EASY]
    deflating = [f"yardsticks:{each}-1" for each in compressors]
    return [
        *(f"docgen_engine:{each}" for each in compressors),
        *others,
        *deflating,
        "yardsticks:zlib-6",
        COPY,
    ]


def _give(folder: Path, count: int) -> None:
    """What the contestants write from, and a document of each number for the yardsticks."""
    from contest.content import records
    from contest.templates import EasyTags, JinjaTags, template

    from docgen.engine.compiling import compile_template
    from docgen.engine.template import render

    (folder / "finished").mkdir(parents=True)
    given = records(count)
    (folder / "records.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    (folder / "easy.docx").write_bytes(template(EasyTags()))
    (folder / "jinja.docx").write_bytes(template(JinjaTags()))
    compiled = compile_template(template(JinjaTags()), "minutes.docx", filters={}).template
    assert compiled is not None
    for number, record in enumerate(given):
        document = render(compiled, record).document
        assert document is not None
        (folder / "finished" / f"{number}.docx").write_bytes(document)


def _startups(names: Sequence[str], given: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds from nothing to the first document on the disk, the contestants in turn."""
    startups: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            contestant = start(name, given)
            contestant.end()
            startups[name].append(contestant.startup)
    return startups


def _contest(
    names: Sequence[str], scratch: Path, rounds: int, startups: dict[str, list[float]]
) -> list[Figures]:
    """Let the contestants write in turn; a first round, which the texts are taken from, only warms them."""
    contestants = [start(name, scratch / "given") for name in names]
    ran: dict[str, list[Round]] = {name: [] for name in names}
    for number in range(rounds + 1):
        for contestant in contestants:
            ran[contestant.name].append(contestant.run(_folder(scratch, contestant, number)))
    for contestant in contestants:
        contestant.end()
    return [Figures(name, ran[name][1:], startups.get(name, [])) for name in names]


def _folder(scratch: Path, contestant: Contestant, number: int) -> Path:
    """A new one each time: ext4 is slow to make files for seconds after it has deleted many."""
    return scratch / f"round-{number}" / contestant.name.replace(":", "-")


def _difference(names: Sequence[str], scratch: Path, count: int) -> str:
    from contest.texts import first_difference

    return first_difference([scratch / "round-0" / name.replace(":", "-") / "0" for name in names], count)


if __name__ == "__main__":
    sys.exit(main())
