"""Whether what is written now was written last year: digits count for nothing, the rest letter by letter."""

import difflib
import re

_LIKE = 0.8
_SHORTEST = 8


def likeness_warning(text: str, before: tuple[str, ...]) -> str:
    """A sentence for the clerk when `text` is nearly a sentence of `before`; empty when it is not."""
    plain = _masked(text)
    if len(plain) < _SHORTEST:
        return ""
    for paragraph in before:
        for sentence in re.split(r"[。；]", paragraph):
            ratio = difflib.SequenceMatcher(None, plain, _masked(sentence)).ratio()
            if ratio >= _LIKE:
                return f"！这句和上年几乎一样（“{sentence.strip()}”）。如果今年做的不同，请写今年的做法；确实一样可以保留。"
    return ""


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"[，。；、\s]", "", text))
