"""Figures in, findings out: pure, all at once, exact.

Each module looks at one kind of defect and yields; `validate` puts them in the order of the form and applies what
the office has acknowledged.
"""

from assistant.validation.validate import validate

__all__ = ["validate"]
