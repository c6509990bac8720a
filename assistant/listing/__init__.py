"""Findings as a person works through them: numbered, by section and worst first, with the sentence and the remedy.

The terminal, the Excel list and whoever dismisses a finding by its number all count from the same listing; for the
same report, figures and options the numbers are the same on every run, whatever was dismissed in between.
"""

from assistant.listing.entries import Entry, Group, groups, list_findings
from assistant.listing.workbook import workbook_bytes

__all__ = ["Entry", "Group", "groups", "list_findings", "workbook_bytes"]
