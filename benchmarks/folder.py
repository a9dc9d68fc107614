"""The benchmark folder: its pages, its sets, its scorer, and the hashes that identify them.

Reading what lies there belongs here; judging it does not. Its texts are their publishers': nothing
of them may get into a report, only ids, hosts and figures.
"""

import hashlib
import importlib.util
import json
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

FORMS = ("page.html", "page.txt", "page_seedlike.txt")
"""The forms in which a page may lie there: as HTML, as its visible text, as a window of that."""

Record = dict[str, Any]


class FolderError(ValueError):
    """The folder is not laid out like the benchmark; the message says what is missing."""


@dataclass(frozen=True)
class Page:
    """One page: its folder with all its forms, and its gold."""

    folder: Path
    gold: Record

    @property
    def id(self) -> str:
        """Its name."""
        return str(self.gold["id"])

    @property
    def publisher(self) -> str:
        """By which folds and intervals group pages."""
        return str(self.gold["publisher_key"])

    def labels(self, form: str) -> list[Record]:
        """Its labelled lines in one of the text forms; empty where it has none."""
        path = self.folder / form.replace("page", "lines").replace(".txt", ".jsonl")
        return read_lines(path) if path.is_file() else []


@dataclass(frozen=True)
class Folder:
    """A benchmark folder with its pages unpacked."""

    root: Path
    pages_root: Path
    pages: Sequence[Page]
    scorer: ModuleType

    def set_path(self, name: str) -> Path | None:
        """The file of a set such as ``quotes_dev``; None where the folder has none."""
        path = self.root / f"{name}.jsonl"
        return path if path.is_file() else None

    def sets(self, kind: str) -> list[str]:
        """The names of the sets of a kind such as ``times``, sorted."""
        return sorted(path.stem for path in self.root.glob(f"{kind}_*.jsonl"))

    @property
    def scorer_sha256(self) -> str:
        """The scorer's hash: the same data judged otherwise is other data."""
        return sha256(self.root / "score.py")

    def pages_sha256(self) -> str:
        """One hash over all files of all pages, by their paths."""
        total = hashlib.sha256()
        for path in sorted(self.pages_root.rglob("*")):
            if path.is_file():
                name = path.relative_to(self.pages_root).as_posix()
                total.update(f"{name}\0{sha256(path)}\n".encode())
        return total.hexdigest()


@contextmanager
def opened(root: Path, pages: Path | None = None) -> Iterator[Folder]:
    """The benchmark in ``root``. Its pages lie in ``pages``, in ``root/pages``, or are unpacked
    from ``pages_dev.tar.gz`` for as long as this lasts. Raises FolderError where there are none.
    """
    if not (root / "score.py").is_file():
        raise FolderError(f"{root}: no score.py, so this is no benchmark folder")
    with TemporaryDirectory(prefix="copydesk-benchmark-") as scratch:
        pages_root = pages or root / "pages"
        archive = root / "pages_dev.tar.gz"
        if not pages_root.is_dir():
            if not archive.is_file():
                raise FolderError(f"{root}: neither pages/ nor {archive.name}")
            with tarfile.open(archive) as packed:
                packed.extractall(scratch, filter="data")
            pages_root = Path(scratch) / "pages"
        found = [
            Page(path.parent, json.loads(path.read_text("utf-8")))
            for path in sorted(pages_root.glob("*/gold.json"))
        ]
        yield Folder(root, pages_root, found, _scorer(root / "score.py"))


def read_lines(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def sha256(path: Path) -> str:
    """A file's SHA-256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _scorer(path: Path) -> ModuleType:
    """The scorer as it lies in the folder: its metrics are used, and not written down again."""
    spec = importlib.util.spec_from_file_location("benchmark_scorer", path)
    if spec is None or spec.loader is None:
        raise FolderError(f"{path}: cannot be loaded as Python")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
