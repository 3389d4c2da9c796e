"""Template to bytes: a .docx with tags is compiled once and rendered for each set of data."""

from docgen.engine.compiling import CompiledOrFaults, compile_template
from docgen.engine.fields import FieldTree, check_fields
from docgen.engine.template import Rendered, Template, render

__all__ = [
    "CompiledOrFaults",
    "FieldTree",
    "Rendered",
    "Template",
    "check_fields",
    "compile_template",
    "render",
]
