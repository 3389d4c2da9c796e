"""One progress bar, on a terminal only: a pipe sees nothing of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import click

WIDTH = 30
"""Columns of the bar itself."""

Watch: TypeAlias = Callable[[int, int], None]
"""Called with how many are done, and of how many."""


@contextmanager
def bar(words: str) -> Iterator[Watch]:
    """Give a function to call while the work goes on; the bar is wiped at the end, however that comes."""
    if not sys.stderr.isatty():
        yield lambda _done, _whole: None
        return

    def show(done: int, whole: int) -> None:
        filled = WIDTH * done // whole
        percent = 100 * done // whole
        click.echo(f"\r{words} [{'#' * filled}{' ' * (WIDTH - filled)}] {percent}%", nl=False, err=True)
        if done == whole:
            wipe()

    def wipe() -> None:
        click.echo("\r" + " " * (len(words) * 2 + WIDTH + 20) + "\r", nl=False, err=True)

    show(0, 1)
    try:
        yield show
    finally:
        wipe()
