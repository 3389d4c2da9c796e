"""Lists of records: `Many[Model]` takes a YAML list, or a single mapping standing for a list of one."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BeforeValidator

from docgen.models.reader import misread
from docgen.models.record import Record
from docgen.reading.nodes import Items

R = TypeVar("R", bound=Record)


MOST_MEMBERS = 3000
"""As many as a spreadsheet's roster may have rows: no list of a year is longer."""


def _members(node: object) -> list[object]:
    members: list[object] = [item for item in node if item != ""] if isinstance(node, Items) else [node]
    if len(members) > MOST_MEMBERS:
        message = f"这里列了 {len(members)} 项，超过 {MOST_MEMBERS} 项，没有读"
        raise misread(message, "检查是不是重复粘贴了；只留下要用的各项")
    return members


Many = Annotated[tuple[R, ...], BeforeValidator(_members)]
