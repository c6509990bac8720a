"""What checking can find in prose and tables."""

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
YEAR = Rule(
    "TXT501",
    "年份与报告年度不符",
    Severity.ERROR,
    what="叙述本年度工作的句子，写的是别的年份。",
    why="沿用往年文本而没有改年份，是最常见的差错之一。",
    fix="改成报告年度；确是回顾往年的，写明“上年”“较2019年”等。",
    example="触发：2020 年报告中写“2019年，我办未收到申请”。不触发：“较2019年增加3件”。",
)
NUMBERING = Rule(
    "TXT502",
    "出现两套一级序号",
    Severity.WARNING,
    what="某一部分的正文里又出现“一、”这样的一级标题。",
    why="报告的一级标题只有六个，正文内部应当用（一）（二）。",
    fix="把正文里的“一、”改为“（一）”，或删去。",
    example="触发：“一、总体情况”下又有“一、工作基本情况”。不触发：其下为“（一）主动公开”。",
)
LEFTOVER = Rule(
    "TXT503",
    "残留的标记或模型痕迹",
    Severity.ERROR,
    what="正文里有 Markdown 标记、思考过程、“作为AI”、字数说明等不属于公文的内容。",
    why="这类残留说明文本未经审读就公布了。",
    fix="删去残留内容。",
    example="触发：“**一是**加强培训”。不触发：“一是加强培训”。",
)
TOPIC = Rule(
    "TXT504",
    "总体情况缺少规定的方面",
    Severity.WARNING,
    what="总体情况没有写到格式要求的某一方面。",
    why="格式要求总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。",
    fix="补写这一方面的情况。",
    example="触发：全文没有提到平台建设。不触发：有“（四）政府信息公开平台建设”一段。",
)
EMPTY = Rule(
    "TXT505",
    "缺少规定的部分",
    Severity.ERROR,
    what="报告缺少六个部分中的某一部分，或该部分没有内容。",
    why="六个部分都是格式规定的。",
    fix="补上这一部分。",
    example="触发：没有第五部分。不触发：第六部分写“无其他需要报告的事项”。",
)
PUNCTUATION = Rule(
    "TXT506",
    "中文里用了半角标点",
    Severity.WARNING,
    what="汉字之间用了半角逗号、分号、冒号等。",
    why="公文用全角标点（GB/T 15834）。",
    fix="改为全角标点。",
    example="触发：“健全机制,压实责任”。不触发：“3,259件”。",
)

RULES = (
    CONTRADICTED, UNPROVED, STATEMENT, SUM, LIST_COUNT, TABLE_DIFFERS,
    YEAR, NUMBERING, LEFTOVER, TOPIC, EMPTY, PUNCTUATION,
)  # fmt: skip
