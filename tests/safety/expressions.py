"""Collects every regular expression that the package compiles, and how it is used. A program.

    python -m tests.safety.expressions

Prints JSON: ``[[pattern, flags, [methods], place], …]``. Compiling is watched from before the first
module is loaded; then every module is imported, every signature compiled, and the golden pages are
edited, so that expressions made of vocabularies and those inside functions are there too.
"""

import json
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import ClassVar

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "pipeline"
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split", "scanner")


class Watched:
    """A compiled expression that notes which of its methods are used."""

    known: ClassVar[dict[tuple[str, int], "Watched"]] = {}

    def __init__(self, compiled: re.Pattern[str], place: str) -> None:
        self.compiled, self.place = compiled, place
        self.methods: set[str] = set()

    def __getattr__(self, name: str) -> object:
        if name in METHODS:
            self.methods.add(name)
        return getattr(self.compiled, name)


def watch() -> None:
    """From now on, whatever the package compiles is watched."""
    original = re._compile

    def compile_watched(pattern, flags):
        if isinstance(pattern, Watched):
            return pattern
        caller = sys._getframe(2)
        path = Path(caller.f_code.co_filename)
        compiled = original(pattern, flags)
        if not path.is_relative_to(PACKAGE) or not isinstance(compiled.pattern, str):
            return compiled
        place = f"{path.relative_to(PACKAGE).as_posix()}:{caller.f_lineno}"
        key = (compiled.pattern, compiled.flags)
        return Watched.known.setdefault(key, Watched(compiled, place))

    re._compile = compile_watched


def use_everything() -> None:
    """Import every module and send pages through the desk."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        import_module(name)
    desk, registry = import_module("pipeline.desk"), import_module("pipeline.registry").load()
    reading = import_module("pipeline.reading.document")
    for signature in registry.signatures:
        if signature.pattern:
            signature.regex.fullmatch("")
    editor = desk.Desk()
    pages = ROOT / "tests" / "golden" / "pages"
    for page in sorted([*pages.glob("*.txt"), *pages.glob("*.html")]):
        editor.annotate(editor.edit(reading.decode_document(page.read_bytes(), page.name)))


if __name__ == "__main__":
    watch()
    use_everything()
    found = [
        [one.compiled.pattern, one.compiled.flags, sorted(one.methods), one.place]
        for one in Watched.known.values()
    ]
    print(json.dumps(found))
