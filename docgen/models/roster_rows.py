"""The rows of an office's own roster: each a person, in a branch or among the candidates, or told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.base.suggestion import closest
from docgen.models.organization import STAGES, STANDINGS, Candidate, Member
from docgen.models.roster_columns import BRANCH, NAME, STANDING, RosterTable
from docgen.models.roster_sheets import branch_named, stage_named
from docgen.reading.nodes import Entries, Node, Text
from docgen.reading.spreadsheets import Account, Row, without_value
from docgen.reading.spreadsheets.sheet import FOOT, TOTAL, cut_off, is_foot, squeezed
from docgen.reading.values import Misread
from docgen.reading.values.body_names import branch_meant
from docgen.reading.values.people import parse_name

CELLS_OF_A_PERSON = 4
"""A row without a name that fills so many cells is a person whose name was forgotten, not a note."""
FEWEST_CELLS = 2
"""Cells besides the name with which a row is a person, whatever the name looks like."""
_NAME = r"[㐀-鿿]{2,4}(?:[（(].*[)）])?|[㐀-鿿]+(?:[·•・.．][㐀-鿿]+)+"
_OF_MANY = re.compile(r"党员|在职|退休|离休|支部|小组|流动|教师|教工|职工|干部|学生|空白|续表|名[单册]")
"""What a heading between the rows has in it, and no name: 在职党员, 离退休, 续表."""
BESIDE_NAME = {
    "男": ("性别", "男"),
    "女": ("性别", "女"),
    "预备": (STANDING, "预备党员"),
    "预备党员": (STANDING, "预备党员"),
    "正式党员": (STANDING, "正式党员"),
}
"""What is often written in brackets behind a name, with its column, and the word there."""
_REMARKS = ("备注", "编号")
"""What may differ in two rows about one person."""


class _Seen(NamedTuple):
    sheet: str
    branch: str
    entries: Entries


@dataclass
class RosterRows:
    """The rows of a roster as nodes, and what there is to say about them; `known` are those in YAML."""

    tables: Sequence[RosterTable]
    account: Account
    known: Sequence[str] = ()
    members: dict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    """By the branch's name as typed, in the order of the rows."""
    candidates: list[Node] = field(default_factory=list)
    branches: dict[str, Text] = field(default_factory=dict)
    """The cell where each branch is first named."""
    said: list[Diagnostic] = field(default_factory=list)
    _tidied: list[Text] = field(default_factory=list)
    """Names that were padded."""
    _seen: dict[str, list[_Seen]] = field(default_factory=lambda: defaultdict(list))
    _again: dict[str, list[Text]] = field(default_factory=lambda: defaultdict(list))
    """Names that an earlier sheet has, by the sheet that has them again."""

    def read(self) -> None:
        """Sort every row into a branch or among the candidates."""
        branch, sheet = Text(""), ""
        for table in self.tables:
            # A branch that one sheet names says nothing of the people on the next.
            if table.sheet.title != sheet:
                branch, sheet = Text(""), table.sheet.title
            branch = self._read_table(table, branch or self._heading(table))
        if self._tidied:
            message = (
                f"花名册里有 {len(self._tidied)} 个姓名去掉了空格或者统一了间隔号，如“{self._tidied[0]}”"
            )
            self.said.append(hint("K327", self._tidied[0].place, message))
        self.said += [_told_again(sheet, names) for sheet, names in self._again.items()]
        if not any(self.members.values()) and not self.candidates and not self.said:
            place = self.tables[0].header[0].place
            self.said.append(error("K334", place, "花名册里一个人也没有", "表头下面，一名党员写一行"))

    def _heading(self, table: RosterTable) -> Text:
        """The branch that the title above a table names, or the name of its sheet."""
        titles = [cell for row in reversed(table.above) for cell in row if cell]
        named = next((cell for cell in titles if branch_named(cell, self.known)), None)
        if named is not None:
            return Text(branch_named(named, self.known), named.place)
        title = table.sheet.title
        # Without branches in YAML, a sheet a branch names them itself.
        itself = title if not self.known and title.endswith("支部") else ""
        return Text(branch_named(title, self.known) or itself, table.header[0].place)

    def _read_table(self, table: RosterTable, branch: Text) -> Text:
        for row in table.rows:
            name = table.cell(row, NAME)
            if section := self._section(row):
                branch = section
            elif self._is_person(table, row, name):
                branch = table.cell(row, BRANCH) or branch
                self._take(table, row, name, self._branch(table, row, name, branch))
        return branch

    def _section(self, row: Row) -> Text | None:
        """The branch that a row between others names: （以下为第二支部）."""
        filled = [cell for cell in row if cell]
        branch = branch_named(filled[0], self.known) if len(filled) == 1 else ""
        return Text(branch, filled[0].place) if branch else None

    def _is_person(self, table: RosterTable, row: Row, name: Text) -> bool:
        """Tell whether the row is no total, no note and not empty; report what cannot be told."""
        filled = [cell for cell in row if cell]
        known = table.known_of(row)
        # First of all: a sum is often a formula without a result, and nobody's name is missing there.
        if _is_note(filled, name) or is_foot(row, len(table.columns)):
            self.account.leave(filled[0])
        elif table.sheet.lacks_value(name) and known:
            self.said.append(without_value(table.sheet, name, NAME))
        elif _is_like_person(name, known):
            return True
        elif not _is_empty(filled, known):
            self.said.append(_doubtful(filled[0], name, known))
        return False

    def _branch(self, table: RosterTable, row: Row, name: Text, above: Text) -> Text:
        """The branch of a row; an empty cell is that of the row, the title or the sheet above it."""
        branch = table.cell(row, BRANCH)
        if branch or not above:
            return Text(branch_meant(branch, self.known) or branch, branch.place)
        # Of a sheet a branch nothing needs to be said: its rows have no column for it.
        if BRANCH in table.columns or above.place.line > table.header[0].place.line:
            message = f"{name}的“支部”空着，已按上面的“{above}”理解"
            self.said.append(hint("K326", branch.place, message, "不对的话，请把支部写上", once=str(above)))
        return Text(above, branch.place)

    def _take(self, table: RosterTable, row: Row, name: Text, branch: Text) -> None:
        standing = table.cell(row, STANDING) or stage_named(table.sheet)
        stage = closest(standing, (*STANDINGS, *STAGES)) in STAGES
        entries = self._entries(
            table, row, name, Candidate.keys() if stage else Member.keys(), branch if stage else Text("")
        )
        if self._was_there(table, str(branch), entries):
            return
        if stage:
            entries.setdefault(Text(STANDING, name.place), Text(standing, name.place))
            self.candidates.append(entries)
        else:
            self.branches.setdefault(branch, branch)
            self.members[branch].append(entries)

    def _was_there(self, table: RosterTable, branch: str, entries: Entries) -> bool:
        """Tell whether an earlier sheet has the same person: a list of all and a sheet a branch."""
        name, sheet = entries.get(NAME), table.sheet.title
        if not isinstance(name, Text):
            return False
        earlier = (seen for seen in self._seen[name] if seen.sheet != sheet)
        same = next(filter(lambda seen: _is_same(seen, branch, entries), earlier), None)
        if same is None:
            self._seen[name].append(_Seen(sheet, branch, entries))
            return False
        differing = _differing(same.entries, entries)
        if branch and same.branch and branch != same.branch:
            differing.append(BRANCH)
        if differing:
            message = f"{name}在“{same.sheet}”和“{sheet}”两张表里都有，“{differing[0]}”写得不一样"
            mend = "改成一样，或者删掉一处；是同名的两个人，请写上不同的编号"
            self.said.append(error("K336", name.place, message, mend))
        self._again[sheet].append(name)
        return True

    def _entries(
        self, table: RosterTable, row: Row, name: Text, keys: Sequence[str], branch: Text
    ) -> Entries:
        """A row as a mapping of those keys; what a candidate cannot have is told."""
        entries = Entries({}, name.place)
        for key, header in table.columns.items():
            cell = branch if key == BRANCH else table.cell(row, key)
            if table.sheet.lacks_value(cell):
                self.said.append(without_value(table.sheet, cell, key))
            elif fault := cut_off(cell, key):
                self.said.append(fault)
            elif cell and key in keys:
                entries[Text(key, header.place)] = self._name(cell) if key == NAME else cell
                entries.key_places[key] = header.place
            elif cell:
                message = f"{name}是培养对象，没有“{key}”这一项，已略去"
                mend = "已经入党的，请改“身份”"
                self.said.append(hint("K330", cell.place, message, mend, once=key))
        self._without_bracket(entries)
        return entries

    def _name(self, cell: Text) -> Text:
        try:
            name, note = parse_name(cell)
        except Misread as fault:
            self.said.append(error("K332", cell.place, fault.message, fault.hint))
            return cell
        if note:
            self._tidied.append(cell)
        return Text(name, cell.place)

    def _without_bracket(self, entries: Entries) -> None:
        """Take what stands in brackets behind a name off it: papers print the name alone."""
        name = entries.get(NAME)
        core, bracket, said = (
            name.removesuffix("）").partition("（") if isinstance(name, Text) else ("", "", "")
        )
        if not isinstance(name, Text) or not bracket or not core:
            return
        entries[NAME] = Text(core, name.place)
        key, word = BESIDE_NAME.get(said, ("", ""))
        if key and entries.get(key, word) == word:
            entries.setdefault(Text(key, name.place), Text(word, name.place))
        else:
            message = f"{core}后面括号里的“{said}”没有读"
            mend = "写到“备注”或者别的列里，姓名一格只写姓名"
            self.said.append(warning("K338", name.place, message, mend))


def _doubtful(first: Text, name: Text, known: int) -> Diagnostic:
    if not name and known >= CELLS_OF_A_PERSON:
        return error("K328", name.place, "这一行没有姓名", "补上姓名；不是党员的行，请从表里移走")
    mend = "是党员的，补全姓名和别的几项；是说明的，移到表的上面，或者以“说明：”开头"
    return error("K335", first.place, f"“{first}”这一行看不出是不是一名党员", mend)


def _is_like_person(name: Text, known: int) -> bool:
    # A number is nobody's name, however full its row is: the row is of another table.
    if not any(map(str.isalpha, name)):
        return False
    if known >= FEWEST_CELLS:
        return True
    bare = "".join(re.sub(r"[（(].*", "", name).split())
    return bool(re.fullmatch(_NAME, "".join(name.split()))) and not _OF_MANY.search(bare)


def _is_empty(filled: Sequence[Text], known: int) -> bool:
    # Serial numbers are often written ahead.
    return not known and all(cell.isdecimal() for cell in filled)


def _is_note(filled: Sequence[Text], name: Text) -> bool:
    """Tell whether a row is no person by its words alone: a total, however full, or a line with a colon."""
    if not filled:
        return False
    is_line = len(filled) == 1 and ("：" in filled[0] or ":" in filled[0])
    return is_line or bool(TOTAL.match(squeezed(filled[0])) or FOOT.match(squeezed(name)))


def _is_same(seen: _Seen, branch: str, entries: Entries) -> bool:
    """Tell whether two rows of one name, on two sheets, are about one person."""
    numbers = [each.get("编号") for each in (seen.entries, entries)]
    if all(numbers):
        return numbers[0] == numbers[1]
    if branch == seen.branch:
        return True
    # Two people of one name often share these: they prove nothing.
    shared = set(seen.entries) & set(entries) - {NAME, STANDING, "性别", "民族"}
    return bool(shared) and not _differing(seen.entries, entries)


def _differing(one: Entries, other: Entries) -> list[str]:
    return [
        str(key)
        for key in one
        if key in other and key not in _REMARKS and _bare(one[key]) != _bare(other[key])
    ]


def _bare(node: Node) -> object:
    """A cell without the manner of writing it: 2005.6.30 is 2005-06-30."""
    text = str(node)
    return [int(number) for number in re.findall(r"[0-9]+", text)] or "".join(text.split())


def _told_again(sheet: str, names: Sequence[Text]) -> Diagnostic:
    listed = "、".join(names[:3]) + ("……" if len(names) > 3 else "")
    message = f"“{sheet}”里的 {len(names)} 个人，前面的表里已经有了，只算一次（{listed}）"
    return hint("K337", names[0].place, message)
