"""A meeting that was held, as far as counting needs to know it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from docgen.diagnostics import Place


class Held(NamedTuple):
    """One record: `kind` is a 类型, `bodies` the branches or groups that held it, `hours` 学时."""

    kind: str
    bodies: tuple[str, ...]
    day: date
    hours: Decimal
    attended: tuple[str, ...]
    place: Place
