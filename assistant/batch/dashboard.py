"""The dashboard: one HTML file that opens from a folder, without a network, and shows the whole county.

The data stands in it as JSON and is shown as text only; nothing an office wrote becomes markup. The table and the plots are
kept libraries, embedded (`web/vendor`).
"""

import json
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from assistant.batch.likeness import Likeness
from assistant.batch.pairing import Missing
from assistant.batch.tables import LIKENESS, STATUS

_MOST_PROBLEMS = 30
"""Shown of one office on the page; all stand in the workbook."""


def dashboard(
    year: int,
    results: Iterable[dict[str, Any]],
    out: Path,
    missing: Sequence[Missing],
    alike: Sequence[Likeness],
    remarks: Sequence[str],
) -> bytes:
    """The page as UTF-8."""
    data = {
        "year": year,
        "offices": [_office(result, out) for result in results],
        "missing": [[item.name, item.parent, item.contact, item.reason] for item in missing],
        "alike": [
            [LIKENESS[item.kind], item.office, "、".join(item.others), item.share, "\n".join(item.passages)]
            for item in alike
        ],
        "remarks": list(remarks),
    }
    page = _text("dashboard.html")
    for name, content in (
        ("/*TABULATOR_CSS*/", _text("vendor/tabulator.min.css")),
        ("/*STYLE*/", _text("dashboard.css")),
        ("/*TABULATOR*/", _text("vendor/tabulator.min.js")),
        ("/*CHART*/", _text("vendor/chart.umd.min.js")),
        ("/*SCRIPT*/", _text("dashboard.js")),
        ("/*DATA*/", _json(data)),
    ):
        page = page.replace(name, content, 1)
    return page.encode()


def _office(result: dict[str, Any], out: Path) -> dict[str, Any]:
    row, measures = result["row"], result["row"]["measures"]
    problems = [
        [item["severity"], item["code"], item["message"], item["title"]]
        for item in result["problems"]
        if item["severity"] != "说明"
    ]
    return {
        "name": row["office"],
        "parent": row["parent"],
        "status": STATUS[row["status"]],
        "errors": row["findings"]["error"],
        "warnings": row["findings"]["warning"],
        **measures,
        "claims": row["claims"],
        "supported": row["supported"],
        "files": [quote(Path(path).relative_to(out).as_posix()) for path in row["outputs"]],
        "problems": problems[:_MOST_PROBLEMS],
        "more": max(len(problems) - _MOST_PROBLEMS, 0),
    }


def _text(name: str) -> str:
    return (files("assistant.batch") / "web" / name).read_text(encoding="utf-8")


def _json(data: Any) -> str:
    """JSON that may stand in a script element: no tag, no comment can begin in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
