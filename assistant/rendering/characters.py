"""What may stand in a document, whatever an office typed or pasted."""

import re

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (NUL, vertical tab, lone surrogates) or advises against (C1 controls)."""


def lines(text: str) -> list[str]:
    """The printable lines of `text`, without the spaces around them.

    The spaces people type to indent (also full-width ones) go too: indenting is the style's affair.
    """
    printable = (_UNPRINTABLE.sub("", line).strip() for line in text.splitlines())
    return [line for line in printable if line]


def one_line(text: str) -> str:
    """`text` as one printable line."""
    return " ".join(lines(text))
