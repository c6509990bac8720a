"""Where the program's own data lies: `schemas/` and `prompts/`.

They are data in the checkout and data in the wheel. The look-up order is: the folder a user names with
`ASSISTANT_DATA`, the wheel's copy (`assistant/_data`), the checkout beside the package.
"""

import os
from pathlib import Path

from assistant.errors import DataFileError

_PACKAGE = Path(__file__).resolve().parent


def _roots() -> list[Path]:
    named = os.environ.get("ASSISTANT_DATA")
    roots = [Path(named)] if named else []
    return [*roots, _PACKAGE / "_data", _PACKAGE.parent]


def data_path(*parts: str) -> Path:
    """Return the file or folder `parts` of the program's data.

    Raises:
        DataFileError: it exists under none of the roots.
    """
    for root in _roots():
        candidate = root.joinpath(*parts)
        if candidate.exists():
            return candidate
    raise DataFileError(
        f"找不到程序自带的数据“{'/'.join(parts)}”。请重新安装本程序，或检查环境变量 ASSISTANT_DATA 指向的文件夹。"
    )
