"""No number reaches a document unproved: drafts check clean, and every changed number or cell is caught."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.checking import check_report
from assistant.figures import Cell, Figures
from assistant.findings import Finding, Severity
from assistant.pipeline import Drafted, draft_figures, open_figures
from assistant.pipeline.draft import MARK, mark_unproved
from assistant.report import Claim, Paragraph, Report, Verdict
from tests.made_figures import made_figures
from tests.shared_data import EXAMPLES

EXAMPLE_FILES = ("beihai-2020.yaml", "lanxi-2025.yaml")


def errors(findings: tuple[Finding, ...]) -> list[str]:
    """Codes and messages of errors; a made-up office of zeros has confirmed nothing."""
    return [
        f"{item.code} {item.message}"
        for item in findings
        if item.severity is Severity.ERROR and item.code != "CEL122"
    ]


@pytest.mark.parametrize("format_id", ["2019", "2021"])
@pytest.mark.parametrize("with_previous", [True, False])
@pytest.mark.parametrize(
    "seed", [*range(30), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(30, 65))]
)
def test_every_number_of_every_draft_is_proved(format_id: str, with_previous: bool, seed: int) -> None:
    drafted = draft_figures(made_figures(seed, format_id, with_previous=with_previous))
    assert errors(drafted.findings) == []
    assert {claim.verdict for claim in drafted.claims} <= {Verdict.SUPPORTED, Verdict.NOT_A_FIGURE}


@pytest.mark.parametrize("name", EXAMPLE_FILES)
def test_the_examples_draft_without_an_error(name: str) -> None:
    drafted = draft_figures(open_figures(EXAMPLES / name).figures)
    assert errors(drafted.findings) == []
    assert not drafted.is_blocked


@pytest.mark.parametrize("name", EXAMPLE_FILES)
def test_changing_any_number_of_an_example_is_caught(name: str) -> None:
    figures = open_figures(EXAMPLES / name).figures
    drafted = draft_figures(figures)
    changed = [claim for claim in drafted.claims if _other_number(claim)]
    assert len(changed) > 15
    assert [claim.text for claim in changed if not _is_caught(figures, drafted, claim)] == []


@pytest.mark.parametrize("format_id", ["2019", "2021"])
@pytest.mark.parametrize(
    "seed", [*range(2), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12))]
)
def test_changing_any_number_of_a_draft_is_caught(format_id: str, seed: int) -> None:
    figures = made_figures(seed, format_id, busy=60)
    drafted = draft_figures(figures)
    missed = [
        claim.text
        for claim in drafted.claims
        if _other_number(claim) and not _is_caught(figures, drafted, claim)
    ]
    assert missed == []


def _other_number(claim: Claim) -> str:
    """The claim with its last digit, or its Chinese numeral, changed; empty for a claim without a number."""
    if claim.verdict is Verdict.NOT_A_FIGURE:
        return ""
    digits = [index for index, character in enumerate(claim.text) if character.isdigit()]
    if digits:
        place = digits[-1]
        return f"{claim.text[:place]}{(int(claim.text[place]) + 1) % 10}{claim.text[place + 1 :]}"
    numeral = claim.text[:1]
    return f"七{claim.text[1:]}" if numeral in "一二两三四五" else ""


def _is_caught(figures: Figures, drafted: Drafted, claim: Claim) -> bool:
    changed = _with_text(drafted.report, claim, _other_number(claim))
    found = check_report(changed, figures).findings
    return any(item.severity is Severity.ERROR and item.section == claim.section for item in found)


def _with_text(report: Report, claim: Claim, text: str) -> Report:
    sections = []
    for section in report.sections:
        if section.id == claim.section:
            whole = section.text[: claim.start] + text + section.text[claim.end :]
            section = replace(section, paragraphs=tuple(Paragraph(line) for line in whole.split("\n")))  # noqa: PLW2901
        sections.append(section)
    return replace(report, sections=tuple(sections))


def test_changing_any_cell_of_the_figures_is_caught_by_validation_or_by_the_drafted_tables() -> None:
    figures = open_figures(EXAMPLES / "lanxi-2025.yaml").figures
    drafted = draft_figures(figures)
    for cell in figures.cells:
        changed = replace(
            figures, cells={**figures.cells, cell: Cell((figures.number(cell) or Decimal(0)) + 1)}
        )
        found = check_report(drafted.report, changed).findings
        assert any(item.code == "TAB451" and item.cells == (cell,) for item in found), cell


def test_an_unproved_number_is_marked_when_export_is_allowed() -> None:
    from assistant.figures import Note, Notes

    figures = made_figures(7, busy=40)
    wrong = replace(figures.notes, topics={"on_request": (Note("全年收到政府信息公开申请9999件"),)})
    drafted = draft_figures(replace(figures, notes=wrong))
    assert isinstance(wrong, Notes)
    assert drafted.is_blocked
    overview = mark_unproved(drafted).section("overview")
    assert overview is not None
    assert f"9999件{MARK}" in overview.text
    assert overview.text.count(MARK) == 1


def test_opening_says_what_is_missing(tmp_path: Path) -> None:
    from assistant.errors import InputError

    with pytest.raises(InputError, match="assistant new"):
        open_figures(tmp_path / "nothing.yaml")


def test_changing_any_table_cell_of_a_drafted_file_is_caught_and_named(tmp_path: Path) -> None:
    """Through the file: each figure of the Markdown tables is changed in turn, read back and compared."""
    from assistant.checking.tables import compare_tables
    from assistant.importing import import_report
    from assistant.rendering import render, report_blocks

    figures = open_figures(EXAMPLES / "lanxi-2025.yaml").figures
    report = draft_figures(figures).report
    target = tmp_path / "report.md"
    for cell, spec in figures.format.cells.items():
        changed = replace(
            figures, cells={**figures.cells, cell: Cell((figures.number(cell) or Decimal(0)) + 1)}
        )
        target.write_bytes(render(report_blocks(replace(report, figures=changed)), ".md"))
        (finding,) = compare_tables(import_report(target).report.figures, figures)
        assert finding.cells == (cell,)
        assert finding.message.startswith(spec.place)
