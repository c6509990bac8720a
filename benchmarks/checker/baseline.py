"""A baseline in the manner usual for such tools: a handful of regular expressions, each tied to one cell."""

import re
from decimal import Decimal

from assistant.report import Claim, Verdict
from benchmarks.checker.markup import LabelledReport

_PATTERNS = (
    (r"(?:收到|受理|新收)[^，。；\d]{0,20}?(\d+)件", "applications.new.total"),
    (r"上年(?:度)?结转[^，。；\d]{0,10}?(\d+)件", "applications.carried_in.total"),
    (r"(?:办结|答复)[^，。；\d]{0,10}?(\d+)件", "applications.results.total.total"),
    (r"结转下年(?:度)?[^，。；\d]{0,10}?(\d+)件", "applications.carried_out.total"),
    (r"(?<!部分)予以公开(\d+)件", "applications.results.disclosed.total"),
    (r"部分公开(\d+)件", "applications.results.partial.total"),
    (r"行政复议(?:案件)?(\d+)件", "disputes.reconsideration.total"),
    (r"行政许可[^，。；\d]{0,6}?(\d+)件", "disclosure.licensing.decisions"),
    (r"行政处罚[^，。；\d]{0,6}?(\d+)件", "disclosure.penalties.decisions"),
)


def regex_claims(report: LabelledReport) -> list[Claim]:
    """What the regular expressions say of the report."""
    claims = []
    for section_id, _, text in report.sections:
        for pattern, cell in _PATTERNS:
            for match in re.finditer(pattern, text):
                value = report.figures.number(cell)
                if value is None:
                    continue
                found = Decimal(match[1])
                claims.append(
                    Claim(
                        section=section_id,
                        start=match.start(1),
                        end=match.end(1) + 1,
                        text=f"{match[1]}件",
                        value=found,
                        unit="件",
                        verdict=Verdict.SUPPORTED if found == value else Verdict.CONTRADICTED,
                        expression=cell,
                        expected=f"{value:f}",
                    )
                )
    return claims
