"""A text as it would be well set: full-width marks, no spaces around numbers, ASCII digits.

Reports are typed, pasted from web pages and taken from PDF files: `收到申请 55 件,办结 50 件;` says what `收到申请55件，办结50件；`
says. GB/T 15834—2011 has Chinese marks in Chinese text and no space beside a number, so everything here that reads words reads
the text in that form; what is reported quotes the original. Nor do marks between a label and its number say anything:
`维持：3件；纠正（1件）`.
"""

import re

from assistant.numerals import FoldedText

_MARKS = str.maketrans(",;:?![]()﹐﹔﹕﹖﹗﹙﹚｡､％﹪", "，；：？！（）（），；：？！（）。、%%")
_DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.")
_STOPS = str.maketrans(".．", "。。")
_GAPS = str.maketrans(" \u00a0\u2002\u2003\u3000", "，，，，，")
_NO_UNIT = "(?![年月日时分秒号件条项个宗起次份部篇期名人家位场万亿元余多倍成级届章款类种批组轮天楼层室至到])"
_TABLES: dict[str, dict[int, int]] = {"gap": _GAPS, "mark": _MARKS, "stop": _STOPS, "digit": _DIGITS}
_SPACE = "[ \u00a0\u2002-\u200a\u202f\u205f]"
_WIDE = r"[^\x00-\x7f\s]"
_CHINESE = r"[\u4e00-\u9fff]"
_OPENINGS = (
    "\u00ad\u00a0 \u2002-\u200f\u202a-\u202f\u205f-\u2064\ufeff,;:?!()\\[\\].．﹐﹔﹕﹖﹗﹙﹚｡､％﹪０-９"
)
_UNUSUAL = re.compile(
    f"(?=[{_OPENINGS}])(?:"  # most characters are none of these and passed over at once
    rf"(?P<gap>(?<=[0-9]){_SPACE}(?={_NO_UNIT}{_CHINESE}{{2,12}}[：:]?{_SPACE}?[0-9])"
    rf"|(?<=[0-9][件条起宗部份]){_SPACE}(?={_CHINESE}{{2,12}}[0-9]))"
    "|(?P<nothing>[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+"
    rf"|(?<={_WIDE}){_SPACE}{{1,2}}(?=[!-~])|(?<=[!-~]){_SPACE}{{1,2}}(?={_WIDE})|(?<={_CHINESE}){_SPACE}(?={_CHINESE})"
    rf"|(?<=[，；：。、,;:]){_SPACE}{{1,2}}(?=[^\s]))"
    r"|(?P<mark>(?<![0-9A-Za-z]),|,(?![0-9A-Za-z])|;|[()]|\[(?!\d{4}\])|(?<!\[\d{4})\]|(?<![0-9A-Za-z]):(?!//)|(?<=[0-9A-Za-z]):(?![0-9A-Za-z/])"
    rf"|(?<={_CHINESE})[?!]|[﹐﹔﹕﹖﹗﹙﹚｡､％﹪])"
    rf"|(?P<stop>(?<=[\u4e00-\u9fff）)”%])[.．](?=\s*$|\s*\n|{_CHINESE}))"
    "|(?P<digit>[０-９]|(?<=[0-9０-９])．(?=[0-9０-９])))"
)
"""What is not set so: characters and spaces that are nothing, half-width marks that stand in no number or address, digits."""


_COUNT = "[0-9][0-9,.]*[万亿]?[余多]?(?:件次|人次|件|个|宗|起|项|条|份|次|家|人|名|位)"
_NO_COUNT_BEFORE = "(?<![0-9一二两三四五六七八九十百千万余多][件个项条份次家人名位宗起])(?<![半数成倍])"
_LABELS = re.compile(
    f"(?=[（：])(?:(?<={_CHINESE}){_NO_COUNT_BEFORE}"
    rf"(?:（(?P<inside>{_COUNT})）|(?<!如下|以下|情况|结果|方面|其中|分别|具体|统计|说明)：(?P<behind>{_COUNT})(?=[，、；。）\n]|\Z))"
    r"|（(?:(?:详见|参见|见)[^（）]{0,8}[表图][^（）]{0,6}|区分处理的?，只计这一情形，不计其他情形)）)"
)
"""部分公开（9件） and 部分公开：9件, which say what 部分公开9件 says; （见下表） and the note in the form's own label, which say nothing."""


def canonical(text: str) -> FoldedText:
    """The text well set, and where each of its characters stands in the original."""
    return _without_label_marks(_well_set(text))


def _without_label_marks(text: FoldedText) -> FoldedText:
    """The text without the marks between a label and its number."""
    matches = list(_LABELS.finditer(text.text))
    if not matches:
        return text
    kept: list[int] = []
    position = 0
    for match in matches:
        count = range(*match.span(match.lastgroup)) if match.lastgroup else ()
        kept += (*range(position, match.start()), *count)
        position = match.end()
    kept += range(position, len(text.text))
    return FoldedText(
        "".join([text.text[place] for place in kept]),
        [text.starts[place] for place in kept],
        [text.ends[place] for place in kept],
    )


def _well_set(text: str) -> FoldedText:
    if _UNUSUAL.search(text) is None:
        return FoldedText(text, range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    position = 0
    for match in _UNUSUAL.finditer(text):
        pieces += (text[position : match.start()], _set(match))
        starts += range(position, match.end() if pieces[-1] else match.start())
        position = match.end()
    pieces.append(text[position:])
    starts += range(position, len(text))
    return FoldedText("".join(pieces), starts, [start + 1 for start in starts])


def _set(match: re.Match[str]) -> str:
    """The one character, or nothing, that the match becomes."""
    table = _TABLES.get(match.lastgroup or "")
    return match[0].translate(table) if table else ""
