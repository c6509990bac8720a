"""Lines of a PDF become whole paragraphs again, without page numbers and running heads.

A line begins a paragraph when it is indented or set apart, or when the line before ended early; a line that fills
its width goes on in the next, over the foot of a page as well. Chinese lines join without a space.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.importing.document import Grid, Line
from assistant.importing.pdf_lines import TextLine

_PAGE_NUMBER = re.compile(
    r"[-—–―_~·\s]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/／,，共]\s*\d{1,3}\s*页?)?[-—–―_~·\s]*"
)
_MARGIN = 0.12
"""The share of the page, above and below, in which page numbers and running heads stand."""
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\([一二三四五六七八九十]{1,2}\))"
)


def running_lines(pages: Sequence[tuple[float, Sequence[TextLine]]]) -> set[str]:
    """The texts, digits aside, that stand in the margin of most pages."""
    counts: Counter[str] = Counter()
    for height, lines in pages:
        counts.update({_key(line) for line in lines if _in_margin(line, height)})
    most = max(2, (len(pages) + 1) // 2)
    return {text for text, count in counts.items() if count >= most and len(pages) > 1}


def _key(line: TextLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _in_margin(line: TextLine, height: float) -> bool:
    return line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)


def body_lines(lines: Iterable[TextLine], height: float, running: set[str]) -> list[TextLine]:
    """The lines that belong to the report."""
    return [
        line
        for line in lines
        if not (_in_margin(line, height) and (_PAGE_NUMBER.fullmatch(line.text) or _key(line) in running))
    ]


class Paragraphs:
    """Joins the lines of one file; where the text runs is measured over the whole file first."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        """Measure the margins: where most full lines begin and end."""
        wide = [line for line in lines if len(line.text) > 15]
        self._left = _most_common(line.left for line in wide)
        rights = sorted(line.right for line in wide)
        self._right = rights[len(rights) * 3 // 4] if rights else 0.0
        self._open: list[TextLine] = []
        self.done: list[Line | Grid] = []
        """Paragraphs, and the tables that the reader puts between them."""

    def add(self, line: TextLine) -> None:
        """The next line in reading order."""
        if self._open and self._begins(self._open[-1], line):
            self.flush()
        self._open.append(line)

    def flush(self) -> None:
        """End the paragraph that is open."""
        if self._open:
            self.done.append(Line(_joined([line.text for line in self._open]), f"第{self._open[0].page}页"))
            self._open = []

    def _is_block(self, before: TextLine, line: TextLine) -> bool:
        """Whether paragraphs are not indented here: a sentence ended in a first line that begins where this one does."""
        is_first = before is self._open[0]
        return is_first and before.text.endswith("。") and abs(before.left - line.left) < 0.5 * line.size

    def _runs_on(self, line: TextLine) -> bool:
        """Whether the line fills its width, so that the paragraph goes on unless the next line is indented."""
        return line.right > self._right - 2.2 * line.size

    def _begins(self, before: TextLine, line: TextLine) -> bool:
        is_indented = line.left > self._left + 1.2 * line.size
        is_new_page = before.page != line.page
        if is_indented or _HEADING.match(line.text):
            return True
        if not self._runs_on(before) or self._is_block(before, line):
            return True
        is_far = not is_new_page and line.top - before.bottom > 1.6 * line.size
        return is_far or abs(line.size - before.size) > 0.35 * before.size


def _joined(texts: Sequence[str]) -> str:
    whole = texts[0]
    for text in texts[1:]:
        is_word = whole[-1:].isascii() and text[:1].isascii() and whole[-1:].isalpha() and text[:1].isalpha()
        whole += (" " if is_word else "") + text
    return whole


def _most_common(values: Iterable[float]) -> float:
    counts = Counter(round(value / 2) * 2 for value in values)
    return float(min(counts, key=lambda value: (-counts[value], value))) if counts else 0.0
