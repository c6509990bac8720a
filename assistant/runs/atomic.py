"""Atomic writes.

Guaranteed: at any moment the target holds either its old content or the whole of the new; after a return the new
content is on the disk. A crash may leave a hidden `.name.*.tmp` file beside the target, never a half target.
"""

import os
import tempfile
from pathlib import Path

from assistant.errors import OutputError


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`.

    Raises:
        OutputError: the folder is not there or not writable, or the file is open in another program (Windows).
    """
    if not path.parent.is_dir():
        raise OutputError(f"文件夹 {path.parent} 不存在，无法写入 {path.name}。请先建立文件夹。")
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", suffix=".tmp", delete=False
        ) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, temporary)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise OutputError(
            f"无法写入 {path}：{error.strerror or error}。如果文件正在 Word、WPS 或 Excel 中打开，请先关闭。"
        ) from error


def _keep_mode(path: Path, temporary: str) -> None:
    """A temporary file is private; the result gets the mode of the file it replaces, or the usual one."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    Path(temporary).chmod(mode)
