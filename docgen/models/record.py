"""The base of every model: Chinese keys only, nothing unknown, and each value's place within reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, ClassVar, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler
from typing_extensions import Self

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.base.suggestion import meant_word
from docgen.models.office_words import OF_KEYS
from docgen.models.reader import Reader, misread, reader_of
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values.numerals import NUMERAL, read_number

NOWHERE = Place(Source(""))
MOST_MEMBERS = 3000
"""As many as a spreadsheet's roster may have rows: no list of a year is longer."""


class Record(BaseModel):
    """A mapping of the YAML file. An empty value counts as left out."""

    # defer_build: importing pydantic and building the models is 0.11 s of the 0.40 s of `docgen plan`.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    shorthand: ClassVar[str] = ""
    """The key that a bare text stands for: a measure in one sentence is its 内容."""

    OTHER_KEYS: ClassVar[Mapping[str, str]] = {}
    """Other words that offices use for its keys, where they can mean nothing else."""

    JOINED_KEYS: ClassVar[frozenset[str]] = frozenset()
    """Keys whose values add up where they stand under two words: 缺席 and 请假 both list the absent."""

    whole_members: ClassVar[bool] = False
    """Whether a member of its lists is left out whole where one of its values cannot be read: a rule without
    its last day would be another rule."""

    ELSEWHERE: ClassVar[Mapping[str, str]] = {}
    """What is said of keys that offices type and no key of its own means: where such a thing is written."""

    _entries: ClassVar[Entries | None] = None
    """What the record was read from. Each has its own: past pydantic, whose private attributes cost as much
    as all the rest of a record."""

    @model_validator(mode="wrap")
    @classmethod
    def _keep_places(
        cls, node: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        entries = cls._entries_of(node)
        words = cls._words_for_keys(entries, reader_of(info))
        if words and not words.keys().isdisjoint(entries):
            _call_by_own_keys(entries, words, cls)
        record = handler(cls._known(entries, reader_of(info)))
        # Through __dict__: the model is frozen.
        record.__dict__["_entries"] = entries
        return record

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        if isinstance(node, Entries):
            return node
        if cls.shorthand and isinstance(node, Text):
            return Entries({Text(cls.shorthand, node.place): node}, node.place)
        raise misread("这里应当是一组“键: 值”", f"可用的项：{'、'.join(cls.keys())}")

    @classmethod
    def _words_for_keys(cls, _entries: Entries, reader: Reader) -> Mapping[str, str]:
        """Other words with the key that each means here: docgen's own, and those of the office."""
        own_words = reader.office.sayings.get(OF_KEYS)
        return {**cls.OTHER_KEYS, **own_words} if own_words else cls.OTHER_KEYS

    @classmethod
    def _known(cls, entries: Entries, reader: Reader) -> Entries:
        """Return the values under known keys; report an unknown key, and ask whether another was meant.

        It is `Entries` again because pydantic runs this validator twice for models that hold themselves.
        """
        keys = cls.keys()
        given = Entries({}, entries.place, entries.key_places)
        given.update((key, value) for key, value in entries.items() if key in keys and value != "")
        for key, own, fault in cls._against_keys(entries, cls._words_for_keys(entries, reader)):
            if not reader.tell(fault):
                break
            # Of two values neither is surely the one: none is read, and none is told as missing.
            given.pop(own, None)
            reader.asked_for.add((entries.place, own or key))
        return given

    @classmethod
    def _against_keys(
        cls, entries: Entries, words: Mapping[str, str]
    ) -> Iterator[tuple[str, str, Diagnostic]]:
        """What there is to tell of the keys: each with the key of its own that it means, if any."""
        keys, typed = cls.keys(), dict[str, str]()
        # Nearly always: nothing is looked for then.
        if all(key in keys for key in entries):
            return
        for key in entries:
            own = words.get(key, key)
            if own not in keys:
                meant = words.get(key) or meant_word(key, keys) or ""
                yield key, meant, _unknown_key(key, entries.key_places[key], meant, cls)
            elif typed.setdefault(own, key) != key:
                yield key, own, _typed_twice(entries, key, typed[own], own)

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys this mapping may have, as typed."""
        return _keys(cls)

    @classmethod
    def words_for(cls, key: str) -> frozenset[str]:
        """A key with docgen's own other words for it."""
        return frozenset((key, *(other for other, own in cls.OTHER_KEYS.items() if own == key)))

    @property
    def place(self) -> Place:
        """The place at which the mapping begins."""
        return NOWHERE if self._entries is None else self._entries.place

    def says(self, key: str) -> bool:
        """Tell whether the key was given, and its value could be read."""
        return bool(self._entries and self._entries.get(key))

    def was_given(self, key: str) -> bool:
        """Tell whether the key was typed, whatever its value: what could not be read is told at its place."""
        return self._entries is not None and key in self._entries.key_places

    def was_misread(self, key: str) -> bool:
        """Tell whether the key was typed with a value that could not be read, which is told at its place."""
        return self.was_given(key) and key not in (self._entries or {})

    @property
    def has_unknown_keys(self) -> bool:
        """Tell whether a key was typed that is none of its own, and was told as such."""
        return self._entries is not None and not set(self.keys()).issuperset(self._entries.key_places)

    def texts(self) -> Iterator[Text]:
        """Every text in it, as typed."""
        return _texts(self._entries) if self._entries is not None else iter(())

    def place_of(self, key: str) -> Place:
        """Return the place of the value of a key; without a value, the place at which the mapping begins."""
        value = None if self._entries is None else self._entries.get(key)
        return self.place if value is None else value.place


@cache
def _keys(model: type[Record]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _texts(node: Entries | Items) -> Iterator[Text]:
    for child in node.values() if isinstance(node, Entries) else node:
        if isinstance(child, Text):
            yield child
        else:
            yield from _texts(child)


def known_keys(model: type[Record]) -> set[str]:
    """The keys of a YAML file: they tell a key from a sentence."""
    return {key for record in records_of(model) for key in record.keys()}  # noqa: SIM118 - not a mapping


@cache
def records_of(model: type[Record]) -> tuple[type[Record], ...]:
    """The model and all models of mappings below it, each once."""
    found: dict[type[Record], None] = {model: None}
    waiting = [model]
    while waiting:
        fields = waiting.pop().model_fields.values()
        new = [below for field in fields for below in records_in(field.annotation) if below not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(found)


def records_in(annotation: object) -> tuple[type[Record], ...]:
    """The models of mappings that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return (annotation,)
    return tuple(below for part in get_args(annotation) for below in records_in(part))


def other_keys(words: Mapping[str, str]) -> dict[str, str]:
    """Return the key that each other word means, of a table in which each key names its other words."""
    return {other: key for key, others in words.items() for other in others.split()}


def _call_by_own_keys(entries: Entries, words: Mapping[str, str], record: type[Record]) -> None:
    """Put docgen's own key in the place of each other word; two values that are not one stay as typed."""
    # In place: faults and later checks look values up by these keys in the file's own nodes.
    values, typed = dict(entries), dict[str, list[str]]()
    for key in values:
        typed.setdefault(words.get(key, key), []).append(key)
    entries.clear()
    for own, keys in typed.items():
        # The own key first: a bare number under 请假 is no head of the names under 缺席.
        found = [values[key] for key in sorted(keys, key=lambda each: each != own)]
        value = _one_value(found, may_join=own in record.JOINED_KEYS) if own in record.keys() else None  # noqa: SIM118
        if value is None:
            entries.update((Text(key, entries.key_places[key]), values[key]) for key in keys)
        else:
            entries[Text(own, entries.key_places[keys[0]])] = value
            entries.key_places[own] = entries.key_places[keys[0]]


def _one_value(values: Sequence[Node], *, may_join: bool) -> Node | None:
    """The value of a key that was typed in one word or several; None where the words say different things."""
    filled = [value for value in values if value != ""] or values[:1]
    if all(value == filled[0] for value in filled):
        return filled[0]
    if not may_join:
        return None
    members = [each for value in filled for each in (value if isinstance(value, Items) else [value])]
    return Items(members, filled[0].place)


def _unknown_key(key: str, place: Place, meant: str, record: type[Record]) -> Diagnostic:
    if meant:
        message, mend = f"不认识“{key}”，是不是想写“{meant}”？", f"改成“{meant}: …”"
    elif key in record.ELSEWHERE:
        message, mend = f"不认识“{key}”", record.ELSEWHERE[key]
    elif below := _key_below(key, record):
        message, mend = f"“{key}”写错了地方", f"移到{below}"
    else:
        usable = "、".join(record.keys())
        message, mend = f"不认识“{key}”", f"删掉这一行，或者换成下面可用的项（可用的项：{usable}）"
    return error("K301", place, message, mend)


def _key_below(key: str, record: type[Record]) -> str:
    """Say where a key belongs that is one of a single mapping below: 表决 of a meeting is that of a 议题."""
    found = [
        f"“{field.alias}”的那一项里，写成“{below.OTHER_KEYS.get(key, key)}: …”"
        for field in record.model_fields.values()
        for below in records_in(field.annotation)
        if key in below.keys() or key in below.OTHER_KEYS  # noqa: SIM118 - not a mapping
    ]
    return found[0] if len(found) == 1 else ""


def _typed_twice(entries: Entries, key: str, first: str, own: str) -> Diagnostic:
    before = entries.key_places[first].line
    message = f"“{key}”和第{before}行的“{first}”是同一项，写了两个不一样的内容"
    return error("K310", entries.key_places[key], message, f"核对以后合成一项，写在“{own}”里，另一行删掉")


_NUMBER_OF_ITEM = re.compile(
    rf"(?:议题|议程|事项|表决)?第?[（(]?(?P<number>{NUMERAL})[）)]?[、.．]?(?:项|个)?"
)


def _is_numbered(entries: Entries) -> bool:
    """Tell whether the keys only count: 1, 2; 议题一, 议题二."""
    numbers = [_NUMBER_OF_ITEM.fullmatch(key) for key in entries]
    return bool(numbers) and [found and read_number(found["number"]) for found in numbers] == [
        *range(1, len(numbers) + 1)
    ]


def _members(node: object) -> list[object]:
    if isinstance(node, Entries) and _is_numbered(node):
        node = Items(node.values(), node.place)
    members: list[object] = [item for item in node if item != ""] if isinstance(node, Items) else [node]
    if len(members) > MOST_MEMBERS:
        message = f"这里列了 {len(members)} 项，超过 {MOST_MEMBERS} 项，没有读"
        raise misread(message, "检查是不是重复粘贴了；只留下要用的各项")
    return members


R = TypeVar("R", bound=Record)
Many = Annotated[tuple[R, ...], BeforeValidator(_members)]
"""A YAML list of records, or a single mapping standing for a list of one."""
