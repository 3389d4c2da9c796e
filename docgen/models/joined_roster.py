"""The roster from the office's own spreadsheet, joined to organization.yaml: members sorted into branches.

The result is made of the same nodes that YAML makes, each at its cell, so that everything after this asks and
tells the same as if the roster had been typed into organization.yaml.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docgen.base.diagnostics import Diagnostic, Place, error, hint
from docgen.base.suggestion import closest, question
from docgen.models.organization import STAGES, STANDINGS, Candidate, Member
from docgen.models.roster_columns import BRANCH, NAME, STANDING, RosterTable, find_table
from docgen.reading.nodes import Document, Entries, Items, Node, Text
from docgen.reading.spreadsheets import Row, Spreadsheet, without_value
from docgen.reading.spreadsheets.sheet import FOOT
from docgen.reading.values import Misread
from docgen.reading.values.people import parse_name

ROSTER, BRANCHES, MEMBERS, CANDIDATES, BRANCH_NAME = "花名册", "支部", "党员", "培养对象", "名称"
CELLS_OF_A_PERSON = 4
"""A row without a name that fills so many cells is a person whose name was forgotten, not a note."""


def roster_file(document: Document) -> Text | None:
    """The file that organization.yaml names as its roster."""
    named = document.root.get(ROSTER) if isinstance(document.root, Entries) else None
    return named if isinstance(named, Text) and named else None


def join_roster(document: Document, spreadsheet: Spreadsheet) -> Document:
    """organization.yaml with the people of the spreadsheet in it."""
    if not isinstance(document.root, Entries):
        return document
    said = [*document.diagnostics, *spreadsheet.diagnostics]
    table = find_table(spreadsheet) if spreadsheet.sheets else None
    if isinstance(table, Diagnostic):
        said.append(table)
    if not isinstance(table, RosterTable):
        return replace(document, diagnostics=tuple(said))
    people = _People(table)
    people.read()
    root = _joined(document.root, people)
    return replace(document, root=root, diagnostics=(*said, *table.diagnostics, *people.said))


@dataclass
class _People:
    """The rows of a roster as nodes, and what there is to say about them."""

    table: RosterTable
    members: dict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    """By the branch's name as typed, in the order of the rows."""
    candidates: list[Node] = field(default_factory=list)
    branches: dict[str, Text] = field(default_factory=dict)
    """The cell where each branch is first named."""
    said: list[Diagnostic] = field(default_factory=list)
    tidied: list[Text] = field(default_factory=list)
    """Names that were padded."""

    def read(self) -> None:
        """Sort every row into a branch or among the candidates."""
        branch = Text("")
        for row in self.table.rows:
            name = self.table.cell(row, NAME)
            if self._is_foot(row, name):
                continue
            branch = self._branch(row, name, branch)
            self._take(row, name, branch)
        if self.tidied:
            message = f"花名册里有 {len(self.tidied)} 个姓名去掉了空格或者统一了间隔号，如“{self.tidied[0]}”"
            self.said.append(hint("K327", self.tidied[0].place, message))

    def _is_foot(self, row: Row, name: Text) -> bool:
        """Tell whether the row is a total, a note or empty; report a person without a name."""
        filled = [cell for cell in row if cell]
        if not filled or FOOT.match("".join(filled[0].split())):
            return True
        if name:
            return False
        known = [cell for key in self.table.columns if (cell := self.table.cell(row, key))]
        if len(known) >= CELLS_OF_A_PERSON:
            self.said.append(
                error("K328", name.place, "这一行没有姓名", "补上姓名；不是党员的行，请从表里移走")
            )
        return True

    def _branch(self, row: Row, name: Text, above: Text) -> Text:
        """The branch of a row; an empty cell is taken for one merged with the cell above it."""
        branch = self.table.cell(row, BRANCH)
        if branch or not above:
            return branch
        message = f"{name}的“支部”空着，已按上一行的“{above}”理解"
        self.said.append(hint("K326", branch.place, message, "不对的话，请把支部写上", once=str(above)))
        return Text(above, branch.place)

    def _take(self, row: Row, name: Text, branch: Text) -> None:
        standing = self.table.cell(row, STANDING)
        if closest(standing, (*STANDINGS, *STAGES)) in STAGES:
            self.candidates.append(self._entries(row, name, Candidate.keys(), branch))
            return
        self.branches.setdefault(branch, branch)
        self.members[branch].append(self._entries(row, name, Member.keys(), Text("")))

    def _entries(self, row: Row, name: Text, keys: Sequence[str], branch: Text) -> Entries:
        """A row as a mapping of those keys; what a candidate cannot have is told."""
        entries = Entries({}, name.place)
        for key, header in self.table.columns.items():
            cell = branch if key == BRANCH else self.table.cell(row, key)
            if self.table.sheet.lacks_value(cell):
                self.said.append(without_value(cell, key))
            elif cell and key in keys:
                entries[Text(key, header.place)] = self._name(cell) if key == NAME else cell
                entries.key_places[key] = header.place
            elif cell:
                message = f"{name}是培养对象，没有“{key}”这一项，已略去"
                mend = "已经入党的，请改“身份”"
                self.said.append(hint("K330", cell.place, message, mend, once=key))
        return entries

    def _name(self, cell: Text) -> Text:
        try:
            name, note = parse_name(cell)
        except Misread as fault:
            self.said.append(error("K332", cell.place, fault.message, fault.hint))
            return cell
        if note:
            self.tidied.append(cell)
        return Text(name, cell.place)


def _joined(root: Entries, people: _People) -> Entries:
    joined = Entries(root, root.place, root.key_places)
    if people.candidates:
        joined[CANDIDATES] = Items([*_members(root.get(CANDIDATES)), *people.candidates], _place(people))
    if root.get(BRANCHES):
        joined[BRANCHES] = _into_branches(root[BRANCHES], people)
    else:
        joined[BRANCHES] = Items([_new_branch(name, people) for name in people.branches], _place(people))
    return joined


def _into_branches(node: Node, people: _People) -> Items:
    """The branches as organization.yaml names them, each with its members."""
    branches = _members(node)
    names = [str(_named(branch)) for branch in branches]
    # A roster of one branch needs no column for it.
    if len(names) == 1 and BRANCH not in people.table.columns:
        people.members[names[0]] = people.members.pop("", [])
    people.said += [
        _not_a_branch(cell, len(people.members[branch]), names)
        for branch, cell in people.branches.items()
        if branch not in names and people.members[branch]
    ]
    return Items([_filled(branch, people) for branch in branches], node.place)


def _filled(branch: Node, people: _People) -> Node:
    members = people.members.get(_named(branch), [])
    if not isinstance(branch, Entries):
        return branch
    typed = branch.get(MEMBERS)
    if typed:
        message = "花名册在 Excel 文件里，这里又写了“党员”"
        people.said.append(error("K329", typed.place, message, "只留一处：删掉这里的，或者删掉“花名册”一行"))
        return branch
    filled = Entries(branch, branch.place, branch.key_places)
    filled[MEMBERS] = Items(members, members[0].place if members else branch.place)
    return filled


def _not_a_branch(cell: Text, members: int, names: Sequence[str]) -> Diagnostic:
    if not cell:
        mend = f"补上支部：{'、'.join(names)}"
        return error("K325", cell.place, f"从这里起有 {members} 名党员没有写支部", mend)
    meant = closest(cell, names)
    return error(
        "K324",
        cell.place,
        f"organization.yaml 里没有“{cell}”这个支部{question(meant)}（花名册里有 {members} 名党员写在这里）",
        f"改成“{meant}”" if meant else f"改成其中一个：{'、'.join(names)}；或者在 organization.yaml 里添上它",
    )


def _new_branch(name: str, people: _People) -> Entries:
    cell, members = people.branches[name], people.members[name]
    entries: dict[str, Node] = {
        BRANCH_NAME: cell or Text("党支部", cell.place),
        MEMBERS: Items(members, cell.place),
    }
    return Entries(entries, cell.place, dict.fromkeys(entries, cell.place))


def _named(branch: Node) -> Text:
    name = branch.get(BRANCH_NAME) if isinstance(branch, Entries) else None
    return name if isinstance(name, Text) else Text("")


def _members(node: Node | None) -> list[Node]:
    if node is None or node == "":
        return []
    return list(node) if isinstance(node, Items) else [node]


def _place(people: _People) -> Place:
    return Place(people.table.sheet.source)
