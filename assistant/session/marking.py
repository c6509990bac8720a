"""A section with every number marked by its verdict, and the list of its numbers with their cells."""

from assistant.checking.describing import places
from assistant.report import Claim, Verdict
from assistant.session.step import Context
from assistant.session.view import Block, Line, Rows, Span, Tone, line
from assistant.session.why import MARKS


def marked(context: Context, section: str, only: frozenset[int] | None = None) -> list[Line]:
    """The paragraphs, numbered from 1, each number followed by its mark; a wrong one by what it should be.

    `only` are the numbers of the paragraphs to show; None for all.
    """
    version = context.state.work(section).version
    claims = [
        item
        for item in context.examine.claims(context.state, section)
        if item.verdict is not Verdict.NOT_A_FIGURE
    ]
    lines, offset = [], 0
    for number, paragraph in enumerate(version.paragraphs if version else (), 1):
        end = offset + len(paragraph.text)
        own = [item for item in claims if offset <= item.start and item.end <= end]
        spans = _spans(paragraph.text, offset, own, heading=paragraph.level > 0)
        if only is None or number in only:
            lines.append(Line(tuple(spans), head=f"{number:>2}"))
        offset = end + 1
    return lines


def _spans(text: str, offset: int, claims: list[Claim], *, heading: bool) -> list[Span]:
    spans, position = [], 0
    plain_tone: Tone = "strong" if heading else ""
    for claim in claims:
        start, end = claim.start - offset, claim.end - offset
        if start < position:
            continue
        mark, tone, _ = MARKS[claim.verdict]
        right = (
            f"［应为{claim.expected}］" if claim.verdict is Verdict.CONTRADICTED and claim.expected else ""
        )
        spans += [Span(text[position:start], plain_tone), Span(f"{text[start:end]}{mark}{right}", tone)]
        position = end
    return [*(span for span in spans if span.text), Span(text[position:], plain_tone)]


def number_rows(context: Context, section: str) -> tuple[Block, ...]:
    """Every number of the section with its verdict and where its proof stands."""
    claims = [
        item
        for item in context.examine.claims(context.state, section)
        if item.verdict is not Verdict.NOT_A_FIGURE
    ]
    if not claims:
        return (line("这一部分没有要核对的数。"),)
    rows = []
    for claim in claims:
        mark, tone, word = MARKS[claim.verdict]
        place = places(context.state.figures, claim.expression or "") or claim.reason
        rows.append((Span(claim.text, "strong"), Span(f"{mark} {word}", tone), Span(place)))
    return (
        Rows(tuple(rows), ("正文里的数", "核对", "依据")),
        line("想看一个数怎样算出来，输入：为什么 加上这个数。", "dim"),
    )
