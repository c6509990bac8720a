"""What the drafter asks the clerk for: it invents nothing, so what is missing has to be said."""

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
PLACEHOLDER = "（本部分待补充）"
"""Stands where a section cannot be drafted; its finding blocks export."""

RULES = (NO_MATERIAL, NO_PROBLEMS, NO_MEASURE, NO_FEE_FACTS)
