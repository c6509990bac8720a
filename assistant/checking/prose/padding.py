"""Sentences made of slogans: several set phrases in a row and nothing that happened."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from assistant.checking.opening import opened_by
from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import at, sentences
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.report import ReportSection

_SLOGANS = opened_by(
    "凝踔砥勇奋笃接守锐真开只不牢久善谱书续迈再走落取新贡强增扛提以更高统周精狠扎有深全持进切奠行努",
    r"凝心聚力|踔厉奋发|砥砺前行|勇毅前行|奋楫扬帆|奋楫笃行|笃行不怠|接续奋斗|守正创新|锐意进取|真抓实干|开拓创新|只争朝夕|不忘初心|牢记使命|久久为功|善作善成"
    r"|(?:谱写|书写|开启|续写)[^，。；]{0,10}(?:篇章|华章|新篇)|(?:迈上|再上)新?台阶|再创佳绩|开创[^，。；]{0,8}新局面|再创辉煌|走深走实|落地见效|取得新成效|新的更大贡献"
    r"|贡献(?:更大|更多|智慧|应有)?(?:的)?力量|(?:强化|增强|扛牢|提高)(?:使命|责任|政治)(?:担当|站位|意识|自觉)|提高政治站位|以高度的(?:责任|使命)感|以更高(?:的)?(?:标准|要求|站位)"
    r"|更严(?:的)?(?:要求|标准|举措)|更实(?:的)?(?:作风|举措|措施)|高度重视|统筹谋划|周密部署|精心组织|狠抓落实|扎实推进|有力有序|有序推进|深入推进|全力推进|不断提升|持续提升"
    r"|不断提高|全面提升|进一步增强|进一步提高|进一步加强|切实增强|奠定[^，。；]{0,8}基础|提供[^，。；]{0,8}(?:保障|支撑)|高质量发展|行稳致远|不懈努力|努力奋斗",
)
_CONCRETE = re.compile(
    r"\d|[《“〔]|[一二三四五六七八九十百]+(?:个|项|次|场|件|条|类|名|人|家|期|篇)|网站|公众号|培训|专栏|目录|清单|台账|制度|办法|通报|考核|审核|热线|窗口|公开栏|指南|预案|档案|数据库"
)
_FEWEST = 4
_SHORTEST = 30


def check_padding(_: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Long sentences with at least four set phrases and nothing a reader could look up."""
    for section in sections:
        found = list(_SLOGANS.finditer(section.text))
        starts = [match.start() for match in found]
        for sentence in sentences(section.text) if len(found) >= _FEWEST else ():
            inside = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
            phrases = [match[0] for match in found[inside]]
            is_long = len(sentence.text) >= _SHORTEST
            if is_long and len(phrases) >= _FEWEST and not _CONCRETE.search(sentence.text):
                yield at(
                    rules.PADDING, section, sentence.start, sentence.end,
                    f"“{sentence.text[:24]}…”一句有“{'”“'.join(phrases[:4])}”等{len(phrases)}处套话，没有实际内容。",
                    found=sentence.text,
                )  # fmt: skip
