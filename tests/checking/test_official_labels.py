"""The form's own labels name their cells, spelled out as the form prints them: right numbers are proved, wrong ones refuted."""

import re

import pytest

from assistant.checking.check import check_section
from assistant.checking.evidence import build_evidence
from assistant.formats import load_format
from assistant.formats.model import rows_of
from assistant.report import Claim, Paragraph, ReportSection, Verdict
from tests.made_figures import made_figures

_NUMBERED = re.compile(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+[.．])")
_ABOVE_ALL = 5000
ROWS = [
    (format_id, row.id, _NUMBERED.sub("", row.label))
    for format_id in ("2019", "2021")
    for row in rows_of(load_format(format_id).table("applications"))
    if row.id.startswith("results.") and row.id not in ("results.total", "results.other.other")
]


def _last_number(format_id: str, words: str) -> Claim:
    evidence = build_evidence(made_figures(3, format_id, busy=900))
    section = ReportSection("overview", "一、总体情况", (Paragraph(words),))
    return [claim for claim in check_section(evidence, section) if claim.unit == "件"][-1]


@pytest.mark.parametrize(("format_id", "row", "label"), ROWS)
def test_the_label_of_a_row_in_a_sentence_names_its_total(format_id: str, row: str, label: str) -> None:
    figures = made_figures(3, format_id, busy=900)
    cell = f"applications.{row}.total"
    done, value = (figures.number(name) for name in ("applications.results.total.total", cell))
    right = _last_number(format_id, f"全年办结申请{done}件，其中{label}{value}件。")
    wrong = _last_number(format_id, f"全年办结申请{done}件，其中{label}{_ABOVE_ALL}件。")
    assert (right.verdict, right.expression) == (Verdict.SUPPORTED, cell)
    assert (wrong.verdict, wrong.expected) == (Verdict.CONTRADICTED, str(value))
