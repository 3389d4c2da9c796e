"""The faults of an office's own words (说法): such a word is told, and nothing is read by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_args

from docgen.base.diagnostics import Diagnostic, error
from docgen.base.suggestion import meant_word, question, says_otherwise
from docgen.models.office_words import OF_KEYS
from docgen.models.reader import Choice, Listed
from docgen.models.record import Record, records_of
from docgen.models.rules import Saying
from docgen.reading.nodes import Text


class KnownWords(NamedTuple):
    """docgen's words under one key: its own, and other words with what they mean."""

    own: frozenset[str]
    others: Mapping[str, str]


def faults_of(sayings: tuple[Saying, ...]) -> Iterator[tuple[Saying, Diagnostic]]:
    """Tell of each saying what cannot be right in it."""
    if not sayings:
        return
    known = vocabularies()
    seen: dict[tuple[str, str], str] = {}
    for saying in sayings:
        for told in _against(saying, known, seen):
            yield saying, told


def _against(
    saying: Saying, known: Mapping[str, KnownWords], seen: dict[tuple[str, str], str]
) -> Iterator[Diagnostic]:
    words = known.get(saying.what)
    if words is None:
        meant = question(meant_word(saying.what, known))
        yield error(
            "D595", saying.what.place, f"没有“{saying.what}”这一项{meant}", f"可选：{'、'.join(known)}"
        )
    elif saying.meaning not in words.own:
        meant = question(meant_word(saying.meaning, words.own))
        message = f"“{saying.what}”里没有“{saying.meaning}”这个词{meant}"
        yield error("D596", saying.meaning.place, message, "写 docgen 的词：见手册里这一项的可选值")
    else:
        for word in saying.words:
            yield from _against_word(word, saying, words, seen)


def _against_word(
    word: Text, saying: Saying, words: KnownWords, seen: dict[tuple[str, str], str]
) -> Iterator[Diagnostic]:
    meaning = str(saying.meaning)
    earlier = seen.setdefault((saying.what, word), meaning)
    used = word if word in words.own else words.others.get(word, earlier)
    if used != meaning:
        message = f"“{word}”已经是“{used}”的意思，不能又当作“{meaning}”"
        yield error("D597", word.place, message, "换一个词，或者删掉这一个")
    elif says_otherwise(word, meaning):
        message = f"“{word}”和“{meaning}”的意思不一样，不能当作一个词"
        yield error("D598", word.place, message, "核对“词”和“意思”")


def vocabularies() -> dict[str, KnownWords]:
    """All words that docgen knows, under the keys whose values they are, and the keys themselves."""
    from docgen.models.evaluations import FAMILIES
    from docgen.models.minutes import Minutes
    from docgen.models.notices import Notices
    from docgen.models.organization import Organization
    from docgen.models.plan import Plan

    records = {
        record: None
        for model in (Minutes, Notices, Organization, Plan, *FAMILIES.values())
        for record in records_of(model)
    }
    keys, others = _keys_of(records)
    found = {OF_KEYS: KnownWords(keys, others)}
    for choice in (each for record in records for each in _choices_of(record)):
        before = found.get(choice.what, KnownWords(frozenset(), {}))
        found[choice.what] = KnownWords(before.own.union(choice.options), {**before.others, **choice.near})
    return found


def _keys_of(records: Mapping[type[Record], None]) -> tuple[frozenset[str], dict[str, str]]:
    keys = frozenset(key for record in records for key in record.keys())  # noqa: SIM118 - not a mapping
    return keys, {other: key for record in records for other, key in record.OTHER_KEYS.items()}


def _choices_of(record: type[Record]) -> Iterator[Choice]:
    waiting: list[object] = []
    for each in record.model_fields.values():
        waiting += [each.annotation, *each.metadata]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Choice):
            yield one
        waiting += [*get_args(one), *([one.item] if isinstance(one, Listed) else ())]
