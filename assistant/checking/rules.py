"""What checking can find in numbers and tables; what it finds in the words stands in `prose.rules`."""

from assistant.findings import Rule, Severity

CONTRADICTED = Rule(
    "NUM401",
    "正文的数与表不符",
    Severity.ERROR,
    what="正文里的一个数，与它所说的单元格、表外数据或工作记录不一致。",
    why="正文和表格互相矛盾的报告一经公布就是差错。",
    fix="按提示的单元格核对，改正文或改表。",
    example="触发：表中新收 5 件，正文写“收到申请6件”。不触发：正文写“第四季度收到申请3件”（范围更小，无从核对）。",
)
UNPROVED = Rule(
    "NUM402",
    "正文的数无从核对",
    Severity.NOTE,
    what="正文里的一个数，在表格、表外数据和工作记录中都没有依据。",
    why="起草的报告中每个数都要有出处；别人公布的报告里，这只是一条说明。",
    fix="把这个数写进“表外数据”或“工作记录”，或从正文中删去。",
    example="触发：正文写“培训3场”，数据中没有。不触发：表外数据中有“培训”3 场。",
)
STATEMENT = Rule(
    "NUM403",
    "文字说法与表不符",
    Severity.ERROR,
    what="“未收到申请”“全部办结”“均为零”“与上年持平”一类不带数的说法，与表格矛盾。",
    why="不带数字的说法同样是对数据的陈述。",
    fix="按提示的单元格核对，改说法或改表。",
    example="触发：写“全部办结”，而结转下年 1 件。不触发：写“均在法定期限内答复”。",
)
SUM = Rule(
    "NUM404",
    "正文的总数与分项不符",
    Severity.ERROR,
    what="正文列出的各分项相加不等于所写的总数，或某一分项大于总数。",
    why="读者一加就能发现。",
    fix="核对总数和各分项。",
    example="触发：“共466条，分别为59条、238条、127条、32条”。不触发：“共466条，其中网站59条”。",
)
LIST_COUNT = Rule(
    "NUM405",
    "项数与所列不符",
    Severity.ERROR,
    what="写明“以下三方面”，后面列出的却不是三项。",
    why="增删条目后忘了改数，是常见的差错。",
    fix="改正项数，或补上、删去条目。",
    example="触发：“以下三方面：一是……；二是……。”不触发：列到“三是”。",
)
TABLE_DIFFERS = Rule(
    "TAB451",
    "报告表格与数据不符",
    Severity.ERROR,
    what="报告中表格的某一格，与数据文件中的同一格不同。",
    why="报告的表格应当就是数据文件里的数。",
    fix="核对后改正报告或数据文件。",
    example="触发：报告表三印 6，数据文件为 5。不触发：报告印 213.5460，数据文件为 213.546。",
)
RULES = (CONTRADICTED, UNPROVED, STATEMENT, SUM, LIST_COUNT, TABLE_DIFFERS)
