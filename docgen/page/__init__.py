"""The page: the standard's numbers, styles made from them, the built-in templates and their filters."""

from docgen.page.drawn.filters import filters_for
from docgen.page.templates import TEMPLATES, build_template

__all__ = ["TEMPLATES", "build_template", "filters_for"]
