"""What can be wrong with a filled form as a form; `assistant.figures.rules` speaks of its numbers."""

from assistant.findings import Rule, Severity

HEADER_CHANGED = Rule(
    "FRM131",
    "填报表的表头被改动",
    Severity.ERROR,
    what="填报表里印好的行名或列名被改、被删，或同一行名出现了两次，对应的格没有读入。",
    why="行名列名决定一个数是什么数。对不上时按位置读，就会把一行的数当成另一行的。",
    fix="把表头改回原样；改动较多的，用 assistant new 重新生成一份，把数抄过去。",
    example="触发：把“1.属于国家秘密”改成“1.涉密”。不触发：把“社会公益组织”改成格式认可的别称“社会组织”。",
)
TABLE_MOVED = Rule(
    "FRM132",
    "填报表插入或删除过行列",
    Severity.WARNING,
    what="表格的行列不在原来的位置，已按表头文字逐格找到并读入。",
    why="表头都还在，所以能认准；但改动过的表容易错行，值得看一眼。",
    fix="核对读入的数；下次请不要增删行列。",
    example="触发：在表三中间插入一个空行。不触发：只调整了列宽、行高。",
)
OUTSIDE = Rule(
    "FRM133",
    "填写格以外有内容，没有读入",
    Severity.WARNING,
    what="在浅黄色填写格以外的地方写了内容。",
    why="程序不知道这些内容属于哪一项，不猜，也不悄悄丢掉。",
    fix="需要的内容请移到相应的填写格；工作情况写到“工作记录”页，不需要的删去。",
    example="触发：在表三右侧空白处写“含镇街转办2件”。不触发：在填写格里写“22（其中修订16件）”。",
)
PART_WITHOUT_WHOLE = Rule(
    "FRM134",
    "分项找不到所属的总项",
    Severity.ERROR,
    what="表外数据的一个分项，所写的总项不存在、重名、自身也是分项，或者单位与总项不同。",
    why="分项归错总项，正文里的“其中”就会错。",
    fix="在“属于哪一项的分项”一栏写总项的名称，与总项那一行的名称完全一致，单位也一致。",
    example="触发：写“公开信息”，而总项名称是“公开政府信息”。不触发：两处都写“公开政府信息”。",
)
CHOICE_UNKNOWN = Rule(
    "FRM135",
    "选项无法识别",
    Severity.ERROR,
    what="应当从下拉列表中选择的格，写了列表以外的内容。",
    why="程序不猜最接近的选项。",
    fix="点开该格右侧的箭头，从列表中选一项。",
    example="触发：“分项是否列全”写“基本列全”。不触发：写“是”，或留空（按“否”处理）。",
)
REASON_MISSING = Rule(
    "FRM136",
    "已核实的说明不完整",
    Severity.ERROR,
    what="选了“是”或写了检查结果代码，却没有写理由；或者写了理由，没有选择。",
    why="核实必须留下理由，审核的人要看。",
    fix="补写理由，例如“本年度确未发生，已与业务科室核对”；不需要的，两格都清空。",
    example="触发：选“是”，理由空白。不触发：选“是”并写明理由；选“否”。",
)
ROW_INCOMPLETE = Rule(
    "FRM137",
    "这一行没有填完整",
    Severity.ERROR,
    what="表外数据有名称没有数值，或写了措施没有写对应的问题，这一行没有读入或没有数。",
    why="缺一半的内容进不了报告，也不能悄悄丢掉。",
    fix="补全这一行；没有发生填 0，不需要的整行清空。",
    example="触发：名称“网站公开信息”，数值空白。不触发：信息处理费三行留空（以后再填）；数值填 0。",
)

RULES = (
    HEADER_CHANGED, TABLE_MOVED, OUTSIDE, PART_WITHOUT_WHOLE, CHOICE_UNKNOWN, REASON_MISSING, ROW_INCOMPLETE,
)  # fmt: skip
