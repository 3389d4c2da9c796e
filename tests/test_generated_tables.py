"""The tables of the documents say what the program says, and leave nothing out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from generated_tables import MARKED, REGISTER, REPOSITORY, all_commands, files, filled, models_of

from docgen.checking.proofreading.findings import all_rules
from docgen.commands import COMMANDS

BUILT_IN_RULES = REPOSITORY / "docgen" / "domain" / "rules"
MANUAL, RULES = REPOSITORY / "docs" / "手册.md", REPOSITORY / "docs" / "校对规则.md"


@pytest.mark.parametrize("path", [MANUAL, RULES], ids=lambda path: path.stem)
def test_the_tables_are_as_the_program_makes_them(path: Path, golden: Callable[[Path, str], None]) -> None:
    """With `--refresh-golden` they are written anew."""
    golden(path, filled(path.read_text(encoding="utf-8")))


def marks(path: Path) -> list[str]:
    return [mark[2] for mark in MARKED.finditer(path.read_text(encoding="utf-8"))]


def test_the_manual_has_a_table_of_every_record_of_every_yaml_file() -> None:
    told = {tuple(mark.split()[1:]) for mark in marks(MANUAL) if mark.startswith("项目")}
    assert told == {(file, model) if model else (file,) for file in files() for model in models_of(file)}


def test_the_manual_tells_every_command_and_every_code() -> None:
    told = marks(MANUAL)
    assert {"命令", "选项"} <= set(told)
    assert {mark for mark in told if mark.startswith("编号")} == {f"编号 {code[0]}" for code in REGISTER}


def test_every_family_of_rules_has_its_table() -> None:
    assert set(marks(RULES)) == {f"规则 {rule.code[0]}" for rule in all_rules()}


NEVER_BUILT = {"T04", "E08"}
"""Codes that the list of rules names to say that no such rule was made."""


@pytest.mark.parametrize("path", [MANUAL, RULES], ids=lambda path: path.stem)
def test_no_code_is_named_that_nothing_gives(path: Path) -> None:
    named = set(re.findall(r"(?<![A-Z0-9〔-])[A-Z]\d{2,3}(?![0-9])", path.read_text(encoding="utf-8")))
    known = {*REGISTER, *(rule.code for rule in all_rules()), *NEVER_BUILT}
    families = {code[0] for code in known}
    assert {code for code in named - known if code[0] in families} == set()


def test_no_rule_of_an_office_is_named_that_is_not_built_in() -> None:
    """ZT11, GS02 …: the numbers by which an office's rule takes the place of a built-in one."""
    named = set(re.findall(r"(?<![A-Z])[A-Z]{2}\d{2}Y?(?!\d)", MANUAL.read_text(encoding="utf-8")))
    data = [path.read_text(encoding="utf-8") for path in BUILT_IN_RULES.glob("*.yaml")]
    assert {number for number in named if not any(f"编号: {number}" in text for text in data)} == set()


def test_no_command_and_no_option_is_named_that_is_not_there() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    commands = set(re.findall(r"(?:^|`)docgen ([a-z]+)", text, re.MULTILINE))
    assert commands - COMMANDS.keys() == set()
    text = re.sub(r"dask (?:scheduler|worker) [^`\n]+", "", text)  # another program's options
    assert set(re.findall(r"(?<=[ `、])--[a-z]+(?:-[a-z]+)*", text)) - option_names() == set()


def option_names() -> set[str]:
    known = {"--help", "--version"}
    for _, _, command in all_commands():
        known.update(name for each in command.params for name in each.opts)
    return known
