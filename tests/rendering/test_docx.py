"""The Word file: an official page, the form's tables with real merged cells, the same bytes every time."""

import time
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import _Element, fromstring

from assistant.errors import UsageError
from assistant.rendering import (
    Block,
    DocumentSettings,
    Heading,
    TableBlock,
    TableCell,
    Text,
    Title,
    report_blocks,
)
from assistant.rendering.docx import render_docx
from assistant.rendering.docx_styles import SUBSTITUTES
from assistant.rendering.docx_table import TEXT_WIDTH, column_widths
from assistant.rendering.grid import table_grid
from assistant.report import Paragraph, Report, sign

from .conftest import Spans, make_report, spans


@pytest.fixture
def document(blocks: list[Block]) -> WordDocument:
    return Document(BytesIO(render_docx(blocks)))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word_value(element: _Element, path: str, attribute: str = "val") -> str | None:
    (found,) = element.findall(path, {"w": element.nsmap["w"]})
    return found.get(qn(f"w:{attribute}"))


def word_spans(table: _Element) -> Spans:
    """The printed cells of a `w:tbl`, its merges resolved."""
    found: Spans = {}
    open_at: dict[int, tuple[int, int]] = {}
    for row, line in enumerate(table.iterchildren(qn("w:tr"))):
        column = 0
        for cell in line.iterchildren(qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            span = properties.find(qn("w:gridSpan"))
            merge = properties.find(qn("w:vMerge"))
            width = 1 if span is None else int(span.get(qn("w:val")))
            if merge is not None and merge.get(qn("w:val")) == "continue":
                start = open_at[column]
                text, height, _ = found[start]
                found[start] = (text, height + 1, width)
            else:
                open_at[column] = (row, column)
                found[row, column] = ("".join(node.text or "" for node in cell.iter(qn("w:t"))), 1, width)
            column += width
    return found


def test_the_page_is_an_official_page(document: WordDocument) -> None:
    (section,) = document.sections
    measures = {
        "page_width": 210, "page_height": 297,
        "top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26,
    }  # fmt: skip
    for name, millimetres in measures.items():
        assert abs(getattr(section, name) - Mm(millimetres)) < Mm(0.05), name
    assert round(156 / 25.4 * 1440) == TEXT_WIDTH


@pytest.mark.parametrize(
    ("name", "font", "points"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Body Text", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Table Text", "宋体", 10.5),
        ("Table Text Small", "宋体", 9),
        ("Footer", "宋体", 14),
    ],
)
def test_each_style_names_its_chinese_font(name: str, font: str, points: float) -> None:
    style = Document(BytesIO(render_docx([Title("标题")]))).styles[name]
    assert word_value(style.element, "w:rPr/w:rFonts", "eastAsia") == font
    assert style.font.size == Pt(points)
    assert not style.font.bold


@pytest.mark.parametrize(("name", "level"), [("Heading 1", "0"), ("Heading 2", "1"), ("Body Text", None)])
def test_text_and_headings_are_indented_by_two_characters_on_lines_of_28_8_points(
    name: str, level: str | None
) -> None:
    style = Document(BytesIO(render_docx([]))).styles[name]
    assert style.paragraph_format.line_spacing == Pt(28.8)
    assert style.paragraph_format.space_before == style.paragraph_format.space_after == 0
    assert word_value(style.element, "w:pPr/w:ind", "firstLineChars") == "200"
    assert word_value(style.element, "w:pPr/w:ind", "firstLine") == "640"
    outline = style.element.find(f".//{qn('w:outlineLvl')}")
    assert (None if outline is None else outline.get(qn("w:val"))) == level


def test_a_line_holds_28_characters_and_a_page_22_lines() -> None:
    style = Document(BytesIO(render_docx([]))).styles["Body Text"]
    spacing = int(word_value(style.element, "w:rPr/w:spacing") or 0)
    assert 28 * (16 * 20 + spacing) <= TEXT_WIDTH < 29 * (16 * 20 + spacing)
    assert 22 * 28.8 <= 225 / 25.4 * 72 < 23 * 28.8


def test_the_paragraphs_stand_in_their_styles(document: WordDocument, blocks: list[Block]) -> None:
    printed = [(p.style.name, p.text.replace("\n", "")) for p in document.paragraphs if p.text]
    names = {Title: "Title", Text: "Body Text"}
    expected = [
        (f"Heading {block.level}" if isinstance(block, Heading) else names[type(block)], block.text)
        for block in blocks
        if not isinstance(block, TableBlock)
    ]
    assert printed == expected


def test_quotation_marks_and_dashes_come_from_the_chinese_font(document: WordDocument) -> None:
    hints = {fonts.get(qn("w:hint")) for fonts in document.element.body.iter(qn("w:rFonts"))}
    assert hints == {"eastAsia"}


def test_every_cell_stands_at_its_place(document: WordDocument, tables: list[TableBlock]) -> None:
    assert len(document.tables) == len(tables)
    for drawn, table in zip(document.tables, tables, strict=True):
        assert word_spans(drawn._tbl) == spans(table)


def test_other_readers_find_the_same_grid(document: WordDocument, tables: list[TableBlock]) -> None:
    for drawn, table in zip(document.tables, tables, strict=True):
        read = [[cell.text for cell in row.cells] for row in drawn.rows]
        assert read == [[cell.text if cell else "" for cell in row] for row in table_grid(table)]


def test_columns_fill_the_text_width(document: WordDocument, tables: list[TableBlock]) -> None:
    for drawn, table in zip(document.tables, tables, strict=True):
        widths = [int(column.get(qn("w:w"))) for column in drawn._tbl.iter(qn("w:gridCol"))]
        assert widths == column_widths(table)
        assert sum(widths) == TEXT_WIDTH
        assert drawn.autofit is False


def test_figures_have_equal_columns_with_room_for_six_digits(tables: list[TableBlock]) -> None:
    disclosure, applications, disputes = map(column_widths, tables)
    assert len({*disclosure[1:]}) <= 2 and disclosure[0] > disclosure[1]
    assert max(applications[3:]) - min(applications[3:]) <= 1 and applications[2] > 4 * applications[3]
    assert max(disputes) - min(disputes) <= 1
    assert min(applications[3:] + disputes) >= 6 * 9 * 20 / 2


def test_header_rows_repeat_and_no_row_breaks(document: WordDocument, tables: list[TableBlock]) -> None:
    for drawn, table in zip(document.tables, tables, strict=True):
        rows = list(drawn._tbl.iterchildren(qn("w:tr")))
        repeated = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        assert repeated == [number < table.header_rows for number in range(table.rows)]
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_a_table_stays_together_but_not_with_what_follows(document: WordDocument) -> None:
    for drawn in document.tables:
        kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in drawn._tbl.iterchildren(qn("w:tr"))]
        assert kept == [True] * (len(kept) - 1) + [False]


def test_a_paragraph_follows_every_table(document: WordDocument) -> None:
    for drawn in document.tables:
        assert drawn._tbl.getnext().tag == qn("w:p")


def test_the_page_number_stands_at_the_outer_edge(document: WordDocument) -> None:
    (section,) = document.sections
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert word_value(paragraph._p, "w:pPr/w:jc") == side
        assert word_value(paragraph._p, "w:fldSimple", "instr") == " PAGE "
        assert "".join(node.text or "" for node in paragraph._p.iter(qn("w:t"))) == "— 1 —"


@pytest.mark.parametrize(("place", "sides"), [("outer", ["right", "left"]), ("center", ["center"] * 2)])
def test_the_page_number_stands_where_a_locality_wants_it(place: str, sides: list[str]) -> None:
    document = Document(BytesIO(render_docx([Title("题")], DocumentSettings(page_number=place))))
    (section,) = document.sections
    footers = (section.footer, section.even_page_footer)
    assert [word_value(footer.paragraphs[0]._p, "w:pPr/w:jc") for footer in footers] == sides


def test_no_page_number_where_none_is_wanted() -> None:
    content = parts(render_docx([Title("题")], DocumentSettings(page_number="none")))
    assert not [name for name in content if "footer" in name]


def test_the_line_pitch_is_the_running_texts_and_the_tables_keep_theirs() -> None:
    document = Document(BytesIO(render_docx([], DocumentSettings(line_pitch=Decimal("28")))))
    pitches = {
        name: document.styles[name].paragraph_format.line_spacing for name in ("Body Text", "Table Text")
    }
    assert pitches == {"Body Text": Pt(28), "Table Text": Pt(14)}
    assert word_value(document.sections[0]._sectPr, "w:docGrid", "linePitch") == "579"


@pytest.mark.parametrize(
    "wrong", [{"page_number": "top"}, {"line_pitch": Decimal(2)}, {"line_pitch": Decimal(41)}]
)
def test_a_setting_that_cannot_be_is_refused_in_chinese(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=r"页码位置|行距"):
        DocumentSettings(**wrong)


def test_wide_tables_can_stand_on_turned_pages_with_their_headings(blocks: list[Block]) -> None:
    document = Document(BytesIO(render_docx(blocks, DocumentSettings(landscape_tables=True))))
    upright, turned, last = document.sections
    assert [section.orientation for section in (upright, turned, last)] == [0, 1, 0]
    assert (turned.page_width, turned.page_height) == (upright.page_height, upright.page_width)
    assert turned.footer.paragraphs[0].text == upright.footer.paragraphs[0].text
    text = [
        [item.text for item in section.iter_inner_content() if isinstance(item, WordParagraph)]
        for section in (upright, turned, last)
    ]
    assert any("收到和处理政府信息公开申请情况" in line for line in text[1])
    assert not any("收到和处理政府信息公开申请情况" in line for line in text[0] + text[2])
    widths = [
        sum(int(column.get(qn("w:w"))) for column in table._tbl.iter(qn("w:gridCol")))
        for table in document.tables
    ]
    assert widths == [TEXT_WIDTH, 12756, 12756]


@pytest.mark.parametrize(
    ("office", "width"),
    [("北海街道办事处", 7), ("内蒙古自治区呼伦贝尔市人民政府", 15), ("局", 1), ("ABC办公室", 4.5)],
)
def test_the_date_begins_two_characters_behind_the_office_and_the_longer_ends_two_before_the_edge(
    office: str, width: float
) -> None:
    signed = sign(make_report("2021", office=office), date(2022, 1, 20))
    document = Document(BytesIO(render_docx(report_blocks(signed))))
    lines = [item for item in document.paragraphs if item.style.name in ("Signature", "Date")]
    assert [line.text for line in lines] == [office, "2022年1月20日"]
    office_in, date_in = (int(word_value(line._p, "w:pPr/w:ind", "rightChars") or 0) / 100 for line in lines)
    assert min(office_in, date_in) == 2
    assert (28 - date_in - 6.5) - (28 - office_in - width) == 2
    assert {word_value(line.style.element, "w:pPr/w:jc") for line in lines} == {"right"}
    assert document.core_properties.author == office


def test_a_signature_never_stands_alone_on_a_page() -> None:
    document = Document(BytesIO(render_docx(report_blocks(sign(make_report("2021"), date(2022, 1, 20))))))
    names = [paragraph.style.name for paragraph in document.paragraphs]
    last_text = document.paragraphs[names.index("Signature") - 1]
    assert last_text.text and last_text.paragraph_format.keep_with_next
    assert document.styles["Signature"].paragraph_format.keep_with_next


def test_fonts_have_substitutes_in_the_order_of_likeness() -> None:
    content = parts(render_docx([]))
    fonts = {
        font.get(qn("w:name")): word_value(font, "w:altName")
        for font in fromstring(content["word/fontTable.xml"])
    }
    assert fonts == SUBSTITUTES
    assert "仿宋" in SUBSTITUTES["仿宋_GB2312"].split(",")


def test_the_language_is_chinese_everywhere(blocks: list[Block]) -> None:
    content = parts(render_docx(blocks))
    styles = fromstring(content["word/styles.xml"])
    assert word_value(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang", "eastAsia") == "zh-CN"
    assert word_value(fromstring(content["word/settings.xml"]), "w:themeFontLang", "eastAsia") == "zh-CN"
    assert b"ja-JP" not in b"".join(content.values())


def test_properties_say_what_is_known_and_nothing_else(document: WordDocument, report: Report) -> None:
    properties = document.core_properties
    assert properties.title == report.title
    assert properties.language == "zh-CN"
    assert (properties.author, properties.comments, properties.created, properties.modified) == (
        "",
        "",
        None,
        None,
    )


def test_every_font_of_the_styles_has_a_substitute(blocks: list[Block]) -> None:
    content = parts(render_docx(blocks))
    used = {
        fonts.get(qn("w:eastAsia")) for fonts in fromstring(content["word/styles.xml"]).iter(qn("w:rFonts"))
    }
    named = {font.get(qn("w:name")) for font in fromstring(content["word/fontTable.xml"])}
    assert used == named == set(SUBSTITUTES)


def test_the_file_carries_no_baggage(blocks: list[Block]) -> None:
    assert sorted(parts(render_docx(blocks))) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_equal_blocks_give_equal_bytes(blocks: list[Block], monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_docx(blocks)
    later = time.time() + 86400 * 400
    monkeypatch.setattr(time, "time", lambda: later)
    assert render_docx(list(blocks)) == first


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "&amp; ]]> <w:p/>", "北\x00海\x0b街\ud800道\ufffe办"]
)
def test_hostile_text_is_only_text(hostile: str) -> None:
    report = make_report("2021", office=hostile, paragraph=hostile)
    document = Document(BytesIO(render_docx(report_blocks(report))))
    shown = "".join(character for character in hostile if character not in "\x00\x0b\ud800\ufffe")
    text = "".join(paragraph.text for paragraph in document.paragraphs).replace("\n", "").replace(" ", "")
    assert text.count(shown.replace(" ", "")) >= 2
    assert len(document.tables) == 3


def test_a_table_of_words_only_and_a_hole_in_it() -> None:
    cells = (TableCell(0, 0, "依据", scope="col"), TableCell(1, 1, "两\n行"))
    document = Document(BytesIO(render_docx([TableBlock("ledger", "", cells, 2, 2, 1)])))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["依据", ""], ["", "两\n行"]]


def test_nothing_at_all_is_still_a_document() -> None:
    assert Document(BytesIO(render_docx([]))).core_properties.title == ""


def test_the_line_that_introduces_a_table_stays_with_it() -> None:
    report = make_report("2021")
    introduced = replace(
        report,
        sections=tuple(
            replace(section, paragraphs=(Paragraph("数据如下表。"),)) if section.id == "disputes" else section
            for section in report.sections
        ),
    )
    document = Document(BytesIO(render_docx(report_blocks(introduced))))
    kept = {paragraph.text for paragraph in document.paragraphs if paragraph.paragraph_format.keep_with_next}
    assert "数据如下表。" in kept
    assert "全年主动公开信息302条。" not in kept
