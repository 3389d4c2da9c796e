"""The kinds of values a YAML file may hold, each with the parser that understands it and its JSON schema."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple, TypeGuard

from pydantic import ValidationInfo

from docgen.models.office_words import OfficeWords
from docgen.models.reader import (
    Choice,
    FieldReader,
    JsonSchema,
    Listed,
    Reader,
    Scalar,
    as_items,
    as_text,
    misread,
    one_or_list,
    reader_of,
)
from docgen.reading.nodes import Entries, Text
from docgen.reading.values import (
    NO_OTHER_WORDS,
    Misread,
    Reading,
    TimeRange,
    YearMonth,
    parse_choice,
    parse_count,
    parse_date,
    parse_decimal,
    parse_month,
    parse_month_count,
    parse_months,
    parse_people,
    parse_time_range,
    parse_yes_no,
    understood,
)
from docgen.reading.values.month_end import MonthEnd
from docgen.reading.values.spelling import quoted
from docgen.reading.values.typed_tables import is_table, parse_table, parts_of

NOTHING = Text("")
"""What a text is when its key is left out or left empty."""

# Editors take `3.8` and `2023` for numbers; docgen reads them as the text they are.
TEXT_SCHEMA: JsonSchema = {"type": ["string", "number"]}
_DATE: JsonSchema = {"type": ["string", "number"], "examples": ["2023-03-08", "2023年3月8日"]}
_TIME: JsonSchema = {"type": ["string", "number"], "examples": ["16:00", "15:00—16:30"]}


class MonthSpan(NamedTuple):
    """Months in the words they were typed in, and their numbers in the order in which they come."""

    words: str
    numbers: tuple[int, ...]

    @property
    def parts(self) -> tuple[MonthSpan, ...]:
        """The spans of months that follow one another: 6月、12月 are two."""
        # 9月—次年1月 is one span: only that one does not ascend.
        is_ascending = self.numbers[0] <= self.numbers[-1]
        if not is_ascending or self.numbers == tuple(range(self.numbers[0], self.numbers[-1] + 1)):
            return (self,)
        pieces = [piece for piece in re.split(r"[、,，;；和及\s]+", self.words) if piece]
        parts = [(piece, parse_months(piece).value) for piece in pieces]
        # 6、12月: each part stands by itself, and names the month.
        words = (piece if "月" in piece else f"{piece}月" for piece, _ in parts)
        return tuple(MonthSpan(word, part) for word, (_, part) in zip(words, parts, strict=True))


def _months(text: Text, _reader: Reader) -> Reading[MonthSpan]:
    months, note = parse_months(text)
    return Reading(MonthSpan(text, months), note)


LINE = Scalar(lambda text, _reader: Reading(text), TEXT_SCHEMA)
DAY = Scalar(lambda text, reader: parse_date(text, reader.year), _DATE)
NUMBER = Scalar(lambda text, _reader: parse_decimal(text), TEXT_SCHEMA)

Line = Annotated[Text, LINE]
"""A text, with its place."""

Lines = Annotated[tuple[Text, ...], Listed(LINE)]
"""Texts in a list."""


def _whole_day(text: Text, reader: Reader) -> Reading[date | None]:
    """A day; of a roster that has only the month of it, the last of the month, said aloud."""
    try:
        return parse_date(text, reader.year)
    except Misread as fault:
        month = understood(parse_month, text)
        if month is None:
            raise fault from None
    # Before the end of the month nobody can say that it has come; what is printed is the month.
    last = monthrange(month.value.year, month.value.month)[1]
    day = MonthEnd(month.value.year, month.value.month, last)
    return Reading(day, "只写到月，从这个月的最后一天算起，印出来还是这个月；知道日子的补上")


DayOfPerson = Annotated[date | None, Scalar(_whole_day, _DATE)]
"""A day of somebody's course, of which old rosters have only the month."""

Day = Annotated[date, DAY]
Days = Annotated[tuple[date, ...], Listed(DAY)]
Month = Annotated[YearMonth, Scalar(lambda text, _reader: parse_month(text), TEXT_SCHEMA)]
Months = Annotated[MonthSpan, Scalar(_months, TEXT_SCHEMA)]
Times = Annotated[TimeRange, Scalar(lambda text, _reader: parse_time_range(text), _TIME)]
Count = Annotated[int, Scalar(lambda text, _reader: parse_count(text), TEXT_SCHEMA)]
CountOrNone = Annotated[int, Scalar(lambda text, _reader: _count_or_none(text), TEXT_SCHEMA)]
"""How many; a word or a stroke for none (无, /) is 0."""
CountInWords = Annotated[int, Scalar(lambda text, _reader: _count_in_words(text), TEXT_SCHEMA)]
"""How many; a word for none (无) is 0, and a stroke, which may stand for what nobody knows, is not."""
HeadCount = Annotated[int, Scalar(lambda text, _reader: _head_count(text), TEXT_SCHEMA)]
"""How many people; 全部 is asked for, with the key that says it."""
Number = Annotated[Decimal, NUMBER]
Word = Annotated[Text, Scalar(lambda text, _reader: _word(text), TEXT_SCHEMA)]
Words = Annotated[tuple[Text, ...], Listed(Scalar(lambda text, _reader: _word(text), TEXT_SCHEMA))]
"""What is looked for in texts."""
YesNo = Annotated[bool, Scalar(lambda text, _reader: parse_yes_no(text), {"enum": ["是", "否", True, False]})]


_BETWEEN_BRANCHES = re.compile("[、，,；;+＋/\\s]+|(?<=支部)(?:和|与|及|同|暨)")


@dataclass(frozen=True, slots=True, eq=False)
class _Branches(Listed):
    """Branches, each by the roster's name; a text is parted where every part of it is one of them."""

    def read(self, node: object, info: ValidationInfo) -> tuple[Text, ...]:
        known = reader_of(info).office
        return tuple(name for each in Listed.read(self, node, info) for name in _parted(each, known))


def _parted(typed: Text, office: OfficeWords) -> list[Text]:
    # One branch may have 和 in its name.
    if typed in office.branches:
        return [typed]
    parts = filter(None, _BETWEEN_BRANCHES.split(typed.removesuffix("联合")))
    names = [Text(office.branch(part), typed.place) for part in parts]
    return names if len(names) > 1 and all(name in office.branches for name in names) else [typed]


BRANCH = Scalar(lambda text, reader: Reading(Text(reader.office.branch(text), text.place)), TEXT_SCHEMA)
BranchName = Annotated[Text, BRANCH]
"""A branch, by the roster's name where only one can be meant; else as typed."""
BranchNames = Annotated[tuple[Text, ...], _Branches(BRANCH)]
"""Branches in a list, or in one text with 、 or 和 between them."""
GroupName = Annotated[
    Text, Scalar(lambda text, reader: Reading(Text(reader.office.group(text), text.place)), TEXT_SCHEMA)
]


def count_between(least: int, most: int, parse: Callable[[str], Reading[int]] = parse_count) -> Scalar:
    """A field that counts from `least` to `most`: a number beyond them is a slip of the fingers."""
    return Scalar(lambda text, _reader: _between(text, parse(text), least, most), TEXT_SCHEMA)


def _between(text: Text, counted: Reading[int], least: int, most: int) -> Reading[int]:
    if not least <= counted.value <= most:
        few_or_many = "少" if counted.value < least else "多"
        raise Misread(
            f"{quoted(text)}太{few_or_many}了，这里写的是 {least} 到 {most}",
            f"核对这个数；写 {least} 到 {most} 的整数",
        )
    return counted


def _count_or_none(text: Text) -> Reading[int]:
    return Reading(0) if text.strip() in NONE else _count_in_words(text)


def _count_in_words(text: Text) -> Reading[int]:
    is_none = text.strip().removesuffix("票") in ("无", "没有", "零")
    return Reading(0) if is_none else parse_count(text)


def _head_count(text: Text) -> Reading[int]:
    try:
        return parse_count(text)
    except Misread as fault:
        if "全" not in text:
            raise
        raise Misread(fault.message, "没有人缺席的，去掉这一项，写“缺席: 无”") from None


MonthCount = Annotated[int, count_between(0, 60, parse_month_count)]
"""Months of a stage on the way into the Party: five years are far more than any has lasted."""


def _word(text: Text) -> Reading[Text]:
    # 党 or 年 stands in nearly every sentence, and all of them would be taken for it.
    if len("".join(text.split())) < _SHORTEST_WORD:
        raise Misread(f"{quoted(text)}太短了，许多句子里都有", "写全称，至少两个字，如 建校")
    return Reading(text)


_SHORTEST_WORD = 2
NONE = ("无", "没有", "/", "／", "-", "—", "——")


def choice(what: str, *options: str, near: Mapping[str, str] = NO_OTHER_WORDS) -> Choice:
    """A field that takes one of the options; messages call it `what`; `near` are other words for options."""
    return Choice(
        lambda text, reader: parse_choice(reader.office.means(what, text), options, what, near),
        {"type": "string", "enum": [*options]},
        what,
        options,
        near,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _People(Listed):
    """Names in a list, or in one text with 、 or ， between them, or both."""

    def read(self, node: object, info: ValidationInfo) -> tuple[str, ...]:
        return tuple(name for names in Listed.read(self, node, info) for name in names)


People = Annotated[tuple[str, ...], _People(Scalar(lambda text, _reader: parse_people(text), TEXT_SCHEMA))]


TABLE_KEY = "表格"
_TABLE_SCHEMA: JsonSchema = {
    "type": "object",
    "properties": {TABLE_KEY: {"type": "string", "description": "一行一行写，格与格之间用 | 隔开"}},
    "additionalProperties": False,
}


def _is_keyed_table(node: object) -> TypeGuard[Entries]:
    return isinstance(node, Entries) and list(node) == [TABLE_KEY]


class _Paragraphs(FieldReader):
    """A text falls into paragraphs at its line breaks; in a list each item is one paragraph or more.

    Lines between | signs are one paragraph, a table as `typed_tables` reads it; so is a text under 表格.
    """

    def read(self, node: object, _info: ValidationInfo) -> tuple[Text, ...]:
        # A table alone may stand in the place of the list.
        items = [node] if _is_keyed_table(node) else as_items(node)
        return tuple(paragraph for item in items for paragraph in self._paragraphs(item))

    def _paragraphs(self, item: object) -> Iterator[Text]:
        text = as_text(item[TABLE_KEY] if _is_keyed_table(item) else item)
        for part in parts_of(text):
            paragraph = Text(part, text.place)
            yield self._table(paragraph) if _is_keyed_table(item) or is_table(part) else paragraph

    def _table(self, text: Text) -> Text:
        try:
            parse_table(text)
        except Misread as fault:
            raise misread(fault.message, fault.hint, text.place) from None
        return text

    def json_schema(self) -> JsonSchema:
        return one_or_list({"anyOf": [TEXT_SCHEMA, _TABLE_SCHEMA]})


class _JoinedLine(FieldReader):
    """A text; the members of a list stand with 、 between them."""

    def read(self, node: object, _info: ValidationInfo) -> Text:
        texts = list(map(as_text, as_items(node)))
        return (
            texts[0]
            if len(texts) == 1
            else Text("、".join(texts), texts[0].place if texts else NOTHING.place)
        )

    def json_schema(self) -> JsonSchema:
        return one_or_list(TEXT_SCHEMA)


JoinedLine = Annotated[Text, _JoinedLine()]
"""A text that may be typed as a list: [校务公开栏, 支部微信群]."""

Paragraphs = Annotated[tuple[Text, ...], _Paragraphs()]
"""Running text, a paragraph an element."""
