"""What a command says: diagnostics in reading order, and the summary of what was written."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from docgen.base.diagnostics import Diagnostic, Level, as_json, as_text, count, in_reading_order

MOST_PRINTED = 1000
"""Whoever has more to mend begins with these; as JSON all are given."""


def print_diagnostics(diagnostics: Iterable[Diagnostic], *, quiet: bool = False) -> None:
    """As text, on the error stream, so many of them; `quiet` leaves errors only."""
    told = [d for d in in_reading_order(diagnostics) if not quiet or d.level is Level.ERROR]
    for diagnostic in told[:MOST_PRINTED]:
        click.echo(as_text(diagnostic), err=True)
    if len(told) > MOST_PRINTED:
        click.echo(f"……还有 {len(told) - MOST_PRINTED} 处，先改好上面这些，再运行一次。", err=True)


def print_json(diagnostics: Iterable[Diagnostic]) -> None:
    """As one JSON array."""
    objects = [as_json(diagnostic) for diagnostic in in_reading_order(diagnostics)]
    click.echo(json.dumps(objects, ensure_ascii=False, indent=2))


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are of each level, in words."""
    summary = count(diagnostics)
    parts = [(summary.errors, "个错误"), (summary.warnings, "个警告"), (summary.hints, "个提示")]
    return "，".join(f"{number} {what}" for number, what in parts if number) or "没有发现问题"
