"""What an office calls its own things: its branches and groups, the holders of its posts, its own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docgen.reading.values.body_names import branch_meant, group_meant

Sayings = Mapping[str, Mapping[str, str]]
"""说法: under a key of docgen's (键 for the keys themselves), each word of the office with what it means."""

OF_KEYS = "键"


@dataclass(frozen=True)
class OfficeWords:
    """The words of one office; each file of it is read by them."""

    branches: tuple[str, ...] = ()
    general_names: tuple[str, ...] = ()
    """What the whole organization is called."""
    unit: str = ""
    """The unit whose organization it is, which may stand before the name of a branch."""
    groups: tuple[str, ...] = ()
    holder: Callable[[str], str] = field(default=lambda _called: "")
    """Returns the name of the one person whom surname and post mean (王书记), or nothing."""
    sayings: Sayings = field(default_factory=dict)
    is_known: Callable[[str], bool] = field(default=lambda _name: False)
    """Tells whether the roster has somebody of a name, without brackets behind it."""

    def branch(self, typed: str) -> str:
        """Return the branch of the roster that is meant; as typed where it is none, or not sure."""
        # First: 总支部 ends like the name of a branch.
        if typed in self.general_names:
            return typed
        return branch_meant(typed, self.branches, self.unit) or typed

    def group(self, typed: str) -> str:
        """Return the group of the roster that is meant; as typed where it is none, or not sure."""
        return group_meant(typed, self.groups) or typed

    def body(self, typed: str) -> str:
        """Return the branch or the group that is meant."""
        group = self.group(typed)
        return group if group in self.groups else self.branch(typed)

    def means(self, what: str, typed: str) -> str:
        """Return what the office means by a word under a key, by its 说法; as typed where it says nothing."""
        return self.sayings.get(what, {}).get(typed.strip()) or typed

    def keys_for(self, key: str) -> tuple[str, ...]:
        """Return what may stand for a key of docgen's: itself, and the office's words for it."""
        own = self.sayings.get(OF_KEYS, {})
        return (key, *(word for word, meant in own.items() if meant == key))


NO_OFFICE = OfficeWords()
"""Of an office that is not known: every word is as typed."""
