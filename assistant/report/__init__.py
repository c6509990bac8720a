"""The words shared by drafting, checking and rendering: a report's sections, a claim with its verdict, the brief."""

from assistant.report.brief import Brief, Statement, build_brief
from assistant.report.model import Claim, FactSpan, Paragraph, Report, ReportSection, Verdict, report_title
from assistant.report.signature import Signature, read_date, sign, signature_of

__all__ = [
    "Brief",
    "Claim",
    "FactSpan",
    "Paragraph",
    "Report",
    "ReportSection",
    "Signature",
    "Statement",
    "Verdict",
    "build_brief",
    "read_date",
    "report_title",
    "sign",
    "signature_of",
]
