"""The styles of an official document (GB/T 9704-2012), each complete: none depends on an office's template.

Every style names its Chinese font: a style with only a western font is drawn by Word in whatever Chinese font
the machine prefers. Sizes are in half points, lengths in twentieths of a point, as Word counts.
"""

from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element

from assistant.rendering.wordml import value, word

_CHARACTER = 320
"""A character of 三号 (16 pt)."""

_TIGHTER = -5
"""0.25 pt less after each character: 28 of 16 pt need 448 pt, the text is 442.2 pt wide."""

_WESTERN = "Times New Roman"

SUBSTITUTES = {
    "方正小标宋简体": "方正小标宋_GBK,华文中宋,宋体",
    "仿宋_GB2312": "仿宋,华文仿宋",
    "楷体_GB2312": "楷体,华文楷体",
    "黑体": "SimHei,华文黑体",
    "宋体": "SimSun,华文宋体",
}
"""The document's Chinese fonts, each with what stands for it where it is not installed, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    id: str
    name: str
    font: str
    half_points: int
    western: str = _WESTERN
    align: str = "both"
    line: int | None = None
    """Exact height of a line, so that no machine's fonts move a page break; None for as high as the font."""
    running: bool = False
    """Set on the page's line pitch, 28 characters a line; title, tables and page numbers are not."""
    before: int = 0
    after: int = 0
    indented: bool = False
    """First line two characters in."""
    outline: int | None = None
    """The level in Word's navigation; such a paragraph stays with the next."""
    stays: bool = False
    """Whether it stays on one page with the next paragraph, as headings do."""
    custom: bool = False
    """Whether Word does not know the style by its name."""


_STYLES = (
    _Style(id="Normal", name="Normal", font="仿宋_GB2312", half_points=32, running=True),
    _Style(id="BodyText", name="Body Text", font="仿宋_GB2312", half_points=32, running=True, indented=True),
    _Style(
        id="Title",
        name="Title",
        font="方正小标宋简体",
        half_points=44,
        align="center",
        line=720,
        after=576,
    ),
    _Style(
        id="Heading1", name="heading 1", font="黑体", half_points=32, running=True, indented=True, outline=0
    ),
    _Style(
        id="Heading2",
        name="heading 2",
        font="楷体_GB2312",
        half_points=32,
        running=True,
        indented=True,
        outline=1,
    ),
    _Style(
        id="TableText",
        name="Table Text",
        font="宋体",
        half_points=21,
        align="center",
        line=280,
        custom=True,
    ),
    _Style(
        id="TableTextSmall",
        name="Table Text Small",
        font="宋体",
        half_points=18,
        align="center",
        line=240,
        custom=True,
    ),
    _Style(id="AfterTable", name="After Table", font="宋体", half_points=18, line=240, custom=True),
    _Style(
        id="Signature",
        name="Signature",
        font="仿宋_GB2312",
        half_points=32,
        running=True,
        align="right",
        before=576,
        stays=True,
    ),
    _Style(id="Date", name="Date", font="仿宋_GB2312", half_points=32, running=True, align="right"),
    _Style(id="Footer", name="footer", font="宋体", half_points=28, western="宋体", align="left"),
)


def write_styles(styles: _Element, line_pitch: int) -> None:
    """Replace all styles of a document by ours, running text on lines of `line_pitch`."""
    for child in list(styles):
        styles.remove(child)
    defaults = word("rPrDefault", word("rPr", *_run_properties("仿宋_GB2312", _WESTERN, 32), _language()))
    styles.append(word("docDefaults", defaults, word("pPrDefault")))
    styles.extend([_style(style, line_pitch) for style in _STYLES])
    styles.extend([_table_style(), *comment_styles()])


def font_table() -> _Element:
    """The fonts with their substitutes, all of the Chinese character set."""
    return word(
        "fonts",
        *(
            word(
                "font",
                value("altName", substitute),
                value("charset", "86"),
                value("family", "auto"),
                value("pitch", "variable"),
                name=name,
            )
            for name, substitute in SUBSTITUTES.items()
        ),
    )


def _style(style: _Style, line_pitch: int) -> _Element:
    element = word("style", value("name", style.name), type="paragraph", styleId=style.id)
    if style.id == "Normal":
        element.set(qn("w:default"), "1")
    else:
        element.append(value("basedOn", "Normal"))
    if style.custom:
        element.set(qn("w:customStyle"), "1")
    if style.outline is not None or style.id == "Title":
        element.append(value("next", "BodyText"))
    properties = _run_properties(style.font, style.western, style.half_points)
    properties.insert(1, value("spacing", _TIGHTER if style.running else 0))
    element.extend([word("qFormat"), _paragraph_properties(style, line_pitch), word("rPr", *properties)])
    return element


def _paragraph_properties(style: _Style, line_pitch: int) -> _Element:
    properties = word("pPr")
    if style.outline is not None or style.stays:
        properties.extend([word("keepNext"), word("keepLines")])
    properties.append(value("widowControl", 0))
    if not style.running:
        properties.append(value("snapToGrid", 0))
    line = line_pitch if style.running else style.line
    height: dict[str, str | int] = {"line": line or 240, "lineRule": "exact" if line else "auto"}
    properties.append(word("spacing", before=style.before, after=style.after, **height))
    if style.indented:
        properties.append(word("ind", firstLineChars=200, firstLine=2 * _CHARACTER))
    properties.append(value("jc", style.align))
    if style.outline is not None:
        properties.append(value("outlineLvl", style.outline))
    return properties


def _run_properties(font: str, western: str, half_points: int) -> list[_Element]:
    return [
        word("rFonts", ascii=western, hAnsi=western, eastAsia=font, cs=western),
        value("sz", half_points),
        value("szCs", half_points),
    ]


def _language() -> _Element:
    return word("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")


def _table_style() -> _Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = word("tblBorders", *(word(side, val="single", sz=4, space=0, color="000000") for side in sides))
    return word(
        "style",
        value("name", "Table Grid"),
        word("tblPr", borders),
        type="table",
        styleId="TableGrid",
    )


def comment_styles() -> list[_Element]:
    """The styles that python-docx gives to review comments and to their marks; they stand on no other style."""
    text = [word("pPr", value("jc", "left")), word("rPr", *_run_properties("宋体", _WESTERN, 21))]
    mark = [word("rPr", value("sz", 21), value("szCs", 21))]
    return [
        word("style", value("name", name), *properties, type=kind, styleId=style_id)
        for name, style_id, kind, properties in (
            ("annotation text", "CommentText", "paragraph", text),
            ("annotation reference", "CommentReference", "character", mark),
        )
    ]
