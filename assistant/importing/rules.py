"""What reading a report can find."""

from assistant.findings import Rule, Severity

CELL_NOT_FOUND = Rule(
    "IMP701",
    "表格里没有读到这一行或这一格",
    Severity.ERROR,
    what="报告的表格里没有找到某一行，或这一行的数与各列对不上。",
    why="读不出的数不能当作 0，也不能猜。",
    fix="对照原文补填到数据文件里。",
    example="触发：表三缺“2.重复申请”一行。不触发：该行各格都有数。",
)
TABLE_NOT_FOUND = Rule(
    "IMP702",
    "没有找到表格",
    Severity.ERROR,
    what="报告中没有找到三张表中的某一张。",
    why="表格是格式规定的内容；图片里的表格无法读取。",
    fix="请换带文字表格的文件，或手工填写数据文件。",
    example="触发：文件里没有第四部分的表。不触发：表四排成一行十五个数。",
)
LABEL = Rule(
    "IMP703",
    "表格标签与官方格式不同",
    Severity.WARNING,
    what="表格的行名或列名不是官方格式的写法；数已按对应的官方名称读入。",
    why="表格名称是统一格式，改动会被退回。",
    fix="改成官方名称。",
    example="触发：列名写“社会组织”。不触发：列名写“社会公益组织”。",
)
EXTRA_VALUE = Rule(
    "IMP704",
    "表格里有格式没有的数",
    Severity.NOTE,
    what="表格里多出官方格式没有的列，其中的数没有读入。",
    why="多出的数没有对应的单元格。",
    fix="对照官方格式删去多余的列。",
    example="触发：2019 年格式“行政事业性收费”一行多出“处理决定数量”。不触发：只有两列。",
)
IDENTITY_OF_REPORT = Rule(
    "IMP705",
    "机关或年度无法确定",
    Severity.ERROR,
    what="标题里没有读到机关名称或年度。",
    why="不知道是谁、哪一年的报告，就无法核对年份和上年结转。",
    fix="检查标题是否为“<机关><年度>年政府信息公开工作年度报告”，或在导入后的数据文件里改正。",
    example="触发：标题为“年度报告”。不触发：“北海街道办事处2020年政府信息公开工作年度报告”。",
)

RULES = (CELL_NOT_FOUND, TABLE_NOT_FOUND, LABEL, EXTRA_VALUE, IDENTITY_OF_REPORT)
