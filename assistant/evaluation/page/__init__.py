"""The report of a run as one offline page: no script, no outside file, readable on a telephone."""

from assistant.evaluation.page.page import run_page

__all__ = ["run_page"]
