"""`assistant eval compare`: is this run worse than the baseline, where, and how sure is that."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.cli.eval_needs import require_evaluation
from assistant.cli.output import print_json, say
from assistant.cli.parsing import Parser, parse
from assistant.errors import UsageError
from assistant.evaluation import wording
from assistant.evaluation.comparing import Comparison, Outcome, compare
from assistant.evaluation.comparison_json import comparison_json
from assistant.evaluation.run_file import read_run
from assistant.evaluation.side_by_side import side_by_side
from assistant.evaluation.text_tables import comparison_table
from assistant.runs import write_atomically

_EXIT = {Outcome.NO_WORSE: 0, Outcome.WORSE: 1, Outcome.INCONCLUSIVE: 3}
_KINDS = (".html", ".md")


def _parser() -> Parser:
    parser = Parser(
        "eval compare",
        "本次评测与基线逐案例相比：每项差多少、区间多宽、哪些案例变差。\n"
        "退出码：0 没有变差；1 变差；2 用法不对或文件无法读取；3 难以判定（说明还要多少案例或遍数）",
        "assistant eval compare 本次.json evals/baselines/template.json -o 比较.md",
    )
    parser.add_argument("run", metavar="本次", help="assistant eval 写出的 .json")
    parser.add_argument("baseline", metavar="基线", help="作为基线的 .json")
    parser.add_argument("--model", metavar="起草方式", help="本次评测里比较哪一种；只有一种时不用写")
    parser.add_argument("--against", metavar="起草方式", help="基线里比较哪一种；只有一种时不用写")
    parser.add_argument("--show", type=int, default=3, metavar="个数", help="变差的案例并排显示几个，默认 3")
    parser.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="文件",
        help="写出 .html 报告页或 .md 摘要，可以写多个",
    )
    parser.add_json()
    return parser


def run_compare(arguments: Sequence[str]) -> int:
    """Compare, show, and say by the exit code."""
    options = parse(_parser(), arguments)
    require_evaluation()
    outputs = [Path(item) for item in options.output]
    for path in outputs:
        if path.suffix.lower() not in _KINDS:
            raise UsageError(f"不能生成 {path}，可以生成的类型有：{'、'.join(_KINDS)}。")
    run, baseline = read_run(Path(options.run)), read_run(Path(options.baseline))
    comparison = compare(run, baseline, options.model, options.against)
    for path in outputs:
        write_atomically(path, _content(run, baseline, comparison, path.suffix))
    if options.json:
        print_json(comparison_json(comparison))
    else:
        comparison_table(comparison)
        _show_worse(run, baseline, comparison, options)
    for case, reason in comparison.left_out:
        say(f"没有比较 {case}：{reason}。")
    for path in outputs:
        say(f"已写入 {path}")
    _conclude(comparison)
    return _EXIT[comparison.outcome]


def _content(run: dict[str, Any], baseline: dict[str, Any], comparison: Comparison, suffix: str) -> bytes:
    if suffix.lower() == ".html":
        from assistant.evaluation.page import run_page

        return run_page(run, comparison, baseline)
    from assistant.evaluation.markdown import comparison_markdown

    return comparison_markdown(run, baseline, comparison).encode()


def _show_worse(
    run: dict[str, Any], baseline: dict[str, Any], comparison: Comparison, options: argparse.Namespace
) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for worse in comparison.worse_cases[: max(options.show, 0)]:
        console.print(side_by_side(run, baseline, comparison, worse))
    more = len(comparison.worse_cases) - max(options.show, 0)
    if more > 0:
        sys.stdout.write(f"还有 {more} 个案例变差，加 --show {len(comparison.worse_cases)} 全部显示。\n")


def _conclude(comparison: Comparison) -> None:
    gated = [item for item in comparison.differences if item.outcome is not Outcome.NOT_GATED]
    counts = "，".join(
        f"{wording.OUTCOMES[outcome]} {sum(item.outcome is outcome for item in gated)} 项"
        for outcome in (Outcome.WORSE, Outcome.INCONCLUSIVE, Outcome.NO_WORSE)
    )
    cases = max(
        (item.cases for item in comparison.differences if not item.metric.id.startswith("checker.")),
        default=0,
    )
    say(f"{wording.OUTCOMES[comparison.outcome]}：{cases} 个案例，{counts}。")
    if comparison.outcome is Outcome.WORSE:
        say("下一步：看上面并排的正文；确认是有意的改变，就重做基线。")
    elif comparison.outcome is Outcome.INCONCLUSIVE:
        say("下一步：按“判定”一栏增加案例或遍数，再评测一次。")
