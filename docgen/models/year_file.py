"""What every YAML file of a year has, a whole paper or a list of records: keys that hold text, by role."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar

from docgen.models.record import Record


class Role(Enum):
    """The role of a paragraph in its paper."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    """A sentence of a numbered list."""
    LABEL = "label"
    """A few words: a cell of a table, a subject, a remark."""
    SPEECH = "speech"
    """Somebody's words, as spoken."""


def text_roles(**keys_by_role: str) -> dict[str, Role]:
    """Return the role of the text under each key: `text_roles(BODY="导语 结束语", LABEL="责任人")`."""
    return {key: Role[role] for role, keys in keys_by_role.items() for key in keys.split()}


class YearFile(Record):
    """A file of a year that holds text.

    The proofreader reads what stands under the keys of `ROLES`, and nothing else: text under other keys is
    names, numbers, files, dates.
    """

    ROLES: ClassVar[Mapping[str, Role]] = {}
    """What the text under a key is, wherever in the file the key stands …"""
    ROLES_BELOW: ClassVar[Mapping[str, Mapping[str, Role]]] = {}
    """… but somewhere below these keys: there only what they name is text."""


class ListFile(YearFile):
    """A file that is a list of records, each a paper of its own, and what they have in common."""

    LIST: ClassVar[str]
    """The key of the list."""
    TITLED_BY: ClassVar[tuple[str, ...]]
    """The keys by whose values a record is called."""
