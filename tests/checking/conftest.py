"""A small office with figures that are easy to tell apart."""

from decimal import Decimal

import pytest

from assistant.figures import Cell, Fact, Figures, Note, Notes, Office, Part
from assistant.formats import load_format

THIS_YEAR = {
    "applications.new.natural_person": 68, "applications.new.business": 7, "applications.new.legal_service": 2,
    "applications.new.total": 77, "applications.carried_in.natural_person": 4, "applications.carried_in.total": 4,
    "applications.results.disclosed.total": 34, "applications.results.partial.total": 9,
    "applications.results.denied.third_party.total": 2, "applications.results.denied.internal_affairs.total": 3,
    "applications.results.unavailable.not_held.total": 16, "applications.results.unavailable.needs_creation.total": 4,
    "applications.results.not_processed.petition.total": 5, "applications.results.other.other.total": 3,
    "applications.results.disclosed.natural_person": 29,
    "applications.results.total.total": 76, "applications.carried_out.total": 5,
    "disputes.reconsideration.upheld": 3, "disputes.reconsideration.corrected": 1, "disputes.reconsideration.other": 8,
    "disputes.reconsideration.total": 12, "disputes.litigation_direct.upheld": 2, "disputes.litigation_direct.total": 2,
    "disputes.litigation_after.pending": 1, "disputes.litigation_after.total": 1,
    "disclosure.normative_documents.issued": 6, "disclosure.normative_documents.repealed": 2,
    "disclosure.normative_documents.in_force": 21, "disclosure.licensing.decisions": 1286,
    "disclosure.penalties.decisions": 37,
}  # fmt: skip
LAST_YEAR = {
    "applications.new.total": 57, "applications.results.total.total": 56, "applications.carried_out.total": 4,
    "disputes.reconsideration.total": 12, "disclosure.licensing.decisions": 1300,
}  # fmt: skip


def figures_of(year: int, values: dict[str, int], **more: object) -> Figures:
    """A department's figures in format 2021: these cells, 0 in the others, fees of 215.6万元."""
    report_format = load_format("2021")
    cells = {cell: Cell(Decimal(values.get(cell, 0))) for cell in report_format.cells}
    cells["disclosure.fees.amount"] = Cell(Decimal("215.6"))
    return Figures(report_format, Office("澜溪县自然资源局", "我局", "department"), year, cells, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def office() -> Figures:
    facts = (
        Fact(
            "website",
            "通过政府网站公开信息",
            Decimal(302),
            "条",
            (Part("工作动态", Decimal(118)), Part("公示公告", Decimal(184))),
            True,
        ),
        Fact("information_fees.received", "实际收取信息处理费总金额", Decimal(0), "元"),
    )
    notes = Notes(topics={"supervision": (Note("组织业务培训2场，参训86人次"),)})
    return figures_of(2025, THIS_YEAR, facts=facts, notes=notes, previous=figures_of(2024, LAST_YEAR))
