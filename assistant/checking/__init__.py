"""Prose and figures in, claims with verdicts and findings out. The checker trusts neither drafters nor models.

The order: `clauses` cuts the text, `walk` goes through its numbers with the subject carried from clause to clause
(`places`, `naming`, `narrowing`, `subjects` on top of `terms` and `residue`), `judging` compares (`counts`, `shares`, `changes`, `last_year`; `certainty` and `settling`
say when a difference is a contradiction), `sums` and `lists` prove what only the prose itself can prove, `statements` reads
claims without digits, `prose` looks at everything that is not a number, `tables` compares the report's own tables with the
figures. `check` puts it together.
"""

from assistant.checking.check import CheckResult, check_report

__all__ = ["CheckResult", "check_report"]
