"""Documents made of templates and data: here, when each is needed, or before that by workers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from docgen.making.pool import in_order
from docgen.writing import Output, unsettled

if TYPE_CHECKING:
    from docgen.engine.template import Rendered
    from docgen.making.pool import Pool

JOBS_IN_A_BATCH = 64
"""Rendering them takes some 20 ms: much more than sending them costs."""


class FillableTemplate(Hashable, Protocol):
    """A template ready to be filled, which can be sent to a worker; a worker keeps one of equal templates."""

    def fill(self, data: bytes) -> Rendered:
        """The document; or None, with the reasons."""


class Job(NamedTuple):
    """A document to be made: its file, its template and data, and a function that takes the result."""

    path: PurePosixPath
    source_hash: str
    template: FillableTemplate
    data: Callable[[], bytes]
    take: Callable[[Rendered], bytes | None]
    """Collects the diagnostics of the result, and returns the document."""

    def output(self) -> Output:
        """The file, rendered here when it is needed."""
        return Output(self.path, self.source_hash, self.render)

    def render(self) -> bytes | None:
        """The document; None when it cannot be made."""
        return self.take(self.template.fill(self.data()))


def outputs_of(jobs: Sequence[Job], folder: Path, pool: Pool | None, *, force: bool = False) -> list[Output]:
    """The files of some jobs; those that have changed by their hashes are rendered by the workers."""
    outputs = [job.output() for job in jobs]
    if pool is None:
        return outputs
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
        self._come: dict[int, Rendered] = {}
        self._next = 0

    def renders(self) -> Iterator[Callable[[], bytes | None]]:
        """Functions that return the documents, in the order of the jobs."""
        return (partial(self._render, number) for number in range(len(self._jobs)))

    def _render(self, number: int) -> bytes | None:
        """The document, once a worker has made it; documents before it are kept until they are asked for."""
        while self._next <= number:
            self._come[self._next] = next(self._coming)
            self._next += 1
        job = self._jobs[number]
        # Each document is kept once: when it is asked for again, it is rendered here.
        rendered = self._come.pop(number, None)
        return job.render() if rendered is None else job.take(rendered)


Batch: TypeAlias = tuple[tuple[FillableTemplate, bytes], ...]
"""Documents to be made by one worker, as pairs of a template and data."""


def _batches(jobs: Sequence[Job]) -> Iterator[Batch]:
    for at in range(0, len(jobs), JOBS_IN_A_BATCH):
        yield tuple((job.template, job.data()) for job in jobs[at : at + JOBS_IN_A_BATCH])


def render_batch(batch: Batch) -> list[Rendered]:
    """Make the documents of a batch, in a worker."""
    return [_kept(template).fill(data) for template, data in batch]


@lru_cache(maxsize=16)
def _kept(template: FillableTemplate) -> FillableTemplate:
    """The first one of equal templates, which is compiled already."""
    # Unpickling gives each batch a template of its own; equal ones have one hash.
    return template
