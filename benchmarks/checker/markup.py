"""Labelled reports: prose with its labels written into it, so that text and label cannot drift apart.

A mark is `⟦quote<kind><label>⟧`, and the text the checker sees is the quote alone:

    ⟦1295件=new⟧                    supported, and by which expression
    ⟦6件!new⟧                       contradicted: what the phrase stands for (the figures say otherwise)
    ⟦37场?⟧                         a figure that nothing in the tables answers: unverifiable
    ⟦2025年#date⟧                   a number that is no figure, and what it is
    ⟦336件=sum 22 + 34 + 280⟧       supported by the prose's own parts;  `!sum …` contradicted by them
    ⟦三方面=list 3⟧                  a list counted right;  `!list 2` counted wrong
    ⟦2件!direction new - p.new⟧      the size of the change is right, the word before it (增加 for 减少) is wrong

Labels are expressions over cell ids; `NAMES` are short names for the common ones, `p.` before a name is last year's.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from assistant.figures import Figures, evaluate, load_figures
from assistant.numerals import find_mentions
from benchmarks.checker.directions import sign_of, word_before

LABELLED = Path(__file__).parent / "labelled"

MARK = re.compile(r"⟦([^⟦⟧]*?)([=!?#])([^⟦⟧=!?#]*)⟧")
VERDICTS = {"=": "supported", "!": "contradicted", "?": "unverifiable", "#": "not_a_figure"}
NAMES = {
    "new": "applications.new.total",
    "in": "applications.carried_in.total",
    "done": "applications.results.total.total",
    "out": "applications.carried_out.total",
    "disclosed": "applications.results.disclosed.total",
    "partial": "applications.results.partial.total",
    "denied": "applications.results.denied.*",
    "unavailable": "applications.results.unavailable.*",
    "not_processed": "applications.results.not_processed.*",
    "other": "applications.results.other.*",
    "rec": "disputes.reconsideration.total",
    "lit": "disputes.litigation_direct.total + disputes.litigation_after.total",
}
_DIRECTION = "direction "
_ORGANISATIONS = ("business", "research", "social", "legal_service", "other")


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled mention: character offsets into the section's plain text."""

    section: str
    start: int
    end: int
    quote: str
    verdict: str
    expression: str
    """In full cell ids; `sum …`, `list …` for what the prose proves; the class of a number that is no figure."""
    wrong_direction: bool = False
    """Whether a contradicted change has the right size and only the wrong direction."""


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report's plain text with tables, its figures, and its labels."""

    id: str
    figures: Figures
    sections: tuple[tuple[str, str, str], ...]
    """(section id, title, plain text)."""
    labels: tuple[Label, ...]


def expand(expression: str) -> str:
    """Write out short names: `done`, `denied`, `org(new)`, `p.new`, `row(results.partial, natural_person)` is a plain id."""

    def organisations(match: re.Match[str]) -> str:
        prefix = "previous." if match[1] else ""
        return (
            "(" + " + ".join(f"{prefix}applications.{match[2]}.{column}" for column in _ORGANISATIONS) + ")"
        )

    text = re.sub(r"(p\.)?org\(([a-z_.]+)\)", organisations, expression)

    def name(match: re.Match[str]) -> str:
        prefix, short = match[1] or "", match[2]
        full = NAMES.get(short, short)
        parts = [f"{'previous.' if prefix else ''}{part}" for part in full.split(" + ")]
        return parts[0] if len(parts) == 1 else "(" + " + ".join(parts) + ")"

    return re.sub(r"(?<![\w.])(p\.)?([a-z_][a-z_0-9.]*(?:\.\*)?)", name, text)


def with_rows(expression: str, figures: Figures) -> str:
    """Write out `x.*` as the sum of the rows' totals."""

    def rows(match: re.Match[str]) -> str:
        prefix, group = match[1] or "", match[2]
        ids = [cell for cell in figures.format.cells if cell.startswith(group) and cell.endswith(".total")]
        return "(" + " + ".join(prefix + cell for cell in ids) + ")"

    return re.sub(r"(previous\.)?(applications\.results\.[a-z_]+\.)\*", rows, expression)


def read_part(part: str) -> list[LabelledReport]:
    """All labelled reports of a part, `dev` or `test`, in the order of their names."""
    return [read_report(path.parent) for path in sorted((LABELLED / part).glob("*/prose.txt"))]


def read_report(folder: Path) -> LabelledReport:
    """Read `figures.yaml` and `prose.txt` of one labelled report."""
    figures = load_figures(folder / "figures.yaml").figures
    return parse_report(folder.name, (folder / "prose.txt").read_text(encoding="utf-8"), figures)


def parse_report(name: str, prose: str, figures: Figures) -> LabelledReport:
    """The prose with its marks taken out; a section begins with a line `== <section id> <title>`."""
    sections, labels = [], []
    for block in re.split(r"^== ", prose, flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        section_id, _, title = head.strip().partition(" ")
        body = "\n".join(line for line in body.split("\n") if line.strip())
        text, found = _plain(section_id, body, figures)
        sections.append((section_id, title, text))
        labels += found
    return LabelledReport(name, figures, tuple(sections), tuple(labels))


def _plain(section_id: str, body: str, figures: Figures) -> tuple[str, list[Label]]:
    pieces, labels, position, length = [], [], 0, 0
    for match in MARK.finditer(body):
        pieces.append(body[position : match.start()])
        length += match.start() - position
        expression = match[3].strip().removeprefix(_DIRECTION)
        if match[2] in "=!" and not expression.startswith(("sum", "list")):
            expression = with_rows(expand(expression), figures)
        labels.append(
            Label(
                section_id,
                length,
                length + len(match[1]),
                match[1],
                VERDICTS[match[2]],
                expression,
                wrong_direction=match[3].strip().startswith(_DIRECTION),
            )
        )
        pieces.append(match[1])
        length += len(match[1])
        position = match.end()
    pieces.append(body[position:])
    return "".join(pieces), labels


def problems(report: LabelledReport) -> list[str]:
    """What is wrong with the labels themselves: digits without a mark, labels that the figures do not bear out."""
    found = []
    for section_id, _, text in report.sections:
        inside = [label for label in report.labels if label.section == section_id]
        for match in re.finditer(r"[0-9０-９]", text):
            if not any(label.start <= match.start() < label.end for label in inside):
                found.append(
                    f"{report.id} {section_id}: digit without a mark: …{text[max(0, match.start() - 8) : match.end() + 8]}…"
                )
    found += [message for label in report.labels if (message := _problem(report, label))]
    return found


def _problem(report: LabelledReport, label: Label) -> str:
    where = f"{report.id} {label.section} “{label.quote}” [{label.expression}]"
    if label.verdict not in ("supported", "contradicted") or label.expression.startswith("list"):
        return ""
    if label.expression.startswith("sum"):
        value: Fraction | None = Fraction(sum(int(part) for part in re.findall(r"\d+", label.expression)))
    else:
        value = evaluate(report.figures, label.expression)
    if value is None:
        return f"{where}: the expression has no value"
    if label.wrong_direction:
        return _direction_problem(report, label, value, where)
    mentions = [mention for mention in find_mentions(label.quote) if mention.kind == "quantity"]
    if not mentions:
        agrees = value == 0
    elif label.quote.startswith(("减少", "下降", "降低")) or value < 0:
        agrees = mentions[-1].admits(abs(value))
    else:
        agrees = mentions[-1].admits(value)
    if agrees == (label.verdict == "supported"):
        return ""
    return f"{where}: labelled {label.verdict}, the figures give {float(value):.6g}"


def _direction_problem(report: LabelledReport, label: Label, value: Fraction, where: str) -> str:
    """A pure direction error: the number says how much it changed, the word before it the opposite way."""
    text = next(text for section_id, _, text in report.sections if section_id == label.section)
    found = word_before(text, label.start)
    if label.verdict != "contradicted" or found is None:
        return f"{where}: a wrong direction needs `!` and a word of direction directly before the mark"
    mentions = [mention for mention in find_mentions(label.quote) if mention.kind == "quantity"]
    if not mentions or not mentions[-1].admits(abs(value)):
        return f"{where}: the size is wrong too (the figures give {float(value):.6g}), so mark it without `direction`"
    if value == 0 or sign_of(found[1]) == (1 if value > 0 else -1):
        return f"{where}: “{found[1]}” is what the figures say, {float(value):.6g}"
    return ""


def main() -> None:
    """Check all labelled reports and count what they hold."""
    import sys

    folders = sorted(path.parent for path in LABELLED.glob("*/*/prose.txt"))
    wanted = sys.argv[1:]
    reports = [
        read_report(folder) for folder in folders if not wanted or any(name in str(folder) for name in wanted)
    ]
    for report in reports:
        for problem in problems(report):
            sys.stdout.write(problem + "\n")
    counts = {
        verdict: sum(label.verdict == verdict for report in reports for label in report.labels)
        for verdict in VERDICTS.values()
    }
    sys.stdout.write(f"{len(reports)} reports, {counts}\n")


if __name__ == "__main__":
    main()
