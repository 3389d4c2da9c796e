"""`docgen note` on one page: notes → tokens → facts → records → a year's file of minutes, checked there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.base.diagnostics import Diagnostic, error, hint
from docgen.base.workspace import Workspace
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.words.dates import official_date
from docgen.models.minutes import Meeting
from docgen.note.about_meeting import take_meeting
from docgen.note.agenda_facts import take_agenda
from docgen.note.grammar import tokens_of
from docgen.note.minutes_file import Extended, extended, file_for
from docgen.note.note_facts import NoteFacts, WhenWritten
from docgen.note.note_record import NoteRecord, record_of
from docgen.note.note_words import NoteWords
from docgen.note.written import WrittenNote
from docgen.reading.decoding import CONTROL
from docgen.year import Year
from docgen.year.listed import with_minutes

OF_OFFICE = ("organization", "calendar", "rules")
"""The files that have to be read before a note can be."""
LONGEST = 1000
"""Characters of a note: three lines in a notebook are a hundred."""


@dataclass
class Entered:
    """A note, the record it became (None where none can be made of it), and what there is to say about it."""

    note: WrittenNote
    said: list[Diagnostic] = field(default_factory=list)
    facts: NoteFacts | None = None
    record: NoteRecord | None = None
    path: Path | None = None
    """The file that it goes into; None where it goes into none."""
    line: int = 0

    @property
    def year(self) -> int:
        """The year of its day; 0 where no record can be made of it."""
        return self.facts.day.year if self.record and self.facts and self.facts.day else 0


def enter(
    workspace: Workspace,
    office: Year,
    notes: Sequence[WrittenNote],
    known: WhenWritten,
    *,
    force: bool = False,
) -> tuple[list[Entered], list[Extended]]:
    """What each note became, and the files of minutes with the new records, which are still to be written.

    With `force` a meeting that is on record already is entered once more.
    """
    words = NoteWords(office.words, office.roster)
    entered = [_read(note, words, known) for note in notes]
    files: list[Extended] = []
    for number in sorted({each.year for each in entered if each.record}):
        of_year = [each for each in entered if each.year == number]
        files += _into_year(workspace, replace(office, number=number), of_year, force=force)
    return entered, files


def _read(note: WrittenNote, words: NoteWords, known: WhenWritten) -> Entered:
    if fault := _unfit(note):
        return Entered(note, [fault])
    tokens = tokens_of(note, words)
    facts = NoteFacts(note)
    for token in tokens:
        facts.tokens.setdefault(token.key, []).append(token)
    take_meeting(facts, known)
    take_agenda(facts, tokens, words)
    # Of a meeting to come nothing is written: what its announcement leaves open need not be asked.
    to_come = [each for each in facts.asked if each.code == "I935"]
    return Entered(note, to_come or facts.asked, facts, record_of(facts) if facts.is_meeting else None)


def _unfit(note: WrittenNote) -> Diagnostic | None:
    """What no note can be: too long, or with characters that no file may hold."""
    if len(note.text) > LONGEST:
        message = f"这条笔记有 {len(note.text)} 个字，太长了"
        return error("I937", note.whole, message, "一条笔记写一次会议的要点；几次会议之间空一行")
    if control := re.search(f"[{CONTROL}\u2028\u2029]", note.text):
        message = "这里有看不见的控制字符"
        return error("I937", note.place(*control.span()), message, "删掉它，重新输入这几个字")
    return None


def _into_year(
    workspace: Workspace, office: Year, entered: Sequence[Entered], *, force: bool
) -> list[Extended]:
    """The year's files with the records, each checked there by what checks every record."""
    if not workspace.year(office.number).is_dir():
        mend = f"核对年份；新的一年先运行 docgen new {office.number}"
        _refuse(entered, f"没有 plans/{office.number} 这个文件夹，没有写进去", mend)
        return []
    before = with_minutes(workspace, office)
    files, year = _extended_year(workspace, office, entered)
    if not force and _tell_recorded(entered, before, year):
        files, year = _extended_year(workspace, office, entered)
    for each in entered:
        each.said += _checked(each, year)
    return files


def _refuse(entered: Sequence[Entered], message: str, mend: str) -> None:
    for each in entered:
        each.record = each.path = None
        each.said.append(error("I936", each.note.whole, message, mend))


def _extended_year(
    workspace: Workspace, office: Year, entered: Sequence[Entered]
) -> tuple[list[Extended], Year]:
    """The files with these records at their ends, and the year that they make."""
    by_path: dict[Path, list[Entered]] = {}
    for each in entered:
        if each.facts and each.facts.day and each.record:
            bodies = (*each.facts.values("党小组"), *each.facts.values("支部"))
            by_path.setdefault(file_for(workspace, each.facts.day, bodies), []).append(each)
    made = [_with_records(workspace, path, of_file, office.number) for path, of_file in by_path.items()]
    files = [file for file in made if file]
    return files, with_minutes(workspace, replace(office, unsaved={file.path: file.after for file in files}))


def _with_records(workspace: Workspace, path: Path, entered: Sequence[Entered], year: int) -> Extended | None:
    """A file with the records of some notes at its end; None, and the reason told, where there is no way."""
    name = workspace.name_of(path)
    made = extended(path, name, [each.record for each in entered if each.record], year)
    if made is None or isinstance(made, Diagnostic):
        why = f"（{made.message}）" if made else ""
        is_plain = made is not None and made.code == "I936"
        mend = made.hint if made and is_plain else f"先运行 docgen check {year}，改好这个文件"
        _refuse(entered, f"{name} 写不进去{why}", mend)
        return None
    for each, (_, line) in zip(entered, made.records, strict=True):
        each.path, each.line = path, line
    return made


def _tell_recorded(entered: Sequence[Entered], before: Year, year: Year) -> bool:
    """Tell which of the meetings are on record already, and enter none of these; gives whether any is."""
    recorded = list(before.meetings)
    dropped = False
    for each in entered:
        meeting = _meeting(each, year)
        known = [one for one in recorded if meeting and _is_same(meeting, one, year)]
        if meeting is None or not known:
            recorded += [meeting] if meeting else []
        elif _at_another_hour(meeting, known):
            message = f"{_address(known[0])}这一天也有{meeting.kind}，时间不同，当作两次会写了"
            each.said.append(hint("I934", each.note.whole, message))
            recorded.append(meeting)
        else:
            day = official_date(meeting.day)
            message = f"{_address(known[0])}已经记过这次会议（{day}{meeting.kind}），没有再写"
            mend = "要改的，在那条记录里改；真是另一次会，写上时间，或者加 --force"
            each.said.append(error("I934", each.note.whole, message, mend))
            each.record = each.path = None
            dropped = True
    return dropped


def _address(meeting: Meeting) -> str:
    return f"{meeting.place.source.name.rpartition('/')[2]} 第{meeting.place.line}行"


def _meeting(each: Entered, year: Year) -> Meeting | None:
    """The record of a note as it is read in its file."""
    return next((one for one in year.meetings if _holds(each, one.place.source.name, one.place.line)), None)


def _holds(each: Entered, name: str, line: int) -> bool:
    """Tell whether the record has that line of that file."""
    if each.record is None or each.path is None:
        return False
    return each.path.as_posix().endswith(f"/{name}") and 0 <= line - each.line < len(each.record.lines)


def _is_same(meeting: Meeting, other: Meeting, year: Year) -> bool:
    """Tell whether two records are of one day, one body and one kind."""
    if meeting.day != other.day or meeting.group != other.group or not {*meeting.kinds} & {*other.kinds}:
        return False
    one, two = (_branches(each, year) for each in (meeting, other))
    # A record that does not say whose it was may be of any body.
    return not one or not two or bool({*one} & {*two})


def _branches(meeting: Meeting, year: Year) -> tuple[str, ...]:
    if year.roster is None:
        return tuple(map(str, meeting.branches))
    return Attendance(meeting, year.roster, year.rules).branches


def _at_another_hour(meeting: Meeting, known: Sequence[Meeting]) -> bool:
    return meeting.time is not None and all(
        other.time is not None and other.time.start != meeting.time.start for other in known
    )


def _checked(each: Entered, year: Year) -> Iterator[Diagnostic]:
    """What the check of the year has to say about the record, at its place in the note."""
    for said in year.said.get("minutes", ()):
        if each.record and _holds(each, said.place.source.name, said.place.line):
            yield replace(said, place=each.record.origin(said, each.line))
