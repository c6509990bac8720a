"""Reports, claims and findings as the contract of `--json` prints them, the same for every surface."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from assistant.figures import Figures, cell_json
from assistant.findings import Finding
from assistant.report.model import Claim, Paragraph, Report


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as the contract prints it."""
    return {**asdict(finding), "severity": finding.severity.value, "cells": list(finding.cells)}


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim as the contract prints it: numbers are strings holding exact decimals."""
    return {
        "section": claim.section,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "value": None if claim.value is None else f"{claim.value:f}",
        "unit": claim.unit,
        "approx": claim.approximation,
        "verdict": claim.verdict.value,
        "expression": claim.expression,
        "expected": claim.expected,
        "reason": claim.reason,
    }


def report_json(report: Report) -> dict[str, Any]:
    """Office, year, format, cells and sections, the part that `check`, `import` and `draft` share."""
    figures = report.figures
    return {
        "report": {"office": figures.office.name, "year": figures.year, "format": figures.format.id},
        "figures": figures_json(figures),
        "sections": [
            {"id": section.id, "title": section.title, "text": section.text} for section in report.sections
        ],
    }


def figures_json(figures: Figures) -> dict[str, str | None]:
    """Every cell of the format: exact decimal text, null for blank, "n/a" for not applicable."""
    return {cell_id: cell_json(figures.cell(cell_id)) for cell_id in figures.format.cells}


def drafted_json(report: Report, claims: Iterable[Claim], findings: Iterable[Finding]) -> dict[str, Any]:
    """A draft: sections with the drafter of each paragraph, claims, findings."""
    document = report_json(report)
    for section, entry in zip(report.sections, document["sections"], strict=True):
        entry["paragraphs"] = [_paragraph(item) for item in section.paragraphs]
    return document | {
        "claims": [claim_json(claim) for claim in claims],
        "findings": [finding_json(finding) for finding in findings],
    }


def _paragraph(item: Paragraph) -> dict[str, Any]:
    facts = [{"start": span.start, "end": span.end, "key": span.key} for span in item.facts]
    return {"text": item.text, "topic": item.topic, "drafter": item.drafter, "facts": facts}
