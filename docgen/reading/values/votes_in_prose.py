"""What running text says of a vote: 赞成9票、反对1票, 9人赞成, 全票通过, 未获通过; else nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docgen.reading.values.numerals import NUMERAL, read_number

_WORDS = {
    "应到": "应到(?:会)?",
    "实到": "实到(?:会)?|到会",
    "发出": "发出|发放|共发",
    "收回": "收回|回收",
    "书面赞成": "书面(?:意见)?(?:赞成|同意)",
    "不赞成": "不赞成|不同意|反对",
    "赞成": "赞成|同意",
    "弃权": "弃权",
    "无效": "无效|废票",
    "有效": "有效",
}
"""What is counted, by the words before or behind the number; the longer before those that they hold."""
_TOKEN = re.compile(
    "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items())
    + rf"|(?P<number>{NUMERAL})(?P<unit>[票张人名份位])"
)
_PEOPLE = ("应到", "实到")
_TO_PEOPLE = re.compile(r"[^，。；、0-9]{0,14}")
_TO_VOTES = re.compile(r"(?:表决|测评|选)?票?(?:数|的)?[为是有共计得：: ]{0,2}")
_FROM_VOTES = re.compile(r"(?:表决票|测评票|选票)?的?(?:正式)?(?:党员|委员|同志)?(?:投|表示|举手|均)?")
_ENDS = re.compile(r"\s*(?:[，。；、,;.（）()\n]|$|通过)")
# The vote of another body, or of another time, is none of this meeting's.
_OF_OTHERS = re.compile(
    "支委会|支部委员会|党小组|工会|代表|教职工|家长|学生|师生|群众|团员|座谈|会前|上次|上届|上年|去年|此前|曾|如|若|须|需要|应当|才能|方可"
)
_CLAUSE = re.compile("[^。；;\n]+")
_UNANIMOUS = re.compile(
    "(?<![未不能])(?:全票|(?<!未)一致|全体(?:到会|与会|参会|正式)?(?:党员|委员|同志))"
    "(?:举手|投票|表决|一致|都|均)*(?:通过|同意|赞成)(?!的|后|方|才)"
)
_PASSED = re.compile("(?:表决|决议|获得?|予以|形成决议|多数|以?多数票?)*通过|当选")
# At the end alone: 未通过验收的项目 and 被否决的方案 are things of which the meeting speaks.
_FAILED = re.compile(
    r"(?:(?:未|没有|没能|不能|不)(?:能|获|获得|得到|予|被)*(?:一致|表决)?通过|被?否决)(?=[”）)\s]*$)"
)

_RATE = re.compile(
    r"(?:到会|出席|参会|到课|参加)率(?:为|达到?|是)?\s*(?P<rate>[0-9]{1,3}(?:\.[0-9]+)?)\s*[%％]"
)
_OF_SEVERAL = re.compile(
    "平均|累计|全年|每次|历次|上半年|下半年|季度|以来|不低于|至少|提高|[0-9一二三四五六七八九十]月"
)


class CountSaid(NamedTuple):
    """One number as it is told: what is counted, how many, and the words."""

    what: str
    number: int
    words: str


def counts_said(text: str) -> Iterator[CountSaid]:
    """The counts of a text, so far as it is plain what each number counts."""
    for clause in _CLAUSE.finditer(text):
        if not _OF_OTHERS.search(clause[0]):
            yield from _in_clause(clause[0])


def _in_clause(clause: str) -> Iterator[CountSaid]:
    tokens, taken = list(_TOKEN.finditer(clause)), set[int]()
    for at, token in enumerate(tokens):
        what = token.lastgroup or ""
        if what not in _WORDS:
            continue
        # 8票赞成2票反对 and 赞成8票反对2票: a number belongs to the first word beside it.
        for near in (at - 1, at + 1):
            found = _told(clause, what, tokens, at, near) if near not in taken else None
            if found:
                taken.add(near)
                yield found
                break


def _told(clause: str, what: str, tokens: list[re.Match[str]], at: int, near: int) -> CountSaid | None:
    """The count that a word and the number beside it tell; None where they do not belong together."""
    if not 0 <= near < len(tokens) or tokens[near]["number"] is None:
        return None
    first, second = sorted((tokens[at], tokens[near]), key=lambda token: token.start())
    between = clause[first.end() : second.start()]
    number, unit = read_number(tokens[near]["number"]), tokens[near]["unit"]
    if number is None or not _joins(what, between, is_before=near < at):
        return None
    # 同意2名同志评优 counts no votes.
    if unit in "人名位" and what not in _PEOPLE and not _is_end(clause, tokens, max(at, near)):
        return None
    return CountSaid(what, number, clause[first.start() : second.end()])


def _joins(what: str, between: str, *, is_before: bool) -> bool:
    if is_before:
        return what not in _PEOPLE and _FROM_VOTES.fullmatch(between) is not None
    return (_TO_PEOPLE if what in _PEOPLE else _TO_VOTES).fullmatch(between) is not None


def _is_end(clause: str, tokens: list[re.Match[str]], last: int) -> bool:
    end = tokens[last].end()
    return bool(_ENDS.match(clause, end)) or any(token.start() == end for token in tokens)


def rates_said(text: str) -> Iterator[tuple[str, Decimal]]:
    """The rates of attendance that a text tells of this meeting: the words, and the number before %."""
    for clause in _CLAUSE.findall(text):
        if not _OF_OTHERS.search(clause) and not _OF_SEVERAL.search(clause):
            yield from ((found[0], Decimal(found["rate"])) for found in _RATE.finditer(clause))


def unanimity_said(text: str) -> str:
    """The words that say that all voted for it; nothing where none do."""
    return _words(_UNANIMOUS, text)


def failure_said(text: str) -> str:
    """The words that say that a vote did not carry; nothing where none do."""
    return _words(_FAILED, text)


def _words(pattern: re.Pattern[str], text: str) -> str:
    clauses = re.split("[，。；,;\n]", text)
    found = (
        pattern.search(clause) for clause in clauses if not re.search(f"除|{_OF_OTHERS.pattern}", clause)
    )
    return next((each[0] for each in found if each), "")


def outcome_said(text: str) -> bool | None:
    """Whether the last words of a result say that a vote carried (通过), or that it did not; else None."""
    last = re.split("[，,；;。]", text.strip().rstrip("。"))[-1]
    if _PASSED.fullmatch(last) or unanimity_said(last) == last != "":
        return True
    return False if re.fullmatch(f"(?:表决|决议)?(?:{_FAILED.pattern})|[未没落]有?当?选", last) else None


def says_a_result(text: str) -> bool:
    """Tell whether words say how a vote came out, or what was counted."""
    return outcome_said(text) is not None or any(counts_said(text))
