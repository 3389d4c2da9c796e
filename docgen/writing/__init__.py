"""Brings bytes to disk so that nothing a person made is ever lost."""

from docgen.base.file_names import distinct, safe_file_name
from docgen.writing.backups import replace_keeping_backup
from docgen.writing.faults import AnotherRun, FileHeldOpen, LibreOfficeMissing, WritingFault
from docgen.writing.outcomes import Outcome, Output, Progress, Report, Withdrawn, Written
from docgen.writing.outputs import unsettled, write_outputs
from docgen.writing.temporary import temporary_folder_in_use
from docgen.writing.withdrawing import withdraw_outputs

__all__ = [
    "AnotherRun",
    "FileHeldOpen",
    "LibreOfficeMissing",
    "Outcome",
    "Output",
    "Progress",
    "Report",
    "Withdrawn",
    "WritingFault",
    "Written",
    "distinct",
    "replace_keeping_backup",
    "safe_file_name",
    "temporary_folder_in_use",
    "unsettled",
    "withdraw_outputs",
    "write_outputs",
]
