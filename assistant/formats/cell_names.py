"""Cells by the words a clerk uses for them: `自然人 新收`, `予以公开 总计`, `行政复议 维持`.

Every word must name the row, the column or the table of a cell, whole or in part. A cell whose labels are
exactly the words goes before one that merely contains them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from assistant.formats.model import CellSpec, Format, Header

_NUMBERING = re.compile(r"^(?:[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|\d+\.)")
_BETWEEN = re.compile(r"[\s,，、·/的「」“”]+")
_LONG = 18
_REMARK = re.compile(r"[（(].*[)）]$")


def cells_named(report_format: Format, words: str) -> list[CellSpec]:
    """The cells that `words` can mean, in the order of the form; one when it is clear, none when nothing fits."""
    tokens = [token for part in _BETWEEN.split(words) if (token := _plain(part))]
    if not tokens:
        return []
    names = _names(report_format)
    scored = [
        (score, spec)
        for spec in report_format.cells.values()
        if (score := _score(tokens, names[spec.id])) is not None
    ]
    best = max((score for score, _ in scored), default=0)
    return [spec for score, spec in scored if score == best]


def short_label(label: str) -> str:
    """A label without its numbering and remark, for a narrow column: `部分公开`."""
    plain = _NUMBERING.sub("", label)
    return _REMARK.sub("", plain) or plain


def short_name(header: Header) -> str:
    """A row's label, or the shorter name that published reports use where the label is long."""
    return min((header.label, *header.aliases), key=len) if len(header.label) > _LONG else header.label


def _score(tokens: list[str], names: tuple[str, ...]) -> int | None:
    """How many tokens are a label exactly; None when one of them is no part of any."""
    if not all(any(token in name for name in names) for token in tokens):
        return None
    return sum(token in names for token in tokens)


@cache
def _names(report_format: Format) -> dict[str, tuple[str, ...]]:
    return {spec.id: tuple(dict.fromkeys(_labels(spec))) for spec in report_format.cells.values()}


def _labels(spec: CellSpec) -> Iterator[str]:
    for header in (spec.row, spec.column):
        for label in (header.label, *header.aliases, *header.path):
            yield _plain(label)
            yield _plain(short_label(label))
    yield _plain(spec.table.name)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).strip()
    return re.sub(r"\s", "", _NUMBERING.sub("", folded))
