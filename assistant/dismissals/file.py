"""The file beside a report that holds what was dismissed: YAML that a person can read and a repository can compare."""

from pathlib import Path
from typing import Any

import yaml

from assistant.dismissals.matching import Dismissal
from assistant.errors import InputError
from assistant.findings import Dismissed
from assistant.runs import write_atomically

_HEAD = (
    "# 核对结果中经人工确认不改的各条。由 assistant check 报告 --dismiss 序号 --reason 理由 写入。\n"
    "# 删去一条（或 --restore 序号），下次核对就会重新提示；原句或数值一改，也会重新提示。\n"
)
_KEYS = ("code", "fingerprint", "message", "reason", "by", "when")


def beside(report: Path) -> Path:
    """Where the dismissals of a report stand: `报告.docx` has `报告.docx.dismissed.yaml`."""
    return report.with_name(f"{report.name}.dismissed.yaml")


def load(path: Path) -> tuple[Dismissal, ...]:
    """The dismissals in `path`, in the order in which they were made; none when there is no such file.

    Raises:
        InputError: the file is not as `save` writes it.
    """
    if not path.exists():
        return ()
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第{mark.line + 1}行" if mark else ""
        raise InputError(f"无法读取 {path}{where}。请恢复原样，或删去这个文件重新确认。") from error
    entries = document.get("dismissed") if isinstance(document, dict) else document
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise InputError(f"{path} 里应有 dismissed 一项，下面逐条列出。请恢复原样，或删去这个文件重新确认。")
    return tuple(_entry(path, number, entry) for number, entry in enumerate(entries, 1))


def save(path: Path, dismissals: tuple[Dismissal, ...]) -> None:
    """Write the dismissals whole, or take the file away when none is left.

    Raises:
        OutputError: the folder cannot be written.
    """
    if not dismissals:
        path.unlink(missing_ok=True)
        return
    entries = [
        {
            "code": one.code,
            "message": one.message,
            "reason": one.dismissed.reason,
            "by": one.dismissed.by,
            "when": one.dismissed.when,
            "fingerprint": one.fingerprint,
        }
        for one in dismissals
    ]
    text = yaml.safe_dump({"dismissed": entries}, allow_unicode=True, sort_keys=False, width=1000)
    write_atomically(path, (_HEAD + text).encode())


def _entry(path: Path, number: int, entry: Any) -> Dismissal:
    if not isinstance(entry, dict) or set(entry) != set(_KEYS):
        raise InputError(
            f"{path} 第{number}条应有 {'、'.join(_KEYS)} 这几项，不多不少。请改正，或删去这一条。"
        )
    texts = {key: str(value).strip() for key, value in entry.items() if value is not None}
    if not texts.get("fingerprint") or not texts.get("reason"):
        raise InputError(
            f"{path} 第{number}条没有写理由（reason）或指纹（fingerprint）。请补上，或删去这一条。"
        )
    dismissed = Dismissed(texts["reason"], texts.get("by", ""), texts.get("when", ""))
    return Dismissal(texts["fingerprint"], texts.get("code", ""), texts.get("message", ""), dismissed)
