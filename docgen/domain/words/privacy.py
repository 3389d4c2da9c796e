"""What a paper on the wall must not tell of a person: identity number, telephone number, home address."""

from __future__ import annotations

import re
from typing import NamedTuple

PERHAPS_AN_OFFICE = "电话号码"
"""A telephone on a line may be that of an office, which is no secret."""


class Secret(NamedTuple):
    """Something private in a text: what it is, and the words themselves."""

    what: str
    words: str

    @property
    def is_certain(self) -> bool:
        """Whether it can only be a person's own."""
        return self.what != PERHAPS_AN_OFFICE


_FORMS = {
    "身份证号": re.compile(
        r"(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?![\dXx])|(?<!\d)[1-9]\d{14}(?!\d)"
    ),
    "手机号码": re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"),
    PERHAPS_AN_OFFICE: re.compile(r"(?:电话|手机|联系方式)[^\d，。；]{0,4}\d{3,4}[- ]?\d{7,8}(?!\d)"),
    "家庭住址": re.compile(
        r"(?:家庭住址|家庭地址|住址|现居住地|(?<![国专大])家住(?![房院宿]))[^，。；]{0,30}"
    ),
}
"""Each kind by how it is written. An identity number has 18 places, before 1999 15."""


def secrets(text: str) -> list[Secret]:
    """Everything private in a text, each once."""
    found = []
    for what, form in _FORMS.items():
        for match in form.finditer(text):
            found.append(Secret(what, match.group()))
            text = text.replace(match.group(), "　" * len(match.group()))
    return found
