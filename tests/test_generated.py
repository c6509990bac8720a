"""Generated files are current, and the schemas accept what the program accepts."""

import importlib.util
import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "scripts" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.generated())


@pytest.mark.parametrize("path", sorted(generated()), ids=lambda path: path.name)
def test_a_generated_file_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == generated()[path], "run: python scripts/generate.py"


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_the_format_files_fit_their_schema(name: str) -> None:
    schema = json.loads((ROOT / "schemas" / "format.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(
        tomllib.loads((ROOT / "schemas" / "formats" / f"{name}.toml").read_text(encoding="utf-8")), schema
    )


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.name)
def test_the_examples_fit_the_schema_of_a_figures_file(path: Path) -> None:
    schema = json.loads((ROOT / "schemas" / "figures.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), schema)


def test_the_schema_refuses_a_misspelt_entry() -> None:
    schema = json.loads((ROOT / "schemas" / "figures.schema.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": "2021", "office": {"name": "甲"}, "year": 2025, "figure": {}}, schema)
