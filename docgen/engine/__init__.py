"""Template to bytes: a .docx with tags is compiled once and rendered for each set of data.

What only compiling needs is imported from `engine.compiling`: a template from the cache does without.
"""

from docgen.engine.ready import ready_template
from docgen.engine.template import CompiledOrFaults, Rendered, Template, render

__all__ = ["CompiledOrFaults", "Rendered", "Template", "ready_template", "render"]
