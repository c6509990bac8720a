"""The only place that knows the order: open, validate, brief, draft, check, mark.

Every surface (one shot, session, batch, evaluation) calls these functions and adds only its own way of showing.
"""

from assistant.pipeline.check import Checked, check_file
from assistant.pipeline.draft import Drafted, draft_figures, draft_with_model
from assistant.pipeline.open import open_figures, open_report
from assistant.pipeline.writing import ModelOptions

__all__ = [
    "Checked",
    "Drafted",
    "ModelOptions",
    "check_file",
    "draft_figures",
    "draft_with_model",
    "open_figures",
    "open_report",
]
