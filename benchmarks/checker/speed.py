"""How fast the checker is: one report, ten times and a hundred times its length, hostile texts of a million characters.

Usage: python benchmarks/checker/speed.py [--repeat 41] [--size CHARACTERS] [--profile]

Times are of this process's CPU, so that a busy machine disturbs them less. Exit code 1 when a bar is missed.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle

from assistant.checking import check_report
from assistant.checking.check import check_section
from assistant.checking.evidence import Evidence, build_evidence
from assistant.figures import Figures, evaluate
from assistant.numerals import find_mentions
from assistant.report import Paragraph, Report, ReportSection, Verdict
from tests.made_figures import made_figures

LENGTH, FIGURES = 6000, 60
"""Characters and figures of the report that is timed."""
BAR, HOSTILE_BAR = 15.0, 2.0
"""Milliseconds for the report, seconds for a hostile text."""
PART = 10
"""A hostile text is timed at a tenth of its size first, to see how its cost grows."""
MEGABYTE = 1_000_000
TIMES = (1, 10, 100)
_STATED = (
    ("全年收到政府信息公开申请{}件", "applications.new.total"),
    ("其中自然人提出{}件", "applications.new.natural_person"),
    ("上年结转{}件", "applications.carried_in.total"),
    ("办结{}件", "applications.results.total.total"),
    ("予以公开{}件", "applications.results.disclosed.total"),
    ("部分公开{}件", "applications.results.partial.total"),
    ("不予公开的申请中保护第三方合法权益{}件", "applications.results.denied.third_party.total"),
    ("本机关不掌握相关政府信息{}件", "applications.results.unavailable.not_held.total"),
    ("结转下年度继续办理{}件", "applications.carried_out.total"),
    ("作出行政许可决定{}件", "disclosure.licensing.decisions"),
    ("行政处罚决定{}件", "disclosure.penalties.decisions"),
    ("行政强制{}件", "disclosure.compulsion.decisions"),
    ("发生行政复议{}件", "disputes.reconsideration.total"),
    ("复议结果维持{}件", "disputes.reconsideration.upheld"),
    ("未经复议直接起诉{}件", "disputes.litigation_direct.total"),
    ("比上年增加{}件", ""),
    ("占办结总数的{}%", ""),
    ("通过门户网站发布信息{}条", ""),
    ("组织业务培训{}场", ""),
    ("更新公开指南{}版", ""),
)
_OPENINGS = (
    "坚持以公开为常态、不公开为例外",
    "按照《中华人民共和国政府信息公开条例》第二十条的要求",
    "对涉及群众切身利益的事项",
    "拟发布的信息经办科室初审、分管负责人审签后",
    "依托政务服务大厅和政府网站",
    "结合主题宣传活动走进社区",
    "严格执行“三审三校”制度",
    "自2025年6月起",
    "围绕优化营商环境",
    "针对更新不够及时、形式相对单一的问题",
    "加强与宣传、网信等部门的沟通协作",
)
_DEEDS = (
    "把政务公开融入日常工作的各个环节",
    "及时更新公开指南和目录",
    "采用图文、问答等形式解读政策",
    "畅通群众获取信息的渠道",
    "讲解申请的方式、时限和注意事项",
    "明确专人负责并纳入年度考核",
    "检查栏目内容，对失效链接和错别字即查即改",
)
_ENDINGS = (
    "主动回应社会关切",
    "让群众看得懂、用得上",
    "做到有问必答、有诉必应",
    "推动责任落实到岗到人",
    "保证信息准确规范",
)
"""Parts of the sentences that fill reports, in numbers without a common factor, so that none is written twice."""
HOSTILE = {
    "digits only": "9",
    "numerals only": "一",
    "tens": "十",
    "only commas": "，",
    "enumeration commas": "、",
    "digits and commas": "1,",
    "full-width commas": "件1，",
    "opening brackets": "（",
    "brackets with numbers": "（1件",
    "closing brackets": "）",
    "quotes never closed": "“",
    "straight quotes": '"',
    "quoted names": "“甲”",
    "list markers": "一是",
    "numbered lines": "（一）",
    "part of part": "其中其中",
    "parts of parts": "其中1件，",
    "counts without a mark": "收到申请5件",
    "counts in one sentence": "申请5件，其中予以公开3件，",
    "counts in sentences": "收到申请5件。",
    "shares": "占12.5%、",
    "changes": "同比增长3%，",
    "shared out": "分别为1件、",
    "nothing received": "未收到",
    "all done": "均已办结",
    "lists announced": "以下三方面：",
    "names": "网站、",
    "years": "2025年",
    "terms": "行政复议行政诉讼",
    "prose without a mark": "各级政府信息公开工作主管部门",
    "line ends": "\n",
    "blanks": " ",
    "combining marks": "5\u0301",
}


def report_of(figures: Figures, length: int = LENGTH, count: int = FIGURES, times: int = 1) -> Report:
    """A report of about `length` characters with `count` figures in two sections, its paragraphs `times` over."""
    lines = list(_lines(figures, length, count))
    half = len(lines) // 2
    return Report(
        f"{figures.office.name}{figures.year}年政府信息公开工作年度报告",
        (
            _section("overview", "一、总体情况", lines[:half] * times),
            _section("problems", "五、存在的主要问题及改进情况", lines[half:] * times),
        ),
        figures,
    )


def _section(section_id: str, title: str, lines: list[str]) -> ReportSection:
    return ReportSection(section_id, title, tuple(Paragraph(line) for line in lines))


def _lines(figures: Figures, length: int, count: int) -> Iterator[str]:
    """Paragraphs that state three figures in a sentence, between sentences that state none."""
    stated = cycle(_STATED)
    plain = (
        "，".join(parts) + "。" for parts in zip(*map(cycle, (_OPENINGS, _DEEDS, _ENDINGS)), strict=False)
    )
    room = length // (count // 3)
    for _ in range(count // 3):
        sentence = "，".join(_clause(figures, *next(stated)) for _ in range(3)) + "。"
        while len(sentence) < room - 20:
            sentence += next(plain)
        yield sentence


def _clause(figures: Figures, words: str, expression: str) -> str:
    value = evaluate(figures, expression) if expression else None
    return words.format(27 if value is None else int(value))


def milliseconds(work: Callable[[], object], repeat: int) -> float:
    """The median of several runs after one to warm up, in milliseconds of CPU."""
    work()
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def time_report(figures: Figures, repeat: int) -> bool:
    """Print the times of one report and of longer ones; whether the bar is met."""
    evidence = build_evidence(figures)
    first = 0.0
    met = True
    for times in TIMES:
        report = report_of(figures, times=times)
        rounds = max(3, repeat // times)
        length = sum(len(section.text) for section in report.sections)
        whole = milliseconds(lambda: check_report(report), rounds)  # noqa: B023
        claims = [claim for section in report.sections for claim in check_section(evidence, section)]
        stated = sum(claim.verdict is not Verdict.NOT_A_FIGURE for claim in claims)
        first = first or whole / length
        bar = f", bar {BAR:g} ms: {'met' if whole <= BAR else 'not met'}" if times == 1 else ""
        met = met and (times > 1 or whole <= BAR)
        _say(
            f"{times:>4}x {length:>8} characters {stated:>6} figures {len(claims) - stated:>6} other numbers"
            f" {whole:>9.2f} ms  {whole / length / first:>5.2f} a character of 1x{bar}"
        )
    return met


def time_hostile(evidence: Evidence, size: int) -> bool:
    """Print the seconds of every hostile text and how they grow; whether all are within the bar."""
    slow = []
    _say(f"\n{'hostile text':<26}{'find_mentions s':>18}{'growth':>8}{'check_section s':>18}{'growth':>8}")
    for name, unit in HOSTILE.items():
        found = at_size(find_mentions, unit, size)
        checked = at_size(lambda text: check_section(evidence, _whole(text)), unit, size)
        slow += [name] if max(found.seconds, checked.seconds) > HOSTILE_BAR else []
        _say(f"{name:<26}{found}{checked}{'  over' if name in slow else ''}")
    _say(f"{len(HOSTILE) - len(slow)} of {len(HOSTILE)} within {HOSTILE_BAR:g} s for {size:,} characters")
    _say("growth is the time a character of the whole text by that of its tenth")
    return not slow


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds for the whole size."""

    seconds: float
    growth: float
    """Time a character of the whole text, as a multiple of that of its tenth; 1 is linear, less a cost that is capped."""

    def __str__(self) -> str:
        return f"{self.seconds:>18.2f}{self.growth:>8.1f}"


def _whole(text: str) -> ReportSection:
    return ReportSection("overview", "一、总体情况", (Paragraph(text),))


def at_size(work: Callable[[str], object], unit: str, size: int) -> Timed:
    """Time a tenth of the text, then the whole."""
    text = (unit * (size // len(unit) + 1))[:size]
    part, whole = (_seconds(work, text[: size // divisor]) for divisor in (PART, 1))
    return Timed(whole, whole / PART / part)


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def profile(figures: Figures) -> None:
    """Print where the time of one report goes, by the time inside each function."""
    import cProfile
    import pstats

    report = report_of(figures)
    check_report(report)
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(20):
        check_report(report)
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(30)


def main() -> int:
    """Measure and print; exit code 1 when a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=41)
    parser.add_argument("--size", type=int, default=MEGABYTE, help="characters of a hostile text")
    parser.add_argument(
        "--profile", action="store_true", help="show where the time of one report goes, no times"
    )
    options = parser.parse_args()
    figures = made_figures(3, busy=900)
    if options.profile:
        profile(figures)
        return 0
    is_quick = time_report(figures, options.repeat)
    is_linear = time_hostile(build_evidence(figures), options.size)
    return 0 if is_quick and is_linear else 1


if __name__ == "__main__":
    sys.exit(main())
