"""Typed values from text as a person writes it: pure parsers, each giving a Reading or raising Misread."""

from docgen.reading.values.absences import AbsentList, parse_absent
from docgen.reading.values.choices import NO_OTHER_WORDS, answer_of, parse_choice, parse_yes_no
from docgen.reading.values.dates_and_months import (
    YearMonth,
    day_and_hours,
    parse_date,
    parse_month,
    parse_months,
)
from docgen.reading.values.deputies import name_without_title, parse_doer
from docgen.reading.values.people import parse_name, parse_people
from docgen.reading.values.quantities import parse_count, parse_decimal, parse_month_count
from docgen.reading.values.times import TimeRange, parse_time, parse_time_range
from docgen.reading.values.understood import Misread, Reading, understood

__all__ = [
    "NO_OTHER_WORDS",
    "AbsentList",
    "Misread",
    "Reading",
    "TimeRange",
    "YearMonth",
    "answer_of",
    "day_and_hours",
    "name_without_title",
    "parse_absent",
    "parse_choice",
    "parse_count",
    "parse_date",
    "parse_decimal",
    "parse_doer",
    "parse_month",
    "parse_month_count",
    "parse_months",
    "parse_name",
    "parse_people",
    "parse_time",
    "parse_time_range",
    "parse_yes_no",
    "understood",
]
