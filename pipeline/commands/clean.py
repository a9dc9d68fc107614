"""``copydesk clean``: raw files to JSON Lines, a line a file."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.commands.json_lines import json_line
from pipeline.commands.raw_folder import RawFolder, files_of
from pipeline.desk import Edited
from pipeline.errors import CopydeskError
from pipeline.reading import Reject

Line = dict[str, Any]


def run(paths: Iterable[str]) -> int:
    """Print a line for each file of ``paths``; the exit status."""
    for line in clean(*paths):
        sys.stdout.write(json_line(line))
    return 0


def clean(*paths: str | Path) -> Iterator[Line]:
    """One line for each file, in the order of the sorted paths: facts, clean text and segments.

    ``paths`` are files, or folders that are read with all below them. The settings, sources and
    corrections of the raw folder in which a file lies are used, so that the result is the same as
    in a build. A file that cannot be used has its line too, with ``error``. Raises CopydeskError
    for a path that does not exist.
    """
    given = [Path(path) for path in paths]
    missing = next((path for path in given if not path.exists() and not path.is_symlink()), None)
    if missing is not None:
        raise CopydeskError(f"{missing}: there is no such file or folder")
    files = {str(path): found for root in given for path, found in files_of(root)}
    folders: dict[Path, RawFolder] = {}
    for path in sorted(files):
        root, file = files[path]
        if root not in folders:
            folders[root] = RawFolder.at(root)
        yield _line(path, folders[root].edit(file))


def _line(path: str, result: Edited | Reject) -> Line:
    if isinstance(result, Reject):
        facts: Line = dict.fromkeys(_FACTS)
        facts["doc_id"] = result.doc_id
        error = f"{result.reason}: {result.detail}"
        return {"path": path, **facts, "authors": [], "segments": [], "error": error}
    article = result.article
    facts = {
        "doc_id": article.doc_id,
        "title": article.title,
        "outlet": article.outlet_name,
        "outlet_id": article.outlet_id,
        "original_publisher": article.original_publisher_name,
        "published": article.published,
        "updated": article.updated,
        "authors": article.authors,
        "language": article.language,
        "body_text": article.text,
    }
    segments = [
        {"start": s.start, "end": s.end, "role": s.role, "kept": s.kept, "rule": s.rule}
        for s in result.segments
    ]
    return {"path": path, **facts, "segments": segments, "error": None}


_FACTS = (
    "doc_id",
    "title",
    "outlet",
    "outlet_id",
    "original_publisher",
    "published",
    "updated",
    "authors",
    "language",
    "body_text",
)
