"""Where an official title breaks: by meaning, never in the middle of a word (GB/T 9704-2012, 7.3.1)."""

import re
import unicodedata

from assistant.rendering.characters import one_line

_FULL_LINE = 20
"""Characters of 二号 (22 pt) on a line 156 mm wide."""

_OFFICE_AND_REST = re.compile(r"(?P<office>.*\D)(?P<rest>\d{4}年.+)")


def title_lines(text: str) -> list[str]:
    """The title's lines: where it does not fit on one, the office stands above the year and the rest."""
    title = one_line(text)
    match = _OFFICE_AND_REST.fullmatch(title)
    if match is None or _width(title) <= _FULL_LINE:
        return [title]
    return [match["office"], match["rest"]]


def _width(text: str) -> float:
    """The width in Chinese characters."""
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)
