"""The table in the docs tells every rule as it is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.checking.proofreading.findings import all_rules

DOCS = (Path(__file__).parents[3] / "docs" / "校对规则.md").read_text(encoding="utf-8")

ROW = re.compile(
    r"^\| (?P<code>[A-Z]\d\d) \| (?P<name>[^|]+?)(?P<fix>（--fix 会改）)? \| (?P<level>[^|]+) \|",
    re.MULTILINE,
)


def test_every_rule_has_its_row_with_name_level_and_whether_it_is_mended() -> None:
    rows = {(row["code"], row["name"], row["level"], bool(row["fix"])) for row in ROW.finditer(DOCS)}
    assert rows == {(rule.code, rule.name, rule.level.label, rule.is_certain) for rule in all_rules()}


def test_every_source_is_told() -> None:
    assert [rule.code for rule in all_rules() if rule.source not in DOCS] == []
