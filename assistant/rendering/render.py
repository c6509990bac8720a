"""From a file name's ending to the renderer that draws it."""

from collections.abc import Callable, Sequence

from assistant.errors import UsageError
from assistant.rendering.blocks import Block

Renderer = Callable[[Sequence[Block]], bytes]


def _docx(blocks: Sequence[Block]) -> bytes:
    from assistant.rendering.docx import render_docx

    return render_docx(blocks)


def _html(blocks: Sequence[Block]) -> bytes:
    from assistant.rendering.html import render_html

    return render_html(blocks)


def _markdown(blocks: Sequence[Block]) -> bytes:
    from assistant.rendering.markdown import render_markdown

    return render_markdown(blocks)


_RENDERERS: dict[str, Renderer] = {".docx": _docx, ".html": _html, ".md": _markdown}
SUFFIXES = tuple(_RENDERERS)


def render(blocks: Sequence[Block], suffix: str) -> bytes:
    """Render `blocks` as the kind of file that `suffix` names.

    Raises:
        UsageError: nothing renders such a file.
    """
    renderer = _RENDERERS.get(suffix.lower())
    if renderer is None:
        raise UsageError(f"不能生成“{suffix or '没有后缀'}”文件，可以生成的有：{'、'.join(SUFFIXES)}。")
    return renderer(blocks)
