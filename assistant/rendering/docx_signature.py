"""Office and date under the text as GB/T 9704-2012 (7.3.5.2) sets them where no seal is printed.

The office stands two characters in from the right; the date below begins two characters to the right of the
office's first character, and where it is the longer one it is the date that stands two characters in.
"""

import unicodedata

from lxml.etree import _Element

from assistant.rendering.characters import one_line
from assistant.rendering.wordml import run, value, word
from assistant.report import Signature

_FROM_THE_EDGE = 2
_STEP = 2
_LONGEST = 22
"""Characters of an office's name that leave room for the rule; a longer one takes the whole line."""


def signature_lines(signature: Signature) -> list[_Element]:
    """The paragraphs of the signature; one where there is no date."""
    office, date = one_line(signature.office), one_line(signature.date)
    office_in, date_in = float(_FROM_THE_EDGE), _FROM_THE_EDGE + _width(office) - _width(date) - _STEP
    if date and date_in < _FROM_THE_EDGE:
        office_in, date_in = office_in + _FROM_THE_EDGE - date_in, float(_FROM_THE_EDGE)
    if _width(office) > _LONGEST:
        office_in, date_in = 0, 2 * _FROM_THE_EDGE
    lines = [("Signature", office, office_in)]
    if date:
        lines.append(("Date", date, date_in))
    return [_line(*line) for line in lines]


def _line(style: str, text: str, characters_in: float) -> _Element:
    indent = word("ind", rightChars=round(characters_in * 100), right=round(characters_in * 320))
    return word("p", word("pPr", value("pStyle", style), indent), run(text))


def _width(text: str) -> float:
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)
