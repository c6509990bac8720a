"""Files that are readable and yet no report to read: another kind, one from before the formats, or two in one file."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.errors import InputError
from assistant.formats import Format
from assistant.importing.document import Document, Line, Row
from assistant.importing.labels import all_formats, normal
from assistant.importing.sections import HeadingLine, heading_lines
from assistant.importing.title import find_title

_FEWEST_HEADINGS = 3
_MOST_ROWS = 1_000
_DOCUMENT_TITLE = re.compile(
    r".{2,50}(?:报告|报表|通知|公告|办法|指南|解读|方案|总结|意见|目录|规定|公示|细则|清单|要点)(?:[（(].*[)）])?$"
)
_OTHER_KIND = re.compile(
    r"法治政府|网站(?:工作)?年度|财政|预算|决算|统计公报|安全生产|环境|解读|通知|政府工作报告|述职|总结"
)


def require_report(
    path: Path,
    document: Document,
    headings: Sequence[HeadingLine],
    rows: Mapping[str, Sequence[Row]],
    year: int,
) -> None:
    """Refuse what is no annual report on information disclosure.

    Raises:
        InputError: it is something else, or older than the formats.
    """
    if any(len(table) > _MOST_ROWS for table in rows.values()):
        raise InputError(
            f"文件 {path} 的一张表有 {_MOST_ROWS} 行以上，不像一份年度报告，没有读取。请只保留报告本身的三张表。"
        )
    if any(rows.values()):
        return
    exact = [heading for heading in headings if heading.rank < 3]
    name = _own_name(document)
    if 0 < year < min(report_format.first_year for report_format in all_formats()):
        raise InputError(
            f"文件 {path} 是 {year} 年的报告，那时还没有现在的表格格式（2019 年起），没有可以读入的表。请换 2019 年及以后的报告。"
        )
    if len(exact) >= _FEWEST_HEADINGS and not (name and _OTHER_KIND.search(name)):
        return
    kind = f"看标题是“{name}”" if name else "可能是别的文件"
    raise InputError(
        f"文件 {path} 不是政府信息公开工作年度报告：没有找到它的各个部分（一、总体情况……）和三张表，{kind}。请换成报告的正文。"
    )


def _own_name(document: Document) -> str:
    """What the file calls itself: its first line that reads as a document's title."""
    lines = [item.text for item in document.items[:80] if isinstance(item, Line)]
    return next(
        (text for text in (*lines, *document.titles) if len(text) <= 60 and _DOCUMENT_TITLE.fullmatch(text)),
        "",
    )


def require_one_report(path: Path, document: Document, report_format: Format) -> None:
    """Refuse a file that holds several reports: their figures must not be mixed.

    Raises:
        InputError: two first sections stand under two different titles.
    """
    starts = [
        line.at
        for line in heading_lines(document.items, report_format)
        if line.section == "overview" and line.rank < 2
    ]
    names: dict[tuple[str, int], str] = {}
    before = 0
    for start in starts:
        title = find_title(Document(document.name, document.items), start, before)
        if title.office and title.year:
            names.setdefault((normal(title.office), title.year), f"{title.office}{title.year}年")
        before = start
    if len(names) > 1:
        raise InputError(
            f"文件 {path} 里有 {len(names)} 份报告（{'、'.join(names.values())}）。请拆成每个文件一份后再读，以免数据混在一起。"
        )
