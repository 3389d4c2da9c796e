"""Places to fill that are no tags: `{姓名}`, `${姓名}`, `«姓名»`, filled where a column is called so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from docgen.engine.tags import Found
from docgen.word.opening import read_parts

_NAME = r"\s*([^\W\d]\w{0,30})\s*"
_PLACE = re.compile(rf"(?<![{{｛])\$?[{{｛]{_NAME}[}}｝](?![}}｝])|«{_NAME}»|<<{_NAME}>>")
_TEXTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_TAG_OF_XML = re.compile(r"<[^<>]*>")
_END_OF_PARAGRAPH = "</w:p>"


def loose_places(text: str, names: Collection[str]) -> Iterator[Found]:
    """Yield the places of a paragraph that name one of these columns."""
    for found in _PLACE.finditer(text):
        name = _name_in(found)
        if name in names:
            yield Found(found.start(), found.end(), found[0], "{{", "", name)


def named_places(package: bytes) -> dict[str, str]:
    """Return what looks like a place to fill in a template: names, each with the place as it was typed.

    Nothing is typed for the result of a field of 邮件合并, which Word shows as «姓名».
    """
    found: dict[str, str] = {}
    for content in read_parts(package, lambda name: _TEXTS.fullmatch(name) is not None).values():
        text = content.decode("utf-8", "replace").replace(_END_OF_PARAGRAPH, "\n")
        plain = _TAG_OF_XML.sub("", text).replace("&lt;", "<").replace("&gt;", ">")
        for place in _PLACE.finditer(plain):
            is_result = re.search(rf'MERGEFIELD\s+"?{_name_in(place)}\b', plain)
            found.setdefault(_name_in(place), "" if is_result else place[0])
    return found


def _name_in(place: re.Match[str]) -> str:
    return "".join(group for group in place.groups() if group)
