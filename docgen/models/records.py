"""Lists of records: `Many[Model]` takes a YAML list, or a single mapping standing for a list of one."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BeforeValidator

from docgen.models.record import Record
from docgen.reading.nodes import Items

R = TypeVar("R", bound=Record)


def _members(node: object) -> list[object]:
    return [item for item in node if item != ""] if isinstance(node, Items) else [node]


Many = Annotated[tuple[R, ...], BeforeValidator(_members)]
