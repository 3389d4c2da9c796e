"""The word that somebody probably meant to type: never its opposite, never a word of another meaning."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache

from docgen.base.alike_characters import look_alike, sound_alike
from docgen.base.meanings import BODIES, DENIALS, DENIED, NUMERALS, OPPOSITES, SYNONYMS, TELLING

LIKENESS = 0.5
"""difflib's ratio from which a name or a file is offered: right for 9 of 10 mistyped ones (measured)."""
_SEPARATE = re.compile(r"[\s，。、：:；;“”\"'（）()《》\[\]【】·._-]|的")
_AROUND = ("会议", "活动", "本次", "具体", "所在", "主要", "有关")
_BEHIND = ("记录", "会议记录")
"""Words around a word that leave its meaning as it is: 会议时间, 支委会记录."""

REPLACED, ALIKE, MOVED, ADDED, DOUBLED = 2.0, 0.5, 0.5, 1.0, 0.5
"""The cost of a mistyping: another character, one that sounds or looks alike, two in the wrong order, one too
many or too few, one typed twice."""


def closest(word: str, options: Iterable[str]) -> str | None:
    """Return the name (of a person, file, field) most like the word, or None when none is like it.

    第三支部 is no slip for 第二支部: a body with another number is another one.
    """
    found = difflib.get_close_matches(word, list(options), cutoff=LIKENESS)
    return next((name for name in found if not _is_another(word, name)), None)


def _is_another(word: str, name: str) -> bool:
    is_body = BODIES.search(word) is not None and BODIES.search(name) is not None
    return are_opposites(word, name) or (is_body and _differ(NUMERALS, word, name))


def meant_word(word: str, options: Iterable[str]) -> str | None:
    """Return the word of docgen's own (a key, a value) that was meant, or None where it is not sure."""
    typed, own = _bare(word), tuple(options)
    if SYNONYMS.get(typed) in own:
        return SYNONYMS[typed]
    costs = [(_cost(typed, _bare(option)), option) for option in own]
    likely = sorted((cost, option) for cost, option in costs if cost <= _most(typed, _bare(option)))
    # Of two words equally near neither is sure: 第支部 may be 第一支部 and 第二支部.
    nearest = [option for cost, option in likely if cost == likely[0][0]]
    return nearest[0] if len(nearest) == 1 and not is_opposite(word, nearest[0]) else None


def is_opposite(word: str, option: str) -> bool:
    """Tell whether words differ in what they mean: a negation, a number, the body, one of two opposites."""
    one, other = _bare(word), _bare(option)
    return _telling(one) != _telling(other) or says_otherwise(one, other)


def says_otherwise(word: str, option: str) -> bool:
    """Tell whether one of two words of an office denies what the other says, or names another thing.

    A word that says less than the other (投票 of 无记名投票) does not deny it.
    """
    one, other = _bare(word), _bare(option)
    if _denies(one, other) or _denies(other, one):
        return True
    if _telling(one) - {"不"} != _telling(other) - {"不"} and set(one) & set(other):
        return True
    return _differ(NUMERALS, one, other) or _differ(BODIES, one, other) or are_opposites(one, other)


def _denies(one: str, other: str) -> bool:
    """Tell whether the one denies two characters that the other says: 不合格 of 合格."""
    denial = f"[{''.join(DENIALS)}]有?"
    denied = {found[1] for found in re.finditer(f"{denial}(..)", one)}
    return any(said in other and not re.search(denial + said, other) for said in denied)


def _telling(word: str) -> set[str]:
    # 不记名 and 无记名 deny the same.
    return {"不" if each in DENIALS else each for each in TELLING & set(word)}


def _differ(pattern: re.Pattern[str], one: str, other: str) -> bool:
    """Tell whether both words have something of a pattern, and not the same."""
    here, there = pattern.findall(one), pattern.findall(other)
    return bool(here) and bool(there) and here != there


def are_opposites(one: str, other: str) -> bool:
    """Tell whether the one has a word whose opposite the other has, or its denial: 没来 and 出席."""
    one, other = _undenied(one), _undenied(other)
    return any(
        (a in one and b in other and b not in one and a not in other)
        or (b in one and a in other and a not in one and b not in other)
        for a, b in OPPOSITES
    )


def _undenied(word: str) -> str:
    """The word with what is denied in it by its own name: 缺席 for 没来."""
    for denied, meant in DENIED if DENIALS & set(word) else ():
        word = re.sub(rf"[{''.join(DENIALS)}]有?{denied}", meant, word)
    return word


def _bare(word: str) -> str:
    return _SEPARATE.sub("", word)


def _most(typed: str, option: str) -> float:
    """The most that a mistyping may cost; of two characters one must stand as it is meant."""
    length = len(option)
    if min(len(typed), length) <= 2:
        return ALIKE
    return ADDED if length <= 5 else ADDED + ALIKE


def _cost(typed: str, option: str) -> float:
    """Return what lies between two words, in mistypings."""
    framed = (*(before + option for before in _AROUND), *(option + behind for behind in _BEHIND))
    if typed in framed:
        return ALIKE
    # A character before or behind a word makes another one of it: 党小组长.
    if _has_more_around(typed, option):
        return REPLACED
    # A text of thousands of characters is no mistyping: nothing is counted then.
    return _distance(typed, option) if len(typed) <= 2 * len(option) else ADDED * len(typed)


def _has_more_around(typed: str, option: str) -> bool:
    before, behind = typed[1:] == option, typed[:-1] == option
    return (before and typed[0] != typed[1]) or (behind and typed[-1] != typed[-2])


# Without it the recursion would ask for the same two beginnings again and again.
@lru_cache(4096)
def _distance(one: str, other: str) -> float:
    """The distance of Damerau and Levenshtein, in which what is easily mistyped costs less."""
    if not one or not other:
        return ADDED * len(one or other)
    costs = [
        _distance(one[:-1], other) + _added(one),
        _distance(one, other[:-1]) + ADDED,
        _distance(one[:-1], other[:-1]) + _replaced(one[-1], other[-1]),
    ]
    if one[-2:] == other[-2:][::-1] and len(one) > 1:
        costs.append(_distance(one[:-2], other[:-2]) + MOVED)
    return min(costs)


def _added(one: str) -> float:
    return DOUBLED if one[-1:] == one[-2:-1] else ADDED


def _replaced(typed: str, meant: str) -> float:
    if typed == meant:
        return 0
    return ALIKE if sound_alike(typed, meant) or look_alike(typed, meant) else REPLACED


def question(meant: str | None) -> str:
    """Return the question whether that was meant, to stand behind the word typed; nothing without a guess."""
    return f"，是不是“{meant}”？" if meant else ""
