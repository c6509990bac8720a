"""pygal as this program uses it: plain SVG without its own style sheet, script and tooltips.

The page's style sheet speaks, the fonts are the reader's, and nothing runs (docs/documents.md says what was compared).
"""

import sys
from types import ModuleType
from typing import Any

from lxml.etree import _Element, fromstring

_DROPPED = ("defs", "title", "desc", "script", "style")
_SVG = "{http://www.w3.org/2000/svg}"


def load_pygal() -> ModuleType:
    """pygal without the finder it adds for its plug-ins of maps: of an old kind, it makes every later import warn."""
    import pygal

    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "PluginImportFixer"]
    found: ModuleType = pygal
    return found


def drawing_of(chart: Any, style_class: str, words: str) -> _Element:
    """The chart as an SVG element of the page's own class, stripped of what pygal adds; `words` are for who cannot see it."""
    drawing = fromstring(chart.render())
    for element in list(drawing.iter()):
        is_comment = not isinstance(element.tag, str)
        name = "" if is_comment else str(element.tag).removeprefix(_SVG)
        if is_comment or name in _DROPPED or "tooltip-overlay" in (element.get("class") or ""):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        element.tag = name
        element.attrib.pop("style", "")
        element.attrib.pop("id", "")
    drawing.set("class", f"{style_class} {drawing.get('class', '')}".strip())
    drawing.set("xmlns", "http://www.w3.org/2000/svg")
    drawing.set("role", "img")
    drawing.set("aria-label", words)
    return drawing
