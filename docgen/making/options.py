"""How a run makes its papers: what a command was asked, in one object that every stage passes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from docgen.making.pool import Pool
    from docgen.papers import About

Watch: TypeAlias = Callable[[int, int], None]
"""Called after each file with how many are done, and of how many."""


def unwatched(_done: int, _whole: int) -> None:
    """Let the work go on without a bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How papers shall be made; every command that makes any takes these.

    `force` replaces papers that a person edited, `dry_run` writes nothing and only tells, `pdf` converts each
    paper too. Papers whose text has errors are made only when they are not `proofread`. `about` chooses among
    the papers; `pool` shares the work, where there is one.
    """

    force: bool = False
    dry_run: bool = False
    pdf: bool = False
    proofread: bool = True
    about: About = field(default_factory=dict)
    watch: Watch = unwatched
    pool: Pool | None = None

    def sent(self) -> Options:
        """The same for a worker, which has neither the bar nor the pool of the run that sends it."""
        return replace(self, watch=unwatched, pool=None)

    def part(self, number: int, parts: int) -> Options:
        """The same for one of several kinds: each has equal room in the bar, since its size is not known."""

        def watch(done: int, whole: int) -> None:
            self.watch(number * whole + done, parts * whole)

        return replace(self, watch=watch)


DEFAULTS = Options()
