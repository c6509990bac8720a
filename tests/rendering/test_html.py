"""The web page: the form's tables for eyes and ears, nothing from an office becomes markup."""

import pytest
from lxml.html import HtmlElement, document_fromstring

from assistant.rendering import Block, TableBlock, TableCell, Title, report_blocks
from assistant.rendering.html import render_html

from .conftest import Spans, make_report, spans


@pytest.fixture
def page(blocks: list[Block]) -> HtmlElement:
    return read(render_html(blocks))


def read(content: bytes) -> HtmlElement:
    return document_fromstring(content.decode("utf-8"))


def html_spans(table: HtmlElement) -> Spans:
    """The cells of a table at the places where a browser puts them."""
    found: Spans = {}
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line:
            while (row, column) in taken:
                column += 1
            height, width = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            found[row, column] = (cell.text_content(), height, width)
            taken |= {(row + down, column + across) for down in range(height) for across in range(width)}
    return found


def test_the_page_is_complete_and_in_chinese(blocks: list[Block], page: HtmlElement) -> None:
    content = render_html(blocks)
    assert content.startswith(b"<!DOCTYPE html>\n<html")
    assert page.get("lang") == "zh-CN"
    assert page.xpath("//meta/@charset") == ["utf-8"]
    assert page.xpath("//meta[@name='viewport']/@content") == ["width=device-width, initial-scale=1"]
    assert page.findtext(".//title") == blocks[0].text  # type: ignore[union-attr]
    assert "北海街道".encode() in content


def test_the_page_loads_and_runs_nothing(page: HtmlElement) -> None:
    assert not page.xpath("//script | //link | //img | //iframe | //@src | //@href | //@style")
    assert not [name for name in page.xpath("//@*") if getattr(name, "attrname", "").startswith("on")]
    assert "url(" not in page.findtext(".//style")
    assert "@import" not in page.findtext(".//style")


def test_headings_say_the_outline(page: HtmlElement, blocks: list[Block]) -> None:
    kinds = {"Title": "h1", "Text": "p", "TableBlock": "div"}
    expected = [kinds.get(type(block).__name__) or f"h{block.level + 1}" for block in blocks]  # type: ignore[union-attr]
    assert [element.tag for element in page.find(".//main")] == expected
    assert page.findtext(".//h1/span") == "北海街道办事处"
    assert page.find(".//h1").text_content() == blocks[0].text  # type: ignore[union-attr]


def test_every_cell_stands_at_its_place(page: HtmlElement, tables: list[TableBlock]) -> None:
    drawn = page.xpath("//table")
    assert len(drawn) == len(tables)
    for element, table in zip(drawn, tables, strict=True):
        assert html_spans(element) == spans(table)


def test_every_figure_says_which_it_is(page: HtmlElement, tables: list[TableBlock]) -> None:
    figures = {cell.get("data-cell"): cell.text_content() for cell in page.xpath("//td[@data-cell]")}
    assert figures == {cell.figure: cell.text for table in tables for cell in table.cells if cell.figure}


def test_headers_are_headers(page: HtmlElement, tables: list[TableBlock]) -> None:
    for element, table in zip(page.xpath("//table"), tables, strict=True):
        scopes = [cell.get("scope", "") for cell in element.iter("th", "td")]
        in_order = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        assert scopes == [cell.scope.removesuffix("group") for cell in in_order]
        assert all((cell.tag == "th") == ("scope" in cell.attrib) for cell in element.iter("th", "td"))
        assert len(element.xpath("thead/tr")) == table.header_rows


@pytest.mark.parametrize(
    ("format_id", "figure", "headers"),
    [
        (
            "2021",
            "applications.results.denied.third_party.business",
            "申请人情况 法人或其他组织 商业企业 三、本年度办理结果 （三）不予公开 4.保护第三方合法权益",
        ),
        ("2021", "applications.carried_out.total", "申请人情况 总计 四、结转下年度继续办理"),
        ("2021", "disclosure.penalties.decisions", "第二十条第（六）项 本年处理决定数量 行政处罚"),
        ("2019", "disputes.litigation_after.pending", "行政诉讼 复议后起诉 尚未审结"),
    ],
)
def test_a_figure_names_the_headers_it_stands_under(format_id: str, figure: str, headers: str) -> None:
    page = read(render_html(report_blocks(make_report(format_id))))
    (cell,) = page.xpath("//td[@data-cell=$figure]", figure=figure)
    named = [page.get_element_by_id(name).text_content() for name in cell.get("headers").split()]
    assert named == headers.split()


def test_names_are_unique(page: HtmlElement) -> None:
    names = page.xpath("//@id")
    assert len(names) == len(set(names))


def test_wide_tables_scroll_and_can_be_reached_by_keyboard(
    page: HtmlElement, tables: list[TableBlock]
) -> None:
    boxes = page.xpath("//div[table]")
    assert [(box.get("role"), box.get("tabindex"), box.get("aria-label")) for box in boxes] == [
        ("region", "0", table.caption) for table in tables
    ]
    assert page.xpath("//caption/text()") == [table.caption for table in tables]


def test_a_table_without_a_caption_is_no_region() -> None:
    page = read(render_html([TableBlock("ledger", "", (TableCell(1, 1, "两\n行"),), 2, 2, 0)]))
    assert not page.xpath("//@role | //caption | //thead")
    assert [len(row) for row in page.iter("tr")] == [2, 2]
    assert page.xpath("//td[br]")[0].text_content() == "两行"


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img onerror=x>', "</title><b>", "&lt;b&gt;"]
)
def test_hostile_text_is_only_text(hostile: str) -> None:
    content = render_html(report_blocks(make_report("2021", office=hostile, paragraph=hostile)))
    page = read(content)
    assert page.xpath("//p/text()") == [hostile] * len(page.findall(".//p"))
    assert page.findtext(".//title").startswith(hostile)
    assert not page.xpath("//script | //img | //b")


def test_characters_that_no_document_holds_are_left_out() -> None:
    content = render_html([Title("北\x00海\x0b街\ud800道\x85办")])
    assert read(content).find(".//h1").text_content() == "北海 街道 办"


def test_equal_blocks_give_equal_bytes(blocks: list[Block]) -> None:
    assert render_html(list(blocks)) == render_html(blocks)
