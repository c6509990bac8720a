"""What the drafter asks the clerk for, and what it does not accept from a model."""

from assistant.findings import Rule, Severity

NO_MATERIAL = Rule(
    "DRF601",
    "这一方面没有工作记录",
    Severity.WARNING,
    what="总体情况的五个方面中，有一方面没有任何工作记录，只写了数据和条例支持的内容。",
    why="格式要求总体情况包括五个方面；程序不替机关编写没有做过的工作。",
    fix="在“工作记录”页（数据文件的 notes）相应方面写一两句本机关实际做的工作。",
    example="触发：notes.platform 为空。不触发：notes.platform 有一句话。",
)
NO_PROBLEMS = Rule(
    "DRF602",
    "没有填写存在的主要问题",
    Severity.ERROR,
    what="没有提供本年度存在的主要问题，第五部分无法起草。",
    why="第五部分是格式规定的内容，不能为空，也不能由程序编造。",
    fix="在“问题与改进”页（数据文件的 notes.problems）写明问题和对应的改进措施。",
    example="触发：notes.problems 为空。不触发：写了一个问题和措施。",
)
NO_MEASURE = Rule(
    "DRF603",
    "问题没有对应的改进措施",
    Severity.WARNING,
    what="某个问题没有填写改进措施。",
    why="问题和改进应当逐一对应。",
    fix="在同一行补写改进措施。",
    example="触发：只写“公开不够及时”。不触发：同时写明“明确信息公开时限”。",
)
NO_FEE_FACTS = Rule(
    "DRF604",
    "没有填写信息处理费情况",
    Severity.WARNING,
    what="没有填写信息处理费的收费通知数、总金额和实际收取金额。",
    why="国办函〔2020〕109号要求在第六部分报告收取信息处理费的情况，没有收取也要说明。",
    fix="在“表外数据”页填写三个数，没有收取填 0。",
    example="触发：三个数都空白。不触发：三个数都填 0。",
)
UNKNOWN_KEY = Rule(
    "DRF611",
    "模型写了没有的键",
    Severity.ERROR,
    what="模型在应当写数的地方写了一个这一段没有的键。",
    why="程序不猜它想写哪个数。",
    fix="程序会请模型改正；改不好就用模板的写法，不用您处理。",
    example="触发：写{{total}}，而这一段没有这个键。不触发：写{{new}}。",
)
WRONG_SLOT = Rule(
    "DRF612",
    "键与旁边的文字不符",
    Severity.ERROR,
    what="模型写的键，不是旁边文字所说的那个数；或者填上数以后核对不出。",
    why="数是真的，放错了句子就是错的。",
    fix="程序会请模型改正；改不好就用模板的写法，不用您处理。",
    example="触发：“不予公开{{partial}}”。不触发：“部分公开{{partial}}”。",
)
WRITTEN_AROUND = Rule(
    "DRF613",
    "键的前后多写了单位、数字或约数",
    Severity.ERROR,
    what="键换成的数已经带单位，模型在键的前后又写了单位、数字，或“约”“近”“余”。",
    why="会印成“77件件”，或把准确的数说成约数。",
    fix="程序会请模型改正；改不好就用模板的写法，不用您处理。",
    example="触发：“收到{{new}}件”“近{{new}}”。不触发：“收到申请{{new}}，”。",
)
LITERAL = Rule(
    "DRF614",
    "模型自己写了数字",
    Severity.ERROR,
    what="模型不写键而写了数字（阿拉伯数字或汉字数字、日期、文号、条款），又不能由数据或材料证明。",
    why="模型写的数可能是编的。",
    fix="程序会请模型改正；改不好就用模板的写法，不用您处理。",
    example="触发：“组织培训三场”，材料中没有。不触发：“2025年”（报告年度）、“一是”。",
)
BRACES = Rule(
    "DRF615",
    "键的括号不完整",
    Severity.ERROR,
    what="模型写的键括号缺了、多了或套在一起。",
    why="程序认不出是哪个键，也不能让括号留在报告里。",
    fix="程序会请模型改正；改不好就用模板的写法，不用您处理。",
    example="触发：“{new}”“{{new}”。不触发：“{{new}}”“{{ new }}”。",
)
LEAK = Rule(
    "DRF621",
    "模型的痕迹",
    Severity.ERROR,
    what="正文里有思考过程、客套话、关于字数或修改的说明、Markdown 标记、乱码或外文。",
    why="这些不是公文，说明文本没有经过审读。",
    fix="程序会请模型改正；改不好就用模板的写法，不用您处理。",
    example="触发：“注：为满足字数要求，适当展开。”不触发：报告电子版在网站公布。",
)
PADDING = Rule(
    "DRF622",
    "空话或重复",
    Severity.ERROR,
    what="正文里有材料中没有的口号和评价，或同一句话写了两遍，或写了两个版本，或远长于材料。",
    why="没有内容的话不是工作情况；写了两个版本说明模型没有写好。",
    fix="程序会请模型改正；改不好就用模板的写法，不用您处理。",
    example="触发：“高度重视，成效显著。”不触发：材料里本机关自己写的话。",
)
INVENTED = Rule(
    "DRF623",
    "没有依据的内容",
    Severity.ERROR,
    what="正文里有数据、材料、机关名称和条例中都没有的事情、机构、地点、人、原因、文件名或引语。",
    why="年报里的每件事都应当是本机关做过的；程序和模型都不能替机关编。",
    fix="确有其事的，写进“工作记录”再起草；程序会请模型删去，删不掉就用模板的写法。",
    example="触发：“召开专题会议部署”，材料中没有会议。不触发：材料写了“召开会议两次”。",
)
INCOMPLETE = Rule(
    "DRF624",
    "没有写或没有写完",
    Severity.ERROR,
    what="模型的回答里没有这一段，或这一段没有写完，或整个回答不能用。",
    why="缺一段的报告不完整。",
    fix="程序会请模型补写；补不好就用模板的写法，不用您处理。",
    example="触发：回答在句子中间断了。不触发：每段都以句号结束。",
)
OMITTED = Rule(
    "DRF625",
    "漏写了数据或材料",
    Severity.ERROR,
    what="模型写的这一段漏了应当报告的数，或漏了本机关提供的材料。",
    why="机关做过的事、发生过的数不能因为换了写法就丢掉。",
    fix="程序会请模型补上；补不好就用模板的写法，不用您处理。",
    example="触发：没有写结转下年度的件数。不触发：没有写占比。",
)
FELL_BACK = Rule(
    "DRF631",
    "这一段改用了模板的写法",
    Severity.NOTE,
    what="请模型起草的一段没有通过核对，或模型没有给出可用的回答，已用模板的写法代替。",
    why="报告要完整、每个数都有出处；谁写的也应当清楚。",
    fix="内容是可靠的，可以直接用；想要模型的文字，换一个模型或重新起草。",
    example="触发：改了两次，正文里仍有没有依据的数。不触发：第二次改写通过了核对。",
)
PLACEHOLDER = "（本部分待补充）"
"""Stands where a section cannot be drafted; its finding blocks export."""

RULES = (
    NO_MATERIAL, NO_PROBLEMS, NO_MEASURE, NO_FEE_FACTS,
    UNKNOWN_KEY, WRONG_SLOT, WRITTEN_AROUND, LITERAL, BRACES,
    LEAK, PADDING, INVENTED, INCOMPLETE, OMITTED, FELL_BACK,
)  # fmt: skip
