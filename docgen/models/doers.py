"""Those who did something at a meeting: led it, wrote it down, spoke, counted; some of them for another."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo

from docgen.models.fields import TEXT_SCHEMA
from docgen.models.names import TEXTS_OR_SAID, ReadBy, Speech, called, one_name, read_names, said_in
from docgen.models.reader import Reader, as_items, as_text, misread, one_or_list, reader_of
from docgen.reading.nodes import Entries, Text
from docgen.reading.values import Misread, name_without_title, parse_doer


def _done_by(typed: Text, reader: Reader) -> Text:
    """The text with the one in front who really did it: 黄建军（罗兰代） → 罗兰（代黄建军）."""
    try:
        name, note = parse_doer(typed, reader.office.is_known)
    except Misread as fault:
        raise misread(fault.message, fault.hint, typed.place) from None
    reader.say(typed, note)
    return Text(name, typed.place)


def _doer(node: object, info: ValidationInfo) -> Text:
    reader, typed = reader_of(info), _done_by(as_text(node), reader_of(info))
    # Here, before a blank behind a post is taken for one between two people.
    return one_name(Text(name_without_title(typed, reader.office.is_known), typed.place), info)


def _doers(node: object, info: ValidationInfo) -> tuple[Text, ...]:
    return tuple(_done_by(name, reader_of(info)) for name in read_names(node, info))


def _speeches(node: object, info: ValidationInfo) -> tuple[Speech, ...]:
    members, reader = [node] if isinstance(node, Entries) else as_items(node), reader_of(info)
    spoken = (speech for member in members for speech in said_in(member))
    return tuple(
        speech._replace(speaker=called(_done_by(speech.speaker, reader), reader)) for speech in spoken
    )


Doer = Annotated[Text, ReadBy(_doer, TEXT_SCHEMA)]
"""One person who did it, with the place of the name; whom they did it for stands in brackets behind it."""

Doers = Annotated[tuple[Text, ...], ReadBy(_doers, one_or_list(TEXT_SCHEMA))]
"""The same of several."""

Speeches = Annotated[tuple[Speech, ...], ReadBy(_speeches, TEXTS_OR_SAID)]
"""`[{刘玉兰: …}, {黄海涛: …}]`: who said what, in order; a bare text has no speaker."""
