"""The options of commands that let a model word whole reports: which model, whose prompts, how often it may mend."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.parsing import Parser

if TYPE_CHECKING:
    from assistant.drafting.prompts import Prompts
    from assistant.pipeline.writing import ModelOptions


def add_model_options(parser: Parser) -> None:
    """The options of a command that drafts with the template or with a model."""
    parser.add_argument(
        "--model",
        metavar="模型",
        help="起草所用的模型；template（默认）不用模型，模型服务的设置见 docs/models.md",
    )
    parser.add_argument("--base-url", metavar="地址", help="模型服务的地址，如 http://127.0.0.1:8000/v1")
    parser.add_argument("--prompts", metavar="文件夹", help="自己的提示词，按文件名替换程序自带的")
    parser.add_argument(
        "--repairs",
        type=int,
        default=2,
        choices=range(10),
        metavar="次数",
        help="没有通过核对的段落最多请模型改写几次，默认 2",
    )
    parser.add_argument("--no-cache", action="store_true", help="不用以前保存的模型回答，重新请模型写")


def chosen_prompts(options: argparse.Namespace) -> "Prompts":
    """The prompts of `--prompts`, else the program's own. Loaded here: a command without a model needs none."""
    from assistant.drafting.prompts import load_prompts

    return load_prompts(Path(options.prompts) if options.prompts else None)


def chosen_model_options(options: argparse.Namespace) -> "ModelOptions":
    """How the command line wants the model used."""
    from assistant.pipeline.writing import ModelOptions

    return ModelOptions(chosen_prompts(options), repairs=options.repairs)
