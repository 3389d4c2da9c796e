"""Print pyproject.toml's lower bounds as pins: what must work, since it is promised to."""

from __future__ import annotations

from pathlib import Path

from packaging.requirements import Requirement

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10, where pytest brings its forerunner along
    import tomli as tomllib


def pin(line: str) -> str:
    """`click>=8.4` as `click==8.4`; a dependency without a lower bound promises too much."""
    requirement = Requirement(line)
    for bound in requirement.specifier:
        if bound.operator == ">=":
            return f"{requirement.name}=={bound.version}"
    raise SystemExit(f"pyproject.toml gives {requirement.name} no lower bound (>=)")


def main() -> None:
    """The pins of what docgen needs and of what its tests need."""
    path = Path(__file__).parent.parent / "pyproject.toml"
    project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
    for line in (*project["dependencies"], *project["optional-dependencies"]["test"]):
        print(pin(line))


main()
