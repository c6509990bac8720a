"""Markdown: what a reader of Markdown sees is exactly what was written."""

import itertools

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.rendering import Block, Heading, TableBlock, TableCell, Text, Title
from assistant.rendering.grid import table_grid
from assistant.rendering.markdown import render_markdown

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def read(blocks: list[Block]) -> list[Token]:
    return READER.parse(render_markdown(blocks).decode("utf-8"))


def shown(token: Token) -> str:
    """The text of an inline token; anything but text is a failure to escape."""
    assert {child.type for child in token.children or []} <= {"text", "text_special"}
    return "".join(child.content for child in token.children or [])


def grids(tokens: list[Token]) -> list[list[list[str]]]:
    found: list[list[list[str]]] = []
    for token, following in itertools.pairwise(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(shown(following))
    return found


def test_headings_and_paragraphs(blocks: list[Block]) -> None:
    tokens = read(blocks)
    printed = [
        (opening.tag, shown(inline))
        for opening, inline in itertools.pairwise(tokens)
        if opening.type in ("heading_open", "paragraph_open")
    ]
    expected = [
        (
            "h1" if isinstance(block, Title) else "p" if isinstance(block, Text) else f"h{block.level + 1}",
            block.text,
        )
        for block in blocks
        if not isinstance(block, TableBlock)
    ]
    assert printed == expected


def test_every_label_stands_once_where_its_span_begins(blocks: list[Block], tables: list[TableBlock]) -> None:
    drawn = grids(read(blocks))
    assert len(drawn) == len(tables)
    for grid, table in zip(drawn, tables, strict=True):
        assert grid == [
            [
                cell.text if cell and (cell.row, cell.column) == (row, column) else ""
                for column, cell in enumerate(line)
            ]
            for row, line in enumerate(table_grid(table))
        ]


def test_every_row_has_all_its_cells(blocks: list[Block]) -> None:
    text = render_markdown(blocks).decode("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {row.count("|") - 1 for row in rows} == {4, 10, 15}


HARMFUL = [
    "1. 一是公开不够",
    "12) 二",
    "# 井号",
    "#井号",
    "> 引用",
    "- 减号",
    "-",
    "---",
    "- - -",
    "+ 加号",
    "===",
    "**一是**加强*公开*",
    "_下_划__线__",
    "~~删~~除 ~",
    "`代码`",
    "<b>粗</b> <https://example.gov.cn>",
    "[链接](x) ![图](y) [注]: z",
    "反\\*斜\\\\杠\\",
    "&lt; &#60; & AT&T",
    "甲|乙\\|丙",
    "行末井号 ##",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_what_markdown_would_take_for_its_own_is_escaped(text: str) -> None:
    tokens = read([Title(text), Heading(text, 2), Text(text)])
    assert [token.type for token in tokens if not token.type.endswith("close")] == [
        "heading_open", "inline", "heading_open", "inline", "paragraph_open", "inline",
    ]  # fmt: skip
    assert [shown(token) for token in tokens if token.type == "inline"] == [text] * 3


@pytest.mark.parametrize("text", HARMFUL)
def test_a_cell_shows_what_was_written(text: str) -> None:
    table = TableBlock("t", "", (TableCell(0, 0, text), TableCell(1, 1, text)), 2, 2, 1)
    assert grids(read([table])) == [[[text, ""], ["", text]]]


@pytest.mark.parametrize(
    "text",
    ["1.2万件", "1.属于国家秘密", "2025.12", "-5件", "+86", "〔2021〕30号", "[2021]30号", "A&B", "3>2"],
)
def test_harmless_text_is_left_alone(text: str) -> None:
    assert render_markdown([Text(text)]) == f"{text}\n".encode()


def test_lines_become_paragraphs_and_in_a_cell_spaces() -> None:
    table = TableBlock("t", "", (TableCell(0, 0, "两\n行"),), 1, 1, 1)
    assert render_markdown([Text("一\n\u3000二"), table]).decode() == "一\n\n二\n\n| 两 行 |\n| --- |\n"


def test_characters_that_no_document_holds_are_left_out() -> None:
    assert render_markdown([Title("北\x00海\ud800街")]).decode() == "# 北海街\n"
