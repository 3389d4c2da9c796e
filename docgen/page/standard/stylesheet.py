"""The styles of a template by their names: the id, the typeface and the size that each has there.

Word gives styles new ids when it saves (公文正文 becomes `a5`), and a user may have chosen other typefaces.
XML made by filters must follow the template that is used, so they look their styles up here, by name.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from docgen.page.standard import fonts
from docgen.word.opening import PackageRefused, read_parts
from docgen.word.styles import Style, Styles, read_styles
from docgen.word.tree import Broken
from docgen.word.xml_names import STYLES


@dataclass(frozen=True)
class StyleSheet:
    """The styles of a template by name; a name it lacks is its own id."""

    styles: Styles = field(default_factory=Styles)

    @property
    def names(self) -> Collection[str]:
        """The names of the styles, as people see them in Word."""
        return self.styles.by_name.keys()

    def id_of(self, name: str) -> str:
        """Return the id to write into pStyle, rStyle or tblStyle."""
        return self._style(name).identity

    def font_of(self, name: str) -> str:
        """Return the typeface of Chinese characters in this style."""
        # A user may have changed the typeface in the style that this one is based on.
        line = self.styles.line_of(self.id_of(name))
        named = (style.typefaces["eastAsia"].name for style in line if "eastAsia" in style.typefaces)
        return next(filter(None, named), fonts.BODY.name)

    def size_of(self, name: str) -> int:
        """Return the size in half points, 0 when no style of the line says one."""
        return self.styles.inherited(self.id_of(name)).half_points or 0

    def _style(self, name: str) -> Style:
        return self.styles.by_name.get(name) or Style(name)


def read_stylesheet(package: bytes) -> StyleSheet:
    """Return the styles of a .docx; an unreadable package has none, and compiling it will say why."""
    try:
        return stylesheet_of(read_parts(package, STYLES.__eq__).get(STYLES, b""))
    except (PackageRefused, Broken):
        return StyleSheet()


def stylesheet_of(styles_part: bytes) -> StyleSheet:
    """Return the styles of a word/styles.xml."""
    return StyleSheet(read_styles(styles_part))
