"""One progress bar, on a terminal only: a pipe sees nothing of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

WIDTH = 30
"""Columns of the bar itself."""


@contextmanager
def bar(words: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with how many are done, and of how many; the bar is wiped at the end."""
    if not sys.stderr.isatty():
        yield lambda _done, _whole: None
        return

    def show(done: int, whole: int) -> None:
        filled = WIDTH * done // whole
        click.echo(f"\r{words} [{'#' * filled}{' ' * (WIDTH - filled)}] {done}/{whole}", nl=False, err=True)
        if done == whole:
            click.echo("\r" + " " * (len(words) * 2 + WIDTH + 20) + "\r", nl=False, err=True)

    yield show
