from __future__ import annotations

import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from docgen.commands import COMMANDS, docgen


@pytest.mark.parametrize(
    "words", [["--help"], *([name, "--help"] for name in COMMANDS), ["templates", "reset", "--help"]]
)
def test_help_is_chinese_throughout(words: list[str]) -> None:
    text = CliRunner().invoke(docgen, words, prog_name="docgen").output
    for english in (
        "Usage",
        "Options",
        "Commands",
        "Show",
        "Error",
        "default",
        "INTEGER",
        "DIRECTORY",
        "ARGS",
        "OPTIONS",
        "required",
    ):
        assert english not in text
    assert re.search(r"[一-龥]", text)


def test_every_command_that_exists_is_listed_and_every_listed_one_exists() -> None:
    text = CliRunner().invoke(docgen, ["--help"], prog_name="docgen").output
    for name, summary in COMMANDS.items():
        assert name in text
        assert summary[:8] in text
        assert CliRunner().invoke(docgen, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["plam", "2023"], "是不是"),
        (["import"], "还缺参数"),
        (["plan", "今年"], "不是数字"),
        (["plan", "2023", "--forse"], "没有“--forse”这个选项"),
        (["plan", "2023", "-C", "/没有/这里"], "没有“/没有/这里”这个文件夹"),
        (["templates", "reset", "letter.docx"], "可选"),
    ],
)
def test_wrong_usage_is_told_in_chinese_with_status_2(words: list[str], told: str) -> None:
    result = CliRunner().invoke(docgen, words, prog_name="docgen")
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Error" not in result.stderr


@pytest.mark.parametrize("heavy", ["docx", "docxtpl", "pydantic", "yaml", "jinja2", "lxml", "openpyxl"])
def test_help_loads_nothing_heavy(heavy: str) -> None:
    code = (
        "import sys\nfrom docgen.commands import docgen\n"
        "try:\n    docgen(['--help'])\nexcept SystemExit:\n    pass\n"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0
    )


@pytest.mark.parametrize("command", [[sys.executable, "-m", "docgen"], [sys.executable, "cli.py"]])
def test_the_module_and_the_launcher_are_the_same_as_docgen(
    command: list[str], pytestconfig: pytest.Config
) -> None:
    done = subprocess.run(
        [*command, "--version"], capture_output=True, check=True, cwd=pytestconfig.rootpath, encoding="utf-8"
    )
    assert done.stdout.startswith("docgen 版本 ")
