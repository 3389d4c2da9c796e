"""Template to bytes: a .docx with tags is compiled once and rendered for each set of data.

`ready` takes a template from the cache, or has it compiled: `compiling` opens it, `patching` turns each of
its `template_parts` into source for Jinja (`marking` finds the tags, `shaping` carries out those that shape
cells, `effects` tells what the others lose, `patch_xml` lets docxtpl move them, `placing` sees where values
go), `parsing` makes code of that. `template` renders: the code calls the `writers`, and what Word would
refuse is mended in `tidying`.

Each is imported from its own file, and late: an unchanged run renders nothing, and a template from the
cache is not compiled.
"""
