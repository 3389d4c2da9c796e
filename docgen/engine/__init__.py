"""Template to bytes: a .docx with tags is compiled once and rendered for each set of data."""

from typing import TYPE_CHECKING

from docgen.engine.ready import ready_template
from docgen.engine.template import CompiledOrFaults, Rendered, Template, render

if TYPE_CHECKING:
    from docgen.engine.asked import Asked, asked_of
    from docgen.engine.compiling import compile_template
    from docgen.engine.fields import Fields, FieldTree, check_fields

__all__ = [
    "Asked",
    "CompiledOrFaults",
    "FieldTree",
    "Fields",
    "Rendered",
    "Template",
    "asked_of",
    "check_fields",
    "compile_template",
    "ready_template",
    "render",
]


def __getattr__(name: str) -> object:
    """Import what only compiling needs when it is asked for: a template from the cache does without."""
    if name == "compile_template":
        from docgen.engine import compiling as home
    elif name in ("Asked", "asked_of"):
        from docgen.engine import asked as home  # type: ignore[no-redef]
    elif name in ("FieldTree", "Fields", "check_fields"):
        from docgen.engine import fields as home  # type: ignore[no-redef]
    else:
        raise AttributeError(name)
    return getattr(home, name)
