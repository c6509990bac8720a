"""Elements of WordprocessingML, written as they are nested."""

from functools import cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from lxml.etree import _Element

_NAMESPACE = {"w": nsmap["w"]}


def word(tag: str, *children: _Element, **attributes: str | int) -> _Element:
    """The element `w:<tag>`, its attributes in the same name space.

    Word wants children in the order of the standard's schema; the caller keeps it.
    """
    element: _Element = oxml_parser.makeelement(_qualified(tag), nsmap=_NAMESPACE)
    for name, content in attributes.items():
        element.set(_qualified(name), str(content))
    element.extend(children)
    return element


@cache
def _qualified(name: str) -> str:
    """A document has some thousands of elements of a few dozen names."""
    return str(qn(f"w:{name}"))


def value(tag: str, content: str | int) -> _Element:
    """The element `w:<tag>` that only says `w:val`."""
    return word(tag, val=content)


def run(*printed_lines: str) -> _Element:
    """A run of text, broken between its lines; they must be printable (`characters`).

    The hint makes Word take “ ” — · from the Chinese font; without it they are printed narrow, in the
    western one.
    """
    element = word("r", word("rPr", word("rFonts", hint="eastAsia")))
    for number, line in enumerate(printed_lines):
        if number:
            element.append(word("br"))
        text = word("t")
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        element.append(text)
    return element


def paragraph(style: str, *children: _Element) -> _Element:
    """A paragraph that only names its style: all looks are the style's."""
    return word("p", word("pPr", value("pStyle", style)), *children)
