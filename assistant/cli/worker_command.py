"""`assistant worker`: work for a cluster from this machine; set its database up; see and stop its runs."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.batch.cluster.database import (
    cluster_address,
    connected,
    require_setup,
    run_async,
    set_up,
    shown,
)
from assistant.cli.output import print_json, say
from assistant.cli.parsing import Parser, parse
from assistant.errors import UsageError


def _parser() -> Parser:
    parser = Parser(
        "worker",
        "在这台机器上参加多机起草：从 PostgreSQL 的队列里取机关来做，不需要共享磁盘。",
        "assistant worker --cluster postgresql://用户:密码@主机/数据库 --concurrency 4",
    )
    parser.add_argument(
        "--cluster", metavar="地址", help="PostgreSQL 数据库；不写则用环境变量 ASSISTANT_CLUSTER"
    )
    parser.add_argument(
        "--concurrency", type=int, metavar="个数", help="同时做几个机关；不写则按处理器数的两倍"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--setup", action="store_true", help="建表，或把旧版的表升级；每个数据库做一次")
    what.add_argument("--status", action="store_true", help="显示各个运行做到哪里了")
    what.add_argument(
        "--stop", metavar="运行", help="停止一个运行；做完的都留着，用原来的 batch 命令可以接着做"
    )
    parser.add_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do what was asked; without anything else, work until stopped."""
    options = parse(_parser(), arguments)
    address = cluster_address(options.cluster)
    if options.setup:
        return _set_up(address, options)
    if options.status:
        return _status(address, options)
    if options.stop is not None:
        return _stop(address, options)
    return _serve(address, options)


def _serve(address: str, options: argparse.Namespace) -> int:
    from assistant.batch.cluster.worker import serve

    jobs = os.cpu_count() or 1
    concurrency = 2 * jobs if options.concurrency is None else options.concurrency
    if concurrency < 1:
        raise UsageError(f"--concurrency 应为 1 以上的整数，写的是 {concurrency}。")
    say(f"连接 {shown(address)}……")
    run_async(serve(address, concurrency, min(jobs, concurrency), say))
    return 0


def _set_up(address: str, options: argparse.Namespace) -> int:
    async def through() -> list[str]:
        async with connected(address) as connector:
            return await set_up(connector)

    steps = run_async(through())
    if options.json:
        print_json({"steps": steps})
    say(f"数据库 {shown(address)}：{'、'.join(steps) + '，完成' if steps else '已是最新，没有改动'}。")
    say(
        "下一步：在每台机器上运行 assistant worker --cluster 地址；再运行 assistant batch 数据 -o 结果 --cluster 地址"
    )
    return 0


def _status(address: str, options: argparse.Namespace) -> int:
    from assistant.batch.cluster.overview import RunState, run_states

    async def through() -> list[RunState]:
        async with connected(address) as connector:
            await require_setup(connector)
            return await run_states(connector)

    states = run_async(through())
    if options.json:
        print_json({"runs": [asdict(state) for state in states]})
    else:
        _show(states)
    if not states:
        say("还没有运行。用 assistant batch 数据 -o 结果 --cluster 地址 开始一个。")
    return 0


def _show(states: Sequence[Any]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("运行", "机关", "做完", "其中没有完成", "在做", "等待", "状态")
    for state in states:
        numbers = (state.total, state.done, state.failed, state.in_hand, state.waiting)
        condition = "已停止" if state.stopped else ("已做完" if state.done == state.total else "进行中")
        table.add_row(Text(state.run), *map(str, numbers), condition)
    if states:
        Console().print(table)


def _stop(address: str, options: argparse.Namespace) -> int:
    from assistant.batch.cluster.overview import stop_run

    async def through() -> int:
        async with connected(address) as connector:
            await require_setup(connector)
            return await stop_run(connector, options.stop)

    taken = run_async(through())
    if options.json:
        print_json({"run": options.stop, "taken_back": taken})
    say(f"运行“{options.stop}”已停止，收回 {taken} 个还没有开始的机关；在做的会做完。")
    return 0
