"""Which font families this machine has, as far as it can tell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator

_WINDOWS_ENGLISH = {
    "宋体": "simsun",
    "新宋体": "nsimsun",
    "仿宋": "fangsong",
    "楷体": "kaiti",
    "黑体": "simhei",
    "微软雅黑": "microsoft yahei",
    "等线": "dengxian",
    "隶书": "lisu",
    "幼圆": "youyuan",
}
"""An English Windows lists its Chinese fonts under these names; documents ask for the Chinese ones."""
_LIST_SECONDS = 20
"""fontconfig builds its cache on the first call."""


def installed_families() -> frozenset[str] | None:
    """The families in lower case; None where the machine cannot tell."""
    names = _from_registry() if sys.platform == "win32" else _from_fontconfig()
    return frozenset(names) or None


def missing_fonts(wanted: Iterable[str], installed: frozenset[str] | None) -> list[str]:
    """The fonts asked for that are not installed, sorted; none where the machine cannot tell."""
    return [] if installed is None else sorted(name for name in wanted if not _is_installed(name, installed))


def _is_installed(name: str, installed: frozenset[str]) -> bool:
    plain = name.strip().casefold()
    return plain in installed or _WINDOWS_ENGLISH.get(plain) in installed


def _from_fontconfig() -> set[str]:
    program = shutil.which("fc-list")
    if program is None:
        return set()
    try:
        listing = subprocess.run(
            [program, ":", "family"], capture_output=True, check=True, timeout=_LIST_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return set()
    return set(families_in_listing(listing.stdout.decode(errors="replace")))


def families_in_listing(listing: str) -> Iterator[str]:
    """The families that `fc-list : family` prints: names of one font parted by commas, `\\-` for a hyphen."""
    for line in listing.splitlines():
        for name in re.split(r"(?<!\\),", line):
            yield re.sub(r"\\(.)", r"\1", name).strip().casefold()


def families_in_value(value: str) -> Iterator[str]:
    """The families in a name of Windows' list of fonts: `SimSun & NSimSun (TrueType)`."""
    for name in re.sub(r"\s*\([^)]*\)$", "", value).split("&"):
        yield name.strip().casefold()


def _from_registry() -> set[str]:
    found: set[str] = set()
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            try:
                with winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts") as key:
                    values = [winreg.EnumValue(key, i)[0] for i in range(winreg.QueryInfoKey(key)[1])]
            except OSError:
                continue
            found.update(name for value in values for name in families_in_value(value))
    return found
