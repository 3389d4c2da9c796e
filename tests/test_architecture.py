"""The floors: imports point downwards only, and rooms of one floor do not know each other."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from docgen.commands import COMMANDS

REPOSITORY = Path(__file__).parent.parent
MODULES = sorted((REPOSITORY / "docgen").rglob("*.py"))

FLOORS = [
    {"cli", "docgen.__main__"},
    {"docgen.commands"},
    {"docgen.making"},
    {"docgen.checking"},
    {"docgen.papers", "docgen.schedule", "docgen.next_year", "docgen.note"},
    {"docgen.year", "docgen.importing", "docgen.filling"},
    {"docgen.domain", "docgen.libreoffice"},
    {"docgen.models", "docgen.engine"},
    {"docgen.reading", "docgen.writing", "docgen.page"},
    {"docgen.base", "docgen.word"},
    {"docgen"},
]
"""From the roof down. A room may import itself and every room on a lower floor."""

KNOWS_NOTHING_OF_WORD = {
    "docgen.papers",
    "docgen.year",
    "docgen.domain",
    "docgen.models",
    "docgen.reading",
}
KNOWS_WORD = {"docgen.word", "docgen.page", "docgen.engine", "docgen.libreoffice", "docgen.writing"}


def room(module: str) -> str:
    return ".".join(module.split(".")[:2])


def floor(of: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if of in rooms)


def name_of(path: Path) -> str:
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in NAMES else str(node.module) for name in whole)


def arrows() -> Iterator[tuple[str, str]]:
    for path in MODULES:
        for imported in imports(path):
            if imported.split(".")[0] == "docgen":
                known = {each for rooms in FLOORS for each in rooms}
                target = room(imported) if room(imported) in known else "docgen"
                yield room(name_of(path)), target


@pytest.mark.parametrize(("importer", "imported"), sorted(set(arrows())))
def test_imports_point_downwards_only(importer: str, imported: str) -> None:
    assert importer == imported or floor(importer) < floor(imported)


@pytest.mark.parametrize(("importer", "imported"), sorted(set(arrows())))
def test_nothing_before_a_draft_knows_word(importer: str, imported: str) -> None:
    assert not (importer in KNOWS_NOTHING_OF_WORD and imported in KNOWS_WORD)


def test_every_module_lives_in_a_known_room() -> None:
    rooms = {room(name_of(path)) for path in MODULES}
    assert rooms <= {each for floor_rooms in FLOORS for each in floor_rooms}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_grows_beyond_350_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


DOMAIN = ("words", "rules", "people", "ballots", "calendar", "meetings", "schedule", "evaluations", "notices")
"""The rooms of the domain from the ground up: each may import itself and those before it."""


def domain_arrows() -> Iterator[tuple[str, str]]:
    for path in sorted((REPOSITORY / "docgen" / "domain").rglob("*.py")):
        importer = name_of(path).split(".")[2:3]
        for imported in imports(path):
            if importer and imported.startswith("docgen.domain."):
                yield importer[0], imported.split(".")[2]


@pytest.mark.parametrize(("importer", "imported"), sorted(set(domain_arrows())))
def test_rooms_of_the_domain_build_on_each_other_in_one_order(importer: str, imported: str) -> None:
    assert DOMAIN.index(imported) <= DOMAIN.index(importer)


def test_every_room_of_the_domain_has_its_place_in_the_order() -> None:
    rooms = {path.parent.name for path in (REPOSITORY / "docgen" / "domain").glob("*/__init__.py")}
    assert rooms == set(DOMAIN)


def test_no_files_import_each_other_in_a_circle() -> None:
    """Not by a late import either."""
    known = {name_of(path): path for path in MODULES}
    tree = {name: {each for each in imports(path) if each in known} for name, path in known.items()}
    while leaves := {name for name, imported in tree.items() if not imported & tree.keys() - {name}}:
        tree = {name: imported for name, imported in tree.items() if name not in leaves}
    assert sorted(tree) == []


CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROWS = [
    (int(number), re.findall(r"`(.+?)`", rooms), re.findall(r"`(.+?)`", lives))
    for number, rooms, lives in re.findall(r"^\| (\d+) \| (.+) \| (.+) \|$", CONTRIBUTING, re.MULTILINE)
]
"""Of CONTRIBUTING's table: the floor, the rooms, and what is named of what lives there."""


def test_contributing_draws_the_floors_as_they_are() -> None:
    drawn = {
        (number, ".".join(Path(each).with_suffix("").parts)) for number, rooms, _ in ROWS for each in rooms
    }
    built = enumerate(FLOORS[:-1])  # the package itself lies below all
    assert drawn == {(len(FLOORS) - 1 - index, each) for index, rooms in built for each in rooms}


@pytest.mark.parametrize(("rooms", "lives"), [row[1:] for row in ROWS])
def test_contributing_names_every_room_within_a_room_and_nothing_that_is_not_there(
    rooms: list[str], lives: list[str]
) -> None:
    folders = [REPOSITORY / each for each in rooms if each.endswith("/")]
    within = {path.parent.name for folder in folders for path in folder.glob("*/*.py")}
    assert within <= {each.rstrip("/") for each in lives}
    there = {path.name for folder in folders for path in folder.iterdir()}
    assert {each.rstrip("/") for each in lives if not each.startswith("docgen ")} <= there


def test_contributing_lists_the_rooms_of_the_domain_in_their_order() -> None:
    listed = next(lives for _, rooms, lives in ROWS if rooms == ["docgen/domain/"])
    assert tuple(listed) == DOMAIN


PATHS = re.findall(r"`([\w.-]*(?:/[\w.<>*-]*)+|\w+\.\w+)`", CONTRIBUTING)
FILES_OF_A_RUN = {"plan.yaml", "generated/2023", "tests/fuzz/crashes"}
"""What CONTRIBUTING names that a run makes."""


@pytest.mark.parametrize("path", sorted({*PATHS} - FILES_OF_A_RUN))
def test_contributing_names_no_file_that_is_not_there(path: str) -> None:
    """Said from the repository, from the package, from a room of it, or by the name alone."""
    pattern = re.sub(r"<\w+>", "*", path.rstrip("/"))
    below = (each for room in ("docgen", "tests") for each in (REPOSITORY / room).glob(f"**/{pattern}"))
    assert list(REPOSITORY.glob(pattern)) or next(below, None)


SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`@?(_?[A-Za-z][A-Za-z_]+)`", CONTRIBUTING))))
def test_contributing_names_nothing_that_the_source_does_not_hold(name: str) -> None:
    assert re.search(rf"\b{name}\b", SOURCE)


FAMILIES = {"plan.py", "minutes.py", "notices.py", "evaluations.py"}
"""Papers of one family have a model, a template, drafts and a command of the family's name."""


def is_named_by_its_command(path: Path) -> bool:
    return path.parent == REPOSITORY / "docgen" / "commands" and path.stem in COMMANDS


def names_that_stand_twice(names: Iterable[str]) -> set[str]:
    return {name for name, number in Counter(names).items() if number > 1}


def file_names() -> Iterator[str]:
    """Those that have to differ: not the families', nor commands', which users choose by their name."""
    for path in MODULES:
        if path.name not in FAMILIES | {"__init__.py"} and not is_named_by_its_command(path):
            yield path.name


def public_class_names() -> Iterator[str]:
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_no_generator_ends_by_a_next_without_default(path: Path) -> None:
    """There StopIteration becomes a RuntimeError that stops the year: a default, or unpacking, does not."""
    functions = [each for each in ast.walk(ast.parse(path.read_bytes())) if isinstance(each, ast.FunctionDef)]
    generators = [each for each in functions if any(map(_yields, ast.walk(each)))]
    calls = [call for each in generators for call in ast.walk(each) if isinstance(call, ast.Call)]
    assert [call.lineno for call in calls if ast.unparse(call.func) == "next" and len(call.args) < 2] == []


def _yields(node: ast.AST) -> bool:
    return isinstance(node, (ast.Yield, ast.YieldFrom))


def test_words_are_printed_in_one_place() -> None:
    """`say` cleans what is printed, and no stream that fails stops it."""
    printing = [path.name for path in MODULES if "click.echo(" in path.read_text(encoding="utf-8")]
    assert printing == ["printing.py"]


def test_no_file_name_stands_twice_but_of_families_and_commands() -> None:
    assert sorted(names_that_stand_twice(file_names())) == []


def test_no_public_class_name_stands_twice() -> None:
    assert sorted(names_that_stand_twice(public_class_names())) == []


def test_the_classes_of_the_glossary_are_those_of_the_code() -> None:
    glossary = (REPOSITORY / "docs" / "glossary.md").read_text(encoding="utf-8")
    section = glossary.split("## The program's own things")[1].split("\n## ")[0]
    named = {
        name
        for cells in re.findall(r"(?m)^\|([^|]+)\|", section)
        for name in re.findall(r"\b[A-Z]\w+", cells)
    }
    assert sorted(named - {"English"} - set(public_class_names())) == []
