"""The six sections: their headings by official title, alias, number, or likeness, and what stands under each.

A table of contents, a menu of anchors and a sub-heading `（一）主动公开政府信息情况` all look like headings. Of several
lines that could head a section the one with the best numbering counts, and among those the one with most behind it.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.formats import Format
from assistant.importing.document import Grid, Line
from assistant.importing.labels import normal

_PLAIN = re.compile(r"^(?:第?[一二三四五六七八九十]{1,2}(?:部分)?[、.．:：,，\s])\s*")
_OTHER_NUMBER = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[、.．]|第[一二三四五六七八九十]部分)\s*"
)
_RUN_IN = re.compile(r"^(.{4,40}?)[。：:]\s*(?=\S)")
_LEADER = re.compile(r"[.…·\s]{2,}\d{1,3}$|\t\d{1,3}$")
_LONGEST_HEADING = 40
_LIKE_ENOUGH = 0.62
_FEWEST_CONTENTS = 4
_MOST_NUMBERED = 200
_GRID_WEIGHT = 400


@dataclass(slots=True)
class SectionItems:
    """A section with its heading and what stands under it."""

    id: str
    title: str
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    is_like: bool = False
    """Whether the heading is no known title, only like one."""


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A line that may head a section."""

    at: int
    section: str
    rank: int
    """0 for `一、`, 1 for another number, 2 for none; 3 when it is only like a title."""
    title: str
    rest: str = ""
    """Running text behind the title in the same line."""


def find_headings(items: Sequence[Line | Grid], report_format: Format) -> list[HeadingLine]:
    """The heading of each section that has one, in the order of the file."""
    exact = heading_lines(items, report_format)
    weights = _weights(items, sorted({candidate.at for candidate in exact}))
    chosen = _best(_without_contents(exact, weights), weights)
    missing = {section.id for section in report_format.sections} - {candidate.section for candidate in chosen}
    chosen += _alike(items, report_format, missing, {candidate.at for candidate in exact})
    return sorted(chosen, key=lambda candidate: candidate.at)


def heading_lines(items: Sequence[Line | Grid], report_format: Format) -> list[HeadingLine]:
    """Every line that is a section's title."""
    titles = {
        normal(name): section.id
        for section in report_format.sections
        for name in (section.title, *section.aliases)
    }
    return [candidate for at, item in enumerate(items) for candidate in _at(at, item, titles)]


def _at(at: int, item: Line | Grid, titles: Mapping[str, str]) -> Iterable[HeadingLine]:
    if not isinstance(item, Line) or _LEADER.search(item.text):
        return
    text = item.text.strip()
    for rank, pattern in ((0, _PLAIN), (1, _OTHER_NUMBER), (2, None)):
        match = pattern.match(text) if pattern else None
        if pattern and match is None:
            continue
        bare = text[match.end() :] if match else text
        if len(bare) <= _LONGEST_HEADING and normal(bare) in titles:
            yield HeadingLine(at, titles[normal(bare)], rank, text)
            return
        run_in = _RUN_IN.match(bare)
        if rank == 0 and run_in and normal(run_in[1]) in titles:
            head = text[: len(text) - len(bare)] + run_in[1]
            yield HeadingLine(at, titles[normal(run_in[1])], rank, head, bare[run_in.end() :])
            return


def _weights(items: Sequence[Line | Grid], places: Sequence[int]) -> dict[int, int]:
    """How much stands between each candidate and the next one."""
    ends = [*places[1:], len(items)][: len(places)]
    return {
        start: sum(
            _GRID_WEIGHT if isinstance(item, Grid) else len(item.text) for item in items[start + 1 : end]
        )
        for start, end in zip(places, ends, strict=True)
    }


def _without_contents(lines: Sequence[HeadingLine], weights: Mapping[int, int]) -> list[HeadingLine]:
    """The lines without those that follow each other with nothing between: a list of contents, or a menu of anchors."""
    kept: list[HeadingLine] = []
    run: list[HeadingLine] = []
    for line in lines:
        run.append(line)
        if weights[line.at] or line.rest or line is lines[-1]:
            others = {other.section for other in lines if other not in run}
            is_list = len(run) >= _FEWEST_CONTENTS and {item.section for item in run} <= others
            kept += [] if is_list else run
            run = []
    return kept


def _best(candidates: Iterable[HeadingLine], weights: Mapping[int, int]) -> list[HeadingLine]:
    best: dict[str, HeadingLine] = {}
    for candidate in candidates:
        other = best.get(candidate.section)
        if other is None or _worth(candidate, weights) > _worth(other, weights):
            best[candidate.section] = candidate
    return list(best.values())


def _worth(candidate: HeadingLine, weights: Mapping[int, int]) -> tuple[int, int, int]:
    """Numbering first, then whether anything follows, then how much."""
    weight = weights[candidate.at] + len(candidate.rest)
    return -candidate.rank, min(weight, 1), weight


def _alike(
    items: Sequence[Line | Grid], report_format: Format, missing: set[str], taken: set[int]
) -> list[HeadingLine]:
    """Numbered lines whose title is like that of a missing section, each the likest."""
    found: list[HeadingLine] = []
    numbered = _numbered(items) if missing else {}
    for section in report_format.sections:
        if section.id not in missing:
            continue
        names = [normal(name) for name in (section.title, *section.aliases)]
        scored = [
            (max(difflib.SequenceMatcher(None, plain, name).ratio() for name in names), -at)
            for plain, at in numbered.items()
            if at not in taken
        ]
        best, at = max(scored, default=(0.0, 0))
        if best >= _LIKE_ENOUGH:
            found.append(HeadingLine(-at, section.id, 3, _text(items[-at])))
            taken = taken | {-at}
    return found


def _text(item: Line | Grid) -> str:
    return item.text.strip() if isinstance(item, Line) else ""


def _numbered(items: Sequence[Line | Grid]) -> dict[str, int]:
    """The titles of lines numbered like a section, each with its first place."""
    found: dict[str, int] = {}
    for at, item in enumerate(items):
        match = (
            _PLAIN.match(item.text) if isinstance(item, Line) and len(item.text) <= _LONGEST_HEADING else None
        )
        if match and isinstance(item, Line) and len(found) < _MOST_NUMBERED:
            found.setdefault(normal(item.text[match.end() :]), at)
    return found


def split_sections(
    items: Sequence[Line | Grid], headings: Sequence[HeadingLine], title_lines: frozenset[str], title_at: int
) -> list[SectionItems]:
    """The preamble and the sections in the order of the file; what stands above the title is the page's own."""
    by_place = {heading.at: heading for heading in headings}
    others = _repeated(items, headings)
    sections = [SectionItems("preamble", "")]
    for at, item in enumerate(items):
        heading = by_place.get(at)
        if heading is not None:
            section = SectionItems(heading.section, heading.title, is_like=heading.rank == 3)
            if heading.rest and isinstance(item, Line):
                section.lines.append(Line(heading.rest, item.place))
            sections.append(section)
        elif isinstance(item, Grid):
            sections[-1].grids.append(item)
        elif at > title_at and item.text not in title_lines and at not in others:
            sections[-1].lines.append(item)
    return sections


def _repeated(items: Sequence[Line | Grid], headings: Sequence[HeadingLine]) -> set[int]:
    """Lines before the first section that only repeat its headings: a table of contents."""
    first = min((heading.at for heading in headings), default=0)
    titles = {normal(heading.title) for heading in headings}
    return {
        at
        for at, item in enumerate(items[:first])
        if isinstance(item, Line)
        and (normal(_LEADER.sub("", item.text)) in titles or normal(item.text) == "目录")
    }
