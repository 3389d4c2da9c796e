"""对照检查: what each found at the organisational life meeting, in groups or under names."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from docgen.base.suggestion import meant_word
from docgen.models.fields import NOTHING, Line
from docgen.models.names import Name
from docgen.models.record import Many, Record, other_keys
from docgen.models.titled_paper import DUTY_KEYS
from docgen.reading.nodes import Entries, Items, Node, Text


class SelfCheck(Record):
    """对照检查: what one person found at the organisational life meeting."""

    OTHER_KEYS = other_keys({"时限": DUTY_KEYS["时限"] + " 整改时限"})

    name: Name = Field(alias="姓名", description="姓名")
    problems: Line = Field(NOTHING, alias="查摆问题", description="查摆的问题")
    opinions: Line = Field(NOTHING, alias="他人意见", description="别人的批评意见")
    measures: Line = Field(NOTHING, alias="整改措施", description="整改措施")
    until: Line = Field(NOTHING, alias="时限", description="整改时限")


def _by_name(node: object) -> object:
    """Each self-check that stands under its name (秦岚: …) as the group of keys that it means."""
    if isinstance(node, Entries) and _is_by_name(node):
        return Items([_self_check(node, name) for name in node], node.place)
    return Items(map(_by_name_alone, node), node.place) if isinstance(node, Items) else node


def _by_name_alone(node: Node) -> Node:
    is_one = isinstance(node, Entries) and len(node) == 1 and _is_by_name(node)
    return _self_check(node, next(iter(node), "")) if isinstance(node, Entries) and is_one else node


def _is_by_name(node: Entries) -> bool:
    """Tell whether no key of a group is, or may have been meant as, one of a self-check."""
    keys = (*SelfCheck.keys(), *SelfCheck.OTHER_KEYS)
    # A mistyped key must be told as one, and not become somebody's name.
    return not any(key in keys or meant_word(key, SelfCheck.keys()) for key in node)


def _self_check(node: Entries, name: str) -> Entries:
    place, said = node.key_places[name], node[name]
    own = said if isinstance(said, Entries) else Entries({"查摆问题": said}, place, {"查摆问题": place})
    return Entries({"姓名": Text(name, place), **own}, place, {"姓名": place, **own.key_places})


SelfChecks = Annotated[Many[SelfCheck], BeforeValidator(_by_name)]
"""Those of a meeting; a text under a name is what that person found."""
