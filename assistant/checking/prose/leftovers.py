"""What does not belong in an official document: Markdown, a model's asides, unfilled blanks."""

import re
from collections.abc import Iterator

from assistant.checking.opening import opened_by
from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import around, at
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.report import ReportSection

_MARKDOWN = (
    r"\*\*[^*\n]{1,40}\*\*|\*\*|^[ \t]{0,3}(?:#{1,6}(?=\s)|#{2,6}(?=[\u4e00-\u9fff]))|^```.*$|^[ \t]*[-*+] (?=[\u4e00-\u9fff*])|^\|?(?:\s*:?-{3,}:?\s*\|)+"
    r"|\[[^\]\n]{1,30}\]\(https?:[^)\n]{1,80}\)|^-{3,}\s*$|</?(?:br|p|div|span|b|strong|think|answer|output)\b[^>\n]{0,40}>"
)
_ASIDES = (
    r"作为(?:一个|一名)?(?:AI|人工智能|大?语言模型)|(?:为了?满足|达到|符合)[^。\n]{0,8}字数|^(?:好的|当然)[，,！!。]|^以下(?:是|为)(?:为您|根据您|按您)"
    r"|^以下(?:是|为)[^。，\n]{0,10}(?:修改|优化|润色|改写|重写|生成|调整|完善)(?:后|过的|的版本)"
    r"|^(?:修改|优化|润色|修订|调整|改写)后(?:的)?(?:版本|文本|内容|段落)?(?:如下)?[：:]|希望(?:以上|这份|这些|对您)[^。\n]{0,20}帮助"
    r"|如(?:需|有)[^。\n]{0,20}请(?:随时)?告诉我(?![局办镇乡街委单们])|根据您(?:提供|的要求|的需求)|^[（(【]?(?:约|共|全文)?\s*\d{2,5}\s*字[)）】]?\s*$"
    r"|[（(](?:约|共|全文约?|全文共)\d{2,5}字[)）]|^(?:版本|方案)[一二12AB]\s*[：:]|\{\{?[a-zA-Z_.0-9]+\}?\}|\$\{?[a-z_]{3,}\}?|（本部分待补充）|请根据实际情况(?:填写|修改|调整)"
)
_BLANKS = (
    r"(?<![A-Za-z])[XxＸｘ×✕]{2,}(?![0-9a-zA-Z./])|[○〇]{2,}(?=[年月日件条镇乡局县市区街委省同])|某某(?=[局镇乡县市区街村办省])"
    r"|(?<![A-Za-z0-9/_])_{2,}|＿{2,}|【\s*】|【[^】\n]{0,20}(?:填写|待[补填核定查]|此处|请[填补插在根]|补充|插入|XX)[^】\n]{0,20}】"
    r"|[（(]\s*(?:待补充|待填写?|待核实?|待定|此处[^）)\n]{1,20})\s*[)）]|(?<=[：:])\s*待(?:补充|填写|定|核实)|TODO|TBD|此处(?:插入|填写|补充|省略)"
)
_NO_NUMBER = r"(?:(?:主动|新增|累计|共|总计|共计)公开|(?:共计?|累计)(?:发布|公开)?(?:各类)?(?:政府)?信息|(?<=[，。])共计?)(?:条|篇|期)(?=[，。；（])"
LEFTOVER = opened_by(
    " \t\n\r\f\v\xa0\u3000*#`-+|[</:0123456789０１２３４５６７８９作为达符好当以修优润改调希如根（(【约共全版方{$请",
    f"{_MARKDOWN}|{_ASIDES}",
    re.MULTILINE,
)
PLACEHOLDER = opened_by("XxＸｘ×✕○〇某_＿【（(待T此主新累共总", f"{_BLANKS}|{_NO_NUMBER}")


def check_leftovers(_: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Marks of Markdown, words of a model to its user, blanks that nobody filled in."""
    for section in sections:
        for match in LEFTOVER.finditer(section.text):
            yield at(
                rules.LEFTOVER, section, match.start(), match.end(),
                f"“{around(section.text, *match.span())}”里残留“{match[0].strip()}”，请删去。",
                found=match[0].strip(),
            )  # fmt: skip
        for match in PLACEHOLDER.finditer(section.text):
            yield at(
                rules.PLACEHOLDER, section, match.start(), match.end(),
                f"“{around(section.text, *match.span())}”里“{match[0].strip()}”处没有填写。",
                found=match[0].strip(),
            )  # fmt: skip
