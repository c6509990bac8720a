"""Words that contain numerals and count nothing, as data.

Two kinds: fixed expressions of official language, which are mentions of kind ``idiom`` so that a reader
sees they were recognised, and ordinary words, in which a numeral is no number at all. Neither list has to
be complete: a single Chinese numeral without a measure word is never a figure, and expressions in quotation
marks are recognised by their shape (``quotations``). Listed is what would otherwise be mistaken for a
figure, and what every report says.
"""

from __future__ import annotations


def _words(table: str) -> tuple[str, ...]:
    """The entries of a table that is written as words between spaces."""
    return tuple(table.split())


IDIOMS = _words(
    """
    双随机、一公开 双随机一公开 两微一端 三微一端 两微多端 三重一大 一网通办 一网统管 一窗受理 一窗通办 一人多岗 一事一码
    一件事 一类事 一站式 一把手 一体化 一门式 一次办 一次办好 一次办成 一次办结 最多跑一次 最多跑一趟
    只跑一次 跑一次 最后一公里 最先一公里 一票否决 一岗双责 一张网 一张图 一张表 一张清单 一本账 一盘棋
    一揽子 一卡通 一码通 一键 一刀切 一条龙 一条心 一条主线 一次性 一览表 一老一小 一带一路 一国两制
    一府两院 五公开 四公开 三公 三农 三保 三定 三资 三务 三会一课 三支一扶 三项制度 八项规定 三位一体 四位一体
    五位一体 三不一优 四议两公开 四不两直 四风 四下基层 五级书记 五一 五四 六稳 六保 六一 七一 八一
    十一黄金周 两会 两办 两高 两新 两重 两代表一委员 两不愁三保障 两点一线 两项补贴 两化 两山 三大攻坚战 三大战略
    三个代表 四个全面 四个维护 五大发展理念 百日攻坚 千家万户 成千上万 成百上千 万家灯火 百家争鸣 双一流
    二维码 二十四节气 三级等保 三级联动 三级管理 七个有之 十四五 十五五 十三五 十二五 二手 三安全一稳定
    一次告知 一次说清 一件不落 一个不落 一户不落 一项不落 一人不落 一条不落 一处不漏 一个不少 一手抓 两手抓
    一图读懂 一图看懂 一图解读 一以贯之 一如既往 一视同仁 一目了然 一丝不苟 一清二楚 一抓到底 三天打鱼两天晒网 三天打鱼、两天晒网 三番五次 一张蓝图
    三类内部事务信息 三类内部事务 四类过程性信息 四类过程性
    """
)
"""Fixed expressions, longest spelling tried first."""

ORDINARY_WORDS = _words(
    """
    统一 唯一 之一 同一 单一 逐一 不一 归一 划一 合一 万一 专一 如一 始一 每一 任一 某一 这一 那一 另一 哪一
    新一 上一 下一 前一 后一 进一步 一一 一些 一定 一律 一直 一般 一并 一旦 一切 一同 一起 一度 一致 一体
    一边 一面 一向 一贯 一再 一线 一流 一样 一时 一步 一味 一举 一经 一系列 一批 一方面 一方 一年来 一年一度
    一番 一段 一部分 一下 一如 一道 一目 一种 一个个 一件件 一项项 一条条 一户户 一家家 一次次 一份份 一家人
    一份子 一会儿 一点 一层层 一套套 一级 一位位 一期期 十分 万分 千万 百姓 百科 百货 千方百计 三令五申 百般
    百倍 千里 万里 万众 万物 万能 百花 十足 八方 四处奔走 四处奔波 四处打听 四处跑 四处找 四处碰壁 四处张贴 四处宣传 四面 四周 五星 七彩 三番 两番 两岸 五家渠 三台县 五台县 五台山 三台山 七台河 三家店 三块石 三道沟 三道岭 九里
    六里 万年青 三间房 千层 万象
    """
)
"""Words whose numeral is no number, listed where a measure word happens to follow or be part of them."""

ORDINAL_IDIOMS = _words(
    """
    第一时间 第一责任人 第一责任 第一书记 第一线 第一手 第一位 第一要务 第三方 第三产业 第二课堂 第一议题
    第一身份 第一关 第一道
    """
)
"""Expressions that begin like an ordinal and put nothing in an order."""

HOTLINES = _words(
    """
    12329 12305 12355 12338 12351 12385 12123 12306 12301 12377 12321 12389 12363 12356 12345 12388 12380 12315 12319 12333 12366 12369 12318 12309 12348 12393 12350 12328 12320 12336 12316 12339 12300 12310 12313 12317 12322 12325 12331 12337 12340 12342 12346 12349 12358 12360 12361 12365 12367 12368 12370 12371 12379 12381 12386 12390 12393 12395 12396 12398 12110 12117 12119 12121 12122 12133
    """
)
"""Public service numbers that reports name without the word 热线."""

CREEDS = _words(
    """
    维护 意识 自信 确立 务必 必由之路 坚持 明确 结合 统筹 善于 务实 革命 从严 不得 不变 凡是 重大成就 更加
    带头 全面 一活动 一工程 一行动 一机制
    """
)
"""What follows 两个, 四个 … in a creed; everything else counts."""
