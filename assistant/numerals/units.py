"""What numbers in these reports count: the measure words, as data.

Each entry is a spelling, optionally followed by ``!`` and the characters that may not come next because
they would make another word of it (件 but not 套件, 处 but not 处理). Longer spellings are tried first. A
Chinese numeral is a figure only before a measure word, so a spelling too common in ordinary words (十分,
三级) is listed apart and counts after Arabic digits alone.
"""

from __future__ import annotations

import re

_COUNTED = """
    件次 件事 件大事 件实事 件!套 条次 条!例件 项次 项!目 篇次 篇!幅章 期次 期!间限望待刊 则!是为不由应
    人次 人!大民 名!单录称 位!置于列居 户次 户!籍口外 家次 家!庭长园属渠
    场次 场!所地景合馆面 次!要序日年数性生 遍 趟 回!复应答访收 轮次 轮!流换岗 届 批次 批!准复评示量
    个!体别性案头 份!额量子内外 封!闭 册 本!级次质人身地部机单行报 幅!度 张!家贴 段!落 桩 宗!旨教 例!如外行会
    起!草诉到来步点源见作 组!织成长建件 套!取用餐 台次 台!账风湾阶 辆 支!持付部出撑援 款 栋 幢 席
    类问题 类别 类!似型 种!植子粮田 块!状 方面 板块 部门 环节 领域 渠道 要点
    大类 大板块 大方面 大领域 大平台 大举措 大任务 大行动 大工程 大体系 大环节 大专题 大栏目 大模块
    大机制 大渠道 大系统 大门类 大项 大块 大问题 大短板 大难题 大亮点 大部分 大账号 大载体 大阵地 大主体
    道!路德具理义家教场 大栏 大窗口 大清单 大目录 大抓手 大任务 大重点 大内容 大途径 者 语种 系统!性化
    部分!公予内以地时人情群信 点!半钟多整击名评到至起开关左前后以 维度 账号
    所!有在需属以示谓长 处!理置罚于分长 座!谈 间!隔接 部!门委署分曲长队 层!级面次 页!面码
    工作日 自然日 天!然津气河 小时!候 分钟 秒钟 课时 学时
    元!旦素月件器首 美元 欧元 港元 日元
    倍 百分点 % ‰ ‱ 公里 千米 平方米 亩 公顷 吨 千克 公斤
"""
_AFTER_DIGITS = """
    分!之别析类布管局工公级支院区校部 级!别 点!击名评 字节 字 步!骤 门!户 面!向对 线!上下索 度 岁 秒
    版!本块 栏!目 区!域间 县!级 市!级场 镇 乡镇 乡!镇 村!级民 街道 社区 单位 账号 站点 章!程 只!有要能是
    米 ㎡ km kg KB MB GB TB Mbps
"""

MONEY = frozenset({"元", "美元", "欧元", "港元", "日元"})
"""Units that keep 万 and 亿 to themselves: 4.6万元 is 4.6 of 万元."""

_CONTINUOUS = "% ‰ ‱ 百分点 倍 公里 千米 米 平方米 ㎡ 亩 公顷 吨 千克 公斤 km kg KB MB GB TB"
MEASURED = frozenset(_CONTINUOUS.split())
"""Units of continuous quantities: a whole number of them is rounded, where a whole number of 件 is exact."""


def _alternation(table: str) -> str:
    """One regular expression for a table of spellings, the longest first and grouped by first letter.

    The look-ahead in front lets the commonest case, that no unit follows at all, fail at one glance.
    """
    entries = [entry.partition("!") for entry in table.split()]
    tails: dict[str, list[str]] = {}
    for spelling, _, next_ in sorted(entries, key=lambda entry: -len(entry[0])):
        tails.setdefault(spelling[0], []).append(spelling[1:] + (f"(?![{next_}])" if next_ else ""))
    grouped = (f"{first}(?:{'|'.join(rest)})" for first, rest in tails.items())
    return f"(?=[{''.join(tails)}])(?:{'|'.join(grouped)})"


_CARRIER = "个(?=百分点|工作日|自然日|小时|学时|课时|方面|大类|类别|部门|板块|环节|领域|渠道)"
_NOTE = r"(?:\((?:次|件|条|项|人次|个|份|篇)\)|/次)?"

AFTER_DIGITS = _alternation(_AFTER_DIGITS)
"""Measure words too common in ordinary language to make a figure of a Chinese numeral."""

COUNT_UNIT = f"(?:(?:{_CARRIER})?(?:{_alternation(_COUNTED)}){_NOTE})"
"""A measure word that makes any numeral before it a figure."""

ANY_UNIT = f"(?:{COUNT_UNIT}|{AFTER_DIGITS})"
"""A measure word after Arabic digits."""

PLAIN_UNIT = "[件条项次篇期人名户家场个份起宗例则元倍位种类批册张台套封块天%‰余多]"
"""The first character of a unit that nothing else begins with: enough to tell a count from a code."""

NO_PLAIN_UNIT = f"(?![ ]{{0,2}}[万亿]?{PLAIN_UNIT})"
"""What follows is no count, so that 12345 may be a hotline and 2.0 a version."""

_CARRIED = re.compile(_CARRIER)


def canonical_unit(spelling: str) -> str:
    """One name for a unit however it is printed: 个百分点 is 百分点, and the note of 件(次) is full-width."""
    return _CARRIED.sub("", spelling.strip()).replace("(", "（").replace(")", "）")
