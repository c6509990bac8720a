"""Elements of WordprocessingML, written as they are nested."""

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml.etree import _Element


def word(tag: str, *children: _Element, **attributes: str | int) -> _Element:
    """The element `w:<tag>`, its attributes in the same name space.

    Word wants children in the order of the standard's schema; the caller keeps it.
    """
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


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
