"""What can be wrong with a cell or a fact as it was written down, before any arithmetic."""

from assistant.findings import Rule, Severity

UNREADABLE = Rule(
    "CEL101",
    "单元格内容无法识别",
    Severity.ERROR,
    what="单元格里写的不是一个明确的数。",
    why="程序不猜数。猜错的数一旦公布就是事故。",
    fix="改成一个整数（金额写小数）。没有发生填 0；本机关不适用填 /；暂时不知道就留空。说明文字写在括号里，例如 22（其中修订16件）。",
    example="触发：“约5件”。不触发：“22（其中修订16件）”，读作 22，并保留说明。",
)
UNKNOWN_CELL = Rule(
    "CEL102",
    "没有这个单元格",
    Severity.ERROR,
    what="数据文件里写了报告格式中不存在的单元格名称。",
    why="名称写错的数不会出现在报告里，等于丢了一个数。",
    fix="按提示改成正确的名称；如果是表外数据，请写到 facts 里。",
    example="触发：applications.new.persons。不触发：applications.new.natural_person。",
)
UNIT_CONVERTED = Rule(
    "CEL103",
    "单位已按列标题换算",
    Severity.WARNING,
    what="单元格里写明的单位与该列要求的单位不同，已按该列单位换算。",
    why="以元为单位的金额填进万元栏，会差一万倍，这是公布的报告里常见的错误。",
    fix="核对换算结果；确认后把单元格改成该列单位的数。",
    example="触发：万元栏写“251000元”，读作 25.1。不触发：万元栏写“25.1万元”。",
)
NOTE_KEPT = Rule(
    "CEL104",
    "单元格带有说明",
    Severity.NOTE,
    what="单元格里除了数还有括号说明；数已读入，说明另存，不进入表格。",
    why="官方表格的单元格只放数，说明应写在表后的注里。",
    fix="无需处理；需要公开的说明请写到“工作记录”中。",
    example="触发：“22（其中修订16件）”。不触发：“22”。",
)
FORMULA_WITHOUT_VALUE = Rule(
    "CEL105",
    "公式没有计算结果",
    Severity.ERROR,
    what="单元格里是公式，但文件中没有保存它的计算结果。",
    why="程序不执行公式，也不把没有结果的公式当成 0。",
    fix="用 Excel 或 WPS 打开文件，等公式算出结果后保存，再运行一次；或直接填数。",
    example="触发：由其他程序写入、从未打开计算过的 =SUM(D5:I5)。不触发：打开并保存过、带有结果的同一公式。",
)
FACT_SUM = Rule(
    "FCT111",
    "表外数据的分项与总数不符",
    Severity.ERROR,
    what="一项表外数据的分项相加不等于总数（分项已列全），或者超过总数（分项未列全）。",
    why="这些数会写进正文，读者一加就能发现。",
    fix="核对总数和各分项；分项没有列全时，把“分项是否列全”改为“否”。",
    example="触发：总数302，分项118、10、18、14、141（合计301，已列全）。不触发：分项合计302。",
)
FACT_UNREADABLE = Rule(
    "FCT112",
    "表外数据无法识别",
    Severity.ERROR,
    what="表外数据的数值不是一个明确的数，或缺少名称、单位，或编号重复。",
    why="写进正文的数必须有明确的值、名称和单位。",
    fix="按提示补全；没有发生填 0，不知道就把整行删去。",
    example="触发：数值“三百多”。不触发：数值“302”，单位“条”。",
)

RULES = (
    UNREADABLE,
    UNKNOWN_CELL,
    UNIT_CONVERTED,
    NOTE_KEPT,
    FORMULA_WITHOUT_VALUE,
    FACT_SUM,
    FACT_UNREADABLE,
)
