"""A person's last word: findings that somebody has looked at and lets stand, with the reason, beside the report.

A dismissal is tied to a fingerprint of rule, sentence and values. Checked again, the finding stays dismissed; when
the sentence or a value changes it is a new finding and comes back. `load` reads what stands beside a report, `apply`
marks findings, `add` and `remove` make new lists, `save` writes them; all but the first and the last are pure.
"""

from assistant.dismissals.file import beside, load, save
from assistant.dismissals.matching import Dismissal, add, apply, fingerprint, remove, unused

__all__ = ["Dismissal", "add", "apply", "beside", "fingerprint", "load", "remove", "save", "unused"]
