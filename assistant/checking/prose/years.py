"""The reporting year, right everywhere: statistics period, the report's own name, sentences on the year's work, plans."""

import re
from collections.abc import Iterator

from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import around, at, sentence_at, sentences, without_quotations
from assistant.figures import Figures
from assistant.findings import Finding, Rule
from assistant.report import ReportSection

_YEAR = r"(20\d\d)年"
_PERIOD = re.compile(rf"{_YEAR}1月1日[^。\n]{{0,8}}?(?:(20\d\d)年)?12月31日")
_STATISTICS = re.compile(
    rf"统计(?:数据)?(?:期限|期|时间|时限|时段|区间|周期|到|截至|截止|截止到)[^。；，较比\n]{{0,8}}?{_YEAR}(?![以起])"
)
_OWN_REPORT = re.compile(rf"{_YEAR}度?(?:政府)?信息公开(?:工作)?(?:年度)?(?:报告|年报|工作?情况|工作)")
_ANNOUNCED = re.compile(r"(?:现将|[现特][^。；\n]{0,8}公[布开])[^。；\n]*$")
_ANNOUNCED_AT_THE_HEAD = re.compile(
    r"(?:现将|编制|公布|公开|发布|形成|撰写|本)[^。；\n]*$|(?:局|政府|街道|办事处|镇|乡|委员会|厅)$"
)
"""In the preamble any such words name this report; elsewhere 按时公开2024年…年度报告 is a deed of this year."""
_HEAD = re.compile(
    rf"\s*{_YEAR}度?(?=[^\d度])(?!以来|新?修[订正]|颁布|印发|出台|实施|施行|成立|机构改革|开始|起)"
)
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。；]))\s*(?:[（(][一二三四五六七八九十]+[)）]|\d{{1,2}}[.．、]|[一二三四五六七八九]是)?{_YEAR}(?:度|以来|全年)?"
    r"(?=，|[\u4e00-\u9fff]{0,10}(?:街道|办|局|镇|乡|政府|委|厅|区|县|市)|[共未收]|累计)"
)
_INSIDE = re.compile(rf"(?<=，){_YEAR}度?(?=[，共未收]|全年|累计|[我本全])")
_LOOKS_BACK = re.compile(
    r"上年|去年|上一年|往年|历年|近年|同比|相比|较(?![好大多强高为快])|比(?![例重])|整改|回顾|(?:报告|年报)(?:所?(?:提出|提到|提及|指出|列出?|点出|反映|查摆|披露|说|写)|[中里])|(?:存在|提出|指出|反映)(?:的)?[^，。；]{0,8}(?:问题|不足)"
    r"|印发|施行|[年月日]起|年以来|以前|之前|决算|预算|结转|出台|成立|开通|建成|启用|延续|遗留|曾"
)
_PLANS = re.compile(r"将|拟|计划|今后|继续|下一步|打算|力争|争取|确保|底前|第[一二三四]季度")
_PLAN_OF_A_YEAR = re.compile(
    rf"{_YEAR}度?(?:，?[我本][\u4e00-\u9fff]{{1,3}}|，[\u4e00-\u9fff]{{0,8}}(?:局|镇|乡|街道|办))?(?:政府信息公开工作)?，?"
    r"将(?=从|进一步|继续|重点|着力|认真|围绕|以|加强|持续|着重|坚持|主要|采取|做好|抓好|不断|切实)"
)

_MATTERS = ("复议", "诉讼", "许可", "处罚", "强制", "规范性文件", "收费", "采购")
_NEAR = 30
_LOOK_BACK = 400


def check_years(figures: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Years that belong to another report."""
    for section in sections:
        text = without_quotations(section.text)
        taken: set[int] = set()
        for finding in (
            *_periods(section, text, figures.year),
            *_heads(section, text, figures.year),
            *_own_names(section, text, figures.year),
            *_plans(section, text, figures.year),
            *_subjects(section, text, figures.year),
        ):
            if finding.start is not None and finding.start not in taken:
                taken.add(finding.start)
                yield finding


def _periods(section: ReportSection, text: str, year: int) -> Iterator[Finding]:
    for match in (*_PERIOD.finditer(text), *_STATISTICS.finditer(text)):
        for group in range(1, match.re.groups + 1):
            if match[group] and int(match[group]) != year:
                yield _wrong(rules.YEAR, section, match.start(group), match[group], year)


def _own_names(section: ReportSection, text: str, year: int) -> Iterator[Finding]:
    announced = _ANNOUNCED_AT_THE_HEAD if section.id == "preamble" else _ANNOUNCED
    for match in _OWN_REPORT.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        nearby = f"{before}{text[match.start() : match.end() + 6]}"
        if int(match[1]) != year and announced.search(before) and not _LOOKS_BACK.search(nearby):
            yield _wrong(rules.YEAR, section, match.start(1), match[1], year)


def _plans(section: ReportSection, text: str, year: int) -> Iterator[Finding]:
    for match in _PLAN_OF_A_YEAR.finditer(text):
        if int(match[1]) <= year and not _LOOKS_BACK.search(sentence_at(text, match.start()).text[:_NEAR]):
            yield _wrong(rules.YEAR_DOUBTFUL, section, match.start(1), match[1], year + 1)


def _subjects(section: ReportSection, text: str, year: int) -> Iterator[Finding]:
    """`2024年，我局…` at the head of a sentence of another year's report, unless the words look back or ahead."""
    for sentence in sentences(text):
        if "年" not in sentence.text or "20" not in sentence.text:
            continue
        begin = max(0, sentence.start - _LOOK_BACK)
        before = text[max(begin, text.rfind("\n", begin, sentence.start) + 1) : sentence.start]
        looks_back = _LOOKS_BACK.search(sentence.text) or _LOOKS_BACK.search(_last_sentence(before))
        for pattern, rule in ((_SUBJECT, rules.YEAR), (_INSIDE, rules.YEAR_DOUBTFUL)):
            for match in pattern.finditer(sentence.text):
                found = int(match[1])
                excused = looks_back or (found > year and _is_plan(section, sentence.text))
                if found != year and not excused and not _names_the_year(sentence.text, year):
                    is_aside = found == year - 1 and _goes_on(before, sentence.text)
                    grave = rule if found < year and not is_aside else rules.YEAR_DOUBTFUL
                    yield _wrong(grave, section, sentence.start + match.start(1), match[1], year)


def _heads(section: ReportSection, text: str, year: int) -> Iterator[Finding]:
    """总体情况 begins with the year it reports on."""
    match = _HEAD.match(text) if section.id == "overview" else None
    if match and int(match[1]) < year:
        yield _wrong(rules.YEAR, section, match.start(1), match[1], year)


def _is_plan(section: ReportSection, sentence: str) -> bool:
    return section.id == "problems" or _PLANS.search(sentence) is not None


def _names_the_year(sentence: str, year: int) -> bool:
    """A sentence that sets the reporting year beside another compares the two."""
    return f"{year}年" in sentence


def _goes_on(before: str, sentence: str) -> bool:
    """…未发生行政诉讼。2019年我镇无复议、诉讼案件: the year before, set beside what was just said of the same."""
    said = _last_sentence(before)
    return any(word in said and word in sentence for word in _MATTERS)


def _last_sentence(before: str) -> str:
    return before.rstrip("。！？").rpartition("。")[2]


def _wrong(rule: Rule, section: ReportSection, start: int, found: str, expected: int) -> Finding:
    end = start + len(found)
    says = f"报告年度是{expected}年" if rule is rules.YEAR else f"是否应为{expected}年"
    return at(
        rule, section, start, end, f"“{around(section.text, start, end, 12, 16)}”写的是{found}年，{says}。",
        found=found, expected=str(expected),
    )  # fmt: skip
