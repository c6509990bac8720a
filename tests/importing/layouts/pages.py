"""Web pages of government sites."""

from collections.abc import Callable, Sequence
from html import escape

from assistant.figures import Figures
from assistant.formats import LayoutCell
from tests.importing.invented import PROSE, places, printed, titled

Rows = Sequence[Sequence[LayoutCell]]


def cell_markup(cell: LayoutCell, text: str | None = None) -> str:
    """One td with its spans."""
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        if count > 1
    )
    shown = escape(cell.label) if text is None else text
    return f"<td{spans}><p><span>{shown or '&nbsp;'}</span></p></td>"


def table_markup(rows: Rows, text: Callable[[LayoutCell], str | None] = lambda _: None) -> str:
    """A table with spans as printed."""
    body = "\n".join(f"<tr>{''.join(cell_markup(cell, text(cell)) for cell in row)}</tr>" for row in rows)
    return f'<table border="1" cellspacing="0"><tbody>{body}</tbody></table>'


def body(figures: Figures, tables: dict[str, str], titles: dict[str, str] | None = None) -> str:
    """The six sections with their prose, and the given markup for the tables."""
    parts = ["<p>本报告按照条例的要求编制，电子版可在网站下载。</p>"]
    for section, title in (titles or titled(figures)).items():
        parts.append(f"<p><strong>{title}</strong></p>")
        parts += [f"<p>　　{text}</p>" for text in PROSE.get(section, ())]
        parts.append(tables.get(section, ""))
    return "\n".join(parts)


def official(figures: Figures) -> dict[str, str]:
    """The three tables as the form prints them."""
    return {table.id: table_markup(printed(figures, table.id)) for table in figures.format.tables}


def page(figures: Figures, content: str, title: str = "") -> bytes:
    """A plain page around the report."""
    name = title or f"{figures.office.name}{figures.year}年政府信息公开工作年度报告"
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{name}</title></head><body><h1>{name}</h1>{content}</body></html>".encode()


def page_with_menus(figures: Figures) -> bytes:
    """A saved page in GB18030 inside two layout tables, with menus, scripts, sharing, pager and imprint.

    Labels break with <br>, blanks are &nbsp;, the title stands on two lines.
    """

    def broken(cell: LayoutCell) -> str | None:
        if cell.figure is None and len(cell.label) > 3:
            return f"{escape(cell.label[:2])}<br/>\n    {escape(cell.label[2:])}"
        return None

    tables = {table.id: table_markup(printed(figures, table.id), broken) for table in figures.format.tables}
    report = body(figures, tables)
    text = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>柳溪湾镇政府信息公开年报_青岭县人民政府门户网站</title>
<script>var year = 2031; document.write("<table><tr><td>自然人</td><td>99</td></tr></table>");</script>
<style>td {{ color: red }}</style></head><body>
<div class="top"><a href="#">设为首页</a> <a href="#">加入收藏</a></div>
<nav><ul><li>首页</li><li>政务公开</li></ul></nav>
<table width="100%"><tr><td><table><tr><td>
<div>当前位置：首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>
<div style="display: none">二、主动公开政府信息情况</div>
<p align="center">{figures.office.name}</p>
<p align="center">{figures.year}年政府信息公开工作年度报告</p>
<div>发布时间：{figures.year + 1}-01-20 来源：办公室 浏览次数：128</div><div>字体：【大 中 小】</div>
{report}
<div>上一篇：另一个镇{figures.year}年政府信息公开工作年度报告</div><div>打印本页</div><div>分享到：</div>
</td></tr></table></td></tr></table>
<div class="footer">主办单位：青岭县人民政府办公室</div><div>京ICP备00000000号-1</div></body></html>"""
    return text.encode("gb18030")


def tables_cut_in_pieces(figures: Figures) -> bytes:
    """Table 二 as one table a band, table 三 cut twice in the middle, table 四 with its numbers in a table of their own."""
    disclosure = printed(figures, "disclosure")
    bands = [index for index, row in enumerate(disclosure) if row[0].label.startswith("第二十条")]
    ends = [*bands[1:], len(disclosure)]
    applications = _unspanned(figures, "applications")
    disputes = printed(figures, "disputes")
    tables = {
        "disclosure": "<p>&nbsp;</p>".join(
            table_markup(disclosure[start:end]) for start, end in zip(bands, ends, strict=True)
        ),
        "applications": "".join(
            _plain_table(part) for part in (applications[:9], applications[9:17], applications[17:])
        ),
        "disputes": table_markup(disputes[:-1]) + table_markup(disputes[-1:]),
    }
    return page(figures, body(figures, tables))


def _unspanned(figures: Figures, table: str) -> list[list[str]]:
    """Every place as a cell of its own, as editors write after a table was cut."""
    return [[text or "" for text in row] for row in places(figures, table)]


def _plain_table(rows: Sequence[Sequence[str]]) -> str:
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
        + "</table>"
    )


def _disputes(figures: Figures) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each kind with its outcomes and their numbers."""
    numbers = [cell.label for cell in printed(figures, "disputes")[-1]]
    (block,) = figures.format.table("disputes").blocks
    outcomes = [column.label for column in block.columns]
    return [
        (row.label, list(zip(outcomes, numbers[at * 5 : at * 5 + 5], strict=True)))
        for at, row in enumerate(block.rows)
    ]


def disputes_as_three_tables(figures: Figures) -> bytes:
    """Table 四 as three tables of five numbers, each under its name; the third in the order its site preferred."""
    parts = []
    for at, (kind, outcomes) in enumerate(_disputes(figures)):
        shown = outcomes if at < 2 else [outcomes[-1], *outcomes[:-1]]
        labels, numbers = [outcome for outcome, _ in shown], [number for _, number in shown]
        parts.append(
            f'<table><tr><td colspan="5">{kind}</td></tr>'
            + _plain_table([labels, numbers]).removeprefix("<table>")
        )
    return page(figures, body(figures, official(figures) | {"disputes": "<p></p>".join(parts)}))


def disputes_row_by_row(figures: Figures) -> bytes:
    """Table 四 turned on its side: a row for each kind."""
    kinds = _disputes(figures)
    rows = [["类型", *[outcome for outcome, _ in kinds[0][1]]]]
    rows += [[kind, *[number for _, number in outcomes]] for kind, outcomes in kinds]
    return page(figures, body(figures, official(figures) | {"disputes": _plain_table(rows)}))


def wrong_spans(figures: Figures) -> bytes:
    """An editor broke the merged cells of table 三: labels span too little, so that rows are shifted to the left."""
    rows = [
        [
            LayoutCell(
                cell.row,
                cell.column,
                cell.label,
                cell.figure,
                cell.rowspan,
                min(cell.colspan, 2) if not cell.figure else 1,
            )
            for cell in row
        ]
        for row in printed(figures, "applications")
    ]
    hostile = table_markup(rows).replace('rowspan="3"', 'rowspan="100000"', 1)
    return page(figures, body(figures, official(figures) | {"applications": hostile}))


def subtotal_column(figures: Figures) -> bytes:
    """Table 三 with a column the office added: 小计 of 法人或其他组织."""
    rows = places(figures, "applications")
    wide = []
    for at, row in enumerate(rows):
        label = "小计" if at == 2 else "" if at < 2 else "7777"
        wide.append([text or "" for text in [*row[:-1], label, row[-1]]])
    return page(figures, body(figures, official(figures) | {"applications": _plain_table(wide)}))


_AS_WRITTEN = {
    "社会公益组织": "社会组织",
    "法律服务机构": "法律 服务",
    "行政规范性文件": "规范性文件",
    "四、结转下年度继续办理": "四、结转下一年度继续办理",
    "（七）总计": "(七)合 计",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1、逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2．逾期不缴费",
    "2.其他法律行政法规禁止公开": "2.其它法律行政止公开",
    "4.保护第三方合法权益": "4.保护第三方合法权利",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开",
    "总计": "合计",
    "7.属于行政执法案卷": "属于行政执法案卷",
}


def labels_as_offices_write_them(figures: Figures) -> bytes:
    """合计 for 总计, 结转下一年度, short names, one typo; numbers with 件, full-width, with notes and footnote marks."""

    def text(cell: LayoutCell) -> str | None:
        if cell.figure is None:
            return escape(_AS_WRITTEN.get(cell.label, cell.label))
        if not cell.label.isdigit() or cell.figure.endswith(".amount"):
            return None
        number = int(cell.label)
        wide = cell.label.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        forms = [
            cell.label,
            f"{cell.label}件",
            wide,
            f" {cell.label} ",
            f"{cell.label}<sup>①</sup>",
            f"{cell.label}②",
        ]
        return f"{cell.label}（其中转办{number - 1}件）" if number % 11 == 0 else forms[number % len(forms)]

    tables = {table.id: table_markup(printed(figures, table.id), text) for table in figures.format.tables}
    notes = "<p>注：①含上年转入的件数。②按受理日期统计。</p>"
    return page(figures, body(figures, {name: markup + notes for name, markup in tables.items()}))


def missing_column(figures: Figures) -> bytes:
    """Table 二 without 本年废止件数."""
    rows = [
        [cell for cell in row if cell.column != 2 or cell.row > 3] for row in printed(figures, "disclosure")
    ]
    return page(figures, body(figures, official(figures) | {"disclosure": table_markup(rows)}))


def other_processing_as_one_row(figures: Figures) -> bytes:
    """（六）其他处理 as a single row, as many offices print it under format 2021."""
    rows = printed(figures, "applications")
    labels = [row[-8].label if len(row) > 7 else "" for row in rows]
    last = labels.index("3.其他")
    kept = []
    for at, row in enumerate(rows):
        if at in (last - 2, last - 1):
            continue
        if at == last:
            kept.append([LayoutCell(at, 1, "（六）其他处理", colspan=2), *row[-7:]])
        else:
            kept.append([_shorter(cell, 2) if cell.label == "三、本年度办理结果" else cell for cell in row])
    return page(figures, body(figures, official(figures) | {"applications": table_markup(kept)}))


def _shorter(cell: LayoutCell, rows: int) -> LayoutCell:
    return LayoutCell(
        cell.row, cell.column, cell.label, cell.figure, cell.rowspan - rows, cell.colspan, cell.scope
    )


def everything_in_one_table(figures: Figures) -> bytes:
    """One table for the whole report: headings, all three official tables under each other, and a note."""
    rows = [["主动公开政府信息情况表"]]
    for table in figures.format.tables:
        rows += [[figures.format.section(table.id).title], *_unspanned(figures, table.id)]
    rows.append(["填表说明：以上数据由各科室报送"])
    return page(figures, _plain_table(rows))
