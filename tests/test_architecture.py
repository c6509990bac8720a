"""The house rules: imports point downwards, every module imports alone and quietly, heavy packages only when used."""

import ast
import os
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "assistant"
LAYERS: tuple[tuple[str, ...], ...] = (
    ("numerals", "findings", "errors", "likeness"),
    ("resources", "settings"),
    ("formats",),
    ("figures", "llm"),
    ("report", "forms"),
    ("importing", "validation", "drafting", "checking", "rendering", "runs"),
    ("dismissals",),
    ("pipeline", "rulebook", "doctor"),
    ("listing",),
    ("session", "batch", "evaluation"),
    ("terminal",),
    ("cli",),
)
"""From the ground up; names on one line never import each other."""
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
)
HEAVY = (
    "openai",
    "httpx2",
    "langchain",
    "langchain_core",
    "openpyxl",
    "docx",
    "lxml",
    "pdfplumber",
    "pygal",
    "pypdfium2",
    "jinja2",
    "rapidfuzz",
)


def imported(module: str) -> set[str]:
    """The parts of the package that a module imports anywhere in its text."""
    path = ROOT / Path(*module.split("."))
    source = (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text(encoding="utf-8")
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("assistant.")}


@pytest.mark.parametrize("module", [name for name in MODULES if name.count(".")])
def test_imports_point_downwards(module: str) -> None:
    own = module.split(".")[1]
    if own == "__main__":
        return
    for other in imported(module) - {own}:
        assert LEVEL[other] < LEVEL[own], f"{module} imports assistant.{other}"


def test_the_checker_knows_neither_drafters_nor_models() -> None:
    checking = {
        name for module in MODULES if module.startswith("assistant.checking") for name in imported(module)
    }
    assert not checking & {"drafting", "llm", "pipeline", "rendering"}


def in_a_new_process(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def imports_when_loaded(module: str) -> set[str]:
    """The modules of this program that loading `module` loads: its top-level imports, and the packages it stands in."""
    path = ROOT / Path(*module.split("."))
    source = (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text(encoding="utf-8")
    found = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= parts if parts <= set(MODULES) else {node.module, *parts}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name in MODULES and name != module}


def test_every_module_can_be_imported_alone() -> None:
    """No module needs one that needs it: whichever is imported first, the others are there when it asks for them."""
    TopologicalSorter({module: imports_when_loaded(module) for module in MODULES}).prepare()


def test_importing_everything_prints_nothing() -> None:
    names = [name for name in MODULES if name != "assistant.__main__"]
    assert in_a_new_process(f"import importlib\nfor name in {names!r}: importlib.import_module(name)") == ""


@pytest.mark.parametrize(
    ("arguments", "also"),
    [
        (["--help"], ("pydantic", "rich", "yaml")),
        (["validate", str(ROOT / "examples" / "lanxi-2025.yaml"), "--json"], ()),
        (["explain", "REC203"], ()),
        (["draft", str(ROOT / "examples" / "lanxi-2025.yaml"), "--json"], ()),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], also: tuple[str, ...]) -> None:
    code = (
        "import sys, io, contextlib\n"
        "from assistant.cli.main import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n"
        f"    main({arguments!r})\n"
        f"print([name for name in {(*HEAVY, *also)!r} if name in sys.modules])"
    )
    assert in_a_new_process(code).strip() == "[]"


def test_checking_a_report_loads_no_library_of_models(tmp_path: Path) -> None:
    report = str(tmp_path / "report.md")
    figures = str(ROOT / "examples" / "lanxi-2025.yaml")
    code = (
        "import sys, io, contextlib\n"
        "from assistant.cli.main import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n"
        f"    codes = [main(['draft', {figures!r}, '-o', {report!r}]), main(['check', {report!r}])]\n"
        "print(codes, [name for name in ('openai', 'httpx2', 'langchain', 'langchain_core') if name in sys.modules])"
    )
    assert in_a_new_process(code).strip() == "[0, 0] []"


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_room_is_too_large_and_each_says_what_it_is_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    assert ast.get_docstring(ast.parse(source)), f"{path} has no docstring"
