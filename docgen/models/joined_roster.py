"""The roster from the office's own spreadsheet, joined to organization.yaml: members sorted into branches.

The result is made of the same nodes that YAML makes, each at its cell, so that everything after this asks and
tells the same as if the roster had been typed into organization.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.base.diagnostics import Diagnostic, Place, error, has_errors
from docgen.base.suggestion import closest, question
from docgen.models.organization import BRANCH_NAME, BRANCHES, branch_name, branch_names, members_of
from docgen.models.roster_columns import BRANCH, find_tables
from docgen.models.roster_rows import RosterRows
from docgen.models.roster_sheets import roster_tables
from docgen.reading.nodes import Document, Entries, Items, Node, Text
from docgen.reading.spreadsheets import Account, Spreadsheet

ROSTER, MEMBERS, CANDIDATES = "花名册", "党员", "培养对象"


def roster_file(document: Document) -> Text | None:
    """The file that organization.yaml names as its roster."""
    named = document.root.get(ROSTER) if isinstance(document.root, Entries) else None
    return named if isinstance(named, Text) and named else None


def join_roster(document: Document, spreadsheet: Spreadsheet) -> Document:
    """organization.yaml with the people of the spreadsheet in it."""
    if not isinstance(document.root, Entries):
        return document
    said = [*document.diagnostics, *spreadsheet.diagnostics]
    account = Account(spreadsheet, "花名册", "一名党员")
    # A file that could not be read has told so already.
    if not spreadsheet.sheets and has_errors(spreadsheet.diagnostics):
        return replace(document, diagnostics=tuple(said))
    tables = roster_tables(account)
    if isinstance(tables, Diagnostic):
        return replace(document, diagnostics=(*said, tables))
    people = RosterRows(tables, account, branch_names(document.root))
    people.read()
    for table in tables:
        said += table.diagnostics
        table.report(account)
    root = _joined(document.root, people)
    unread = account.told(lambda sheet: bool(find_tables(sheet)))
    return replace(document, root=root, diagnostics=(*said, *unread, *people.said))


def _joined(root: Entries, people: RosterRows) -> Entries:
    joined = Entries(root, root.place, root.key_places)
    if people.candidates:
        joined[CANDIDATES] = Items([*members_of(root.get(CANDIDATES)), *people.candidates], _place(people))
    if root.get(BRANCHES):
        joined[BRANCHES] = _into_branches(root[BRANCHES], people)
    else:
        joined[BRANCHES] = Items([_new_branch(name, people) for name in people.branches], _place(people))
    return joined


def _into_branches(node: Node, people: RosterRows) -> Items:
    """The branches as organization.yaml names them, each with its members."""
    branches = members_of(node)
    names = [str(branch_name(branch)) for branch in branches]
    # A roster of one branch needs no column for it.
    if len(names) == 1 and not any(BRANCH in table.columns for table in people.tables):
        people.members[names[0]] += people.members.pop("", [])
    people.said += [
        _not_a_branch(cell, len(people.members[branch]), names)
        for branch, cell in people.branches.items()
        if branch not in names and people.members[branch]
    ]
    return Items([_filled(branch, people) for branch in branches], node.place)


def _filled(branch: Node, people: RosterRows) -> Node:
    members = people.members.get(branch_name(branch), [])
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


def _new_branch(name: str, people: RosterRows) -> Entries:
    cell, members = people.branches[name], people.members[name]
    entries: dict[str, Node] = {
        BRANCH_NAME: cell or Text("党支部", cell.place),
        MEMBERS: Items(members, cell.place),
    }
    return Entries(entries, cell.place, dict.fromkeys(entries, cell.place))


def _place(people: RosterRows) -> Place:
    return Place(people.tables[0].sheet.source)
