"""What reading a report can find."""

from assistant.findings import Rule, Severity

CELL_NOT_FOUND = Rule(
    "IMP701",
    "表格里没有读到这一行或这一格",
    Severity.ERROR,
    what="报告的表格里没有找到某一行、某一列，或这一行的数与各列对不上。",
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
    fix="改成官方名称；名称是按位置认出的，请核对这一行的数。",
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
UNKNOWN_ROW = Rule(
    "IMP706",
    "表格里有认不出的行",
    Severity.ERROR,
    what="官方表格所在的位置有一行数，行名不是官方格式的任何一行，数没有读入。",
    why="行名认不出，就不知道这些数是什么；悄悄丢掉会让报告少数。",
    fix="对照原文，把这一行的数补填到数据文件里对应的行；行名写错的请改正。",
    example="触发：表三有一行名为“9.属于商业秘密”。不触发：行名中有空格、换行或序号写法不同。",
)
REPEATED_ROW = Rule(
    "IMP707",
    "同一行出现两次，数不相同",
    Severity.ERROR,
    what="同一张表的同一行在文件里出现了不止一次，而且数不一样；读入的是第一次出现的。",
    why="两处不一样，总有一处是错的，程序不替机关选。",
    fix="对照原始台账，留下正确的一行。",
    example="触发：“2.重复申请”先写 1 件，后面又有一行写 2 件。不触发：网页里同一张表重复了一遍，数完全相同。",
)
FILE_CONTRADICTS_ITSELF = Rule(
    "IMP708",
    "报告自相矛盾",
    Severity.ERROR,
    what="标题、统计期限、表格格式所说的年度或机关互相不一致；读入的以标题为准。",
    why="多半是照抄上一年的报告没有改净，或者用错了格式。",
    fix="核对后改成一致的年度和机关；2021 年起用 2021 年格式，2019、2020 年用 2019 年格式。",
    example="触发：标题是 2024 年，统计期限写 2023 年 1 月 1 日至 12 月 31 日。不触发：正文说明“与 2023 年相比”。",
)
BLANK_FORM = Rule(
    "IMP709",
    "这是一份空白表样",
    Severity.WARNING,
    what="三张表都在，但所有格都是空白，没有填任何数。",
    why="空白不是 0：没有填的表不能当作“全年没有发生”。",
    fix="填好以后再读；或用 assistant new 生成填报表。",
    example="触发：下载的空白格式文件。不触发：每格都填了 0 的表。",
)
SPLIT_DIGITS = Rule(
    "IMP710",
    "疑似一个数被拆成两个",
    Severity.WARNING,
    what="相邻的两个数合成一个，这一行的勾稽关系就成立；值没有改动。",
    why="从 PDF 复制或转换时，10 常被拆成 1 和 0。",
    fix="对照原文核对这一行，确认后在数据文件里改正。",
    example="触发：一行读到“1 0 0 0 0 0 0 10”八个数。不触发：一行本身平衡。",
)
SECTION_NOT_FOUND = Rule(
    "IMP711",
    "没有找到报告的某一部分",
    Severity.WARNING,
    what="格式规定的六个部分中，有的标题在文件里没有找到。",
    why="缺少的部分无法核对；也可能是标题写法与格式差得太远。",
    fix="对照格式检查各部分的标题。",
    example="触发：没有“六、其他需要报告的事项”。不触发：标题序号错了一位。",
)
SECTION_TITLE = Rule(
    "IMP712",
    "部分标题与官方格式不同",
    Severity.NOTE,
    what="某一部分的标题不是官方格式的写法，已按最接近的部分读入。",
    why="统一的标题便于检索和汇总。",
    fix="改成官方标题。",
    example="触发：“五、存在的主要问题及改进措施”。不触发：“五、存在的主要问题及改进情况”。",
)
CHARACTERS_LOST = Rule(
    "IMP713",
    "有字符无法识别",
    Severity.WARNING,
    what="文件里有些字符损坏，或没有编码，读不出来。",
    why="读不出的字符可能正是数字。",
    fix="对照原文核对；最好换一份完好的文件。",
    example="触发：网页保存时断在一个汉字中间。不触发：GB18030 编码的网页。",
)
PAGE_WITHOUT_TEXT = Rule(
    "IMP714",
    "有一页是图片",
    Severity.ERROR,
    what="PDF 的某一页只有图片，没有文字，这一页没有读入。",
    why="图片里的数读不出来，不能当作没有。",
    fix="换成 Word 文件或网页，或对照原文补填。",
    example="触发：表三一页是扫描的图片。不触发：页眉有单位标志的小图。",
)
RECOGNISED_TEXT = Rule(
    "IMP715",
    "文字可能是识别出来的",
    Severity.WARNING,
    what="PDF 的文字盖在整页的图片上，多半是文字识别（OCR）的结果。",
    why="识别会把 8 认成 3、把 1 认成 7，而且不会说明。",
    fix="逐格对照原文核对数字。",
    example="触发：扫描后做过文字识别的 PDF。不触发：由 Word 直接导出的 PDF。",
)
FORMULA_WITHOUT_RESULT = Rule(
    "IMP716",
    "公式没有结果",
    Severity.ERROR,
    what="Excel 单元格是公式，文件里没有存它的结果。",
    why="程序不执行公式，也不把没有结果的公式当成 0。",
    fix="用 Excel 或 WPS 打开文件，等公式算出结果后保存，再读一次。",
    example="触发：由其他程序写入、从未计算过的 =SUM(D5:I5)。不触发：保存过、带有结果的公式。",
)

RULES = (
    CELL_NOT_FOUND,
    TABLE_NOT_FOUND,
    LABEL,
    EXTRA_VALUE,
    IDENTITY_OF_REPORT,
    UNKNOWN_ROW,
    REPEATED_ROW,
    FILE_CONTRADICTS_ITSELF,
    BLANK_FORM,
    SPLIT_DIGITS,
    SECTION_NOT_FOUND,
    SECTION_TITLE,
    CHARACTERS_LOST,
    PAGE_WITHOUT_TEXT,
    RECOGNISED_TEXT,
    FORMULA_WITHOUT_RESULT,
)
