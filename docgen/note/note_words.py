"""The words by which notes of one office are read: its people, its bodies, the names of meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from docgen.domain.people.roster import Roster
from docgen.models.meeting_kinds import KINDS, named_meeting, names_of
from docgen.models.office_words import NO_OFFICE, OfficeWords
from docgen.note.written import folded
from docgen.reading.values.body_names import BRANCH_ENDS
from docgen.reading.values.numerals import NUMERAL
from docgen.reading.values.people import HAN

_MARK = r"(?:\((?:男|女|[A-Za-z]+\d+|[^()\n]{1,12}(?:支部|小组))\))?"
"""What tells namesakes apart stands behind a name; a reason in the same brackets does not."""
_POST = "(?:总支)?副?书记|(?:组织|宣传|组宣|纪检|青年|统战|生活|学习)?委员|支委|(?:党小)?组长"
GENERAL = "(?:党)?总支(?:部)?"
_OF_GENERAL = re.compile(
    rf"{GENERAL}(?:委员会扩大会议|委员会会议|委员会|委会|支委会|委员会议|会议)(?:\(扩大\))?"
)
_ONE_GROUP = rf"第?(?!两){NUMERAL}(?:党小组|小组|组)"
_ONE_BRANCH = rf"第?(?!两){NUMERAL}(?:党支部|支部)"
_JOINT = re.compile(r"\s*[、和与,]\s*(?=\S)")
_SEVERAL = re.compile(rf"(?P<first>第?{NUMERAL})[、和与](?P<second>第?{NUMERAL})(?P<end>党支部|支部)")


@dataclass(frozen=True, eq=False)  # by identity: its patterns are made once
class NoteWords:
    """The words of one office, as patterns over half-width text."""

    words: OfficeWords = NO_OFFICE
    roster: Roster | None = None

    @cached_property
    def _names(self) -> str:
        """Pattern of everybody whom the roster names, members and candidates."""
        if self.roster is None:
            return "(?!)"
        names = {*self.roster.names, *(str(one.name) for one in self.roster.organization.candidates)}
        return f"(?:{_any_of(names)})"

    @cached_property
    def known(self) -> str:
        """The same with what tells namesakes apart."""
        return f"{self._names}{_MARK}"

    @cached_property
    def person(self) -> str:
        """Pattern of somebody who is named, or called by surname and post (王书记)."""
        return rf"(?:{self.known}|{HAN}(?:{_POST}))"

    @cached_property
    def entry(self) -> str:
        """Pattern of somebody in a list, with the brackets behind the name."""
        # Marks and reasons are told apart later: two ways to read one bracket would be tried again and again.
        return rf"(?:{self._names}|{HAN}(?:{_POST}))(?:同志|老师)?(?:\([^()\n]{{1,20}}\)){{0,2}}"

    def is_known(self, called: str) -> bool:
        """Tell whether the roster has somebody of that name."""
        return re.fullmatch(self.known, folded(called)) is not None

    def is_by_post(self, called: str) -> bool:
        """Tell whether somebody is called by surname and post, and not by their name."""
        return re.fullmatch(f"{HAN}(?:{_POST})", called) is not None and not self.is_known(called)

    @cached_property
    def body(self) -> re.Pattern[str]:
        """Pattern of one body by itself: 第二支部, 二支部, 高中部党支部, 三组, 党总支."""
        names = [*self.words.branches, *self.words.groups, *self.words.general_names]
        cores = {core for name in self.words.branches if len(core := _core(name)) > 1}
        ends = "|".join(BRANCH_ENDS)
        told = f"(?:{_any_of(cores)})(?:{ends})" if cores else "(?!)"
        return re.compile(f"{_any_of(names)}|{told}|{_ONE_BRANCH}|{_ONE_GROUP}|{GENERAL}")

    @cached_property
    def core(self) -> re.Pattern[str]:
        """Pattern of a branch without its ending, which may stand before the name of a meeting: 高中部."""
        return re.compile(_any_of({core for name in self.words.branches if len(core := _core(name)) > 1}))

    def bodies(self, text: str, at: int) -> tuple[tuple[str, ...], int]:
        """The bodies named at an offset, as the roster calls them, and the offset behind them."""
        several = _SEVERAL.match(text, at)
        if several:
            named = (several["first"] + several["end"], several["second"] + several["end"])
            return tuple(map(self.words.body, named)), several.end()
        found: list[str] = []
        end = at
        while one := self._one_body(text, end, is_listed=bool(found)):
            found.append(self.words.body(one[0]))
            end = one.end()
            joint = _JOINT.match(text, end)
            if joint is None or self._one_body(text, joint.end(), is_listed=True) is None:
                break
            end = joint.end()
        return tuple(dict.fromkeys(found)), end

    def _one_body(self, text: str, at: int, *, is_listed: bool) -> re.Match[str] | None:
        """A body at an offset; in a list its ending may be left out: 高中部、初中部支部."""
        found = self.body.match(text, at)
        core = None if found else self.core.match(text, at)
        joint = _JOINT.match(text, core.end()) if core else None
        is_in_list = is_listed or (joint and self._one_body(text, joint.end(), is_listed=True))
        return core if core and is_in_list else found

    def is_group(self, body: str) -> bool:
        """Tell whether a body is a group."""
        return body in self.words.groups or re.fullmatch(_ONE_GROUP, body) is not None

    def is_general(self, body: str) -> bool:
        """Tell whether a body is the whole organization."""
        return body in self.words.general_names or re.fullmatch(GENERAL, body) is not None


def kind_at(text: str, at: int, *, behind_body: str = "") -> tuple[str, int] | None:
    """The kind of meeting whose name stands at an offset, and the offset behind it.

    Behind a body its short names count too: 第二支部大会, 三组学习会.
    """
    found = _KIND.match(text, at)
    if found:
        meeting = named_meeting(found[0])
        return (meeting.kind, found.end()) if meeting else None
    if behind_body and (short := _SHORT.match(text, at)):
        meeting = named_meeting(behind_body + short[0])
        return (meeting.kind, short.end()) if meeting else None
    return None


def general_committee_at(text: str, at: int) -> int | None:
    """The offset behind the name of a meeting of the general branch's committee, where one stands."""
    found = _OF_GENERAL.match(text, at)
    return found.end() if found else None


def _any_of(names: Iterable[str]) -> str:
    """Pattern of one of some names, the longer before those that they begin with; of none, nothing."""
    found = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    # Many dots are typed for the one within a name.
    return "|".join(re.escape(name).replace("·", "[·•‧・.]") for name in found) or "(?!)"


def _core(branch: str) -> str:
    ending = next((end for end in BRANCH_ENDS if branch.endswith(end)), "")
    core = branch.removesuffix(ending)
    return "" if re.fullmatch(f"第?{NUMERAL}", core) else core


_KIND = re.compile(_any_of(name for kind in KINDS for name in names_of(kind)))
_SHORT = re.compile(_any_of(name for kind in KINDS for name in kind.behind_body))
