"""The pure core stays pure: what it may import is a rule, and this test is the rule."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PIPELINE = Path(__file__).parent.parent / "pipeline"
PURE = ("annotating", "cleaning", "dates", "facts", "linking", "reading", "registry")
HEAVY = {"dagster", "great_expectations", "pandas"}
OUTER = {"assets", "building", "cli", "commands", "definitions", "quality", "releasing", "running"}


def imports_of(path: Path) -> set[str]:
    """All modules that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (PIPELINE / folder).rglob("*.py"))


def test_the_core_knows_neither_dagster_nor_pandas_nor_what_stands_outside_it():
    taken = {
        str(path.relative_to(PIPELINE)): {
            name
            for name in imports_of(path)
            if name.split(".")[0] in HEAVY
            or (name.startswith("pipeline.") and name.split(".")[1] in OUTER)
        }
        for path in modules(*PURE)
    }
    assert len(taken) > 100, "where is the core?"
    assert {path: names for path, names in taken.items() if names} == {}


def test_no_module_grows_beyond_one_idea():
    """300 lines: the longest of the best code bases of this field have 400."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in modules(".")}
    assert {path: length for path, length in lengths.items() if length > 300} == {}


@pytest.mark.parametrize("command", ["clean", "annotate"])
def test_commands_on_single_files_load_neither_dagster_nor_great_expectations(command):
    code = (
        f"import sys, pipeline.cli, pipeline.commands.{command}; "
        f"print(sorted({HEAVY!r} & {{name.split('.')[0] for name in sys.modules}}))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
