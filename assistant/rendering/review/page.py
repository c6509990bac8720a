"""The whole page, and the policy under which a browser shows it: this style sheet, this script, nothing else."""

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

from lxml.html import HtmlElement, tostring
from lxml.html.builder import E

from assistant.figures import Figures
from assistant.findings import Finding, Severity, worst_first
from assistant.rendering.blocks import report_blocks
from assistant.rendering.characters import one_line
from assistant.rendering.html_style import TABLE_STYLE
from assistant.rendering.review.evidence import uses
from assistant.rendering.review.lists import (
    filters,
    finding_kinds,
    findings_list,
    number_kinds,
    numbers_list,
)
from assistant.rendering.review.marks import Marker
from assistant.rendering.review.plots import figure, plots_of
from assistant.rendering.review.report_view import report_view
from assistant.report import Claim, Report, Verdict


def review_page(
    report: Report, claims: Sequence[Claim], findings: Sequence[Finding], reference: Figures | None = None
) -> bytes:
    """The review page of `report` in UTF-8.

    `reference` are the figures that the claims were held against, where they are not the report's own.
    """
    figures = reference or report.figures
    findings = worst_first(findings)
    article = _article(report, claims, findings)
    anchors = set(article.xpath(".//@id"))
    main = E.main(
        _section(
            "findings",
            "问题",
            filters(finding_kinds(findings), "findings-list", "问题"),
            findings_list(findings, report, anchors),
        ),
        _section("report", "报告", _legend(claims), article),
        _section("plots", "图示", E.div(*map(figure, plots_of(figures)), **{"class": "plots"})),
        _section(
            "numbers",
            "正文的数与依据",
            filters(number_kinds(claims), "numbers-list", "正文的数", off=[str(Verdict.NOT_A_FIGURE)]),
            numbers_list(report, figures, claims),
        ),
    )
    body = E.body(_header(report, claims, findings), main, _panel(), E.script(_own("review.js")))
    page = E.html(_head(f"核对页：{one_line(report.title)}"), body, lang="zh-CN")
    written: bytes = tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return written + b"\n"


def _own(name: str) -> str:
    return resources.files("assistant.rendering.review").joinpath(name).read_text(encoding="utf-8")


def _head(title: str) -> HtmlElement:
    style = TABLE_STYLE + _own("review.css")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(_own('review.js'))}; "
        "base-uri 'none'; form-action 'none'"
    )
    return E.head(
        E.meta(charset="utf-8"),
        E.meta(**{"http-equiv": "Content-Security-Policy", "content": policy}),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta(name="format-detection", content="telephone=no"),
        E.meta(name="robots", content="noindex"),
        E.title(title),
        E.style(style),
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _header(report: Report, claims: Sequence[Claim], findings: Sequence[Finding]) -> HtmlElement:
    links = (("findings", "问题"), ("report", "报告"), ("plots", "图示"), ("numbers", "正文的数与依据"))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    suspects = sum(claim.verdict is Verdict.UNVERIFIABLE for claim in claims)
    state = f"有 {errors} 处错误，改正前不能发布。" if errors else "没有错误级别的问题。"
    counted = sum(claim.verdict is not Verdict.NOT_A_FIGURE for claim in claims)
    proved = sum(claim.verdict is Verdict.SUPPORTED for claim in claims)
    numbers = f"正文 {counted} 处数据，{proved} 处与依据相符，{suspects} 处无从核对。"
    return E.header(
        E.a("跳到报告", href="#report", **{"class": "skip"}),
        E.p("核对页（内部审核用，不要发布）", **{"class": "kind"}),
        E.h1(one_line(report.title)),
        E.p(E.strong(state), " ", numbers, **{"class": "state bad" if errors else "state good"}),
        E.nav(
            E.ul(*(E.li(E.a(words, href=f"#{name}")) for name, words in links)), **{"aria-label": "本页内容"}
        ),
    )


def _section(name: str, title: str, *children: HtmlElement) -> HtmlElement:
    heading = E.h2(title, id=f"{name}-title")
    return E.section(heading, *children, id=name, **{"aria-labelledby": f"{name}-title"})


def _legend(claims: Sequence[Claim]) -> HtmlElement:
    entries = [
        E.li(E.span("数", **{"class": f"claim {kind}"}), f" {words} {count}")
        for kind, words, count in number_kinds(claims)
    ]
    how = "点正文里的数看依据，点表里的数看哪些句子用了它；键盘用 Tab 和回车，表内用方向键。"
    return E.div(E.ul(*entries, **{"class": "legend"}), E.p(how, **{"class": "how"}), **{"class": "key"})


def _article(report: Report, claims: Sequence[Claim], findings: Sequence[Finding]) -> HtmlElement:
    marker = Marker(claims, findings)
    return E.article(*report_view(report_blocks(report), report.figures, marker, uses(claims)))


def _panel() -> HtmlElement:
    """Where the script shows what was chosen."""
    return E.aside(
        E.button("关闭", type="button", **{"class": "close"}),
        E.h2("依据", id="panel-title", tabindex="-1"),
        E.div(
            E.p("点正文里的一个数，或表里的一个数。", **{"class": "how"}),
            id="panel-content",
        ),
        id="panel",
        hidden="hidden",
        **{"aria-labelledby": "panel-title"},
    )
