"""Spreadsheets of the office (.xlsx, .csv) as rows of texts that know their cell."""

from docgen.reading.spreadsheets.opening import read_spreadsheet
from docgen.reading.spreadsheets.sheet import Row, Sheet, Spreadsheet

__all__ = ["Row", "Sheet", "Spreadsheet", "read_spreadsheet"]
