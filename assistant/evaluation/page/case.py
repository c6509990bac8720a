"""One case on the page: draft and reference side by side, every number with its verdict and its cells."""

from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement
from lxml.html.builder import E

from assistant.evaluation import wording
from assistant.evaluation.comparing import Comparison
from assistant.evaluation.differing import pieces, texts_of
from assistant.evaluation.metrics import METRICS

_SEVERITIES = {"error": "错误", "warning": "提醒", "note": "说明"}
_VERDICTS = {"supported": "相符", "contradicted": "不符", "unverifiable": "无从核对"}


def case_view(
    run: dict[str, Any],
    attempt: dict[str, Any],
    prefix: str,
    comparison: Comparison | None,
    baseline: dict[str, Any] | None,
) -> HtmlElement:
    """An attempt, folded until it is wanted."""
    case = run["cases"][attempt["case"]]
    name = f"{prefix}-{attempt['case']}-{attempt['repeat']}"
    repeat = f"　第 {attempt['repeat'] + 1} 遍" if run["settings"]["repeats"] > 1 else ""
    head = E.summary(
        E.strong(f"{case['office']} {case['year']}年{repeat}"),
        E.span(f" {_short(attempt)}", **{"class": "short"}),
    )
    parts = [E.p(f"{attempt['case']}　{case['about']}", **{"class": "how"})]
    if attempt.get("sections"):
        parts += [*_worse(run, attempt, comparison, baseline), *_sections(case, attempt, name)]
        parts += [*_not_told(attempt), *_passages(attempt), *_findings(attempt)]
    else:
        parts.append(E.p(f"没有计分：{attempt['reason']}", **{"class": "state worse"}))
    return E.details(head, *parts, id=name)


def _short(attempt: dict[str, Any]) -> str:
    """What is not perfect, in a few words."""
    if attempt["status"] != "drafted":
        return wording.STATES[attempt["status"]]
    lacking = [
        f"{metric.label} {k:g}/{n:g}"
        for metric in METRICS
        if metric.form == "share" and metric.better == "more" and metric.id in attempt["scores"]
        for k, n in [attempt["scores"][metric.id]]
        if k < n and metric.id not in ("precision", "order")
    ]
    return "，".join(lacking) or "各项齐全"


def _worse(
    run: dict[str, Any],
    attempt: dict[str, Any],
    comparison: Comparison | None,
    baseline: dict[str, Any] | None,
) -> Iterator[HtmlElement]:
    """Both runs' texts beside each other, for a case that got worse."""
    worse = (
        next((item for item in comparison.worse_cases if item.case == attempt["case"]), None)
        if comparison
        else None
    )
    if not comparison or not baseline or not worse or attempt["repeat"]:
        return
    labels = "、".join(metric.label for metric, _, _ in worse.metrics)
    yield E.h4(f"比基线变差：{labels}")
    for pair in texts_of(run, baseline, comparison.ours, comparison.theirs, worse.case):
        yield E.div(
            E.div(E.h5(f"本次　{pair.title}"), _marked(pieces(pair.ours, pair.theirs), "ins")),
            E.div(E.h5(f"基线　{pair.title}"), _marked(pieces(pair.theirs, pair.ours), "del")),
            **{"class": "pair"},
        )


def _marked(found: Sequence[tuple[str, bool]], tag: str) -> HtmlElement:
    return E.p(
        *(E(tag, words) if is_different else words for words, is_different in found), **{"class": "text"}
    )


def _sections(case: dict[str, Any], attempt: dict[str, Any], name: str) -> Iterator[HtmlElement]:
    references = {item["id"]: item for item in case["reference"]}
    for section in attempt["sections"]:
        reference = references.get(section["id"])
        title = section["title"] or "报告开头"
        yield E.div(
            E.div(E.h5(f"草稿　{title}"), *_text(section, f"{name}-d")),
            E.div(
                E.h5(f"参考　{title}"),
                *(_text(reference, f"{name}-r") if reference else [E.p("（参考报告没有）")]),
            ),
            **{"class": "pair"},
        )


def _text(section: dict[str, Any], name: str) -> Iterator[HtmlElement]:
    """The text with its numbers marked, and folded behind it what each rests on."""
    yield E.div(*_paragraphs(section, name), **{"class": "text"})
    if section["claims"]:
        entries = [
            E.li(
                E.b(section["text"][claim["start"] : claim["end"]]),
                f" {_VERDICTS[claim['verdict']]}："
                + ("；".join(claim["evidence"]) or "没有依据")
                + (
                    f"　应为 {claim['expected']}"
                    if claim["verdict"] == "contradicted" and claim["expected"]
                    else ""
                ),
                id=f"{name}-{section['id']}-{at}",
                **{"class": claim["verdict"]},
            )
            for at, claim in enumerate(section["claims"])
        ]
        yield E.details(E.summary(f"{len(entries)} 个数的依据"), E.ol(*entries), **{"class": "evidence"})


def _paragraphs(section: dict[str, Any], name: str) -> Iterator[HtmlElement]:
    text, start = section["text"], 0
    claims = _apart(section["claims"])
    for line in text.split("\n"):
        end = start + len(line)
        children: list[HtmlElement | str] = []
        position = start
        for at, claim in claims:
            if claim["start"] < start or claim["end"] > end:
                continue
            children.append(text[position : claim["start"]])
            children.append(_number(text, claim, f"{name}-{section['id']}-{at}"))
            position = claim["end"]
        children.append(text[position:end])
        yield E.p(*children)
        start = end + 1


def _apart(claims: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """The claims that can be marked: of overlapping ones the first."""
    kept: list[tuple[int, dict[str, Any]]] = []
    for at, claim in sorted(enumerate(claims), key=lambda item: (item[1]["start"], item[1]["end"])):
        if not kept or claim["start"] >= kept[-1][1]["end"]:
            kept.append((at, claim))
    return kept


def _number(text: str, claim: dict[str, Any], anchor: str) -> HtmlElement:
    words = "；".join(claim["evidence"]) or "没有依据"
    return E.a(
        text[claim["start"] : claim["end"]],
        href=f"#{anchor}",
        title=f"{_VERDICTS[claim['verdict']]}：{words}",
        **{"class": f"claim {claim['verdict']}"},
    )


def _not_told(attempt: dict[str, Any]) -> Iterator[HtmlElement]:
    if attempt["not_told"]:
        yield E.h5(f"参考报告说到而草稿没有说的（{len(attempt['not_told'])}）")
        yield E.ul(*(E.li(words) for words in attempt["not_told"]))


def _passages(attempt: dict[str, Any]) -> Iterator[HtmlElement]:
    asked = [item for item in attempt["passages"] if item["asked"]]
    if asked:
        yield E.h5(
            f"谁写的（调用 {attempt['calls']} 次，词元 {attempt['tokens'] if attempt['tokens'] is not None else '未知'}）"
        )
        yield E.ul(
            *(
                E.li(
                    f"{item['title']}：{'模板' if item['drafter'] == 'template' else item['drafter']}"
                    + (f"，改写 {item['repairs']} 次" if item["repairs"] else "")
                    + (f"。{item['reason']}" if item["reason"] else "")
                )
                for item in asked
            )
        )


def _findings(attempt: dict[str, Any]) -> Iterator[HtmlElement]:
    if attempt["findings"]:
        yield E.h5(f"发现的问题（{len(attempt['findings'])}）")
        yield E.ul(
            *(
                E.li(
                    E.b(_SEVERITIES[item["severity"]]),
                    f" {item['code']} {item['message']}",
                    **{"class": item["severity"]},
                )
                for item in attempt["findings"]
            )
        )
