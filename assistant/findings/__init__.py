"""A finding is a value: what is wrong, where, what was expected and what was found.

Stages yield findings and never print them; surfaces sort, show and count them. A `Rule` carries everything that
is known about a code, and makes the findings of that code, so the two cannot disagree.
"""

from assistant.findings.model import Dismissed, Finding, Severity, has_errors, worst_first
from assistant.findings.rule import Rule

__all__ = ["Dismissed", "Finding", "Rule", "Severity", "has_errors", "worst_first"]
