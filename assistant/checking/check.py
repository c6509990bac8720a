"""The whole check of a report: every number exactly once in the claims, everything wrong in the findings."""

from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.checking.canonical import canonical
from assistant.checking.claim_clause import Statement
from assistant.checking.comparing import Judgement
from assistant.checking.describing import claim_findings
from assistant.checking.evidence import Evidence, build_evidence
from assistant.checking.figures_in_text import SectionText
from assistant.checking.judging import judge_section
from assistant.checking.known import judge_known
from assistant.checking.lists import judge_fixed, judge_lists
from assistant.checking.prose import check_prose
from assistant.checking.statements import judge_statements
from assistant.checking.sums import judge_sums
from assistant.checking.tables import compare_tables
from assistant.checking.walk import read_section
from assistant.figures import Figures
from assistant.findings import Finding, Severity
from assistant.numerals import MOST_MENTIONS, FoldedText, Mention
from assistant.report import Claim, Report, ReportSection, Verdict

_KINDS = {
    "date": "日期或年份",
    "document": "文号",
    "article": "条款",
    "ordinal": "序号",
    "idiom": "固定提法",
    "telephone": "电话号码",
    "code": "门牌、邮编、网址等编号",
    "time": "时间",
    "version": "版本号",
    "hotline": "热线号码",
    "limit": "标准或限额",
}
_NO_FIGURES = {kind: Judgement(Verdict.NOT_A_FIGURE, reason=name) for kind, name in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Every claim of the prose with its verdict, and the findings."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


def check_report(
    report: Report, figures: Figures | None = None, unproved: Severity = Severity.NOTE
) -> CheckResult:
    """Check a report against `figures`, or against its own tables when none are given.

    `unproved` is how grave a number without evidence is: an error in a draft of ours, a note in a published report.
    """
    # Facts that an importer took from this very prose prove nothing about it.
    reference = figures or replace(report.figures, facts=())
    evidence = build_evidence(reference)
    claims = tuple(claim for section in report.sections for claim in check_section(evidence, section))
    findings = [
        *(compare_tables(report.figures, figures) if figures and figures is not report.figures else ()),
        *claim_findings(reference, report.sections, claims, unproved),
        *check_prose(reference, report.sections),
    ]
    return CheckResult(claims, tuple(findings))


def check_section(evidence: Evidence, section: ReportSection) -> list[Claim]:
    """The claims of one section, in the order of the text."""
    text = section.text
    well_set = canonical(text)
    claims = _claims_of(evidence, section.id, well_set.text)
    if well_set.text is text:
        return claims
    return [_in_the_original(claim, text, well_set) for claim in claims]


def _in_the_original(claim: Claim, original: str, well_set: FoldedText) -> Claim:
    """The claim where it stands in the text as it was written."""
    start, end = well_set.original_span(claim.start, claim.end)
    return replace(claim, start=start, end=end, text=original[start:end])


def _claims_of(evidence: Evidence, section_id: str, words: str) -> list[Claim]:
    text = read_section(evidence, section_id, words)
    judged = _judge_figures(evidence, text)
    statements = judge_statements(evidence, text, judged)
    numbers = {
        statement.number: statement.judgement for statement in statements if statement.number is not None
    }
    claims = [
        _number_claim(text, mention, numbers.get(mention.start) or judged.get(mention.start))
        for mention in text.mentions
    ]
    claims += [_statement_claim(text, statement) for statement in statements if statement.number is None]
    claims += _rest_of(text)
    return sorted(claims, key=lambda claim: (claim.start, claim.end))


def _rest_of(text: SectionText) -> list[Claim]:
    """What the lexer did not come to in a text without end, as one claim, so that no number goes unsaid."""
    read = text.mentions.items
    if len(read) < MOST_MENTIONS:
        return []
    start = read[-1].end
    rest = text.text[start:]
    if not rest.strip():
        return []
    return [
        Claim(
            section=text.id, start=start, end=len(text.text), text=rest, value=None, unit="",
            verdict=Verdict.UNVERIFIABLE, reason="这一部分的数太多，从这里起没有读",
        )
    ]  # fmt: skip


def _judge_figures(evidence: Evidence, text: SectionText) -> dict[int, Judgement]:
    """Facts by their label first, then the tables, then what the prose proves by itself, then the office's notes."""
    known = judge_known(evidence, text)
    tables = judge_section(evidence, text)
    by_fact = [fact if fact and (fact.expression or "").startswith("facts.") else None for fact in known]
    judged = [fact or table for fact, table in zip(by_fact, tables, strict=True)]
    judged = judge_lists(text, judge_sums(text, judged))
    final = [judgement or note for judgement, note in zip(judged, known, strict=True)]
    return {figure.mention.start: found for figure, found in zip(text.figures, final, strict=True) if found}


def _number_claim(text: SectionText, mention: Mention, judgement: Judgement | None) -> Claim:
    if mention.kind != "quantity":
        found = judge_fixed(text.text, mention) or _NO_FIGURES[mention.kind]
    else:
        found = judgement or Judgement(Verdict.UNVERIFIABLE, reason=_open_reason(text, mention))
    return Claim(
        section=text.id,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        value=mention.value,
        unit=mention.unit,
        approximation=mention.approximation.value if mention.approximation else None,
        verdict=found.verdict,
        expression=found.expression,
        expected=found.expected,
        reason=found.reason,
    )


def _open_reason(text: SectionText, mention: Mention) -> str:
    is_read = not text.figures or mention.start <= text.figures[-1].mention.start
    return "没有可核对的数" if is_read else "这一部分的数太多，没有逐一核对"


def _statement_claim(text: SectionText, statement: Statement) -> Claim:
    return Claim(
        section=text.id,
        start=statement.span.start,
        end=statement.span.end,
        text=statement.span.of(text.text),
        value=Decimal(0),
        unit="",
        verdict=statement.judgement.verdict,
        expression=statement.judgement.expression,
        expected=statement.judgement.expected,
        reason=statement.judgement.reason,
    )
