"""`assistant eval`: drafts of known offices held against references; `assistant eval compare`: a run against a baseline."""

import argparse
import os
from collections.abc import Sequence
from contextlib import ExitStack
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from assistant.cli.eval_needs import require_evaluation
from assistant.cli.model_options import chosen_prompts
from assistant.cli.output import print_json, say
from assistant.cli.parsing import Parser, parse
from assistant.errors import DataFileError, UsageError
from assistant.evaluation.cases import find_cases
from assistant.evaluation.run_file import run_bytes, run_document
from assistant.evaluation.running import TEMPLATE, Plan, Variant, has_failed, make_run, model_variant
from assistant.evaluation.text_tables import summary_table
from assistant.resources import data_path
from assistant.runs import write_atomically

_MODEL_FAILED = 3
_KINDS = (".json", ".html", ".md")


def _parser() -> Parser:
    parser = Parser(
        "eval",
        "评测：按案例起草，与参考报告和案例要求对照，逐项计分。\n"
        "与以前的结果比较：assistant eval compare 本次.json 基线.json",
        "assistant eval -o 本次.json -o 本次.html",
    )
    parser.add_argument(
        "--cases", metavar="文件夹", help="案例文件夹，或一批已发布的报告；不写则用源代码里的 evals/cases"
    )
    parser.add_argument(
        "--model",
        action="append",
        default=[],
        metavar="模型",
        help="起草所用的模型，可以写多个；不写则用模板",
    )
    parser.add_argument("--base-url", metavar="地址", help="模型服务的地址")
    parser.add_argument("--prompts", metavar="文件夹", help="自己的提示词，按文件名替换程序自带的")
    parser.add_argument("--repeat", type=int, default=1, metavar="次数", help="每个案例请模型写几遍，默认 1")
    parser.add_argument(
        "--repairs", type=int, default=2, metavar="次数", help="没有通过核对的段落最多改写几次，默认 2"
    )
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="个数", help="同时做几个案例；默认按本机处理器"
    )
    parser.add_argument(
        "--tokens", type=int, metavar="个数", help="每个模型最多用多少词元，用完即停，可以接着做"
    )
    parser.add_argument("--money", metavar="金额", help="每个模型最多花多少钱，按设置文件里的价格算")
    parser.add_argument(
        "--judge", metavar="模型", help="另请一个模型比较草稿和参考报告的文字，单独列出，不评判数"
    )
    parser.add_argument(
        "--checker", nargs="?", const="dev", choices=["dev", "test"], help="同时做核对程序自己的基准测试"
    )
    parser.add_argument(
        "-o", "--output", action="append", default=[], metavar="文件",
        help="写出的文件，可以写多个：.json 结果、.html 报告页、.md 摘要；中断后运行同一命令接着做",
    )  # fmt: skip
    parser.add_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Evaluate, or compare."""
    if arguments and arguments[0] == "compare":
        from assistant.cli.eval_compare import run_compare

        return run_compare(arguments[1:])
    options = parse(_parser(), arguments)
    require_evaluation()
    _require(options)
    outputs = [Path(item) for item in options.output]
    document = _evaluated(options, outputs)
    for path in outputs:
        write_atomically(path, _content(document, path.suffix))
    _show(document, outputs, options)
    return _MODEL_FAILED if has_failed(document) else 0


def _require(options: argparse.Namespace) -> None:
    for name, least in (("repeat", 1), ("repairs", 0), ("jobs", 0)):
        if getattr(options, name) < least:
            raise UsageError(f"--{name} 应不小于 {least}。")
    for item in map(Path, options.output):
        if item.suffix.lower() not in _KINDS:
            raise UsageError(f"不能生成 {item}，可以生成的类型有：{'、'.join(_KINDS)}。")
        if not item.parent.is_dir():
            raise UsageError(f"文件夹 {item.parent} 不存在，无法写入 {item.name}。请先建立文件夹。")
    if len(set(options.model)) < len(options.model):
        raise UsageError("同一个模型写了两遍。请去掉一个；要多次起草，用 --repeat。")


def _folder(options: argparse.Namespace) -> Path:
    if options.cases:
        return Path(options.cases)
    try:
        return data_path("evals", "cases")
    except DataFileError:
        raise UsageError("安装的程序不带案例，请用 --cases 指定案例文件夹，或一批已发布的报告。") from None


def _evaluated(options: argparse.Namespace, outputs: list[Path]) -> dict[str, Any]:
    """The document of the run; its journal lies beside the first JSON file."""
    from assistant.cli.eval_progress import shown_progress
    from assistant.evaluation.checker import run_checker
    from assistant.runs.journal import Journal

    folder = _folder(options)
    target = next((path for path in outputs if path.suffix.lower() == ".json"), None)
    with ExitStack() as stack:
        plan = Plan(
            find_cases(folder), _variants(options), chosen_prompts(options), options.repeat, options.repairs,
            _variant(options, options.judge) if options.judge else None, options.jobs or os.cpu_count() or 1,
        )  # fmt: skip
        journal = stack.enter_context(Journal(target.with_name(f"{target.name}.journal"))) if target else None
        listen = stack.enter_context(shown_progress())
        made = make_run(plan, journal, listen)
    checker = run_checker(options.checker) if options.checker else {}
    return run_document(plan, made, checker, folder.name)


def _variants(options: argparse.Namespace) -> tuple[Variant, ...]:
    return tuple(
        _variant(options, name) if name != TEMPLATE else Variant(TEMPLATE)
        for name in options.model or [TEMPLATE]
    )


def _variant(options: argparse.Namespace, name: str) -> Variant:
    """A model with its settings and its own budget."""
    from dataclasses import replace

    from assistant.settings import load_settings

    settings = load_settings(name, options.base_url)
    if settings is None:
        return Variant(TEMPLATE)
    limits = settings.limits
    if options.tokens is not None:
        limits = replace(limits, tokens=options.tokens)
    if options.money is not None:
        limits = replace(limits, money=_amount(options.money))
        if settings.prices is None:
            raise UsageError(
                f"模型“{name}”没有设价格，--money 无法计算。请在设置文件里写 prompt_price 和 completion_price。"
            )
    return model_variant(name, replace(settings, limits=limits))


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise UsageError(f"--money 应为金额，写的是“{text}”。") from None
    if amount <= 0:
        raise UsageError("--money 应大于 0。")
    return amount


def _content(document: dict[str, Any], suffix: str) -> bytes:
    if suffix.lower() == ".json":
        return run_bytes(document)
    if suffix.lower() == ".html":
        from assistant.evaluation.page import run_page

        return run_page(document)
    from assistant.evaluation.markdown import run_markdown

    return run_markdown(document).encode()


def _show(document: dict[str, Any], outputs: list[Path], options: argparse.Namespace) -> None:
    if options.json:
        print_json(document)
    else:
        summary_table(document)
    for path in outputs:
        say(f"已写入 {path}")
    saved = next((path for path in outputs if path.suffix.lower() == ".json"), None)
    if saved:
        say(f"下一步：与基线比较：assistant eval compare {saved} 基线.json")
    else:
        say("下一步：加 -o 本次.json 保存结果，加 -o 本次.html 生成可以逐案例看的报告页。")
