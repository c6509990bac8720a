"""Seeded recall: which of the mutants each system contradicts, on every core."""

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from assistant.report import Claim, Verdict
from benchmarks.checker.markup import LABELLED, LabelledReport, read_report
from benchmarks.checker.seeding import Mutant, mutants
from benchmarks.checker.systems import OURS, REGULAR_EXPRESSIONS, System

MEASURED = (OURS, REGULAR_EXPRESSIONS)
Contradictions = frozenset[tuple[str, int, int]]
"""Section, start and end of what was contradicted."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One mutant, and which systems found it."""

    report: str
    kind: str
    claim: str
    found: tuple[bool, ...]
    """In the order of `MEASURED`."""
    around: str
    """The mutant in its context, for the development part."""


def attempts(part: str) -> list[Attempt]:
    """Every mutant of every report of a part, checked by every system that is quick enough."""
    folders = sorted(path.parent.name for path in (LABELLED / part).glob("*/prose.txt"))
    done: list[Attempt] = []
    with ProcessPoolExecutor() as pool:
        for number, found in enumerate(pool.map(attempts_on, [part] * len(folders), folders), 1):
            done += found
            if sys.stderr.isatty():
                sys.stderr.write(f"\rseeded errors: {number}/{len(folders)} reports, {len(done)} mutants")
    sys.stderr.write("\n" if sys.stderr.isatty() else "")
    return done


def attempts_on(part: str, name: str) -> list[Attempt]:
    """Every mutant of one report, checked."""
    report = read_report(LABELLED / part / name)
    before = [_contradictions(system.claims(report)) for system in MEASURED]
    return [
        Attempt(
            report.id,
            mutant.kind,
            mutant.claim,
            tuple(
                is_caught(system, report, mutant, known)
                for system, known in zip(MEASURED, before, strict=True)
            ),
            f"“{mutant.text[mutant.start : mutant.end]}” | "
            + mutant.text[max(0, mutant.start - 40) : mutant.end + 15].replace("\n", "/"),
        )
        for mutant in mutants(report)
    ]


def is_caught(system: System, report: LabelledReport, mutant: Mutant, known: Contradictions) -> bool:
    """Whether the system contradicts the changed words, or something in their sentence that it did not contradict before."""
    title = next(title for section_id, title, _ in report.sections if section_id == mutant.section)
    changed = replace(report, sections=((mutant.section, title, mutant.text),))
    for claim in _contradicted(system.claims(changed)):
        if claim.start < mutant.end and claim.end > mutant.start:
            return True
        shift = mutant.growth if claim.start >= mutant.end else 0
        is_watched = any(claim.start < end and claim.end > start for start, end in mutant.watched)
        if is_watched and (claim.section, claim.start - shift, claim.end - shift) not in known:
            return True
    return False


def _contradicted(claims: Iterable[Claim] | None) -> Iterator[Claim]:
    return (claim for claim in claims or () if claim.verdict is Verdict.CONTRADICTED)


def _contradictions(claims: Iterable[Claim] | None) -> Contradictions:
    return frozenset((claim.section, claim.start, claim.end) for claim in _contradicted(claims))
