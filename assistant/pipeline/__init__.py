"""The only place that knows the order: open, validate, brief, draft, check, mark.

Every surface (one shot, session, batch, evaluation) calls these functions and adds only its own way of showing.
"""

from assistant.pipeline.check import Checked, check_file
from assistant.pipeline.draft import Drafted, draft_figures
from assistant.pipeline.open import open_figures, open_report

__all__ = ["Checked", "Drafted", "check_file", "draft_figures", "open_figures", "open_report"]
