"""Template to bytes: a .docx with tags is compiled once and rendered for each set of data.

`ready` takes a template from the cache, or has it compiled: `compiling` opens it, `patching` turns each of
its `template_parts` into source for Jinja (`marking` finds the tags, `shaping` carries out those that shape
cells, `effects` tells what the others lose, `patch_xml` lets docxtpl move them, `placing` sees where values
go), `parsing` makes code of that. `template` renders: the code calls the `writers`, and what Word would
refuse is mended in `tidying`.

What only compiling needs is imported from `engine.compiling`: a template from the cache does without.
"""

from docgen.engine.ready import ready_template
from docgen.engine.template import CompiledOrFaults, Rendered, Template, render

__all__ = ["CompiledOrFaults", "Rendered", "Template", "ready_template", "render"]
