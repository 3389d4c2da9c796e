"""The office's own words (说法), which must be known before any file is read."""

from __future__ import annotations

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.models.office_words import NO_OFFICE, Sayings
from docgen.reading.disk import bytes_of
from docgen.year.files import load_file
from docgen.year.register import RULES

_MARKS = tuple("说法".encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"))


def sayings_of(workspace: Workspace) -> Sayings:
    """The sayings of plans/rules.yaml, by the key that they stand under; faulty ones are left out."""
    path = RULES.path(workspace, 0)
    if not path.exists():
        return {}
    data = bytes_of(path, workspace.name_of(path))
    # Few offices have any: without the word the file is not read before its turn.
    if isinstance(data, Diagnostic) or not any(mark in data for mark in _MARKS):
        return {}
    from docgen.models.rules import Rules  # with the models of half the files: a plan needs none of them

    rules = load_file(workspace, 0, RULES, NO_OFFICE).record
    found: dict[str, dict[str, str]] = {}
    for saying in rules.sayings if isinstance(rules, Rules) else ():
        meant = found.setdefault(str(saying.what), {})
        meant.update((str(word).strip(), str(saying.meaning)) for word in saying.words)
    return found
