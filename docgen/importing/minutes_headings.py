"""Headings of a record (二、推荐评优人选) that part its resolutions: each begins a point of the agenda."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.importing.leading_numbers import leading_number
from docgen.importing.minutes_forms import AGENDA, ITEM, RESOLUTION, Part
from docgen.importing.minutes_items import lines_of, without_number


def with_items(parts: Sequence[Part]) -> list[Part]:
    """The parts, with each heading and each repeated 议题： as the beginning of a point, where they are.

    Headings are points only where a resolution stands between them: else the record is running text.
    """
    made = _with_headings(parts)
    several = sum(part.key == AGENDA and _is_one_point(part) for part in made) > 1
    if not several and not any(part.key == ITEM for part in made):
        return made
    return [part._replace(key=ITEM) if part.key == AGENDA and _is_one_point(part) else part for part in made]


def _is_one_point(part: Part) -> bool:
    return len(lines_of(part.text)) == 1 and not leading_number(part.text)


def _with_headings(parts: Sequence[Part]) -> list[Part]:
    end = _first_end(parts)
    if end is None:
        return [*parts]
    rank = _rank_of(parts[end])
    first = max((n for n in range(end) if _is_numbered(parts[n], rank, 1)), default=end)
    made, inside = [*parts], ""
    for n in range(first, len(parts)):
        inside = _running_text(inside, parts[n])
        if _is_numbered(parts[n], rank) and not _goes_on(inside, parts[n]):
            made[n], inside = Part(ITEM, "", _title_and_rest(parts[n].text)), ""
    return made


def _first_end(parts: Sequence[Part]) -> int | None:
    """The first heading that ends a resolution: its number goes on with none in the resolution."""
    inside = ""
    for n, part in enumerate(parts):
        inside = _running_text(inside, part)
        if inside and _is_heading(part) and not _goes_on(inside, part):
            number = leading_number(part.text)
            former = number and any(_is_numbered(each, number.rank, number.value - 1) for each in parts[:n])
            if number and (number.rank == 1 or former):
                return n
    return None


def _running_text(inside: str, part: Part) -> str:
    """The resolution as far as it goes: nothing outside of one."""
    if part.key == RESOLUTION:
        return part.text or "："
    return "" if part.key or part.label else inside and inside + "\n" + part.text


def _goes_on(inside: str, part: Part) -> bool:
    """Tell whether a numbered line is a further point of the resolution in which it stands."""
    number = leading_number(part.text)
    if not inside or not number:
        return False
    lines = re.split(r"[\n：:；;]", inside.removesuffix(part.text).strip("\n"))
    before = [leading_number(line) for line in lines]
    return number.value < 2 or any(
        each and (each.rank, each.value) == (number.rank, number.value - 1) for each in before
    )


def _is_heading(part: Part) -> bool:
    return not part.key and not part.label and leading_number(part.text) is not None


def _is_numbered(part: Part, rank: float, value: int = 0) -> bool:
    number = leading_number(part.text) if _is_heading(part) else None
    return number is not None and number.rank == rank and value in (0, number.value)


def _rank_of(part: Part) -> float:
    number = leading_number(part.text)
    return number.rank if number else 0


def _title_and_rest(text: str) -> str:
    """A heading that runs into its text in two lines: 二、评优。会议推荐谢婷。"""
    title, stop, rest = without_number(text), "", ""
    if "。" in title:
        title, stop, rest = title.partition("。")
    return f"{title}\n{rest}" if stop and rest else title
