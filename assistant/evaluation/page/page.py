"""The whole page: what came out, then the plots, then every case with its draft beside its reference."""

import base64
import hashlib
from collections.abc import Iterator
from importlib import resources
from typing import Any

from lxml.html import HtmlElement, tostring
from lxml.html.builder import E

from assistant.evaluation import wording
from assistant.evaluation.checker import checker_summary
from assistant.evaluation.comparing import Comparison
from assistant.evaluation.page.case import case_view
from assistant.evaluation.page.plots import Bar, case_plot, interval_plot
from assistant.evaluation.page.tables import by_kind_table, comparison_table, heat_table, summary_table
from assistant.evaluation.run_file import attempts_of, variants_of
from assistant.evaluation.summarising import states_of, summary_of


def run_page(
    run: dict[str, Any], comparison: Comparison | None = None, baseline: dict[str, Any] | None = None
) -> bytes:
    """The page of a run in UTF-8; with a comparison its table stands first, and the texts of worse cases beside each other."""
    variants = [comparison.ours] if comparison else variants_of(run)
    sections = [*_comparison(comparison), *(part for name in variants for part in _variant(run, name))]
    if run["checker"]:
        sections.append(
            _section("checker", "核对程序的基准测试", _wide(summary_table(checker_summary(run["checker"]))))
        )
    sections += [_cases(run, name, comparison, baseline) for name in variants]
    sections.append(_section("again", "怎样重做", *_again(run)))
    body = E.body(_header(run, variants, comparison), E.main(*sections))
    page = E.html(_head(f"评测报告：{len(run['cases'])} 个案例"), body, lang="zh-CN")
    written: bytes = tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return written + b"\n"


def _head(title: str) -> HtmlElement:
    style = resources.files("assistant.evaluation.page").joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return E.head(
        E.meta(charset="utf-8"),
        E.meta(**{"http-equiv": "Content-Security-Policy", "content": policy}),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta(name="robots", content="noindex"),
        E.title(title),
        E.style(style),
    )


def _header(run: dict[str, Any], variants: list[str], comparison: Comparison | None) -> HtmlElement:
    states = "；".join(
        f"{_named(name)}："
        + "，".join(f"{wording.STATES[state]} {count}" for state, count in states_of(run, name).items())
        for name in variants
    )
    lines = [E.p(states, **{"class": "state"})]
    if comparison:
        words = f"与基线（{_named(comparison.theirs)}）相比：{wording.OUTCOMES[comparison.outcome]}。"
        lines.insert(0, E.p(E.strong(words), **{"class": f"state {comparison.outcome.value}"}))
    links = [E.li(E.a(f"结果：{_named(name)}", href=f"#{_anchor('summary', name)}")) for name in variants]
    links += [
        E.li(E.a("逐案例", href=f"#{_anchor('cases', variants[0])}")),
        E.li(E.a("怎样重做", href="#again")),
    ]
    return E.header(
        E.h1(f"评测报告：{len(run['cases'])} 个案例"),
        *lines,
        E.nav(E.ul(*links), **{"aria-label": "本页内容"}),
    )


def _named(variant: str) -> str:
    return "模板" if variant == "template" else variant


def _anchor(part: str, variant: str) -> str:
    return f"{part}-{hashlib.sha256(variant.encode()).hexdigest()[:8]}"


def _section(name: str, title: str, *children: HtmlElement) -> HtmlElement:
    return E.section(E.h2(title), *children, id=name)


def _wide(table: HtmlElement) -> HtmlElement:
    """A table that scrolls by itself where the screen is narrow."""
    return E.div(table, tabindex="0", role="group", **{"class": "wide", "aria-label": "表格，可以左右滑动"})


def _comparison(comparison: Comparison | None) -> Iterator[HtmlElement]:
    if comparison:
        left_out = [E.p(f"没有比较 {case}：{reason}。") for case, reason in comparison.left_out]
        yield _section("comparison", "与基线相比", _wide(comparison_table(comparison)), *left_out)


def _variant(run: dict[str, Any], name: str) -> Iterator[HtmlElement]:
    rows = summary_of(run, name)
    yield _section(
        _anchor("summary", name),
        f"结果：{_named(name)}",
        E.p(
            "区间以机关为单位：同一机关的数一起对、一起错，所以全对也不等于 100%。计数是“做到的/应做的”。",
            **{"class": "how"},
        ),
        _wide(summary_table(rows)),
        E.div(
            interval_plot("各项结果和 95% 区间", rows),
            case_plot("各案例内容 F1", _content(run, name)),
            **{"class": "plots"},
        ),
        E.h3("按案例类型"),
        _wide(by_kind_table(run, name)),
        E.h3("各案例各项"),
        _wide(heat_table(run, name, _anchor("case", name))),
    )


def _content(run: dict[str, Any], variant: str) -> list[Bar]:
    found = [
        Bar(item["case"], item["scores"]["f1"][0] / item["scores"]["f1"][1])
        for item in attempts_of(run, variant)
        if item["repeat"] == 0 and "f1" in item["scores"]
    ]
    return sorted(found, key=lambda bar: bar.value)


def _cases(
    run: dict[str, Any], name: str, comparison: Comparison | None, baseline: dict[str, Any] | None
) -> HtmlElement:
    """Every case; the worse ones first where there is a comparison."""
    order = {item.case: at for at, item in enumerate(comparison.worse_cases)} if comparison else {}
    attempts = sorted(
        attempts_of(run, name), key=lambda item: (order.get(item["case"], len(order)), item["case"])
    )
    prefix = _anchor("case", name)
    return _section(
        _anchor("cases", name),
        f"逐案例：{_named(name)}",
        E.p(
            "数的颜色：",
            *(E.span(words, **{"class": f"claim {kind}"}) for kind, words in _LEGEND),
            "；点一个数，看它依据的单元格。",
            **{"class": "how"},
        ),
        *(case_view(run, item, prefix, comparison, baseline) for item in attempts),
    )


_LEGEND = (("supported", "相符"), ("contradicted", "不符"), ("unverifiable", "无从核对"))


def _again(run: dict[str, Any]) -> Iterator[HtmlElement]:
    program, settings = run["program"], run["settings"]
    libraries = "，".join(f"{name} {version}" for name, version in program["libraries"].items())
    entries = {
        "程序": f"{program['version']}（{program['fingerprint'][:16]}）",
        "运行环境": f"Python {program['python']}，{libraries}",
        "案例": f"{settings['cases']}，{len(run['cases'])} 个",
        "遍数": str(settings["repeats"]),
        "最多改写": str(settings["repairs"]),
        "提示词": settings["prompts"]["fingerprint"],
        "起草方式": "；".join(f"{_named(name)} {kept or ''}" for name, kept in settings["variants"].items()),
    }
    yield E.dl(*(part for name, text in entries.items() for part in (E.dt(name), E.dd(text))))
