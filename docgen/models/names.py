"""Names as records have them, each at its own place, with what stands beside it: reasons, words, points."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import ValidationInfo

from docgen.base.diagnostics import Place
from docgen.models.fields import LINE, NONE, NUMBER, TEXT_SCHEMA
from docgen.models.reader import (
    FieldReader,
    JsonSchema,
    Listed,
    Reader,
    as_items,
    as_text,
    misread,
    one_or_list,
    reader_of,
)
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Misread, name_without_title, parse_absent, parse_people
from docgen.reading.values.absences import is_mark, is_reason, told_reason
from docgen.reading.values.coming import says_came


class Absence(NamedTuple):
    """A person who was absent; the reason is empty when none was told."""

    name: Text
    reason: Text


class Absent(NamedTuple):
    """The absent: by name, or only so many of them; nobody where it is empty and the number is 0."""

    people: tuple[Absence, ...]
    number: int | None = None

    @property
    def are_named(self) -> bool:
        """Return whether everybody is named who was absent."""
        return self.number is None or self.number == len(self.people)


class Came(NamedTuple):
    """Those who came (出席): by name, or everybody."""

    names: tuple[Text, ...]
    everybody: bool = False


class Speech(NamedTuple):
    """Words as written, and who spoke them; no speaker for words of the meeting as a whole."""

    speaker: Text
    words: Text


class Assignment(NamedTuple):
    """A grade or a mark that somebody is given; name and value as written, each with its place."""

    name: Text
    value: Text


class Points(NamedTuple):
    """So many points (or hours) under a name."""

    name: Text
    value: Decimal


class Said(NamedTuple):
    """The things that somebody says of themselves, one thing a line."""

    name: Text
    lines: tuple[Text, ...]


def read_names(node: object, info: ValidationInfo) -> tuple[Text, ...]:
    """The people named by a text or a list, each with the place of the name."""
    reader = reader_of(info)
    return tuple(name for item in as_items(node) for name in _split(as_text(item), reader))


def _split(text: Text, reader: Reader) -> list[Text]:
    # 列席: 无 was printed as a guest of that name.
    if text.strip() in NONE:
        return []
    try:
        names, note = parse_people(text)
    except Misread as fault:
        raise misread(fault.message, fault.hint, text.place) from None
    reader.say(text, note)
    return [called(Text(name, _within(text.place, name)), reader) for name in names]


_COMRADE = re.compile("(?<=..)同志(?=（|$)")


def called(name: Text, reader: Reader) -> Text:
    """A name without 同志; of somebody called by surname and post (王书记) the roster's, said aloud."""
    # 何磊同志 is no other person than 何磊, and papers print 同志 where it belongs.
    name = Text(name_without_title(_COMRADE.sub("", name), reader.office.is_known), name.place)
    holder = reader.office.holder(name)
    if not holder:
        return name
    reader.say(name, f"“{name}”按名册里的党内职务已理解为 {holder}")
    return Text(holder, name.place)


def _within(place: Place, name: str) -> Place:
    """Return the place of the name itself, or of the whole text when the name was typed differently."""
    found = (place.source.line(place.line) or "").find(name, place.column - 1)
    return place._replace(column=found + 1, length=len(name)) if found >= 0 else place


def one_name(node: object, info: ValidationInfo) -> Text:
    """The one person named by a text."""
    text = as_text(node)
    names = read_names(text, info)
    if len(names) != 1:
        raise misread("这里只能写一个人", "只留一个姓名，其他人写在“列席”或讨论里", text.place)
    return names[0]


def _absent(node: object, info: ValidationInfo) -> Absent:
    if isinstance(node, Entries):
        return _joined([_of_entry(node, *entry, info) for entry in node.items()])
    if isinstance(node, Text):
        return _absent_in(node, reader_of(info))
    return _joined([_absent(item, info) for item in as_items(node)])


def _no_part(node: object, info: ValidationInfo) -> tuple[Text, ...]:
    told = _absent(node, info)
    if not told.are_named:
        message = f"只写了{told.number}人，没有写是谁"
        raise misread(message, "写姓名，如 乐天（提前离会）", as_text(as_items(node)[0]).place)
    return tuple(map(_with_reason, told.people))


def _with_reason(one: Absence) -> Text:
    # Two brackets behind a name, 张伟（女）（提前离会）, would be nobody's.
    is_marked = "（" in one.name or not one.reason
    return one.name if is_marked else Text(f"{one.name}（{one.reason}）", one.name.place)


def _joined(lists: Sequence[Absent]) -> Absent:
    """The absent of several lists; a number that no names bear out leaves all of them uncertain."""
    people: dict[str, Absence] = {}
    for absence in (each for one in lists for each in one.people):
        people[str(absence.name)] = _with_reasons(absence, people.get(str(absence.name)))
    told = [each.number or 0 for each in lists if not each.are_named]
    # [2人, 范磊, 李明]: at the head the number is that of the names behind it, else of further people.
    is_head = bool(told) and not lists[0].are_named
    number = told[0] if is_head else len(people) + sum(told) if told else None
    return Absent(tuple(people.values()), number)


def _with_reasons(absence: Absence, before: Absence | None) -> Absence:
    """The absence with the reasons of both lists that name the person: under 缺席, and under 请假."""
    if before is None or before.reason in ("", absence.reason):
        return absence
    if not absence.reason:
        return before
    return before._replace(reason=Text(f"{before.reason}，{absence.reason}", before.reason.place))


_IS_BODY = re.compile("(?:支部|小组)$")


def _of_entry(node: Entries, name: str, value: Node, info: ValidationInfo) -> Absent:
    key = Text(name, node.key_places[name])
    # {第一支部: 无, 第二支部: [区志远]}: whose they are is no reason.
    if _IS_BODY.search(name):
        return _absent(value, info) if value else Absent(())
    if isinstance(value, Items) or (value and is_reason(name)):  # {病假: [范磊, 李明]}
        absent = _absent(value, info)
        why = _told(key)
        people = (each if each.reason else each._replace(reason=why) for each in absent.people)
        return absent._replace(people=tuple(people))
    return Absent((Absence(called(key, reader_of(info)), _told(as_text(value))),))


def _told(reason: Text) -> Text:
    """The reason; 没来 says no more than that the person was absent."""
    return Text(told_reason(reason), reason.place)


def _absent_in(text: Text, reader: Reader) -> Absent:
    try:
        (pairs, number), note = parse_absent(text)
    except Misread as fault:
        raise misread(fault.message, fault.hint, text.place) from None
    reader.say(text, note)
    people = (
        Absence(called(Text(name, _within(text.place, name)), reader), Text(why, text.place))
        for name, why in pairs
    )
    return Absent(tuple(people), number)


_EVERYBODY = re.compile(
    "全体(?:党员|委员|成员|人员)?(?:到[会齐]|出席|参加)?|全部(?:到[会齐]|出席|参加)?|全到|全员"
)
_SO_MANY = re.compile("[0-9零〇一二两三四五六七八九十百]+[人名位个]?(?:党员|委员)?")


def _came(node: object, info: ValidationInfo) -> Came:
    if isinstance(node, Text) and _EVERYBODY.fullmatch(node):
        return Came((), everybody=True)
    if isinstance(node, Entries) and all(map(_IS_BODY.search, node)):
        return _together([_came(value, info) for value in node.values()])
    return _named(node, info)


def _named(node: object, info: ValidationInfo) -> Came:
    # Before names are read: a number must never become a person.
    for item in as_items(node):
        text = as_text(item)
        if _SO_MANY.fullmatch(text):
            raise misread(
                f"“{text}”是人数，不是姓名", "到会人数写“实到: …”；“出席”写到会的人的姓名", text.place
            )
        if _NOT_ALL_NAMED.search(text):
            raise misread(
                f"“{text}”没有写全是哪些人", "写全到会的人，或者写“缺席: …”，或者只写“实到: …”", text.place
            )
    names = read_names(node, info)
    if not names:
        raise misread("“出席”没有写是谁到会", "写到会的人的姓名；都到了写“全体”")
    return Came(tuple(_who_came(name, reader_of(info)) for name in names))


_BY_PROXY = re.compile("代[签为]?|替|委托")


def _who_came(name: Text, reader: Reader) -> Text:
    """In brackets behind a name among those who came: 请假 and 代签 deny it, other words are not printed."""
    remark = name.partition("（")[2].removesuffix("）")
    if (is_reason(remark) and not says_came(remark)) or _BY_PROXY.search(remark):
        message = f"“{name}”写在“出席”里，看不出到会没有"
        mend = "到会的只写姓名；没有到会的写在“缺席”里，如 缺席: {姓名: 请假}；别人代签、代为参加的不算到会"
        raise misread(message, mend, name.place)
    if remark and not is_mark(remark):
        reader.say(name, f"括号里的“{remark}”没有印在出席名单里；要留下的，写在“内容”里")
    return name


def _together(lists: Sequence[Came]) -> Came:
    """Those who came of several bodies; where one says 全体 and another names people, nobody knows who."""
    names = tuple(name for each in lists for name in each.names)
    if names and any(each.everybody for each in lists):
        raise misread("有的支部写“全体”，有的写姓名，看不出谁到会", "写“缺席: …”，或者写全到会的姓名")
    return Came(names, everybody=not names)


_NOT_ALL_NAMED = re.compile("等|除|全体|应到|实到|[0-9][人名]")


def said_in(node: Node) -> list[Speech]:
    """The words of a mapping by those who said them, or of a text by nobody."""
    if not isinstance(node, Entries):
        return [Speech(Text(""), as_text(node))]
    return [Speech(Text(name, node.key_places[name]), as_text(words)) for name, words in node.items()]


def _assignments(node: object, info: ValidationInfo) -> tuple[Assignment, ...]:
    if not isinstance(node, Entries) and not (isinstance(node, Items) and _all_entries(node)):
        raise misread("这里应当写成“姓名: 内容”，一人一行", "例如 刘玉兰: 合格")
    members = [node] if isinstance(node, Entries) else as_items(node)
    given = (pair for member in members for pair in said_in(member))
    return tuple(Assignment(called(name, reader_of(info)), words) for name, words in given)


def _all_entries(node: Items) -> bool:
    return all(isinstance(member, Entries) for member in node)


class ReadBy(FieldReader):
    """Read by one function; `schema` is its JSON schema."""

    def __init__(self, made_by: Callable[[object, ValidationInfo], Any], schema: JsonSchema) -> None:
        self.made_by, self.schema = made_by, schema

    def read(self, node: object, info: ValidationInfo) -> Any:  # noqa: ANN401 - whatever the function gives
        """What the function makes of a node."""
        return self.made_by(node, info)

    def json_schema(self) -> JsonSchema:
        """As given."""
        return self.schema


class _Keyed(FieldReader):
    """A tuple of pairs: a mapping whose names are free and whose values one reader reads."""

    def __init__(self, pair: Callable[[Text, Any], tuple[Text, Any]], value: FieldReader) -> None:
        self.pair, self.value = pair, value

    def read(self, node: object, info: ValidationInfo) -> tuple[Any, ...]:
        """The pairs in the order of the mapping; a name without a value is left out."""
        if not isinstance(node, Entries):
            raise misread("这里应当写成“名称: 内容”，一项一行", "例如 履行岗位职责: 30")
        return tuple(
            self.pair(Text(name, node.key_places[name]), self.value.read(value, info))
            for name, value in node.items()
            if value != ""
        )

    def json_schema(self) -> JsonSchema:
        return {"type": "object", "additionalProperties": self.value.json_schema()}


_SAID: JsonSchema = {"type": "object", "additionalProperties": TEXT_SCHEMA}
TEXTS_OR_SAID: JsonSchema = {
    "anyOf": [TEXT_SCHEMA, _SAID, {"type": "array", "items": {"anyOf": [TEXT_SCHEMA, _SAID]}}]
}

Name = Annotated[Text, ReadBy(one_name, TEXT_SCHEMA)]
"""One person, with the place of the name."""

Names = Annotated[tuple[Text, ...], ReadBy(read_names, one_or_list(TEXT_SCHEMA))]
"""People, each with the place of the name."""

NoPart = Annotated[tuple[Text, ...], ReadBy(_no_part, TEXTS_OR_SAID)]
"""`[乐天]`, `乐天（提前离会）`, `乐天提前离会`, `{乐天: 提前离会}`: people, with the reason in brackets."""

AbsentPeople = Annotated[Absent, ReadBy(_absent, TEXTS_OR_SAID)]
"""`{区志远: 支教}`, `区志远（支教）`, or names where no reason is known; `无` for nobody; `2人`."""

CamePeople = Annotated[Came, ReadBy(_came, one_or_list(TEXT_SCHEMA))]
"""`[刘玉兰, 黄海涛]`: everybody who came; `全体` where nobody was absent."""

Assignments = Annotated[tuple[Assignment, ...], ReadBy(_assignments, one_or_list(_SAID))]
"""`{刘玉兰: 合格, 黄海涛: 优秀}`: what each is given, in order."""

PointsByName = Annotated[tuple[Points, ...], _Keyed(Points, NUMBER)]
"""`{履行岗位职责: 40, 服务群众: 30}`: points, or hours, under each name."""

SaidByName = Annotated[tuple[Said, ...], _Keyed(Said, Listed(LINE))]
"""`{刘玉兰: [每月听课四节, …]}`: what each says."""
