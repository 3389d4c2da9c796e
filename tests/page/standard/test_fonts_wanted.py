from __future__ import annotations

from docgen.libreoffice.installed_fonts import wanted_fonts
from docgen.page import build_template
from docgen.page.standard.fonts import ALL_FONTS


def test_every_font_of_the_table_is_missed_when_a_machine_lacks_it() -> None:
    assert wanted_fonts(build_template("plan.docx")) == {font.name for font in ALL_FONTS}
