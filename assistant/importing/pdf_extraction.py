"""Characters and ruled lines of a PDF, with their places: the only code that touches its bytes.

Runs as a process of its own (`pdf_process` starts it), so that a hostile file can neither hang the program, nor
use up its memory, nor take it down with it. Therefore it imports nothing of this package and says everything in
one JSON document: {"pages": [{"width", "height", "glyphs", "rules", "picture", "unmapped"}], "error": ""}.
Glyphs are [character, left, top, right, bottom], rules [left, top, right, bottom], in points from the top left
corner of the page as it is shown.
"""

import ctypes
import importlib
import itertools
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

MOST_PAGES = 300
MOST_GLYPHS = 400_000
MOST_RULES = 6_000
"""A page. A page of drawings has more, but is no page of tables."""
MOST_MEMORY = 2_000_000_000
MOST_SECONDS = 8
THICKEST_RULE = 3.0
"""A filled box thinner than this is a line."""

Box = tuple[float, float, float, float]
Point = tuple[float, float]
Transform = Callable[[float, float], Point]


def extract(path: str) -> dict[str, Any]:
    """Everything the file's pages show as characters and straight lines.

    What makes the file unreadable stands under "error": `password`, `damaged`, or `pages` for too many.
    """
    pypdfium2: Any = importlib.import_module("pypdfium2")
    raw = pypdfium2.raw
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        is_locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD
        return {"pages": [], "error": "password" if is_locked else "damaged"}
    try:
        if len(document) > MOST_PAGES:
            return {"pages": [], "error": "pages"}
        pages: list[dict[str, Any]] = []
        for number in range(len(document)):
            pages.append(_page(raw, document.raw, number))
            if sum(len(page["glyphs"]) for page in pages) > MOST_GLYPHS:
                return {"pages": [], "error": "pages"}
        return {"pages": pages, "error": "" if pages else "damaged"}
    finally:
        document.close()


def _page(raw: Any, document: Any, number: int) -> dict[str, Any]:
    page = raw.FPDF_LoadPage(document, number)
    empty = {"width": 0.0, "height": 0.0, "glyphs": [], "rules": [], "picture": 0.0, "unmapped": 0}
    if not page:
        return empty
    try:
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        if not (0 < width < 20_000 and 0 < height < 20_000):
            return empty
        shown = _shown(raw, page)
        glyphs, unmapped = _glyphs(raw, page, shown)
        rules, picture = _drawn(raw, page, shown)
        return {
            "width": width, "height": height, "glyphs": glyphs, "rules": rules,
            "picture": min(picture / (width * height), 1.0), "unmapped": unmapped,
        }  # fmt: skip
    finally:
        raw.FPDF_ClosePage(page)


def _shown(raw: Any, page: Any) -> Transform:
    """From the page's own coordinates to those of the page as it is shown, top left first."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPage_GetCropBox(page, left, bottom, right, top) and not raw.FPDFPage_GetMediaBox(
        page, left, bottom, right, top
    ):
        left.value, bottom.value, right.value, top.value = 0.0, 0.0, 595.0, 842.0
    west, south, east, north = left.value, bottom.value, right.value, top.value
    turns: dict[int, Transform] = {
        0: lambda x, y: (x - west, north - y),
        1: lambda x, y: (y - south, x - west),
        2: lambda x, y: (east - x, y - south),
        3: lambda x, y: (north - y, east - x),
    }
    return turns.get(raw.FPDFPage_GetRotation(page), turns[0])


def _glyphs(raw: Any, page: Any, shown: Transform) -> tuple[list[list[Any]], int]:
    """The characters, and how many the fonts do not explain."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return [], 0
    glyphs: list[tuple[str, Box, Box]] = []
    unmapped = 0
    try:
        for index in range(min(raw.FPDFText_CountChars(text), MOST_GLYPHS + 1)):
            code = raw.FPDFText_GetUnicode(text, index)
            if raw.FPDFText_IsGenerated(text, index) == 1:
                continue
            if code in (0, 0xFFFD) or 0xE000 <= code <= 0xF8FF or code > 0x10FFFF:
                unmapped += 1
                continue
            character = "-" if code in (2, 0xFFFE, 0xAD) else chr(code)
            is_shown = character.isprintable() and not character.isspace() and not 0xD800 <= code <= 0xDFFF
            boxes = _glyph_boxes(raw, text, index, shown) if is_shown else None
            if boxes is not None:
                glyphs.append((character, *boxes))
    finally:
        raw.FPDFText_ClosePage(text)
    return _sized(glyphs), unmapped


def _sized(glyphs: list[tuple[str, Box, Box]]) -> list[list[Any]]:
    """Each character with its box by the font; where that is absurd, as in vertical fonts, with its ink's box."""
    heights = sorted(font[3] - font[1] for _, font, _ in glyphs)
    most = 3 * heights[len(heights) // 2] if heights else 0.0
    return [[character, *(ink if font[3] - font[1] > most else font)] for character, font, ink in glyphs]


def _glyph_boxes(raw: Any, text: Any, index: int, shown: Transform) -> tuple[Box, Box] | None:
    """A character's box by its font, and that of its ink."""
    rectangle = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, index, rectangle):
        return None
    font = _box([shown(rectangle.left, rectangle.top), shown(rectangle.right, rectangle.bottom)])
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if font is None or not raw.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return (font, font) if font else None
    ink = _box([shown(left.value, top.value), shown(right.value, bottom.value)])
    return font, ink or font


def _box(points: list[Point]) -> Box | None:
    across, down = [point[0] for point in points], [point[1] for point in points]
    box = (min(across), min(down), max(across), max(down))
    return tuple(round(value, 1) for value in box) if all(abs(value) < 1e5 for value in box) else None  # type: ignore[return-value]


def _drawn(raw: Any, page: Any, shown: Transform) -> tuple[list[Box], float]:
    """The ruled lines, and the area that pictures cover."""
    rules: list[Box] = []
    picture = 0.0
    count = raw.FPDFPage_CountObjects(page)
    stack = [(raw.FPDFPage_GetObject(page, index), shown, 0) for index in range(min(count, 50_000))]
    while stack and len(rules) < MOST_RULES:
        item, place, depth = stack.pop()
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(raw, item, _through(raw, item, place))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            corner = _through(raw, item, place)
            box = _box([corner(0, 0), corner(1, 1)])
            picture += (box[2] - box[0]) * (box[3] - box[1]) if box else 0.0
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 8:
            inside = _through(raw, item, place)
            inner = min(raw.FPDFFormObj_CountObjects(item), 50_000 - min(len(stack), 50_000))
            stack += [
                (raw.FPDFFormObj_GetObject(item, index), inside, depth + 1) for index in range(max(inner, 0))
            ]
    return rules[:MOST_RULES], picture


def _through(raw: Any, item: Any, place: Transform) -> Transform:
    """An object's own coordinates, through its matrix, to the page."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return place
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return lambda x, y: place(a * x + c * y + e, b * x + d * y + f)


def _rules(raw: Any, item: Any, place: Transform) -> Iterator[Box]:
    """Straight lines: what is stroked along an axis, and filled boxes too thin to be anything else."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke):
        return
    for points in _subpaths(raw, item, place):
        if stroke.value:
            for start, end in itertools.pairwise(points):
                box = _box([start, end])
                if box and min(box[2] - box[0], box[3] - box[1]) < 1.0:
                    yield box
        elif fill.value:
            box = _box(points)
            if box and min(box[2] - box[0], box[3] - box[1]) <= THICKEST_RULE:
                yield box


def _subpaths(raw: Any, item: Any, place: Transform) -> Iterator[list[Point]]:
    points: list[Point] = []
    across, down = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item), 4_000)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        if not segment or not raw.FPDFPathSegment_GetPoint(segment, across, down):
            continue
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(place(across.value, down.value))
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _bound() -> None:
    """Limit this process where the system can; the parent's clock holds everywhere."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _bound()
    json.dump(extract(sys.argv[1]), sys.stdout, separators=(",", ":"))
