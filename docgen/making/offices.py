"""Many offices (workspaces), each one piece of work: here, by processes, or on other machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.base.workspace import NoWorkspace, find_workspace
from docgen.making.build import Report, Wish, build_if_any
from docgen.making.crew import Crew, in_order
from docgen.making.yearly import joined, make_kinds
from docgen.papers import kinds_of_a_year


class Order(NamedTuple):
    """All papers of an office's year, and how they shall be written."""

    folder: Path
    year: int
    force: bool = False
    dry_run: bool = False
    pdf: bool = False
    proofread: bool = True


def build_offices(orders: Sequence[Order], crew: Crew | None) -> Iterator[Report]:
    """Make the papers of each office, in this order. Raises WorkerLost.

    Whoever takes over from a worker that is gone finds the folder as any run finds it after one that was
    killed, and goes on there.
    """
    return in_order(crew, build_office, orders)


def build_office(order: Order) -> Report:
    """Make the papers of one office; what is wrong with its folder is its own fault and nobody else's."""
    try:
        workspace = find_workspace(order.folder)
    except NoWorkspace:
        return Report((), halted="做这件事的机器上，这个文件夹里没有 plans 文件夹，或者看不到这个文件夹")
    if not workspace.year(order.year).is_dir():
        return Report((), halted=f"没有 plans/{order.year} 这个文件夹")
    wish = Wish(order.force, order.dry_run, order.pdf, proofread=order.proofread)
    kinds = [kind.name for kind in kinds_of_a_year()]
    return joined(make_kinds(workspace, order.year, kinds, wish, build_one=build_if_any))
