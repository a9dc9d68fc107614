"""Where a project's folders are, and what its settings say.

A project is a folder of raw pages, an output folder and a working folder. Its settings stand in
``dataset.toml`` at the top of the raw folder; each is optional and its default is stated here.
Reading ``sources.csv`` and ``corrections.toml`` belongs to reading and facts.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import CopydeskError

Engine = Literal["inline", "process"]

SETTINGS_FILE = "dataset.toml"
SOURCES_FILE = "sources.csv"
CORRECTIONS_FILE = "corrections.toml"
SETTINGS_FILES = frozenset({SETTINGS_FILE, SOURCES_FILE, CORRECTIONS_FILE})
"""Files at the top of the raw folder that are no pages."""

SHARD_SIZE = 64
"""Documents a shard has on average: a second or two of work, so that workers finish together, and
what one changed file makes to be done again stays small. Beginning a shard takes a hundredth of a
second."""

DEFAULT_RIGHTS = "Rights in the text belong to its publisher."


@dataclass(frozen=True)
class Project:
    """The folders of one build and how it runs.

    ``card`` is a second place for the card, beside the output folder; None for none. ``workers``
    counts processes, ``shard_size`` the documents that one works on before it hands them over, on
    average; neither has influence on any byte of the result.
    """

    raw: Path
    out: Path
    work: Path
    card: Path | None = None
    engine: Engine = "inline"
    workers: int = 1
    shard_size: int = SHARD_SIZE

    @classmethod
    def at(cls, root: Path) -> "Project":
        """The project whose top level is ``root``: raw/, dataset/ and datacard.md in it."""
        return cls(root / "raw", root / "dataset", root / ".copydesk", root / "datacard.md")


@dataclass(frozen=True)
class Settings:
    """What ``raw/dataset.toml`` says of the dataset as a whole.

    ``as_of`` is the day for which the corpus claims to be complete: no article may be dated after
    it; None leaves dates unbounded. ``rights`` maps outlet ids to who holds the rights in their
    texts; ``default_rights`` holds for all others.
    """

    name: str = "dataset"
    title: str = "A news dataset"
    description: str = "News articles, cleaned and annotated."
    as_of: dt.date | None = None
    default_rights: str = DEFAULT_RIGHTS
    rights: Mapping[str, str] = field(default_factory=dict)
    purpose: str | None = None
    limits: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()

    def rights_of(self, outlet_id: str | None) -> str:
        """Who holds the rights in the texts of an outlet."""
        return self.rights.get(outlet_id or "", self.default_rights)


def load_settings(raw: Path) -> Settings:
    """The settings of the raw folder ``raw``; the defaults where it has none.

    Raises CopydeskError where the file cannot be understood, naming the file and the key.
    """
    path = raw / SETTINGS_FILE
    if not path.is_file():
        return Settings()
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CopydeskError(f"{path}: cannot be read as TOML: {error}") from error
    return _settings(path, given)


def _settings(path: Path, given: dict[str, Any]) -> Settings:
    rights = given.pop("rights", {})
    if not isinstance(rights, dict):
        raise CopydeskError(f"{path}: [rights] must be a table")
    by_outlet = rights.pop("outlets", {})
    default = rights.pop("default", DEFAULT_RIGHTS)
    expected: dict[str, type] = {
        "name": str,
        "title": str,
        "description": str,
        "as_of": dt.date,
        "purpose": str,
        "limits": list,
        "authors": list,
    }
    unknown = [*(f"rights.{key}" for key in rights), *(key for key in given if key not in expected)]
    if unknown:
        raise CopydeskError(
            f"{path}: unknown setting {unknown[0]!r}; known are "
            f"{', '.join(expected)}, rights.default and rights.outlets"
        )
    for key, value in given.items():
        if type(value) is not expected[key]:
            raise CopydeskError(f"{path}: {key} must be a {expected[key].__name__}, not {value!r}")
    for key in ("limits", "authors"):
        if key in given:
            given[key] = tuple(str(item) for item in given[key])
    return Settings(
        **given,
        default_rights=str(default),
        rights={str(outlet): str(words) for outlet, words in by_outlet.items()},
    )
