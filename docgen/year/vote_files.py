"""The counts of a vote from the file of its ballots (选票): filled in where they are left out, or compared.

They are joined to the nodes of the minutes, so that everything after this asks and tells the same as if they
had been typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from docgen.base.diagnostics import Diagnostic, cell_name, error, hint
from docgen.base.workspace import Workspace
from docgen.domain.ballots.tally import count_vote
from docgen.reading.listing import members_of
from docgen.reading.nodes import Document, Entries, Node, Text
from docgen.reading.spreadsheets import Spreadsheet
from docgen.reading.values import parse_count, understood
from docgen.year.named_spreadsheets import read_ballot_file

BALLOTS = "选票"


@dataclass
class _Votes:
    """The votes of a meeting, and what there is to say about their ballots."""

    workspace: Workspace
    year: int
    said: list[Diagnostic] = field(default_factory=list)
    read: dict[str, Spreadsheet | Diagnostic] = field(default_factory=dict)

    def join(self, meeting: Node) -> None:
        """Fill in the counts of all votes of a meeting that name their ballots."""
        votes = [(vote, subject) for vote, subject in _votes_of(meeting) if vote.get(BALLOTS)]
        for vote, subject in votes:
            file = vote[BALLOTS]
            if isinstance(file, Text):
                self._count(vote, file, subject, [s for v, s in votes if v[BALLOTS] == file])

    def _count(self, vote: Entries, file: Text, subject: str, subjects: list[str]) -> None:
        # Several votes may name one file of ballots: it is read once.
        read = self.read.get(file) or read_ballot_file(file, self.workspace, self.year)
        self.read[file] = read
        if isinstance(read, Diagnostic):
            self.said.append(replace(read, place=file.place))
            _fill(vote, file, {"赞成": 0})  # told already; not also that it is missing
            return
        found = count_vote(read, subject, subjects)
        for place, message in found.faults:
            where = f"“{file}”的 {cell_name(place)}" if place else f"“{file}”"
            self.said.append(error("D489", file.place, f"{where}：{message}", "改好选票文件，再运行一次"))
        for key, number in found.counts.items():
            self._compare(vote, key, number, file)
        # Told once, although each column of a file is counted for its own vote.
        self.said += (each for each in found.remarks if each not in self.said)
        self.said += (hint("D495", each.place, each.told) for each in found.handled)
        _fill(vote, file, found.counts or {"赞成": 0})

    def _compare(self, vote: Entries, key: str, number: int, file: Text) -> None:
        """A number as typed against the count; told here, so that other rules see the count."""
        typed = vote.get(key)
        read = understood(parse_count, typed) if isinstance(typed, Text) and typed else None
        if isinstance(typed, Text) and read is not None and read.value != number:
            message = f"“{key}”写的是{typed}，选票文件“{file}”里数出来是{number}"
            mend = "核对选票文件，或者删掉这一项，由程序计算"
            self.said.append(error("D494", typed.place, message, mend))
            vote[key] = Text(str(number), typed.place)


def with_votes(document: Document, workspace: Workspace, year: int) -> Document:
    """A record of minutes with the counts of the ballots that it names."""
    votes = _Votes(workspace, year)
    if document.root is not None:
        votes.join(document.root)
    return replace(document, diagnostics=(*document.diagnostics, *votes.said))


def _votes_of(meeting: Node) -> Iterator[tuple[Entries, str]]:
    """Each vote with its subject: whom it is about, or what."""
    for item in _below(meeting, "议题"):
        for vote in _below(item, "表决"):
            yield vote, _subject(vote, item)


def _subject(vote: Entries, item: Entries) -> str:
    nominee = item.get("人选")
    named = nominee.get("姓名") if isinstance(nominee, Entries) else nominee
    meant = (vote.get("对象"), named, item.get("题目"))
    return next((str(text) for text in meant if isinstance(text, Text) and text), "")


def _below(node: Node, key: str) -> list[Entries]:
    """The mappings in the list under a key."""
    listed = node.get(key) if isinstance(node, Entries) else None
    return [member for member in members_of(listed) if isinstance(member, Entries)]


def _fill(vote: Entries, file: Text, counts: Mapping[str, int]) -> None:
    """Counts that were left out stand where the file is named."""
    for key, number in counts.items():
        if not vote.get(key):
            vote[Text(key, file.place)] = Text(str(number), file.place)
            # A key that was typed without a number keeps the place where it was typed.
            vote.key_places.setdefault(key, file.place)
