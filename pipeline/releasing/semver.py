"""Version numbers of the data, by Semantic Versioning."""

import re
from typing import Literal

Level = Literal["initial", "major", "minor", "patch"]
"""How much a release changes: ``initial`` for the first; for ``major``, consumers must adapt."""

FIRST = "0.1.0"

_NUMBER = r"(?:0|[1-9][0-9]{0,8})"
_VERSION = re.compile(rf"({_NUMBER})\.({_NUMBER})\.({_NUMBER})")
_FOLDER = re.compile(rf"v{_NUMBER}\.{_NUMBER}\.{_NUMBER}")


def numbers(version: str) -> tuple[int, int, int]:
    """The three numbers of a version, by which versions sort. Raises ValueError for others."""
    match = _VERSION.fullmatch(version)
    if not match:
        raise ValueError(f"not a version like 1.2.3: {version!r}")
    return int(match[1]), int(match[2]), int(match[3])


def folder_name(version: str) -> str:
    """The name of a version's folder."""
    return f"v{version}"


def is_folder_name(name: str) -> bool:
    """Whether a folder of this name can only be a version."""
    return _FOLDER.fullmatch(name) is not None


def bumped(version: str, level: Level) -> str:
    """The version after ``version`` for a change of this level.

    While versions are 0.x, a major change raises the second number, as is the custom.
    """
    major, minor, patch = numbers(version)
    if level == "patch":
        return f"{major}.{minor}.{patch + 1}"
    if level == "major" and major:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0"
