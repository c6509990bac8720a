"""How often a failed call is tried again, and after how long.

An endpoint that asks to wait is waited for up to `LONGEST_WAIT`; a longer wait is the run's to take, not one call's.
"""

import random

from assistant.llm.errors import (
    BusyError,
    CutError,
    ModelError,
    TimeLimitError,
    UnreachableError,
    UnusableReplyError,
)

LONGEST_WAIT = 120.0
"""Seconds one call waits between two tries."""
TRIES: tuple[tuple[type[ModelError], int], ...] = (
    (TimeLimitError, 2),
    (CutError, 3),
    (UnreachableError, 4),
    (BusyError, 6),
    (UnusableReplyError, 2),
)
"""Tries in all, by the first class that fits; what is not listed is never tried again."""


def wait_before_next(error: ModelError, tries: int) -> float | None:
    """Seconds to wait after `tries` tries, with jitter so that many calls do not return at once; None to give up."""
    allowed = next((count for kind, count in TRIES if isinstance(error, kind)), 1)
    if tries >= allowed:
        return None
    if isinstance(error, BusyError) and error.stated:
        if error.retry_after > LONGEST_WAIT:
            return None
        return error.retry_after * (1 + random.uniform(0, 0.1))
    return float(min(LONGEST_WAIT, 2.0 ** (tries - 1)) * random.uniform(0.5, 1))
