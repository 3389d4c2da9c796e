"""Documents rendered ahead: an error on the way to the workers concerns one paper."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import Any, NamedTuple

import pytest

from docgen.making.pool import Pool
from docgen.making.rendering_ahead import _Renderings


class Paper(NamedTuple):
    template: None = None

    def data(self) -> bytes:
        return b""

    def render(self) -> bytes:
        return b"here"


class Broken(Executor):
    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        raise LookupError


def test_papers_after_an_error_are_rendered_in_this_process() -> None:
    first, *others = _Renderings([Paper()] * 3, Pool(Broken(), 2, "")).renders()  # type: ignore[list-item]
    with pytest.raises(LookupError):
        first()
    assert [render() for render in others] == [b"here", b"here"]
