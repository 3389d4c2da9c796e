"""Documents made of templates and data: here, one by one as they are needed, or ahead of that by workers."""

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
"""They take some 20 ms to render: much more than sending them costs."""


class FillableTemplate(Hashable, Protocol):
    """A template ready to be filled. It can be sent to a worker, where an equal one is kept for the next."""

    def fill(self, data: bytes) -> Rendered:
        """The document, or None and why it cannot be made."""


class Job(NamedTuple):
    """A document to be: its file, what it is made of, and who is told of what was made."""

    path: PurePosixPath
    source_hash: str
    template: FillableTemplate
    data: Callable[[], bytes]
    told: Callable[[Rendered], bytes | None]
    """Takes note of what there is to say, and gives the document."""

    def output(self) -> Output:
        """The file, rendered here when it is needed."""
        return Output(self.path, self.source_hash, self.render)

    def render(self) -> bytes | None:
        """The document; None when it cannot be made."""
        return self.told(self.template.fill(self.data()))


def outputs_of(jobs: Sequence[Job], folder: Path, pool: Pool | None, *, force: bool = False) -> list[Output]:
    """The files of some jobs; those that by their hashes have to be made are rendered by the workers."""
    outputs = [job.output() for job in jobs]
    if pool is None:
        return outputs
    needed = {output.path for output in unsettled(folder, outputs, force=force)}
    awaited = [job for job in jobs if job.path in needed]
    renders = _Ahead(awaited, pool).renders()
    return [output._replace(render=next(renders)) if output.path in needed else output for output in outputs]


class _Ahead:
    """Documents that workers make in the order in which they will be needed."""

    def __init__(self, jobs: Sequence[Job], pool: Pool) -> None:
        self._jobs = jobs
        self._coming = chain.from_iterable(in_order(pool, render_batch, _batches(jobs)))
        self._come: dict[int, Rendered] = {}
        self._next = 0

    def renders(self) -> Iterator[Callable[[], bytes | None]]:
        """What makes each of the documents, in the order of the jobs."""
        return (partial(self._render, number) for number in range(len(self._jobs)))

    def _render(self, number: int) -> bytes | None:
        """The document, waited for; those before it that nobody asked for are kept until then."""
        while self._next <= number:
            self._come[self._next] = next(self._coming)
            self._next += 1
        job = self._jobs[number]
        rendered = self._come.pop(number, None)
        return job.render() if rendered is None else job.told(rendered)


Batch: TypeAlias = tuple[tuple[FillableTemplate, bytes], ...]
"""Some documents to be made by one worker: of each the template and the data."""


def _batches(jobs: Sequence[Job]) -> Iterator[Batch]:
    for at in range(0, len(jobs), JOBS_IN_A_BATCH):
        yield tuple((job.template, job.data()) for job in jobs[at : at + JOBS_IN_A_BATCH])


def render_batch(batch: Batch) -> list[Rendered]:
    """Make the documents of a batch, in a worker."""
    return [_kept(template).fill(data) for template, data in batch]


@lru_cache(maxsize=16)
def _kept(template: FillableTemplate) -> FillableTemplate:
    """The template that came first among equal ones: it is compiled."""
    return template
