"""Release a version: `python .ci/release.py 0.2.0 [--dry-run]`.

The version goes into the package, the changelog's unreleased section gets it and the day for its title, and
both become a commit with a tag. Nothing is written before the tree is clean, the changelog has something to
tell and the gate's quick part has passed; nothing is pushed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

PACKAGE, CHANGELOG = Path("docgen/__init__.py"), Path("CHANGELOG.md")
VERSION = re.compile(r'(?m)^__version__ = "(.+)"$')
UNRELEASED = "## [Unreleased]\n"
QUICK_GATE = (
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["pytest", "-q", "-m", "not slow"],
)
"""What `.ci/run` begins with, in the environment at hand; the whole of it runs on what is pushed."""


def main() -> int:
    """Check, write, commit and tag; 1 when there is something against it."""
    options = _options()
    os.chdir(Path(__file__).parent.parent)
    objections = list(_objections(options.version))
    for objection in objections:
        print(f"not released: {objection}", file=sys.stderr)
    if objections:
        return 1
    if options.dry_run:
        print(f"would run {', then '.join(' '.join(command) for command in QUICK_GATE)}")
        print(f"would commit and tag v{options.version} with this section:\n\n{_dated(options)}")
        return 0
    return _gate() or _release(options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", help="three numbers, as in 0.2.0")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and do nothing")
    parser.add_argument("--day", type=date.fromisoformat, default=date.today(), help="of the release: today")
    return parser.parse_args()


def _objections(version: str) -> Iterator[str]:
    """What stands against a release of this version."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        yield f"{version} is not three numbers, as in 0.2.0"
    elif _numbers(version) < _numbers(_current()):
        yield f"{version} is older than {_current()}"
    if _git("tag", "--list", f"v{version}"):
        yield f"the tag v{version} is there already"
    if changed := _git("status", "--porcelain"):
        yield f"the tree is not clean:\n{changed}"
    if not _section():
        yield f"nothing stands under {UNRELEASED.strip()} in {CHANGELOG}"


def _current() -> str:
    found = VERSION.search(_read(PACKAGE))
    if found is None:
        raise SystemExit(f"no __version__ in {PACKAGE}")
    return found[1]


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


def _section() -> str:
    """What the changelog tells under its unreleased title."""
    _, _, behind = _read(CHANGELOG).partition(UNRELEASED)
    return re.split(r"(?m)^## ", behind)[0].strip()


def _dated(options: argparse.Namespace) -> str:
    return f"## [{options.version}] - {options.day}\n\n{_section()}\n"


def _gate() -> int:
    for command in QUICK_GATE:
        print(f"$ {' '.join(command)}", flush=True)
        if subprocess.run(command, check=False).returncode:
            print(f"not released: {command[0]} found something", file=sys.stderr)
            return 1
    return 0


def _release(options: argparse.Namespace) -> int:
    title = f"{UNRELEASED}\n## [{options.version}] - {options.day}\n"
    _write(CHANGELOG, _read(CHANGELOG).replace(UNRELEASED, title, 1))
    _write(PACKAGE, VERSION.sub(f'__version__ = "{options.version}"', _read(PACKAGE)))
    _git("commit", "--quiet", "--message", f"Release {options.version}", "--", str(CHANGELOG), str(PACKAGE))
    _git("tag", "--annotate", f"v{options.version}", "--message", f"docgen {options.version}")
    print(f"released v{options.version}; to publish it: git push --follow-tags")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _git(*words: str) -> str:
    """The answer of git; the release ends where git refuses."""
    answer = subprocess.run(["git", *words], capture_output=True, encoding="utf-8", check=False)
    if answer.returncode:
        said = answer.stderr.strip() or answer.stdout.strip()
        raise SystemExit(f"not released: git {words[0]} says: {said}")
    return answer.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
