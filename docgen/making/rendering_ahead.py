"""Documents rendered by workers before they are needed: for thousands of papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from docgen.base.machine_faults import MachineFault
from docgen.base.unforeseen import as_fault
from docgen.making.pool import Pool, in_order
from docgen.making.rendering import FillableTemplate, Job
from docgen.writing import Output, unsettled

if TYPE_CHECKING:
    from docgen.engine.template import Rendered

JOBS_IN_A_BATCH = 64
"""Rendering them takes some 20 ms: much more than sending them costs."""


def outputs_ahead(jobs: Sequence[Job], folder: Path, pool: Pool, *, force: bool = False) -> list[Output]:
    """The files of some jobs; those that have changed by their hashes are rendered by the workers."""
    outputs = [job.output() for job in jobs]
    # A file whose hash is still that of its source is never rendered: most runs change little.
    needed = {output.path for output in unsettled(folder, outputs, force=force)}
    awaited = [job for job in jobs if job.path in needed]
    renders = _Renderings(awaited, pool).renders()
    return [output._replace(render=next(renders)) if output.path in needed else output for output in outputs]


class _Renderings:
    """Documents that workers make in the order in which they will be needed."""

    def __init__(self, jobs: Sequence[Job], pool: Pool) -> None:
        self._jobs = jobs
        self._coming = chain.from_iterable(in_order(pool, render_batch, _batches(jobs)))
        self._come: dict[int, Rendered | MachineFault | None] = {}
        self._next = 0

    def renders(self) -> Iterator[Callable[[], bytes | None]]:
        """Functions that return the documents, in the order of the jobs."""
        return (partial(self._render, number) for number in range(len(self._jobs)))

    def _render(self, number: int) -> bytes | None:
        """The document, once a worker has made it; documents before it are kept until they are asked for."""
        while self._next <= number:
            # When they have ended early the error was told of one paper; the others are rendered here.
            self._come[self._next] = next(self._coming, None)
            self._next += 1
        job = self._jobs[number]
        # Each document is kept once: when it is asked for again, it is rendered here.
        rendered = self._come.pop(number, None)
        if isinstance(rendered, MachineFault):
            raise rendered
        return job.render() if rendered is None else job.take(rendered)


Batch: TypeAlias = tuple[tuple[FillableTemplate, bytes], ...]
"""Documents to be made by one worker, as pairs of a template and data."""


def _batches(jobs: Sequence[Job]) -> Iterator[Batch]:
    for at in range(0, len(jobs), JOBS_IN_A_BATCH):
        yield tuple((job.template, job.data()) for job in jobs[at : at + JOBS_IN_A_BATCH])


def render_batch(batch: Batch) -> list[Rendered | MachineFault]:
    """Make the documents of a batch, in a worker; one that fails leaves the others alone."""
    return [_rendered(template, data) for template, data in batch]


def _rendered(template: FillableTemplate, data: bytes) -> Rendered | MachineFault:
    try:
        return _kept(template).fill(data)
    except Exception as problem:  # told where the paper is written, as its own
        return as_fault(problem)


@lru_cache(maxsize=16)
def _kept(template: FillableTemplate) -> FillableTemplate:
    """The first one of equal templates, which is compiled already."""
    # Unpickling gives each batch a template of its own; equal ones have one hash.
    return template
