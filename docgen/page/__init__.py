"""The page: the standard's numbers, styles made from them, the built-in templates and their filters."""

from docgen.page.drawn.filters import filters_for
from docgen.page.templates.builtin import TEMPLATES

__all__ = ["TEMPLATES", "filters_for"]
