"""The grammar of notes: the readers in the order in which they are asked."""

from __future__ import annotations

from docgen.note.fact_readers import day, headcount, hours, lessons, not_held, venue, vote
from docgen.note.meeting_readers import form, meeting, short_name
from docgen.note.note_words import NoteWords
from docgen.note.people_readers import absence, attending, listed
from docgen.note.role_readers import role
from docgen.note.scanning import NoteScan
from docgen.note.text_readers import decided, labelled, point, speech, topic
from docgen.note.tokens import Token
from docgen.note.written import WrittenNote

# What is said in fewer ways goes first: a label before a name, a meeting before the verbs of an agenda.
_READERS = (
    not_held,
    listed,
    labelled,
    day,
    hours,
    form,
    meeting,
    short_name,
    headcount,
    lessons,
    role,
    absence,
    attending,
    # 一致通过植树方案 is a vote on that plan, and not on the point before it.
    decided,
    vote,
    speech,
    point,
    topic,
    venue,
)


def tokens_of(note: WrittenNote, words: NoteWords) -> list[Token]:
    """The tokens of a note in their order; together they hold all of it that says something."""
    return NoteScan(note, words, _READERS).tokens()
