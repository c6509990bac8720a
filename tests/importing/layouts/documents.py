"""Word documents that no library would write: as they come back from colleagues."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from assistant.figures import Figures
from assistant.formats import LayoutCell
from tests.importing.invented import PROSE, printed, titled

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPES = """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""


def package(body: str, extra: dict[str, bytes] | None = None) -> bytes:
    """A .docx with this body."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>',
        )
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str) -> str:
    """A paragraph of finished content."""
    return f"<w:p>{content}</w:p>"


def _cell(cell: LayoutCell | None, owner: LayoutCell, content: str) -> str:
    width = f'<w:gridSpan w:val="{owner.colspan}"/>' if owner.colspan > 1 else ""
    merge = "" if owner.rowspan < 2 else '<w:vMerge w:val="restart"/>' if cell else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{width}{merge}</w:tcPr>{content or '<w:p/>'}</w:tc>"


def table(rows: Sequence[Sequence[LayoutCell]], content: object = None) -> str:
    """A table with merged cells as Word writes them: a covered place is an empty cell that continues."""
    owners: dict[tuple[int, int], LayoutCell] = {}
    for row in rows:
        for cell in row:
            owners |= {(cell.row + down, cell.column): cell for down in range(cell.rowspan)}
    lines = []
    for at in range(len(rows)):
        line = [(owner, owner.row == at) for (row, _), owner in sorted(owners.items()) if row == at]
        lines.append(
            "<w:tr>"
            + "".join(
                _cell(owner if first else None, owner, _text(owner, content) if first else "")
                for owner, first in line
            )
            + "</w:tr>"
        )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(lines)}</w:tbl>"


def _text(cell: LayoutCell, content: object) -> str:
    return str(content(cell)) if callable(content) else paragraph(run(cell.label))


def _reviewed(cell: LayoutCell) -> str:
    """A number replaced under tracked changes, a name set one character a line, a number in two runs."""
    if cell.label == "三、本年度办理结果":
        return "".join(paragraph(run(character)) for character in cell.label)
    if cell.figure is None or not cell.label:
        return paragraph(run(cell.label))
    if len(cell.label) > 2:
        return paragraph(run(cell.label[:1]) + run(cell.label[1:]))
    deleted = '<w:del w:id="1" w:author="科长"><w:r><w:delText>88</w:delText></w:r></w:del>'
    return paragraph(f'{deleted}<w:ins w:id="2" w:author="科长">{run(cell.label)}</w:ins>')


def word_under_review(figures: Figures) -> bytes:
    """Tracked changes, content controls, a text box written twice, vertical text, a title on two lines, a layout table."""
    box = f"<w:txbxContent>{paragraph(run('阅示稿'))}</w:txbxContent>"
    doubled = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    parts = [
        paragraph(f"<w:r>{doubled}</w:r>"),
        paragraph(run(f"{figures.office.name}{figures.year}年")),
        paragraph(run("政府信息公开工作") + run("年度报告")),
        paragraph(run("本报告按照条例的要求编制，") + "<w:r><w:br/></w:r>" + run("电子版可在网站下载。")),
    ]
    for section, title in titled(figures).items():
        parts.append(f"<w:sdt><w:sdtContent>{paragraph(run(title))}</w:sdtContent></w:sdt>")
        parts += [paragraph(run(text)) for text in PROSE.get(section, ())]
        if section == "disclosure":
            inner = table(printed(figures, section), _reviewed)
            parts.append(f"<w:tbl><w:tr><w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr></w:tbl>")
        elif section not in PROSE:
            parts.append(
                f"<w:sdt><w:sdtContent>{table(printed(figures, section), _reviewed)}</w:sdtContent></w:sdt>"
            )
    return package("".join(parts))


def word_without_numbers(figures: Figures) -> bytes:
    """Headings numbered by Word itself, so that their text has no number; a table of contents; run-in text in 六."""
    titles = {section: title[2:] for section, title in titled(figures).items()}
    parts = [
        paragraph(run(f"{figures.year}年度{figures.office.name}政府信息公开工作年度报告")),
        paragraph(run("目  录")),
    ]
    parts += [
        paragraph(run(title) + "<w:r><w:tab/></w:r>" + run(str(at)))
        for at, title in enumerate(titles.values(), 1)
    ]
    parts.append(paragraph(run("本报告按照条例的要求编制，电子版可在网站下载。")))
    for section, title in titles.items():
        if section == "other":
            parts.append(paragraph(run(f"六、{title}。{PROSE[section][0]}")))
            continue
        parts += [paragraph(run(title)), *[paragraph(run(text)) for text in PROSE.get(section, ())]]
        parts += [table(printed(figures, section))] if section not in PROSE else []
    return package("".join(parts))
