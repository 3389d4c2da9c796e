"""A vote in one line, as minutes say it: 赞成10票、反对0票、弃权1票; 举手表决，一致通过."""

from __future__ import annotations

import re

from docgen.reading.values.numerals import NUMERAL
from docgen.reading.values.spelling import packed, quoted
from docgen.reading.values.understood import Misread

UNANIMOUS = "一致通过"
"""The key under which it is noted that all who were present and had a vote voted for it."""
EXAMPLE = "写成一组，如 表决: {方式: 举手, 赞成: 11, 不赞成: 0, 弃权: 1}"

_WAYS = "无记名投票|记名投票|无记名|记名|举手|口头|鼓掌"
_COUNTS = {
    "到会有表决权": "(?:实到会?|实际到会|到会)(?:的)?有表决权的?(?:正式)?(?:党员|人数)?",
    "发出": "发出(?:表决票|选票|票数|票)?",
    "收回": "(?:收回|回收)(?:表决票|选票|票数|票)?",
    "书面赞成": "书面(?:赞成|同意)(?:票数|票)?",
    "不赞成": "(?:不赞成|不同意|反对)(?:票数|票|的)?",
    "赞成": "(?:赞成|同意)(?:票数|票|的)?",
    "弃权": "弃权(?:票数|票|的)?",
    "无效": "(?:无效|废)(?:票数|票)?",
}
"""Each number of a vote with the words before it, the longer ones before those that they hold."""
_NUMBER = rf"(?P<number>{NUMERAL}|无)[票张人名份]?"
_BEFORE = rf"{_NUMBER.replace('number', 'before')}(?P<way>{_WAYS})?(?:投票?|表示)?"
"""A number before its word, and how they voted between the two: 11人举手赞成."""
_ALL = "(?:全体(?:党员|正式党员|与会党员|到会党员)?|与会党员|到会党员|大家|全部|全票|满票)"
_IS_ALL = re.compile(rf"{_ALL}?(?:一致)?(?P<way>{_WAYS})?(?:表决)?(?:一致)?(?:赞成|同意|通过|鼓掌)*")
_IS_WAY = re.compile(
    rf"{_ALL}?(?:经|采[取用]|以|用|实行)?(?P<way>{_WAYS})(?:的?方式)?(?:进行)?(?:了?表决|投票)?"
)
_NUMBERED = "|".join(
    rf"(?:{words})[::]?\s*(?:{NUMERAL}|无)(?:\s*[票张人名份]|(?![0-9]))"
    rf"|(?:{NUMERAL}\s*[票张人名份]|[0-9]{{1,3}})(?:{_WAYS})?(?:投票?|表示)?(?:{words})"
    for words in _COUNTS.values()
)
VOTE_PART = (
    rf"(?:{_NUMBERED}|{_ALL}(?:{_WAYS})?(?:表决)?(?:一致)?(?:赞成|同意|通过)+|(?:{_WAYS})?(?:表决)?一致(?:赞成|同意|通过)+|全票"
    rf"|(?:经|采[取用]|以)?(?:{_WAYS})(?:的?方式)?(?:进行)?(?:了?表决|投票)?)"
)
"""Pattern of a part of a vote within a sentence; `parse_vote` looks at the parts, joined by commas."""
_PARTS = re.compile(r"[、,;。/\s]+")
_HEADCOUNT = re.compile(
    rf"(?P<of>应到会?|应出席|实到会?|实际到会)(?:人数|党员|正式党员)?[:：]?(?P<number>{NUMERAL})[人名位][、,，;；。\s]*"
)
_SAID = ("通过", "表决通过", "获得通过", "决议通过", "形成决议")
"""What says of a vote with numbers only how it came out, which is counted."""


def headcounts_apart(text: str) -> tuple[dict[str, str], str]:
    """Part who was expected and who came from the votes: 应到7人，实到5人，同意5人; each count by its key."""
    found = _HEADCOUNT.finditer(text)
    counts = {"应到" if each["of"].startswith("应") else "实到": each["number"] for each in found}
    return counts, _HEADCOUNT.sub("", text)


def parse_vote(text: str) -> dict[str, str]:
    """Read a vote of one line: its values by docgen's own keys. Raises Misread with an example."""
    found: dict[str, str] = {}
    for part in filter(None, _PARTS.split(packed(text, EXAMPLE))):
        said = _of_part(part)
        if said is None or _differ(found, said):
            raise Misread(f"表决{quoted(text)}看不懂", EXAMPLE)
        found |= said
    if "赞成" in found:  # the numbers say it more exactly
        found.pop(UNANIMOUS, None)
    elif UNANIMOUS not in found:
        raise Misread(f"表决{quoted(text)}没有说赞成多少票", EXAMPLE)
    return found


def _differ(found: dict[str, str], said: dict[str, str]) -> bool:
    """Tell whether something is told twice; how they voted may stand beside each number."""
    return any(key != "方式" or found[key] != said[key] for key in found.keys() & said.keys())


def _of_part(part: str) -> dict[str, str] | None:
    if part in _SAID:
        return {}
    counted = _count(part)
    if counted:
        return counted
    way = _IS_WAY.fullmatch(part)
    if way:
        return {"方式": way["way"]}
    is_all = _IS_ALL.fullmatch(part)
    # 通过 alone says of nobody how they voted.
    if is_all is None or not re.search("一致|全|满票|鼓掌|党员|大家", part):
        return None
    return {UNANIMOUS: "是"} | ({"方式": is_all["way"]} if is_all["way"] else _by_applause(part))


def _by_applause(part: str) -> dict[str, str]:
    return {"方式": "鼓掌"} if "鼓掌" in part else {}


def _count(part: str) -> dict[str, str]:
    for key, words in _COUNTS.items():
        found = re.fullmatch(rf"{words}[::]?{_NUMBER}|{_BEFORE}{words}", part)
        if found:
            number = (found["number"] or found["before"]).replace("无", "0")
            return {key: number} | ({"方式": found["way"]} if found["way"] else {})
    return {}


def is_unanimous(text: str) -> bool:
    """Tell whether the number of votes is said to be all: 全票."""
    found = _IS_ALL.fullmatch(text.strip())
    return bool(found) and re.search("一致|全|满票", text) is not None
