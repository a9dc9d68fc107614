"""What the checks of a build are given."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.project import Settings
from pipeline.registry import Registry


@dataclass(frozen=True)
class Inputs:
    """The tables of a build and what they are held against.

    ``tables_dir`` holds ``<table>.parquet``; ``raw_paths`` are the published paths of all raw
    files, as ``reading.discover`` lists them; ``corrections`` are the (doc_id, field) that
    corrections.toml names.
    """

    tables_dir: Path
    settings: Settings
    raw_paths: Sequence[str]
    registry: Registry
    corrections: Sequence[tuple[str, str]] = field(default=())
