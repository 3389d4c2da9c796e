"""The fonts that a Word file asks for, and the font families that this machine has, if it can tell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping

from docgen.word.opening import PackageRefused, read_parts
from docgen.word.styles import SLOTS, Styles, Typeface, read_styles, typefaces_of
from docgen.word.tree import Broken, attributes_of, tree_of
from docgen.word.xml_names import NAMESPACES, STYLES, THEME, Element, qn

_A = f"{{{NAMESPACES['a']}}}"
_TEXT_PART = re.compile(r"word/(document|(?:header|footer)\w*|footnotes|endnotes)\.xml")
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
# fontconfig builds its cache on the first call.
_LIST_SECONDS = 20


def wanted_fonts(docx: bytes) -> frozenset[str]:
    """Return the names of the fonts for Chinese and Latin text; none where the file cannot be read."""
    try:
        parts = read_parts(docx, _is_read)
        theme = _theme_fonts(tree_of(parts, THEME))
        styles = read_styles(parts.get(STYLES, b""))
        texts = [tree_of(parts, name) for name in parts if _TEXT_PART.fullmatch(name)]
    except (PackageRefused, Broken):
        return frozenset()
    found: set[str] = set()
    for text in texts:
        if text is not None:
            found.update(_fonts_in_use(text, styles, theme))
    return frozenset(found - {""})


def _is_read(name: str) -> bool:
    return name in (STYLES, THEME) or _TEXT_PART.fullmatch(name) is not None


def _fonts_in_use(text: Element, styles: Styles, theme: Mapping[str, str]) -> Iterator[str]:
    for style in _styles_in_use(text, styles.default_paragraph):
        line = [*styles.line_of(style), styles.defaults]
        for slot in SLOTS:
            fonts = (_font(each.typefaces.get(slot, Typeface()), theme) for each in line)
            yield next(filter(None, fonts), "")
    for direct in text.iter(qn("rFonts")):
        yield from (_font(typeface, theme) for typeface in typefaces_of(attributes_of(direct)).values())


def _styles_in_use(text: Element, default: str) -> set[str]:
    """Return the styles of paragraphs, runs and tables; a paragraph that names none has the default."""
    used = {named.get(qn("val"), "") for named in text.iter(qn("pStyle"), qn("rStyle"), qn("tblStyle"))}
    own = f"{qn('pPr')}/{qn('pStyle')}"
    has_plain = any(paragraph.find(own) is None for paragraph in text.iter(qn("p")))
    return used | {default} if has_plain else used


def _font(typeface: Typeface, theme: Mapping[str, str]) -> str:
    return theme.get(typeface.theme, "") or typeface.name


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Return the fonts that theme names such as `w:asciiTheme="minorHAnsi"` stand for."""
    if theme is None:
        return {}
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        latin = _named(theme, f"{size}Font/{_A}latin")
        # Word's own themes leave ea empty and name the Chinese font by its script.
        chinese = _named(theme, f"{size}Font/{_A}ea") or _named(theme, f"{size}Font/{_A}font[@script='Hans']")
        fonts |= {f"{size}Ascii": latin, f"{size}HAnsi": latin, f"{size}EastAsia": chinese}
    return fonts


def _named(theme: Element, path: str) -> str:
    found = theme.find(f".//{_A}{path}")
    return "" if found is None else str(found.get("typeface", ""))


def installed_families() -> frozenset[str] | None:
    """Return the families in lower case; None where the machine cannot tell."""
    names = _from_registry() if sys.platform == "win32" else _from_fontconfig()
    # No font at all means a tool that failed or is not there: each font would be called missing.
    return frozenset(names) or None


def missing_fonts(wanted: Iterable[str], installed: frozenset[str] | None) -> list[str]:
    """Return the fonts asked for that are not installed, sorted; none where the machine cannot tell."""
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
    """Yield the families that `fc-list : family` prints: commas between names, `\\-` for a hyphen."""
    for line in listing.splitlines():
        for name in re.split(r"(?<!\\),", line):
            yield re.sub(r"\\(.)", r"\1", name).strip().casefold()


def families_in_value(value: str) -> Iterator[str]:
    """Yield the families in a name of Windows' list of fonts: `SimSun & NSimSun (TrueType)`."""
    for name in re.sub(r"\s*\([^)]*\)$", "", value).split("&"):
        yield name.strip().casefold()


def _from_registry() -> set[str]:
    found: set[str] = set()
    if sys.platform == "win32":
        import winreg

        # A font installed without the rights of an administrator is listed under the user.
        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            try:
                with winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts") as key:
                    values = [winreg.EnumValue(key, i)[0] for i in range(winreg.QueryInfoKey(key)[1])]
            except OSError:
                continue
            found.update(name for value in values for name in families_in_value(value))
    return found
