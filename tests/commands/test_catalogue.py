from __future__ import annotations

import gettext
from pathlib import Path

from babel.messages.pofile import read_po

import docgen.commands

CATALOGUE = Path(docgen.commands.__file__).parent / "locale" / "zh_CN" / "LC_MESSAGES"


def test_the_compiled_catalogue_says_what_its_source_says() -> None:
    with (CATALOGUE / "click.po").open("rb") as file:
        source = read_po(file)
    with (CATALOGUE / "click.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in source:
        if message.id and isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string, "run pybabel compile"
        elif message.id:
            assert compiled.ngettext(*message.id, 2) == message.string[0], "run pybabel compile"
