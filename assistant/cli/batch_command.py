"""`assistant batch`: many offices in one go, and one list of everything that is wrong."""

import argparse
import asyncio
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.batch.progress import Listener
from assistant.batch.run import Finished, Run, run_offices
from assistant.batch.state import open_state, remember
from assistant.cli.model_options import add_model_options, chosen_model_options
from assistant.cli.output import print_json, say
from assistant.cli.parsing import Parser, parse
from assistant.errors import UsageError
from assistant.rendering import SUFFIXES
from assistant.runs import Journal

if TYPE_CHECKING:
    from assistant.pipeline.writing import ModelOptions
    from assistant.settings import ModelSettings


def _parser() -> Parser:
    parser = Parser(
        "batch",
        "一次起草许多机关的报告：读入、校验、起草、逐个数核对、写出文件，再给出全部问题的清单和总览。\n"
        "中断后用同一条命令接着做，做完的不重做；改了哪个机关的数据，只重做哪个机关。",
        "assistant batch 填报表/ -o 结果/ --roster 名单.xlsx",
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="数据",
        help="文件夹（含下级文件夹，填报表、数据文件、上年报告放在一起也可以）、单个文件，或一行（一页）一个机关的 Excel 工作簿",
    )
    parser.add_argument("-o", "--output", required=True, metavar="文件夹", help="写出结果的文件夹")
    parser.add_argument(
        "--roster",
        metavar="名单",
        help="机关名单（.xlsx .csv：机关名称、机关类型、上级机关、联系人），用来说明谁没有报",
    )
    parser.add_argument("--year", type=int, metavar="年度", help="报告年度；不写则取多数文件的最近年度")
    parser.add_argument(
        "--kind",
        action="append",
        choices=[suffix[1:] for suffix in SUFFIXES],
        metavar="类型",
        help="写出的文件类型，可以写多次：docx、html、md；不写则为 docx 和 html",
    )
    parser.add_argument("--jobs", type=int, metavar="个数", help="同时工作的进程数；不写则按电脑的处理器数")
    add_model_options(parser)
    parser.add_argument(
        "--concurrency",
        type=int,
        default=64,
        metavar="个数",
        help="最多同时请模型写几处，默认 64；服务忙时自动减少",
    )
    _add_bulk_options(parser)
    _add_cluster_options(parser)
    parser.add_argument("--allow", action="store_true", help="有错误的机关也写出文件，未核实的数在文中标出")
    parser.add_json()
    return parser


def _add_bulk_options(parser: Parser) -> None:
    parser.add_argument(
        "--bulk",
        action="store_true",
        help="经模型服务的批量接口（OpenAI Batch API）：便宜，几小时到一两天答复；中断后用同一条命令接着等",
    )
    parser.add_argument(
        "--poll", type=float, default=60, metavar="秒", help="用 --bulk 时每隔多少秒看一次，默认 60"
    )
    parser.add_argument(
        "--no-wait", action="store_true", help="用 --bulk 时交出去就结束，以后用同一条命令取回"
    )


def _add_cluster_options(parser: Parser) -> None:
    parser.add_argument(
        "--cluster",
        nargs="?",
        const="",
        metavar="地址",
        help="由多台机器来做：PostgreSQL 数据库（postgresql://…）；地址也可以写在环境变量 ASSISTANT_CLUSTER 里",
    )
    parser.add_argument(
        "--run", metavar="名称", help="多机运行的名称，用来查看和停止；不写则用输出文件夹的名称"
    )


def run(arguments: Sequence[str]) -> int:
    """Draft all offices; exit code 1 when one has errors, could not be read, or is missing."""
    options = parse(_parser(), arguments)
    batch = _run(options)
    with open_state(batch.out) as journal:
        remember(journal, batch.inputs, Path(options.roster) if options.roster else None)
        return _through(batch, journal, options)


def _run(options: argparse.Namespace) -> Run:
    from assistant.batch.roster import read_roster

    jobs = (os.cpu_count() or 1) if options.jobs is None else options.jobs
    for name, number in (("--jobs", jobs), ("--concurrency", options.concurrency)):
        if number < 1:
            raise UsageError(f"{name} 应为 1 以上的整数，写的是 {number}。")
    out = Path(options.output)
    if out.is_file():
        raise UsageError(f"-o 后面要写文件夹，{out} 是一个文件。")
    roster = Path(options.roster) if options.roster else None
    return Run(
        inputs=tuple(Path(name) for name in options.inputs),
        out=out,
        suffixes=tuple(f".{kind}" for kind in dict.fromkeys(options.kind or ("docx", "html"))),
        allow=options.allow,
        year=options.year,
        roster=read_roster(roster) if roster else (),
        leave_out=(roster,) if roster else (),
        jobs=jobs,
    )


def _through(batch: Run, journal: Journal, options: argparse.Namespace) -> int:
    from assistant.batch.outputs import write_outputs
    from assistant.cli.progress import shown_progress

    with shown_progress() as listen:
        finished = _work(batch, journal, options, listen)
        written = write_outputs(batch, finished, journal, listen)
    if options.json:
        _print_json(batch, finished, journal, written)
    _conclude(finished, written)
    return 0 if written.is_fine else 1


def _work(batch: Run, journal: Journal, options: argparse.Namespace, listen: Listener) -> Finished:
    """Run it here or on a cluster, with the embedded drafter or with a model."""
    from assistant.settings import load_settings

    settings = load_settings(options.model, options.base_url)
    model = None
    if settings:
        from assistant.batch.model_work import model_identity

        model = chosen_model_options(options)
        batch = replace(batch, model=model_identity(settings, model))
    if options.cluster is not None and options.bulk:
        raise UsageError("--bulk 和 --cluster 不能一起用。")
    if options.cluster is not None:
        return _on_cluster(batch, journal, options, listen)
    if options.bulk:
        return _in_bulk(batch, journal, options, listen, settings, model)
    if settings and model:
        return asyncio.run(_with_model(batch, journal, options, listen, settings, model))
    return asyncio.run(run_offices(batch, journal, listen))


async def _with_model(
    batch: Run,
    journal: Journal,
    options: argparse.Namespace,
    listen: Listener,
    settings: "ModelSettings",
    model: "ModelOptions",
) -> Finished:
    from assistant.batch.model_work import model_work
    from assistant.batch.workers import Workers

    batch = replace(batch, at_once=2 * batch.jobs + options.concurrency)
    async with (
        Workers(batch.jobs) as workers,
        model_work(settings, model, workers, options.concurrency, cache=not options.no_cache) as work,
    ):
        return await run_offices(batch, journal, listen, work, workers)


def _in_bulk(
    batch: Run,
    journal: Journal,
    options: argparse.Namespace,
    listen: Listener,
    settings: "ModelSettings | None",
    model: "ModelOptions | None",
) -> Finished:
    if settings is None or model is None:
        raise UsageError("--bulk 要和 --model 一起用：批量接口是模型服务的，内置模板用不着。")
    if settings.adapter != "openai" or not settings.base_url:
        raise UsageError("--bulk 只用于 OpenAI 兼容的服务：请用 --base-url 写明地址。")
    if options.no_cache:
        raise UsageError(
            "--bulk 的答复都存在输出文件夹里，不能和 --no-cache 一起用；要重新请模型写，请换一个输出文件夹。"
        )
    if options.poll <= 0:
        raise UsageError(f"--poll 应为大于 0 的秒数，写的是 {options.poll:g}。")
    from assistant.batch.bulk.run import run_bulk

    poll = None if options.no_wait else options.poll
    return asyncio.run(run_bulk(batch, journal, settings, model, listen, poll=poll))


def _on_cluster(batch: Run, journal: Journal, options: argparse.Namespace, listen: Listener) -> Finished:
    from assistant.batch.cluster.database import cluster_address, run_async
    from assistant.batch.cluster.driver import AT_ONCE, cluster_work

    if options.prompts or options.no_cache:
        raise UsageError(
            "多机运行时，提示词和模型回答的保存由各台机器自己的设置决定，不能用 --prompts 和 --no-cache。"
        )
    address = cluster_address(options.cluster)

    async def through() -> Finished:
        async with cluster_work(address, options.run or batch.out.resolve().name) as work:
            return await run_offices(replace(batch, at_once=AT_ONCE), journal, listen, work)

    return run_async(through())


def _print_json(batch: Run, finished: Finished, journal: Journal, written: Any) -> None:
    print_json(
        {
            "year": finished.plan.year,
            "offices": [result["row"] for result in finished.results(journal, batch.out)],
            "missing": [{"office": item.name, "reason": item.reason} for item in finished.plan.missing],
            "outputs": [str(path) for path in written.paths],
        }
    )


def _conclude(finished: Finished, written: Any) -> None:
    from assistant.batch.outputs import remarks

    statuses, findings = written.statuses, written.findings
    usage = written.usage
    for text in remarks(finished)[:10]:
        say(f"注意：{text}")
    if len(remarks(finished)) > 10:
        say(f"注意：类似情况共 {len(remarks(finished))} 处，见“总览.xlsx”的“未用的文件”页。")
    for name in written.set_aside:
        say(f"注意：您改过的文件已另存为 {name}，没有覆盖。")
    kept = f"（其中 {finished.kept} 个原已做好）" if finished.kept else ""
    say(
        f"{finished.plan.year}年，{written.offices} 个机关{kept}：已完成 {statuses['done']}，有错误没有出文件 {statuses['blocked']}，"
        f"没有完成 {statuses['failed']}，缺报 {written.missing}。错误 {findings['error']}　提醒 {findings['warning']}　雷同 {written.alike}"
    )
    if usage["model_calls"] or usage["by_template"]:
        say(
            f"模型累计：调用 {usage['model_calls']} 次，{usage['tokens']} 个 token，改写 {usage['repairs']} 次，"
            f"{usage['by_template']} 段没有写成、用了模板。{f'费用 {written.cost}。' if written.cost else ''}"
        )
    for path in written.paths:
        say(f"已写入 {path}")
    if statuses["waiting"]:
        say(
            f"等模型答复 {statuses['waiting']} 个。下一步：过几小时用同一条命令取回（批量接口一般在一天内答复）。"
        )
    elif written.is_fine:
        say(
            f"下一步：打开 {written.paths[1]} 逐个审读；汇总上级报告用 assistant rollup {written.paths[0].parent} -o 汇总.yaml"
        )
    else:
        say(f"下一步：把 {written.paths[0]} 的“问题清单”发给各机关；改好后用同一条命令再运行，只重做改过的。")
