"""Brings bytes to disk so that nothing a person made is ever lost."""

from docgen.writing.copies import replace_keeping_backup
from docgen.writing.faults import WritingFault, temporary_folder_in_use
from docgen.writing.outcomes import Output, WriteOutcome, WritingReport, Written
from docgen.writing.outputs import unsettled, withdraw_outputs, write_outputs

__all__ = [
    "Output",
    "WriteOutcome",
    "WritingFault",
    "WritingReport",
    "Written",
    "replace_keeping_backup",
    "temporary_folder_in_use",
    "unsettled",
    "withdraw_outputs",
    "write_outputs",
]
