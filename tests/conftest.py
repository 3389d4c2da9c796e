"""What all tests share: tiny workspaces made in code, and tools that a machine may lack."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest

REPOSITORY = Path(__file__).parent.parent

ORGANIZATION = """\
单位: 中共云溪市第三中学总支部委员会
简称: 校党总支
支部:
  - 名称: 第一支部
    党员:
      - {编号: D01, 姓名: 王建国, 性别: 男, 身份: 正式党员, 入党日期: 1993-06-28, 转正日期: 1994-06-28}
      - {编号: D02, 姓名: 李秀英, 性别: 女, 身份: 正式党员, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
"""

PLAN = """\
标题: 云溪市第三中学党总支2023年度工作计划
导语: 为做好全年工作，制定本计划。
指导思想: 以习近平新时代中国特色社会主义思想为指导。
成文日期: 2023-01-10
"""


IS_GATE = bool(os.environ.get("DOCGEN_NO_SKIP"))

# A busy machine takes its time; and the gate says the same of the same commit each time it is asked.
hypothesis.settings.register_profile("docgen", deadline=None, derandomize=IS_GATE)
hypothesis.settings.load_profile("docgen")


def missing(reason: str) -> NoReturn:
    """Skip the test for want of something, or fail where DOCGEN_NO_SKIP forbids skipping."""
    if IS_GATE:
        pytest.fail(reason)
    pytest.skip(reason)


def tool(name: str) -> str:
    """The path of a program, or the test skips."""
    return shutil.which(name) or missing(f"{name} is not installed")


def fonts(pattern: str) -> list[str] | None:
    """The families that fontconfig knows for a pattern; None on Windows and macOS, which come with them."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    command = [program, pattern, "family"]
    listed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return [name.strip().lower() for name in listed.replace("\n", ",").split(",") if name.strip()]


def typesetter() -> None:
    """LibreOffice and a Chinese font, without which no sign of a page can be read; or the test skips."""
    tool("soffice")
    if fonts(":lang=zh-cn") == []:
        missing("no Chinese font is installed (Debian: fonts-noto-cjk)")


ROMAN = {"times new roman", "liberation serif"}
"""Two families of the same widths and line heights: the pages are measured as either of them makes them."""


@pytest.fixture(scope="session")
def roman() -> None:
    """The font of Latin letters and digits; LibreOffice takes one with taller lines where it is missing."""
    families = fonts(":")
    if families is not None and ROMAN.isdisjoint(families):
        missing("the font Liberation Serif (Debian: fonts-liberation) or Times New Roman is not installed")


@pytest.fixture(scope="session")
def fallback() -> None:
    """The font that LibreOffice takes for what no other has; with another, lines and charts grow taller."""
    families = fonts(":")
    if families is not None and "dejavu sans" not in families:
        missing("the font DejaVu Sans (Debian: fonts-dejavu-core) is not installed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write the golden documents anew")


def pytest_configure() -> None:
    """Let the tests of Ctrl-C hear it also where `nohup … &` runs the suite in the background."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


LONGEST = ("rendered", "faults", "test_hostile_input.py")
"""Folders and files of tests that take minutes."""
SLOW = ("rendered", "test_hostile_input.py")
"""Those of them that the quick tests (`-m "not slow"`) leave out, with all that starts LibreOffice."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a file by its parameter: a zip holds the time, and two workers that collect apart must agree."""
    return argname if isinstance(val, bytes) and len(val) > 40 else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: a file is one worker's, and nobody should wait for the last one."""
    items.sort(key=lambda item: not _lies_in(LONGEST, item))
    for item in items:
        if _lies_in(SLOW, item) or "soffice" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")


def _lies_in(places: tuple[str, ...], item: pytest.Item) -> bool:
    return not set(places).isdisjoint(item.nodeid.partition("::")[0].split("/"))


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Callable[[Path, str], None]:
    """Compares a text with a golden one, line by line; with `--refresh-golden` it is written anew first."""

    def compare(path: Path, text: str) -> None:
        if pytestconfig.getoption("--refresh-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        kept = path.read_text(encoding="utf-8")
        assert text.splitlines() == kept.splitlines()
        assert text == kept

    return compare


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keeps compiled templates out of the cache of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache") / "docgen"
        patch.setenv("DOCGEN_CACHE", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def mistakes_come_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a mistake of docgen be an exception, as it was raised: told in one sentence a test may miss it.

    Tests of that sentence have a fixture of this name of their own.
    """

    def come_out(problem: Exception) -> str:
        raise problem

    monkeypatch.setattr("docgen.base.unforeseen._report", come_out)


@pytest.fixture
def soffice() -> str:
    return tool("soffice")


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[..., Path]:
    """Make a workspace: `workspace(plan=…, organization=…, year=2023)` gives its folder."""

    def make(plan: str = PLAN, organization: str = ORGANIZATION, year: int = 2023) -> Path:
        folder = tmp_path / "工作区"
        (folder / "plans" / str(year)).mkdir(parents=True, exist_ok=True)
        (folder / "plans" / "organization.yaml").write_text(organization, encoding="utf-8")
        (folder / "plans" / str(year) / "plan.yaml").write_text(plan, encoding="utf-8")
        return folder

    return make
