"""From a file name's ending to the renderer that draws it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.errors import UsageError
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.rendering.blocks import Block
from assistant.rendering.settings import DocumentSettings
from assistant.report import Claim, Report

REVIEW = ".review.html"
"""The ending of a review page: for the office's own eyes, never to be published."""

Renderer = Callable[[Sequence[Block], DocumentSettings, Sequence[Finding]], bytes]


def _docx(blocks: Sequence[Block], settings: DocumentSettings, findings: Sequence[Finding]) -> bytes:
    from assistant.rendering.docx import render_docx

    return render_docx(blocks, settings, findings)


def _html(blocks: Sequence[Block], _: DocumentSettings, __: Sequence[Finding]) -> bytes:
    from assistant.rendering.html import render_html

    return render_html(blocks)


def _markdown(blocks: Sequence[Block], _: DocumentSettings, __: Sequence[Finding]) -> bytes:
    from assistant.rendering.markdown import render_markdown

    return render_markdown(blocks)


_RENDERERS: dict[str, Renderer] = {".docx": _docx, ".html": _html, ".md": _markdown}
SUFFIXES = tuple(_RENDERERS)


def render(
    blocks: Sequence[Block],
    suffix: str,
    settings: DocumentSettings | None = None,
    comments: Sequence[Finding] = (),
) -> bytes:
    """Render `blocks` as the kind of file that `suffix` names.

    `settings` and `comments` are Word's: how the page is set, and the findings to show beside their words.

    Raises:
        UsageError: nothing renders such a file.
    """
    renderer = _RENDERERS.get(suffix.lower())
    if renderer is None:
        raise UsageError(f"不能生成“{suffix or '没有后缀'}”文件，可以生成的有：{'、'.join(SUFFIXES)}。")
    return renderer(blocks, settings or DocumentSettings(), comments)


def render_review(
    report: Report, claims: Sequence[Claim], findings: Sequence[Finding], reference: Figures | None = None
) -> bytes:
    """The review page: the report with the proof of every number, in one file that needs no network.

    `reference` are the figures that the claims were held against, where they are not the report's own.
    """
    from assistant.rendering.review import review_page

    return review_page(report, claims, findings, reference)


def annotate(original: bytes, report: Report, findings: Sequence[Finding]) -> bytes | None:
    """The Word file that was read as `report`, as it is, with comments added; None where it is built too oddly for that."""
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    from assistant.rendering.docx_annotate import annotate_docx

    try:
        return annotate_docx(original, report, findings)
    except (PythonDocxError, OpcError, LxmlError, KeyError, ValueError, AttributeError):
        return None


def is_review(path: Path) -> bool:
    """Whether a file of this name is to be a review page."""
    return path.name.lower().endswith(REVIEW)
