"""Seeded errors: every supported claim of the labelled reports made wrong, one at a time, by class.

A mutant counts only when it really contradicts the figures: no admissible reading of its words gives the wrong number
(`admissible`), and what says nothing testable any more is dropped.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.checker.admissible import is_still_true, parts_of, quantity
from benchmarks.checker.claim_classes import claim_class
from benchmarks.checker.markup import Label, LabelledReport
from benchmarks.checker.rewording import reworded
from benchmarks.checker.slips import wrong_numbers

_CLAUSE_MARKS = "，；。：\n"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed text of one section."""

    kind: str
    """The class of the error."""
    claim: str
    """The class of the claim that was made wrong."""
    section: str
    text: str
    start: int
    end: int
    """The changed characters."""
    watched: tuple[tuple[int, int], ...]
    """The sentences in which a contradiction counts as finding it."""
    growth: int
    """By how many characters the text became longer."""


@dataclass(frozen=True, slots=True)
class _Change:
    kind: str
    start: int
    end: int
    new: str
    whole: Label | None = None
    """The total of the sum that the changed part belongs to."""


def mutants(report: LabelledReport) -> Iterator[Mutant]:
    """All mutants of a report, in the order of its text."""
    texts = {section_id: text for section_id, _, text in report.sections}
    for label in report.labels:
        if label.verdict != "supported":
            continue
        text = texts[label.section]
        seen = {label.quote}
        for change in _changes(report, label, text):
            whole = text[change.start : change.end]
            if change.new not in seen and change.new != whole:
                seen.add(change.new)
                yield _mutant(label, text, change)


def _mutant(label: Label, text: str, change: _Change) -> Mutant:
    changed = text[: change.start] + change.new + text[change.end :]
    end = change.start + len(change.new)
    growth = len(changed) - len(text)
    watched = [_sentence(changed, change.start, end)]
    if change.whole:
        shift = growth if change.whole.start >= change.end else 0
        watched.append(_sentence(changed, change.whole.start + shift, change.whole.end + shift))
    return Mutant(
        change.kind,
        claim_class(label),
        label.section,
        changed,
        change.start,
        end,
        tuple(watched),
        growth,
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    ends = [found for mark in "。\n" if (found := text.find(mark, end)) >= 0]
    return first, min(ends, default=len(text))


def _changes(report: LabelledReport, label: Label, text: str) -> Iterator[_Change]:
    for kind, start, end, new in reworded(report, label, text):
        yield _Change(kind, start, end, new)
    mention = quantity(label.quote)
    if mention is None:
        return
    if label.expression.startswith("sum") and "+" not in label.expression:
        yield from _wrong_part(report, label)
        return
    clause = text[max(text.rfind(mark, 0, label.start) for mark in _CLAUSE_MARKS) + 1 : label.end]
    for kind, quote in wrong_numbers(report, label, mention):
        if label.expression.startswith("list") or not is_still_true(report, label, clause, quote):
            yield _Change(kind, label.start, label.end, quote)


def _wrong_part(report: LabelledReport, label: Label) -> Iterator[_Change]:
    """One part of a sum that its total no longer bears out."""
    whole = _whole_of(report, label)
    mention = quantity(whole.quote) if whole else None
    if whole is None or mention is None:
        return
    total = sum(parts_of(whole))
    part = parts_of(label)[0]
    for kind, quote in wrong_numbers(report, label, quantity(label.quote) or mention):
        changed = quantity(quote)
        is_plain = kind in ("digit changed", "Chinese numeral")
        if (
            is_plain
            and changed
            and changed.value is not None
            and not mention.admits(total - part + changed.value)
        ):
            yield _Change("total ≠ parts", label.start, label.end, quote, whole)


def _whole_of(report: LabelledReport, part: Label) -> Label | None:
    """The nearest labelled total of the section that counts this part."""
    value = parts_of(part)[0]
    wholes = [
        label
        for label in report.labels
        if label.section == part.section
        and label.verdict == "supported"
        and label.expression.startswith("sum")
        and "+" in label.expression
        and value in parts_of(label)
    ]
    return min(wholes, key=lambda label: abs(label.start - part.start), default=None)
