"""Plain text and Markdown, as copied out of pages and documents."""

from assistant.figures import Figures
from tests.importing.invented import PROSE, places, titled


def _report(figures: Figures, tables: dict[str, list[str]], titles: dict[str, str] | None = None) -> str:
    lines = [
        f"{figures.office.name}{figures.year}年政府信息公开工作年度报告",
        "",
        "本报告按照条例的要求编制，电子版可在网站下载。",
        "",
    ]
    for section, title in (titles or titled(figures)).items():
        lines += [
            title,
            "",
            *[f"　　{text}\n" for text in PROSE.get(section, ())],
            *tables.get(section, []),
            "",
        ]
    return "\n".join(lines)


def _tables(figures: Figures) -> dict[str, list[list[str | None]]]:
    return {table.id: places(figures, table.id) for table in figures.format.tables}


def one_cell_a_line(figures: Figures) -> bytes:
    """Every cell on a line of its own with empty lines between, two labels broken over lines."""
    broken = {
        "商业企业": "商业\n\n企业",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开（区分处理的，只计这一情形，\n\n不计其他情形）",
    }
    tables = {
        name: [f"{broken.get(text, text)}\n" for row in rows for text in row if text]
        for name, rows in _tables(figures).items()
    }
    return _report(figures, tables).encode()


def pipes_behind_cells(figures: Figures) -> bytes:
    """A page turned to text: a pipe behind each cell and none in front, merged places left out, 商业 above 企业."""
    tables = {}
    for name, rows in _tables(figures).items():
        lines = ["".join(f"{text} | " for text in row if text is not None) for row in rows]
        tables[name] = [line for line in lines if line]
    header = next(at for at, line in enumerate(tables["applications"]) if line.startswith("商业企业"))
    tables["applications"][header : header + 1] = [
        "商业 | 科研 | 社会公益组织 | 法律服务机构 | 其他 |",
        "企业 | 机构 |",
    ]
    return _report(figures, tables).encode()


def blanks_between_cells(figures: Figures) -> bytes:
    """Copied out of a PDF: a row a line with blanks between its cells; the preamble is indented."""
    tables = {
        name: ["  ".join(text for text in row if text) for row in rows if any(row)]
        for name, rows in _tables(figures).items()
    }
    return _report(figures, tables).encode("gb18030")


def tabs_in_utf_16(figures: Figures) -> bytes:
    """Copied out of Word into Notepad and saved as Unicode: a tab before each place, trailing ones gone."""
    tables = {
        name: ["\t".join(text or "" for text in row).rstrip("\t") for row in rows]
        for name, rows in _tables(figures).items()
    }
    return _report(figures, tables).encode("utf-16")


def markdown_with_shifted_numbers(figures: Figures) -> bytes:
    """Section numbers shifted by an extra section, a sub-heading named like a section, and a list of contents."""
    titles = titled(figures)
    numbers = "一三四五六七"
    shifted = {
        section: f"## {number}、{title[2:]}"
        for (section, title), number in zip(titles.items(), numbers, strict=True)
    }
    tables = {
        name: [f"| {' | '.join(text or '' for text in row)} |" for row in rows]
        for name, rows in _tables(figures).items()
    }
    for rows in tables.values():
        rows.insert(1, "|" + " --- |" * (rows[0].count("|") - 1))
    text = _report(figures, tables, shifted)
    contents = (
        "目录\n\n"
        + "\n\n".join(f"{title[3:]}……{at}" for at, title in enumerate(shifted.values(), 1))
        + "\n\n"
    )
    extra = "## 二、组织领导情况\n\n（三）主动公开政府信息情况\n\n由一名副镇长分管，每季度研究一次。\n\n"
    head, _, rest = text.partition("本报告按照")
    before, _, behind = rest.partition(shifted["disclosure"])
    return f"# {head}{contents}本报告按照{before}{extra}{shifted['disclosure']}{behind}".encode()
