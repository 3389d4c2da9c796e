"""The bar on a terminal: there from the start, wiped whatever happens; nothing of it in a pipe."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from docgen.commands import making
from docgen.commands.making import bar


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(making, "sys", SimpleNamespace(stderr=screen))


def left_on(text: str) -> str:
    """What still stands on the line."""
    return text.rsplit("\r", maxsplit=1)[-1].strip()


@pytest.mark.usefixtures("terminal")
def test_it_stands_before_anything_is_done_and_is_wiped_at_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with bar("正在生成") as watch:
        assert "正在生成 [" in capsys.readouterr().err
        watch(1, 2)
        assert left_on(capsys.readouterr().err).endswith("50%")
    assert left_on(capsys.readouterr().err) == ""


@pytest.mark.usefixtures("terminal")
def test_it_is_wiped_when_the_work_is_broken_off(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError), bar("正在生成") as watch:
        watch(1, 0)
    assert left_on(capsys.readouterr().err) == ""


def test_a_pipe_sees_nothing_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    with bar("正在生成") as watch:
        watch(1, 2)
    assert capsys.readouterr().err == ""
