"""What `assistant doctor` looks at: the way to the model, and what this machine has, each with what to do about it.

`examine` runs everything and gives `Check` values; nothing here prints.
"""

from assistant.doctor.check import Check, Status
from assistant.doctor.examine import Examination, examine

__all__ = ["Check", "Examination", "Status", "examine"]
