"""The labelled reports beside the checkout: every label that is a verdict on a figure is met."""

import json

import pytest

from assistant.checking import check_report
from assistant.importing import import_report
from tests.shared_data import shared


@pytest.mark.parametrize(("name", "missed"), [("clean-2021", set()), ("errors-2019", set())])
def test_verdicts_agree_with_the_labels(name: str, missed: set[str]) -> None:
    gold = json.loads((shared("labelled", name) / "gold.json").read_text(encoding="utf-8"))
    report = import_report(shared("labelled", name) / "report.txt").report
    claims = check_report(report).claims
    wrong = {}
    for label in gold["claims"]:
        section = report.section(label["section"])
        assert section is not None
        start = _start(section.text, label["context"], label["quote"])
        ours = [
            c
            for c in claims
            if c.section == section.id and c.start < start + len(label["quote"]) and c.end > start
        ]
        is_silent = not ours and label["verdict"] == "unverifiable"
        if not is_silent and label["verdict"] not in {claim.verdict.value for claim in ours}:
            wrong[label["quote"]] = [(claim.text, claim.verdict.value) for claim in ours]
    assert set(wrong) == missed, wrong


def test_a_clean_report_has_no_false_alarm() -> None:
    report = import_report(shared("labelled", "clean-2021", "report.txt")).report
    assert [claim.text for claim in check_report(report).claims if claim.verdict == "contradicted"] == []


def _start(text: str, context: str, quote: str) -> int:
    """A label's context holds its quote, or at the end the beginning of it."""
    place = text.find(context)
    assert place >= 0, context
    if quote in context:
        return place + context.rfind(quote)
    return place + len(context) - next(n for n in range(len(quote), 0, -1) if context.endswith(quote[:n]))
