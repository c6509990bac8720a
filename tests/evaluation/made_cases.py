"""Small cases for tests: folders as a person would write them."""

from pathlib import Path

from assistant.evaluation.cases import CaseSource, prose_of
from assistant.figures import dump_figures
from assistant.pipeline import draft_figures
from tests.made_figures import made_figures


def made_case(folder: Path, seed: int, expectations: str = "", busy: int = 4) -> CaseSource:
    """A case whose reference is the embedded drafter's own report, so that every count is known."""
    figures = made_figures(seed, busy=busy)
    folder.mkdir(parents=True)
    (folder / "figures.yaml").write_text(dump_figures(figures), encoding="utf-8")
    report = draft_figures(figures).report
    lines = [report.title]
    for section in report.sections:
        lines += [section.title, section.text] if section.title else [section.text]
    (folder / "reference.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if expectations:
        (folder / "expectations.toml").write_text(expectations, encoding="utf-8")
    assert prose_of(report)
    return CaseSource(folder.name, folder)


def made_cases(folder: Path, count: int) -> Path:
    """A folder of `count` cases of as many offices."""
    for seed in range(count):
        made_case(folder / f"case-{seed}", seed)
    return folder
