"""The tables of the manual and of the list of rules that are made of schemas, commands, codes and rules.

Each stands between two comments, of which the first says what it is a table of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import yaml
from click.testing import CliRunner
from codes_given import LEVELS, codes_given

from docgen.checking.proofreading.findings import all_rules
from docgen.checking.proofreading.paper_text import ALL_KINDS
from docgen.commands import COMMANDS, docgen
from docgen.papers import kind_named

REPOSITORY = Path(__file__).parents[2]
MARKED = re.compile(r"(<!-- 由程序生成：([^>]+) -->\n)(.*?)(<!-- 生成到这里 -->)", re.DOTALL)
REGISTER = yaml.safe_load((REPOSITORY / "docs" / "codes.yaml").read_text(encoding="utf-8"))
LONGEST_EXAMPLE = 33
"""字 of a rule's example; a whole paragraph would make the table unreadable."""


def filled(text: str) -> str:
    """A document with all its marked tables as they must be."""
    return MARKED.sub(lambda mark: f"{mark[1]}\n{table_of(*mark[2].split())}\n{mark[4]}", text)


def table_of(what: str, *words: str) -> str:
    """The table that a mark asks for, by the words after the colon."""
    return {"项目": keys, "命令": commands, "选项": options, "编号": codes, "规则": rules}[what](*words)


def keys(file: str, model: str = "") -> str:
    """The keys of a YAML file, or of a record in it, from its schema."""
    record = properties_of(file, model)
    needed = record.get("required", ())
    rows = ((key + "（必写）" * (key in needed), _told(each)) for key, each in record["properties"].items())
    return _table(("项目", "写什么"), rows)


def models_of(file: str) -> list[str]:
    """The records that a YAML file is made of, the file itself ("") before them."""
    return ["", *_schema(file)["$defs"]]


def files() -> list[str]:
    """The YAML files that have a schema."""
    schemas = sorted((REPOSITORY / "plans" / "schema").glob("*.schema.json"))
    return [path.name.removesuffix(".schema.json") for path in schemas]


def properties_of(file: str, model: str) -> dict:
    """The part of a schema that describes the record written key by key."""
    schema = _schema(file)
    record = schema["$defs"][model] if model else schema
    return next((each for each in record.get("anyOf", ()) if "properties" in each), record)


def _schema(file: str) -> dict:
    path = REPOSITORY / "plans" / "schema" / f"{file}.schema.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _told(described: dict) -> str:
    """What to write under a key, with its choices where the description names none of them."""
    told, choices = described["description"], [str(each) for each in _choices(described)]
    if choices and not any(each in told for each in choices):
        told += "：" + "、".join(choices)
    return told


def _choices(described: dict) -> list:
    inner = [described, described.get("items", {}), *described.get("anyOf", ())]
    found = next((each["enum"] for each in inner if "enum" in each), [])
    return [each for each in found if not isinstance(each, bool)]


def commands() -> str:
    """Every command as it is typed, and what the help says of it."""
    rows = ((f"`{' '.join(words)}`", told) for words, told, _ in all_commands())
    return _table(("命令", "作用"), rows)


def options() -> str:
    """Every option once, with the commands that take it."""
    takers: dict[tuple[str, str], list[str]] = {}
    for words, _, command in all_commands():
        context = click.Context(command)
        for option in (each for each in command.params if isinstance(each, click.Option)):
            left, told = option.get_help_record(context)
            takers.setdefault((left, told.partition("  [")[0]), []).append(_name(words))
    rows = ((f"`{left}`", told, "、".join(names)) for (left, told), names in sorted(takers.items()))
    return _table(("选项", "作用", "用在"), rows)


def all_commands() -> Iterator[tuple[list[str], str, click.Command]]:
    """Each command, and each command of a group: the words to type, what it does, itself."""
    CliRunner().invoke(docgen, ["--help"])  # click's words are Chinese from the first call on
    for name, told in COMMANDS.items():
        command = docgen.get_command(click.Context(docgen), name)
        if isinstance(command, click.Group):
            for each in command.commands.values():
                yield _typed(each, name, each.name), each.get_short_help_str(100), each
        else:
            yield _typed(command, name), told, command


def _typed(command: click.Command, *names: str | None) -> list[str]:
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    context = click.Context(command)
    return ["docgen", *map(str, names), *filter(None, (each.make_metavar(context) for each in arguments))]


def _name(words: list[str]) -> str:
    return " ".join(word for word in words[1:] if word.isascii())


def codes(letter: str) -> str:
    """The codes that begin with a letter: their levels from the source, their meanings from the register."""
    levels: dict[str, set[str]] = {}
    for given in codes_given():
        levels.setdefault(given.code, set()).update(given.levels)
    rows = (
        (code, "、".join(LEVELS[each] for each in LEVELS if each in levels[code]), _meaning(code))
        for code in REGISTER
        if code.startswith(letter)
    )
    return _table(("编号", "级别", "意思"), rows)


def _meaning(code: str) -> str:
    row = REGISTER[code]
    return row["意思"] if isinstance(row, dict) else row


def rules(letter: str) -> str:
    """The proofreader's rules of a family, from what each says of itself."""
    family = sorted((rule for rule in all_rules() if rule.code[0] == letter), key=lambda rule: rule.code)
    rows = (
        (
            rule.code,
            rule.name + "（--fix 会改）" * rule.is_certain,
            rule.level.label,
            "全部" if rule.scope == ALL_KINDS else "、".join(map(_kind, sorted(rule.scope))),
            f"{rule.strength.value}：{rule.source}",
            _example(rule.bad[0]),
        )
        for rule in family
    )
    return _table(("编号", "查什么", "级别", "查哪些文件", "依据", "会说的例子"), rows)


def _kind(name: str) -> str:
    titles = {"plan": "计划", "notices": "公示"}
    return titles.get(name) or kind_named(name).title


def _example(text: str) -> str:
    shown = text if len(text) <= LONGEST_EXAMPLE + 7 else text[:LONGEST_EXAMPLE] + "……"
    return shown.replace("\n", "⏎")


def _table(head: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    body = (" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows)
    return "\n".join(
        [f"| {' | '.join(head)} |", "|---" * len(head) + "|", *(f"| {row} |" for row in body), ""]
    )
