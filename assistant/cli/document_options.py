"""The options of commands that write documents: which kinds there are, how Word is set, who signs and when."""

import argparse
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from assistant.cli.parsing import Parser
from assistant.errors import UsageError
from assistant.rendering import PAGE_NUMBERS, REVIEW, SUFFIXES, DocumentSettings
from assistant.report import read_date

KINDS = (*SUFFIXES, REVIEW, ".json")
"""What `draft -o` can write: the report, the review page, and everything as JSON."""

CHECK_KINDS = (".xlsx", ".html", ".docx", ".json")
"""What `check -o` can write: the list of findings, the review page, Word with comments, and everything as JSON."""


def add_document_options(parser: Parser) -> None:
    """The options of a command that writes Word documents."""
    group = parser.add_argument_group("Word 文件")
    group.add_argument("--date", metavar="日期", help="成文日期，例如 2026-01-20，印在落款处；不写则不印日期")
    group.add_argument("--comments", action="store_true", help="把每条问题写成 Word 批注，标在原句旁边")
    places = "，".join(f"{key} {label}" for key, label in PAGE_NUMBERS.items())
    group.add_argument(
        "--page-number", default="outer", metavar="位置", help=f"页码位置：{places}；默认 outer"
    )
    group.add_argument(
        "--line-pitch", default="28.8", metavar="磅", help="正文行距，默认 28.8 磅（每页22行）"
    )
    group.add_argument("--landscape-tables", action="store_true", help="表三、表四排成横页")


def add_check_outputs(parser: Parser) -> None:
    """The option of a command that writes what it found about a report."""
    parser.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="文件",
        help="写出核对结果，可以写多个：.xlsx 问题清单，.html 核对页（点一个数看依据），.docx 带批注的 Word（原件是 Word 就保持原样，否则按公文格式重排），.json",
    )
    parser.add_argument("--comments", action="store_true", help="核对写出的 Word 总带批注，写不写都一样")


def document_settings(options: argparse.Namespace) -> DocumentSettings:
    """The settings that the command line asks for.

    Raises:
        UsageError: a value cannot be.
    """
    try:
        pitch = Decimal(options.line_pitch)
    except InvalidOperation:
        pitch = Decimal("NaN")
    if not pitch.is_finite():
        raise UsageError(f"--line-pitch 后面应写磅数，例如 28.8，写的是“{options.line_pitch}”。")
    return DocumentSettings(
        page_number=options.page_number, line_pitch=pitch, landscape_tables=options.landscape_tables
    )


def signing_date(text: str | None, year: int) -> date | None:
    """The date of the signature of the report on `year`; None where none is given.

    Raises:
        UsageError: it is no date, or lies before the year's end.
    """
    if text is None:
        return None
    found = read_date(text)
    if found is None:
        raise UsageError(f"--date 后面应写日期，例如 2026-01-20，写的是“{text}”。")
    if found.year <= year:
        raise UsageError(f"成文日期“{text}”早于统计年度结束（{year}年12月31日），请检查年份。")
    return found


def require_kinds(targets: Sequence[Path], kinds: Sequence[str] = KINDS, source: Path | None = None) -> None:
    """Refuse a file that cannot be written, before any work is done.

    Raises:
        UsageError: no such kind, one file named twice, or the file that is being read.
    """
    for number, target in enumerate(targets):
        if not target.name.lower().endswith(tuple(kinds)):
            raise UsageError(f"不能生成 {target}，可以生成的类型有：{'、'.join(kinds)}。")
        if target in targets[:number]:
            raise UsageError(f"文件 {target} 写了两次。")
        if source and target.resolve() == source.resolve():
            raise UsageError(f"{target} 就是要核对的报告，不能被结果覆盖。请换一个文件名。")
