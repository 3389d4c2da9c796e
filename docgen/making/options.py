"""The options of a run, in one object that every stage passes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from docgen.making.pool import Pool
    from docgen.making.year_inputs import YearInputs
    from docgen.papers import About

Watch: TypeAlias = Callable[[int, int], None]
"""A function that is called after each file with the number of files done, and the number of all."""


def unwatched(_done: int, _whole: int) -> None:
    """Watch nothing: the run has no progress bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of every command that makes papers.

    `force` replaces papers that a person has edited; `dry_run` writes nothing and only reports; `pdf` makes
    a PDF of each paper too; with `proofread`, the errors of its text are told, and with `strict` they refuse
    it. `about` chooses among the papers; `pool` shares the work, where there is one. `today` is the day of
    the run. `inputs` are the year's files, where a run makes several kinds of papers of them. `merge` binds
    the papers into one file too, a volume called `title`, where one is given.
    """

    force: bool = False
    dry_run: bool = False
    pdf: bool = False
    proofread: bool = True
    strict: bool = False
    about: About = field(default_factory=dict)
    watch: Watch = unwatched
    pool: Pool | None = None
    today: date | None = None
    inputs: YearInputs | None = None
    merge: bool = False
    title: str = ""

    def sent(self) -> Options:
        """The same options for a worker, without the bar and the pool, which cannot be sent."""
        return replace(self, watch=unwatched, pool=None)

    def part(self, number: int, parts: int) -> Options:
        """The same options for one of several kinds, with its part of the progress bar."""
        # Equal parts: how many papers a kind has is known only when its year is read.

        def watch(done: int, whole: int) -> None:
            self.watch(number * whole + done, parts * whole)

        return replace(self, watch=watch)


DEFAULTS = Options()
