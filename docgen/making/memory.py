"""Results of the last run, reused while nothing has changed since: hashes of the input decide.

They are the drafts of a kind of papers, without the data that fill them, and what there is to say of them.
They are kept in the user's own cache, never in the workspace; where data are needed, the year is read again.
"""

from __future__ import annotations

import hashlib
import pickle
import zlib
from typing import TYPE_CHECKING, Generic, TypeVar

from docgen.base.cache import YEAR, cache_folder, keep, load

if TYPE_CHECKING:
    from docgen.making.year_inputs import YearInputs
    from docgen.papers import About


R = TypeVar("R")


class Memory(Generic[R]):
    """The memory of a year, for one purpose and one choice among its papers."""

    def __init__(self, inputs: YearInputs, purpose: str, about: About) -> None:
        year = str(inputs.workspace.root), inputs.number
        subject = repr((*year, purpose, sorted(map(repr, about.items()))))
        # On Linux a folder may have a name that is no UTF-8, which Python keeps in surrogates.
        self._key = YEAR + hashlib.sha256(subject.encode(errors="surrogatepass")).hexdigest()
        self._folder = cache_folder()
        self._state = inputs.state if self._folder else None

    def recall(self) -> R | None:
        """The remembered result, if nothing behind it has changed; None in every other case."""
        if self._folder is None or self._state is None:
            return None
        content = load(self._folder, self._key)
        if content is None or not content.startswith(self._state):
            return None
        # A spoilt file of the cache, or one of another version of a class, is as good as none.
        try:
            remembered: R = pickle.loads(zlib.decompress(content[len(self._state) :]))
        except (pickle.UnpicklingError, zlib.error, EOFError, AttributeError, ImportError, TypeError):
            return None
        return remembered

    def remember(self, remembered: R) -> None:
        """Keep a result for the next run, if that is possible."""
        if self._folder and self._state:
            # Level 1 is the fastest: a run must not take longer because it remembers something.
            packed = zlib.compress(pickle.dumps(remembered, pickle.HIGHEST_PROTOCOL), 1)
            keep(self._folder, self._key, self._state + packed)
