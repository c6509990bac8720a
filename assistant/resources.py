"""Where the program's own data lies: `schemas/` and `prompts/`.

They are data in the checkout and data in the wheel. The look-up order is: the folder a user names with
`ASSISTANT_DATA`, the wheel's copy (`assistant/_data`), the checkout beside the package.
"""

import os
import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import DataFileError

_Model = TypeVar("_Model", bound=BaseModel)
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


def read_data_file(path: Path, model: type[_Model], kind: str) -> _Model:
    """Read one TOML file of the program's data; `kind` is what a message calls it (格式文件).

    Raises:
        DataFileError: the file is no TOML, or an entry is wrong; every wrong entry is named.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"{kind} {path} 无法读取：{error}") from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        entries = "；".join(
            f"{'.'.join(map(str, item['loc'])) or '（全文）'}：{item['msg'].removeprefix('Value error, ')}"
            for item in error.errors()
        )
        raise DataFileError(f"{kind} {path} 有误：{entries}") from error
