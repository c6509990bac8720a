"""Chinese lines: broken between any two characters, but never inside a number or a word, and never before a closing mark."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from assistant.session.view import Span, Tone

_TOKEN = re.compile(
    r"[“‘（《「『【［(]*(?:[0-9０-９A-Za-z.,:/_\\-]+[%％‰]?|\s|.)[√×？，。；：、！”’）》」』】］)%]*",
    re.DOTALL,
)


def wrapped(spans: Sequence[Span], width: int, styles: dict[Tone, str]) -> Text:
    """The spans as lines of at most `width` columns; a single token wider than that is left to the terminal."""
    whole = Text()
    for span in spans:
        whole.append(span.text, styles[span.tone])
    starts = list(_line_starts(whole.plain, max(width, 8)))
    lines = whole.divide(starts)
    for one in lines:
        one.rstrip()
    return Text("\n").join(lines)


def _line_starts(text: str, width: int) -> Iterator[int]:
    """Where a new line must begin."""
    used = 0
    for match in _TOKEN.finditer(text):
        if match[0] == "\n":
            used = 0
            continue
        size = cell_len(match[0])
        if used + size > width and used:
            yield match.start()
            used = 0
        used += size
