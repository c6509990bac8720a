"""What `assistant eval` needs beyond the program, asked for before any work is done."""

from importlib.util import find_spec

from assistant.errors import UsageError

_LIBRARIES = ("scipy", "sacrebleu", "pygal")


def require_evaluation() -> None:
    """Refuse to begin where a library is missing.

    Raises:
        UsageError: the extra `evaluation` is not installed.
    """
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"评测需要的库没有安装：{'、'.join(missing)}。请运行 pip install 'assistant[evaluation]'（在源代码目录里用 pip install -e '.[evaluation]'）。"
        )
