"""Brings bytes to disk so that nothing a person made is ever lost."""

from docgen.writing.copies import replace_keeping_backup
from docgen.writing.faults import WritingFault, temporary_folder_in_use
from docgen.writing.manifest import holds_papers
from docgen.writing.outcomes import Output, WriteOutcome, WritingReport, Written
from docgen.writing.outputs import unsettled, write_outputs
from docgen.writing.reconciling import NO_SHARE, RunShare

__all__ = [
    "NO_SHARE",
    "Output",
    "RunShare",
    "WriteOutcome",
    "WritingFault",
    "WritingReport",
    "Written",
    "holds_papers",
    "replace_keeping_backup",
    "temporary_folder_in_use",
    "unsettled",
    "write_outputs",
]
