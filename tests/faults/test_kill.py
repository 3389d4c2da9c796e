"""kill -9 at every stage of a batch: no half file, nothing lost, the next run finishes and says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from aftermath import Aftermath, Office, undisturbed
from disorder import RESUMED, Stages, kill, needs_fork, run, sampled, stages_of

pytestmark = needs_fork
SIGKILL = -9
MINUTES = ("minutes", "2023")
BUILD = ("build", "2023")
FORCE = ("minutes", "2023", "--force")
SHEETS = ("minutes", "2023", "--scheduled")
MOST = {BUILD: 7, FORCE: 7, SHEETS: 7}
"""Stages that are tried of the longer runs; of the others, all."""


def broken(office: Office) -> None:
    (office.generated / ".docgen.json").write_bytes(b'{"version": 1, "docu')


def as_it_is(_office: Office) -> None:
    pass


@pytest.mark.parametrize(
    ("words", "prepare"),
    [(MINUTES, as_it_is), (BUILD, as_it_is), (FORCE, as_it_is), (SHEETS, as_it_is), (MINUTES, broken)],
    ids=["minutes", "build", "force", "sheets", "broken manifest"],
)
def test_a_run_killed_at_any_stage_is_finished_by_the_next(
    copies: Callable[[], Office],
    tmp_path: Path,
    aftermath: Aftermath,
    words: tuple[str, ...],
    prepare: Callable[[Office], None],
):
    first = copies()
    prepare(first)
    expected = undisturbed(first, tmp_path / "calm", *words)
    stages = stages_of(first.root, first.generated, *words)
    assert len(stages) > 20
    most = 7 if prepare is broken else MOST.get(words, len(stages))
    for number in sampled(stages, most):
        office = copies()
        prepare(office)
        ended = run(office.root, *words, before=Stages(office.generated, kill, number))
        assert ended.status == SIGKILL, stages[number - 1]
        aftermath("kill -9", office, ended, words, expected=expected, told=RESUMED, case=stages[number - 1])
