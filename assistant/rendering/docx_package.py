"""The file around the text: python-docx's starting document without its baggage, the same bytes every time.

That starting document is an English letter of 2013: it brings styles, a preview picture, Japanese as the
language of its theme, and a compatibility mode that Word shows in the window's title.
"""

import zipfile
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import _Element, tostring

from assistant.rendering.docx_styles import font_table, write_styles
from assistant.rendering.wordml import value, word

_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.THEME}
_KEPT_OUTSIDE = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest a zip archive can say; a real time would make equal reports differ."""

_CHINESE_TYPESETTING = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "useFELayout",
)
"""What a Chinese Word sets in a new document."""


def new_document(title: str, author: str, line_pitch: int) -> WordDocument:
    """An empty document with our styles, settings and properties."""
    document = Document()
    _drop_baggage(document)
    write_styles(document.styles.element, line_pitch)
    _write_settings(document.settings.element)
    _write_properties(document, title, author)
    return document


def document_bytes(document: WordDocument) -> bytes:
    """The document as a file, without the time at which it was made."""
    written = BytesIO()
    document.save(written)
    timeless = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(timeless, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return timeless.getvalue()


def _drop_baggage(document: WordDocument) -> None:
    package = document.part.package
    for relations, kept in ((document.part.rels, _KEPT), (package.rels, _KEPT_OUTSIDE)):
        for key in [key for key, relation in relations.items() if relation.reltype not in kept]:
            del relations[key]
    content = tostring(font_table(), encoding="UTF-8", standalone=True)
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, content, package)
    document.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _write_settings(settings: _Element) -> None:
    for child in list(settings):
        settings.remove(child)
    modern = word(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    settings.extend(
        [
            word("zoom", percent=100),
            value("defaultTabStop", 420),
            word("evenAndOddHeaders"),
            value("characterSpacingControl", "compressPunctuation"),
            word("compat", *map(word, _CHINESE_TYPESETTING), modern),
            word("themeFontLang", val="en-US", eastAsia="zh-CN"),
            value("decimalSymbol", "."),
            value("listSeparator", ","),
        ]
    )


def _write_properties(document: WordDocument, title: str, author: str) -> None:
    """Title, the office where it signs, language; no person and no time, because any would be invented."""
    properties = document.core_properties._element
    for child in list(properties):
        properties.remove(child)
    document.core_properties.title = title
    if author:
        document.core_properties.author = author
    document.core_properties.language = "zh-CN"
