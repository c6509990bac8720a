"""Counts of lists: what the text spells out decides how many there are, and where it leaves a way out nothing is refuted."""

import pytest

from assistant.figures import Figures
from tests.checking.test_claims import claims_of

RESULTS = "办理结果分六种：甲类18件、乙类4件、丙类5件、丁类13件、戊类3件、己类1件。"

SECTIONS = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"

COUNTS = [
    # the form's six titles, one of which holds a mark
    (f"本报告由{SECTIONS}六部分组成。", "六部分", "supported"),
    (f"本报告由{SECTIONS}等六部分组成。", "六部分", "supported"),
    (f"本报告由{SECTIONS}七部分组成。", "七部分", "contradicted"),
    (f"本报告由{SECTIONS}等五部分组成。", "五部分", "contradicted"),
    (f"本报告由{SECTIONS}等七部分组成。", "七部分", "unverifiable"),
    (f"本报告包括以下六个部分：{SECTIONS}。", "六个", "supported"),
    (
        f"报告由{SECTIONS.replace('政府信息公开行政复议、行政', '因政府信息公开被申请行政复议、提起行政')}等六部分组成。",
        "六部分",
        "supported",
    ),
    # the first or the last of a run, added up
    (f"{RESULTS}前两种合计22件。", "两种", "supported"),
    (f"{RESULTS}前三种合计22件。", "三种", "contradicted"),
    (f"{RESULTS}后两种合计4件。", "两种", "supported"),
    (f"{RESULTS}后三种合计4件。", "三种", "contradicted"),
    (f"{RESULTS}前三种合计23件。", "三种", "unverifiable"),
    ("群众来件甲类14件、乙类4件、丙类16件。以上三种情形相加即34件。", "三种", "supported"),
    ("群众来件甲类14件、乙类4件、丙类16件。以上四种情形相加即34件。", "四种", "contradicted"),
    # names right before the number count more than what is numbered elsewhere
    ("1.公开目录。已经更新。\n2.公开渠道。网站、微信、微博三类平台运行平稳。", "三类", "supported"),
    ("1.公开目录。已经更新。\n2.公开渠道。网站、微信、微博两类平台运行平稳。", "两类", "contradicted"),
    ("教师职称、民办学校、高考加分两类事项，分别为74件、61件、58件，约占过半。", "两类", "contradicted"),
    # words of one length, the last joined by 或 or 和
    ("逐份标明有效、失效或废止三种状态。", "三种", "supported"),
    ("逐份标明有效、失效或废止两种状态。", "两种", "contradicted"),
    ("规划许可、建设和管理两类申请各有增减。", "两类", "supported"),
    ("存在问题：公开不及时；说理不充分；运用不够。针对以上三个短板，开展轮训。", "三个", "supported"),
    ("存在问题：公开不及时；说理不充分；运用不够。针对以上两个短板，开展轮训。", "两个", "contradicted"),
    # names that are verbs
    ("每条信息落实采集、审核、发布三道关口。", "三道", "supported"),
    ("每条信息落实采集、审核、发布四道关口。", "四道", "contradicted"),
    ("由专人采集、审核、发布四类信息。", "四类", "unverifiable"),
    # numbered with a comma, in brackets, on lines of their own; behind 主要是：
    ("问题有三：一，更新慢；二，解读少；三，互动弱。", "三", "supported"),
    ("问题有两：一，更新慢；二，解读少；三，互动弱。", "两", "contradicted"),
    ("当前的短板有四处：其一，更新慢；其二，解读少；其三，互动弱。", "四处", "contradicted"),
    ("存在三个方面的不足，主要是：更新慢；解读少；互动弱。", "三个方面", "supported"),
    ("存在两个方面的不足，主要是：更新慢；解读少；互动弱。", "两个方面", "contradicted"),
    ("问题主要有四个方面，一是更新慢；二是解读少；三是互动弱。", "四个方面", "contradicted"),
    (
        "对照六大板块逐条销号。\n（一）主动公开。发布信息。\n（二）平台建设。完善网站。",
        "六大板块",
        "unverifiable",
    ),
    # what the sentence before told
    ("公开甲类18件，乙类4件。两项合计22件。", "两项", "supported"),
    ("公开甲类18件，乙类4件。三项合计22件。", "三项", "contradicted"),
    ("新收12件，自然人9件、企业2件、其他组织1件；转来1件。两项相加为13件。", "两项", "unverifiable"),
    # names in quotation marks and digits
    ("设立“解读”“预算”“项目”3个专栏。", "3个", "supported"),
    ("设立“解读”“预算”“项目”4个专栏。", "4个", "contradicted"),
    ("出台《审核办法》《保密办法》3个文件。", "3个", "contradicted"),
    ("出台《审核办法》《保密办法》12个文件。", "12个", "unverifiable"),
    ("出台《审核办法》《保密办法》等3个文件。", "3个", "unverifiable"),
    ("完善“线上+线下”三种公开渠道。", "三种", "contradicted"),
    ("深化“互联网+”三项应用。", "三项", "unverifiable"),
    ("开通“临泊”公众号、“临泊发布”微博两个账号。", "两个", "supported"),
    ("开通“临泊”公众号、“临泊发布”微博三个账号。", "三个", "contradicted"),
    # names that are verbs, and names with brackets
    ("全文包括总体情况、公开情况、存在问题三个部分。", "三个", "supported"),
    ("全文包括总体情况、公开情况、存在问题两个部分。", "两个", "contradicted"),
    ("分为公开（40分）、申请（30分）、平台（30分）三部分。", "三部分", "supported"),
    ("分为公开（40分）、申请（30分）、平台（30分）两部分。", "两部分", "contradicted"),
    ("由办公室、法规股、信息中心4个部门承担。", "4个部门", "contradicted"),
    ("由办公室、法规股12个部门承担。", "12个部门", "unverifiable"),
    # at so many places there are as many, or more
    ("在政务大厅、图书馆、档案馆设立查阅点3个。", "3个", "supported"),
    ("在政务大厅、图书馆、档案馆设立查阅点2个。", "2个", "contradicted"),
    ("在政务大厅、图书馆、档案馆设立查阅点5个。", "5个", "unverifiable"),
    ("在各镇、各街道设立查阅点1个。", "1个", "unverifiable"),
    # idioms that count
    ("落实初审、复审、终审三级审核。", "三级", "supported"),
    ("落实初审、复审、终审四级审核。", "四级", "contradicted"),
    ("健全县、乡、村两级体系。", "两级", "contradicted"),
    ("健全县乡、村三级体系。", "三级", "not_a_figure"),
    ("按一级、二级、三级分级响应。", "三级", "not_a_figure"),
    ("对合法性、准确性三级审核。", "三级", "not_a_figure"),
    ("建立审核、审查、追究三项制度。", "三项制度", "supported"),
    ("落实执法公示、记录三项制度。", "三项制度", "not_a_figure"),
    # quoted names behind another quotation
    ("《便民指南》专栏上线“开饭店”“开药店”两个主题。", "两个", "supported"),
    ("《便民指南》专栏上线“开饭店”“开药店”三个主题。", "三个", "contradicted"),
    # months
    ("3月、7月、11月三次专题听取汇报。", "三次", "supported"),
    ("3月、7月、11月四次专题听取汇报。", "四次", "contradicted"),
    ("3月、7月、11月各开展两次培训。", "两次", "unverifiable"),
    # items with their numbers, divided by commas
    ("败诉原因有三：检索不细2件，送达超期1件，适用法律错误1件。", "三", "supported"),
    ("败诉原因有四：检索不细2件，送达超期1件，适用法律错误1件。", "四", "contradicted"),
    ("三类结果对比如下：公开99件，上年80件；不公开12件，上年9件；其他3件，上年1件。", "三类", "supported"),
    ("败诉原因有两：检索不细2件，其中街道1件，程序不当1件。", "两", "unverifiable"),
    # any noun before the colon
    ("本报告另有三张表格：公开表、申请表、复议表。", "三张", "supported"),
    ("本报告另有四张表格：公开表、申请表、复议表。", "四张", "contradicted"),
    ("全年抓了四件事：理清单、建专栏、练队伍、严考核。", "四件事", "supported"),
    ("全年抓了五件事：理清单、建专栏、练队伍、严考核。", "五件事", "contradicted"),
    # numbered in the paragraphs behind
    ("现从三个方面说明如下。\n1.主动公开。略。\n2.申请公开。略。\n3.监督保障。略。", "三个方面", "supported"),
    (
        "现从四个方面说明如下。\n1.主动公开。略。\n2.申请公开。略。\n3.监督保障。略。",
        "四个方面",
        "contradicted",
    ),
    ("报告指出四个问题，现逐一交账：\n1.目录陈旧。\n2.解读单一。\n3.更新慢。", "四个", "contradicted"),
    ("毛病归拢起来有三条。第一条，更新慢；第二条，解读少。", "三条", "contradicted"),
    ("毛病归拢起来有两条。第一条，更新慢；第二条，解读少。", "两条", "supported"),
    # 即 opens what is meant, to the next comma
    ("上年提出的三项不足，即检索不便、答复不快。", "三项", "contradicted"),
    ("上年提出的三项不足，即检索不便、答复不快，管委会已经改进。", "三项", "contradicted"),
    ("上年提出的三项不足，即检索不便、答复不快，队伍不稳。", "三项", "unverifiable"),
    ("上年提出的两项不足，即检索不便、答复不快、队伍不稳，管委会已经改进。", "两项", "contradicted"),
    ("上年提出的两项不足，即检索不便、答复不快，管委会已经改进。", "两项", "supported"),
    ("所涉三种情形即内部事务和过程信息。", "三种", "contradicted"),
    ("现存政务新媒体3个，即微信公众号和视频号。", "3个", "contradicted"),
    ("现存政务新媒体2个，即微信公众号和视频号。", "2个", "supported"),
    # semicolons divide before commas do
    ("拟从三方面改进：制作政策包，全年12个；建设政策库，开放查询。", "三方面", "contradicted"),
    ("拟从两方面改进：制作政策包，全年12个；建设政策库，开放查询。", "两方面", "supported"),
    # what is said of the names
    ("征地批文、规划许可、产权档案是申请最集中的三个题目。", "三个", "supported"),
    ("征地批文、规划许可、产权档案是申请最集中的四个题目。", "四个", "contradicted"),
    ("把供热缴费、旧改进度、低保名册列为三张清单。", "三张", "supported"),
    ("把供热缴费、旧改进度、低保名册列为四张清单。", "四张", "contradicted"),
    ("把供热缴费、旧改进度、低保名册整合为两张清单。", "两张", "unverifiable"),
    ("来件居前的三家单位为住建局102件、教育局88件，水务局57件。", "三家", "unverifiable"),
    ("来件居前的四家单位为住建局102件、教育局88件、水务局57件。", "四家", "contradicted"),
    # ranks
    ("关注度居前三位的是水库移民13件、河道占用9件、工程招标7件。", "前三位", "supported"),
    ("关注度居前四位的是水库移民13件、河道占用9件、工程招标7件。", "前四位", "contradicted"),
    ("来件居前三位的是住建局、教育局、水务局，共占四成。", "前三位", "supported"),
    ("来件居前三位的是住建局、教育局、水务局等单位，共占四成。", "前三位", "not_a_figure"),
    ("住建局58件、公安局39件居前两位。", "前两位", "supported"),
    ("住建局58件、公安局39件居前三位。", "前三位", "contradicted"),
    ("测评结果居全市前三位。", "前三位", "not_a_figure"),
    # 等 behind the names: more may be meant, fewer may not
    ("低保、救助、公租房等四类名单逐月更新。", "四类", "unverifiable"),
    ("低保、救助、公租房等两类名单逐月更新。", "两类", "contradicted"),
    ("对低保和救助、公租房等两类名单逐月更新。", "两类", "supported"),
    # digits before what the names are
    ("支持Word、PDF3种格式下载。", "3种", "contradicted"),
    ("支持Word、PDF2种格式下载。", "2种", "supported"),
    ("公众号嵌入缴费、报修、公示4项服务。", "4项", "contradicted"),
    ("调整许可、处罚、强制8项。", "8项", "unverifiable"),
    # items with numbers right before the number
    ("由动态2418条、公告1690条、重点领域1055条三块构成。", "三块", "supported"),
    ("由动态2418条、公告1690条、重点领域1055条四块构成。", "四块", "contradicted"),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), COUNTS)
def test_a_count_is_held_against_its_list(office: Figures, text: str, quote: str, verdict: str) -> None:
    claim = claims_of(office, text)[quote]
    assert claim.verdict == verdict, claim
