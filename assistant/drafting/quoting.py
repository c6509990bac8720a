"""Quoting a place of a text in a message."""

_ENDS = "。；！？\n"
_CONTEXT = 24


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds these characters, cut to a readable length."""
    left = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    right = min((found for mark in _ENDS if (found := text.find(mark, end)) >= 0), default=len(text))
    first, last = max(left, start - _CONTEXT), min(right, end + _CONTEXT)
    return f"{'…' if first > left else ''}{text[first:last].strip()}{'…' if last < right else ''}"
