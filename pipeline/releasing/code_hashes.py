"""What an accuracy report is about: hashes of all that decides what is read off a page.

A report holds for the rules, weights and registry that it measured, and for no others. Tables,
checks, cards and commands decide nothing of that, so they are not hashed here.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

PACKAGE = Path(__file__).parent.parent

DECIDING = ("annotating", "cleaning", "dates", "facts", "linking", "reading", "registry")
"""The packages in which a page is understood."""

WEIGHTS = "weights"
"""Folders and files of that name, in any of the packages, hold what was learned."""


def code_hashes(package: Path = PACKAGE) -> Mapping[str, str]:
    """SHA-256 (hex) of the rules, the weights and the registry of the package in ``package``.

    Rules are the code and the tables beside it; the registry is all data below ``registry``. What
    only people read (``.md``) is none of them.
    """
    kinds: dict[str, list[Path]] = {"rules": [], "weights": [], "registry": []}
    for name in DECIDING:
        for path in sorted((package / name).rglob("*")):
            below = path.relative_to(package).parts
            if path.is_file() and not any(map(_is_aside, below)):
                kinds[_kind(below)].append(path)
    return {kind: _digest(paths, package) for kind, paths in kinds.items()}


def _is_aside(part: str) -> bool:
    return part == "__pycache__" or part.startswith(".") or part.endswith(".md")


def _kind(below: tuple[str, ...]) -> str:
    if any(part.partition(".")[0] == WEIGHTS and not part.endswith(".py") for part in below):
        return "weights"
    if below[0] == "registry" and not below[-1].endswith(".py"):
        return "registry"
    return "rules"


def _digest(paths: Iterable[Path], package: Path) -> str:
    total = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        total.update(f"{path.relative_to(package).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()
