"""Bodies as offices call them: 高中部, 第1党支部 are branches of the roster where one alone can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.reading.values.numerals import NUMERAL, read_number
from docgen.reading.values.spelling import packed
from docgen.reading.values.understood import Misread

# The longest first: 党支部 ends in 支部 as well.
BRANCH_ENDS = ("党支部委员会", "支部委员会", "党支部", "支部")
GROUP_ENDS = ("党小组", "小组", "组")
_ORGANIZATION_ENDS = ("总支部委员会", "支部委员会", "委员会", "党总支", "党委")
_THE_ONE = ("支部", "党支部", "本支部", "本党支部", "我支部")
# 两支部 are two of them, and not the second.
_NUMBERED = re.compile(rf"(?P<head>.*?)第?(?!两)(?P<number>{NUMERAL})")


def unit_of(organization: str) -> str:
    """Return the unit whose organization it is: 云溪市第三中学 of 中共云溪市第三中学总支部委员会."""
    end = next((end for end in _ORGANIZATION_ENDS if organization.endswith(end)), "")
    return organization.removesuffix(end).removeprefix("中共")


def branch_meant(typed: str, branches: Sequence[str], unit: str = "") -> str | None:
    """Return the branch that is meant; None where it is none, or may be several.

    `unit` is the name of the whole organization, which may stand before it.
    """
    if typed in branches:
        return branches[branches.index(typed)]
    if typed in _THE_ONE:
        return branches[0] if len(branches) == 1 else None
    return _meant(typed, branches, BRANCH_ENDS, unit)


def group_meant(typed: str, groups: Sequence[str]) -> str | None:
    """Return the group that is meant: 三组 is 第三党小组."""
    return groups[groups.index(typed)] if typed in groups else _meant(typed, groups, GROUP_ENDS)


def _meant(typed: str, names: Sequence[str], ends: Sequence[str], unit: str = "") -> str | None:
    wanted = _core(typed, ends, unit)
    cores = [(_core(name, ends, unit), name) for name in names]
    for core in (wanted, f"{wanted}部") if wanted else ():
        found = [name for each, name in cores if each == core]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _core(typed: str, ends: Sequence[str], unit: str) -> str:
    """What tells a body from its sisters: without its ending, a number written in one way."""
    try:
        bare = packed(typed, "").removeprefix("中共")
    except Misread:  # a text of hundreds of characters is no name
        return ""
    bare = bare.removeprefix(unit) if unit else bare
    end = next((end for end in ends if bare.endswith(end)), "")
    core = bare.removesuffix(end)
    numbered = _NUMBERED.fullmatch(core)
    number = read_number(numbered["number"]) if numbered else None
    return core if numbered is None or number is None else f"{numbered['head']}第{number}"
