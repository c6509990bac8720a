"""How the checker bears words it has never seen: one word of the vocabulary at a time becomes one that nobody knows.

Usage: python benchmarks/checker/unknown.py [dev|test] [--word WORD] [--show]

Every word that names a row or a column is replaced, alone, by a word of no meaning. The numbers stay right, so none of them
may be contradicted; open they may become. This is what new wording does to the checker, without waiting for it. `--show`
prints the contradictions one by one (dev only).
"""

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from assistant.checking.check import check_section
from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence, build_evidence
from assistant.checking.terms import Hit, find_words
from assistant.figures import Figures
from assistant.report import Claim, Paragraph, ReportSection, Verdict
from benchmarks.checker.markup import LabelledReport, read_part

_AROUND = 40
"""Characters shown on either side of a contradiction."""
Shown = list[str]


def main() -> None:
    """Replace, check, print how many right numbers are called wrong."""
    options = _options()
    reports = read_part(options.part)
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(partial(_of_report, word=options.word), reports))
    if options.show:
        sys.stdout.write("".join(f"{line}\n" for _, lines in found for line in lines))
    tried, wrong = sum(count for count, _ in found), sum(len(lines) for _, lines in found)
    sys.stdout.write(
        f"{options.part}: {len(reports)} reports, {tried} words replaced one at a time by “{options.word}”,"
        f" {wrong} right numbers contradicted ({wrong / tried:.2%})\n"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "test"])
    parser.add_argument("--word", default="砚坪", help="the word that nobody knows")
    parser.add_argument("--show", action="store_true", help="show each contradiction (dev only)")
    options = parser.parse_args()
    if options.part == "test" and options.show:
        parser.error("the test part is never looked at one by one")
    return options


def _of_report(report: LabelledReport, word: str) -> tuple[int, Shown]:
    """How many words were replaced, and what was contradicted then and not before."""
    evidence, tried, lines = build_evidence(report.figures), 0, []
    for section_id, _, text in report.sections:
        for line in text.split("\n"):
            before = {claim.start for claim in _contradicted(report.figures, section_id, line)}
            for hit in _naming(evidence, line):
                tried += 1
                changed = line[: hit.start] + word + line[hit.end :]
                longer = len(word) - (hit.end - hit.start)
                for claim in _contradicted(report.figures, section_id, changed):
                    place = claim.start - (longer if claim.start > hit.start else 0)
                    if place not in before:
                        lines.append(_shown(report.id, changed, claim))
    return tried, lines


def _naming(evidence: Evidence, text: str) -> Iterator[Hit]:
    """The words that name a row or a column, and do not only say that it grew."""
    for hit in find_words(evidence, text, Span(0, len(text))):
        if any(not term.is_change for term in hit.terms):
            yield hit


def _contradicted(figures: Figures, section_id: str, line: str) -> list[Claim]:
    section = ReportSection(section_id, "", (Paragraph(line),))
    claims = check_section(build_evidence(figures), section)
    return [claim for claim in claims if claim.verdict is Verdict.CONTRADICTED]


def _shown(report: str, line: str, claim: Claim) -> str:
    start, end = max(0, claim.start - _AROUND), claim.end + _AROUND // 2
    return (
        f"{report} “{claim.text}” {claim.expected}: {line[start : claim.start]}"
        f"【{claim.text}】{line[claim.end : end]}"
    )


if __name__ == "__main__":
    main()
