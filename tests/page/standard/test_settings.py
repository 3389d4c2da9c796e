"""The settings of the built-in templates: what may not begin a line."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docgen.page.standard.widths import _NEVER_FIRST
from docgen.page.templates.notices import build_note


def test_no_line_begins_with_a_mark_that_the_widths_take_for_one_that_does_not(drawn):
    with zipfile.ZipFile(BytesIO(build_note())) as package:
        settings = drawn(package.read("word/settings.xml"))
    (listed,) = settings.attributes("noLineBreaksBefore")
    assert listed["lang"] == "zh-CN"
    assert set(listed["val"]) >= _NEVER_FIRST
