"""Where everything stands in the Excel form: the one text that the writer and the reader both go by.

Sheet names, printed labels and the position of every layout cell are decided here and nowhere else, so a
form that this program writes is a form that it can read. A change that moves anything needs a new
`FORM_VERSION`.
"""

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from assistant.formats import Format, Identity, LayoutCell, Table

FORM_VERSION = 1
MARK_SHEET = "assistant-form"
"""A hidden sheet: its presence marks our forms; A2 and A3 hold the form version and the format's id."""

GUIDE_SHEET = "填写说明"
FACTS_SHEET = "表外数据"
WORK_SHEET = "工作记录"
PROBLEMS_SHEET = "问题与改进"

TABLE_TOP = 4
"""The sheet row of a table's first layout row; the table begins in column A."""

OFFICE_NAME = "机关名称"
OFFICE_SHORT = "简称"
OFFICE_KIND = "机关类型"
OFFICE_PARENT = "上级机关"
YEAR = "报告年度"
FORMAT_NAME = "报告格式"
ALL_ZERO = "三张表全部为零，已核实"
ALL_ZERO_REASON = "为零的理由"
KNOWN_CODE = "检查结果代码"
KNOWN_REASON = "理由"
KNOWN_CELLS = "只针对这些格（可不填）"
ALL_ZERO_CODE = "CEL122"

FACT_NAME = "名称"
FACT_VALUE = "数值"
FACT_UNIT = "单位"
FACT_WHOLE = "属于哪一项的分项"
FACT_EXHAUSTIVE = "分项是否列全"
FACT_TOPIC = "写入哪一部分"
FACT_ID = "编号"
FACT_HEADERS = (FACT_NAME, FACT_VALUE, FACT_UNIT, FACT_WHOLE, FACT_EXHAUSTIVE, FACT_TOPIC, FACT_ID)
FACT_HEADER_ROW = 5
FACT_ROWS = 40
"""Blank rows below the declared facts."""

WORK_HINT = (
    "每个方面都写几件实事：做了什么、怎么做的、有什么效果，一格一件，写短句即可，不用写成文章。"
    "报告正文只使用这里写的内容，没写的不会编造。"
)
PROBLEM_HINT = (
    "问题和措施请左右对应：一行写一个问题，右边写针对它的措施。请写本机关今年的具体问题，不要照抄去年的报告。"
)

WORK_HEADERS = ("部分", "工作记录（一格写一件事）")
WORK_HEADER_ROW = 3
WORK_ROWS = 6
"""Input rows a topic."""

PROBLEM_BLOCKS = (
    ("problems", "一、本年度存在的问题和改进措施", ("序号", "存在的问题", "改进措施")),
    ("previous_problems", "二、上一年度问题的整改情况", ("序号", "上一年度的问题", "整改情况")),
    ("other", "三、其他需要报告的事项", ("序号", "内容", "")),
)
PROBLEM_ROWS = 10

YES, NO = "是", "否"


def sheet_names(report_format: Format) -> list[str]:
    """The visible sheets in their order."""
    tables = [table.name for table in report_format.tables]
    return [GUIDE_SHEET, *tables, FACTS_SHEET, WORK_SHEET, PROBLEMS_SHEET]


def position(cell: LayoutCell) -> tuple[int, int]:
    """Sheet row and column of a layout cell's upper left corner, counted from 1."""
    return TABLE_TOP + cell.row, 1 + cell.column


def address(sheet: str, row: int, column: int) -> str:
    """`表三!D7`, as Excel shows it."""
    return f"{sheet}!{get_column_letter(column)}{row}"


def topics(report_format: Format) -> dict[str, str]:
    """The topics of 总体情况: id to title."""
    return {topic.id: topic.title for section in report_format.sections for topic in section.topics}


def table_title(report_format: Format, table: Table) -> str:
    """`三、收到和处理政府信息公开申请情况`."""
    for section in report_format.sections:
        if section.table == table.id:
            return f"{section.number}、{section.title}"
    return table.name


def table_hint(table: Table) -> str:
    """The line above a table: what a clerk must know to fill it."""
    if table.shape == "blocks":
        return (
            "只填浅黄色的格。没有发生填 0；本机关不适用填 / 或“不适用”；暂时不知道就留空。"
            "说明写在数后面的括号里，例如 22（其中修订16件）。"
        )
    return (
        "只填浅黄色的格，填整数。没有发生填 0；暂时不知道就留空，不要用 0 代替。"
        "各项总计也请照台账填写，程序会核对。"
    )


def table_notes(report_format: Format, table: Table) -> list[str]:
    """The lines under a table: its identities in the form's own words."""
    statements = [identity.statement for identity in identities_of(report_format, table)]
    lines = [f"{number}．{statement}。" for number, statement in enumerate(statements, 1)]
    return ["填完请核对以下关系（填齐后仍对不上的格会变成红色；跨年度的关系由程序核对）：", *lines]


def identities_of(report_format: Format, table: Table) -> Iterator[Identity]:
    """The identities declared for `table`, those across years included."""
    return (identity for identity in report_format.identities if identity.table == table.id)
