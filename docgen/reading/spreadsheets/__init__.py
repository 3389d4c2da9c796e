"""Spreadsheets of the office (.xlsx, .csv) as rows of texts that know their cell."""

from docgen.reading.spreadsheets.manner import AS_PRINTED
from docgen.reading.spreadsheets.opening import read_spreadsheet
from docgen.reading.spreadsheets.sheet import Row, Sheet, Spreadsheet, without_value

__all__ = ["AS_PRINTED", "Row", "Sheet", "Spreadsheet", "read_spreadsheet", "without_value"]
