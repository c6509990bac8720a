"""Published reports as cases: figures from their tables, notes from their prose with the numbers taken out, the text as reference.

A note is a sentence without a figure: what a draft may say of the office's work is what the report said of it, and its
numbers have to come from the tables again. Dates and article numbers are no figures and stay.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.errors import AssistantError, InputError
from assistant.evaluation.cases import Case, CaseSource, Expectations, prose_of
from assistant.figures import Figures, Note, Notes, Problem
from assistant.importing import import_report
from assistant.numerals import find_mentions
from assistant.report import Report

_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十]{1,2}[)）、.]")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_ITEM = re.compile(r"(?:^|[。；：\n])\s*[一二三四五六七八九]是([^。；\n]+)")
_MEASURES = re.compile(r"下一步|改进|措施|今后|针对|为此|对此")
_SHORTEST = 8


def pair_reports(folder: Path, reports: Sequence[Path]) -> tuple[CaseSource, ...]:
    """Every report as a case; the same office's report of the year before is its last year's."""
    heads: dict[tuple[str, int], Path] = {}
    refused: list[str] = []
    for path in reports:
        try:
            figures = import_report(path).report.figures
        except AssistantError as error:
            refused.append(str(error))
            continue
        heads[figures.office.name, figures.year] = path
    if not heads:
        raise InputError(f"{folder} 里的文件都不能作为年度报告读入：{refused[0]}")
    return tuple(
        CaseSource(_case_id(folder, path), path, _last_year(heads, office, year))
        for (office, year), path in sorted(heads.items())
    )


def _last_year(heads: Mapping[tuple[str, int], Path], office: str, year: int) -> Path | None:
    """The office's report of the year before; one year's title may name the city above it, the other's not."""
    found = [
        path
        for (name, other), path in heads.items()
        if other == year - 1 and (name.endswith(office) or office.endswith(name))
    ]
    return found[0] if len(found) == 1 else None


def _case_id(folder: Path, path: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix().replace("/", "-")


def published_case(source: CaseSource) -> Case:
    """Load a published report as a case.

    Raises:
        InputError: it cannot be read as an annual report.
    """
    imported = import_report(source.path)
    report = imported.report
    before = import_report(source.previous).report if source.previous else None
    figures = replace(
        report.figures,
        facts=(),
        notes=notes_of(report),
        previous=replace(before.figures, facts=(), prose=()) if before else None,
        prose=(),
    )
    expectations = Expectations(
        about="已发布的报告：数据取自表格，材料取自正文（去掉数）", kinds=("published",)
    )
    last_year = prose_of(before) if before else ""
    return Case(source.id, figures, imported.findings, report, last_year, expectations)


def notes_of(report: Report) -> Notes:
    """The office's own words by topic, and its problems with what it does about each."""
    figures = report.figures
    topics: dict[str, list[Note]] = {}
    topic = ""
    section = report.section("overview")
    for line in section.text.split("\n") if section else ():
        topic = _topic_of(figures, line) or topic
        if topic:
            topics.setdefault(topic, []).extend(Note(text) for text in _told(line))
    return Notes({name: tuple(notes) for name, notes in topics.items() if notes}, tuple(_problems(report)))


def _topic_of(figures: Figures, line: str) -> str:
    """The topic that a heading, or a line beginning like one, opens; empty for other lines."""
    if not _HEADING.match(line.strip()):
        return ""
    head = line.strip()[:20]
    topics = figures.format.section("overview").topics
    return next(
        (topic.id for topic in topics if any(word in head for word in (topic.title, *topic.keywords))), ""
    )


def _told(line: str) -> Iterator[str]:
    """The sentences of a line that hold no figure, headings left out."""
    for match in _SENTENCE.finditer(line):
        text = _HEADING.sub("", match[0].strip()).strip()
        if len(text) >= _SHORTEST and not any(item.kind == "quantity" for item in find_mentions(text)):
            yield text


def _problems(report: Report) -> Iterator[Problem]:
    """Numbered problems with the numbered measures behind them; one problem where nothing is numbered."""
    section = report.section("problems")
    text = section.text if section else ""
    turn = _MEASURES.search(text)
    if turn is None:
        yield from (Problem(words) for words in _without_figures(text))
        return
    problems = [words for words in _ITEM.findall(text[: turn.start()]) if _is_bare(words)]
    measures = [words for words in _ITEM.findall(text[turn.start() :]) if _is_bare(words)]
    if problems:
        for at, words in enumerate(problems):
            yield Problem(words, measures[at] if at < len(measures) else "")
        return
    said, done = list(_without_figures(text[: turn.start()])), list(_without_figures(text[turn.start() :]))
    if said:
        yield Problem(said[0], done[0] if done else "")


def _without_figures(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from _told(line)


def _is_bare(words: str) -> bool:
    return not any(item.kind == "quantity" for item in find_mentions(words))
