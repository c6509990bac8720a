"""Writes what is generated from the models: schemas/*.schema.json and docs/rules.md.

Run it after changing a model or a rule; tests/test_generated.py fails until the files are current.
"""

import json
from pathlib import Path
from typing import Any

from assistant.figures.schema import FiguresFile
from assistant.formats.model import Format
from assistant.formats.vocabulary import VocabularyFile
from assistant.rulebook import rules_markdown

ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[Path, str]:
    """Every generated file with its content."""
    return {
        ROOT / "schemas" / "format.schema.json": _schema(Format.model_json_schema()),
        ROOT / "schemas" / "vocabulary.schema.json": _schema(VocabularyFile.model_json_schema()),
        ROOT / "schemas" / "figures.schema.json": _schema(FiguresFile.model_json_schema()),
        ROOT / "docs" / "rules.md": rules_markdown(),
    }


def _schema(schema: dict[str, Any]) -> str:
    return (
        json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema},
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


if __name__ == "__main__":
    for path, content in generated().items():
        path.write_text(content, encoding="utf-8", newline="\n")
