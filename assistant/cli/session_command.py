"""`assistant session`: write a report step by step."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.parsing import Parser, parse

if TYPE_CHECKING:
    from assistant.session.journal import Journal
    from assistant.session.timeline import Timeline
    from assistant.terminal.contract import Asker, Shower
    from assistant.terminal.driver import Driver

_INTERRUPTED = 130


def _parser() -> Parser:
    parser = Parser(
        "session",
        "一步一步写好一份年报：数据、材料、起草、复核、导出。每个回答都立刻保存，随时离开，随时接着写。",
        "assistant session 填报表.xlsx",
    )
    parser.add_argument(
        "file",
        nargs="?",
        metavar="文件",
        help="进度文件（.session）、填报表、数据文件，或上年的报告；不写则从头问起",
    )
    parser.add_argument(
        "--model", metavar="模型", help="可以请来重写的模型；template（默认）不用模型，设置见 docs/models.md"
    )
    parser.add_argument("--base-url", metavar="地址", help="模型服务的地址，如 http://127.0.0.1:8000/v1")
    parser.add_argument(
        "--plain", action="store_true", help="只用文字：不用颜色、线框和光标移动，适合读屏软件和录屏"
    )
    parser.add_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run a session until the clerk leaves; what is on the disk stays there however it ends."""
    from assistant.terminal.beginning import LeftError, begin

    options = parse(_parser(), arguments)
    shower, asker = _terminal(plain=options.plain or not sys.stdout.isatty(), as_json=options.json)
    driver: Driver | None = None
    try:
        journal, timeline = begin(Path(options.file) if options.file else None, shower, asker)
        driver = _driver(journal, timeline, shower, asker, options)
        driver.run()
    except LeftError:
        sys.stderr.write("还没有开始，没有留下文件。\n")
    except KeyboardInterrupt:
        if driver is None:
            raise
        driver.goodbye()
        return _INTERRUPTED
    if options.json and driver:
        from assistant.cli.output import print_json

        print_json(driver.summary())
    return 0


def _driver(
    journal: "Journal", timeline: "Timeline", shower: "Shower", asker: "Asker", options: argparse.Namespace
) -> "Driver":
    """The loop, with the model that the settings name. Loaded only now: the first screen has been shown."""
    import getpass

    from assistant.settings import load_settings
    from assistant.terminal.driver import Driver

    settings = load_settings(options.model, options.base_url)
    return Driver(journal, timeline, shower, asker, settings, getpass.getuser())


def _terminal(*, plain: bool, as_json: bool) -> tuple["Shower", "Asker"]:
    """How to show and to ask: what a pipe or a screen reader can follow, or what a terminal can do."""
    from assistant.terminal.asking import PlainAsker, PromptAsker
    from assistant.terminal.plain import PlainShower

    out = sys.stderr if as_json else sys.stdout
    is_typed = sys.stdin.isatty() and not plain and not as_json
    asker: Asker = PromptAsker() if is_typed else PlainAsker(sys.stdin, out)
    if plain or as_json:
        return PlainShower(out), asker
    from assistant.terminal.showing import RichShower

    return RichShower(), asker
