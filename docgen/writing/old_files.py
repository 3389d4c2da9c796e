"""The folder `旧文件`: papers that belong to no record any more, laid out as the year's folder is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from docgen.base.file_names import with_mark

OLD_FILES = "旧文件"
MOST_OF_A_NAME = 200
"""Old papers of one name; a place that is still not free then is taken by something else altogether."""


def old_places(path: PurePosixPath) -> Iterator[PurePosixPath]:
    """Yield the places for an old file: under its own name, then with （2）, （3） and on."""
    place = PurePosixPath(OLD_FILES, path)
    yield place
    for number in range(2, MOST_OF_A_NAME):
        yield place.with_name(with_mark(place.stem, f"（{number}）") + place.suffix)
