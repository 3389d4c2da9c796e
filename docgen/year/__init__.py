"""One year: its files loaded and checked against each other, its records one by one."""

from docgen.year.loading import load_year
from docgen.year.whole import Year

__all__ = ["Year", "load_year"]
