"""Whom a notice asks to tell of objections (受理), in a group, in one line, or beside the other keys."""

from __future__ import annotations

import re

from pydantic import Field

from docgen.models.fields import NOTHING, Line
from docgen.models.record import Record, other_keys
from docgen.reading.nodes import Entries, Node, Text

_CONTACT_PARTS = (
    (
        "电话",
        re.compile(
            r"(?:(?:受理|联系|监督|举报|办公)?电话(?:号码)?)?(?:是|为|[:：])?\s*(?P<said>\+?[0-9（(][0-9()（）—–\-\s转]{5,})"
        ),
    ),
    (
        "信箱",
        re.compile(r"(?:电子)?(?:信箱|邮箱|意见箱)(?:是|为|[:：])?\s*(?P<said>.+)|(?P<address>\S+@\S+)"),
    ),
    ("地址", re.compile(r"(?:受理|联系)?地[址点](?:是|为|[:：])?\s*(?P<said>.+)")),
    ("部门", re.compile(r"(?:(?:受理|联系)(?:部门|单位))?(?:是|为|[:：])?\s*(?P<said>.+)")),
)
"""The parts of a contact that stands in one line, by the words before each or by their form."""


def _contact_in(text: Text) -> Entries:
    found: dict[str, str] = {}
    for part in filter(None, map(str.strip, re.split("[，,；;。]", text))):
        # The last of the forms takes any words: there always is a next one.
        key, said = next(
            (key, told.group("said") or part)
            for key, form in _CONTACT_PARTS
            if (told := form.fullmatch(part))
        )
        # What is said twice stands together: two numbers of telephone.
        found[key] = f"{found[key]}、{said}" if key in found else said
    entries: dict[str, Node] = {Text(key, text.place): Text(said, text.place) for key, said in found.items()}
    return Entries(entries, text.place, dict.fromkeys(entries, text.place))


class Contact(Record):
    """受理: whom to tell of objections."""

    OTHER_KEYS = other_keys(
        {
            "部门": "受理部门 联系部门 受理单位",
            "电话": "受理电话 联系电话 监督电话 举报电话 电话号码",
            "地址": "受理地址 联系地址",
            "信箱": "电子信箱 邮箱 电子邮箱 意见箱",
        }
    )

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        """Read a contact of one line: 党总支办公室，电话0421-2812345."""
        return super()._entries_of(_contact_in(node) if isinstance(node, Text) else node)

    office: Line = Field(NOTHING, alias="部门", description="如 校党总支办公室")
    phone: Line = Field(NOTHING, alias="电话", description="受理电话，会印出来")
    address: Line = Field(NOTHING, alias="地址", description="受理地址")
    mailbox: Line = Field(NOTHING, alias="信箱", description="意见箱或电子信箱")


_OF_CONTACT = frozenset({"电话", *Contact.OTHER_KEYS})
"""Keys of a contact that say by themselves that they are of one: 部门 alone may be anybody's."""


def with_contact(entries: Entries) -> Entries:
    """Take 受理电话 and its like, typed beside the other keys of a notice, into its 受理."""
    flat, contact = sorted(_OF_CONTACT & entries.keys()), entries.get("受理") or None
    if not flat or not isinstance(contact, Entries | None):
        return entries
    group = contact or Entries({}, entries.key_places[flat[0]])
    for key in flat:
        if key not in group:
            group[key], group.key_places[key] = entries.pop(key), entries.key_places[key]
    entries["受理"] = group
    entries.key_places.setdefault("受理", group.place)
    return entries
