"""From drafts to documents: here, or by workers."""

from docgen.printing.jobs import Job, outputs_of
from docgen.printing.press import Press

__all__ = ["Job", "Press", "outputs_of"]
