"""Words by which somebody came to a meeting, or did not; neither of them is a reason for being absent."""

from __future__ import annotations

import re

_MEETING = "(?:本次|这次|此次)?(?:会议|会场|开会|会|场|校|活动|学习|党课)?了?"
# 未来 is the future, and 欧阳未来 a name: only 未来参加 says that somebody did not come.
NOT_THERE = (
    rf"(?:(?:没有|没能够?|没|未能够?|未曾|不能|不)(?:来|到|参加|出席|参会){_MEETING}"
    rf"|未(?:到|参加|出席|参会|来(?=参加|开会|到会)){_MEETING}|(?:没有?来|未来|不来)(?:参加|开会|到会){_MEETING}"
    rf"|(?:不在|没在|没有在|未在)(?:现?场|会场|校|家|岗)?(?![㐀-鿿])|来不了|到不了)"
)
"""Pattern of words that say that somebody was absent, and not why."""
_ONLY_ABSENT = re.compile(rf"[均都皆也]?(?:因故)?{NOT_THERE}")

_OVER_A_LINE = "线上|视频|远程|网络|网上|云端|腾讯会议|钉钉"
_WENT = "(?:走(?:了|掉|$)|离[开会场]|退场|早退)"
_CAME = re.compile(
    "[均都皆也]?(?:已经?|按时|准时|正常|实际|后来|才|又)*(?:到会|到场|参会|出席|在场|在会)了?(?:会议)?"
    "|[均都皆也]?(?:已经?|按时|准时|正常|实际|后来|才|又)*(?:来|到|参加|在)(?:[了过](?:会议|本次会议|这次会议)?)?"
    "|(?:后|晚|迟|才)(?:到|来)了?|来[晚迟]了?"
    rf"|(?:到会|到场|参会|出席|来|到|参加)(?:[了过后])?(?:一半|一会儿?)?[又就便再先]?(?:提前|中途)?{_WENT}[^，]*"
    f"|(?:以|通过|用)?(?:{_OVER_A_LINE})(?:的?(?:方式|形式))?(?:已|正常)*(?:到会|参会|参加|出席|接入)?(?:会议)?"
    "|(?:因[^，]*)?(?:迟到|早退|晚到)[^，]*|(?:因[^，]*)?(?:中途|提前)(?:有事)?(?:离[开会场]|退场|走)[^，]*"
)
_LEFT = re.compile(
    "(?:因[^，]*)?(?:中途|提前|(?:表决|投票|选举)前)(?:有事)?(?:离[开会场席]|退场|走)(?:会场|会议|现场)?了?(?:（[^（）]*）)?"
    "|(?:因[^，]*)?早退(?:（[^（）]*）)?"
)
COMING = (
    "(?:来[了过晚迟]|[后晚]到|晚来|迟到|早退|中途|提前|出席|[均都]?在场|(?:已经?|按时|准时)(?:来|到|参加))"
)
"""Pattern of how words of coming begin, where they stand behind a name."""


def says_only_absent(words: str) -> bool:
    """Tell whether words say that somebody was absent, and give no reason: 没参加, 因故未到会."""
    return _ONLY_ABSENT.fullmatch(words.strip()) is not None


def says_came(words: str) -> bool:
    """Tell whether words given as a reason say that the person came: 参加了, 到会又走了, 迟到."""
    return _CAME.fullmatch(words.strip()) is not None


def says_left_early(words: str) -> bool:
    """Tell whether words given as a reason say that the person came, and left before the end: 提前离会."""
    return _LEFT.fullmatch(words.strip()) is not None
