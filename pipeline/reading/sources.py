"""Reads ``sources.csv``: what is known of raw files from where they were fetched."""

import csv
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import CopydeskError
from pipeline.project import SOURCES_FILE

COLUMNS = ("path", "url", "fetched_at", "outlet")


@dataclass(frozen=True, slots=True)
class Source:
    """One row: the page's address, when it was fetched (UTC) and the outlet as named there."""

    url: str | None = None
    fetched_at: dt.datetime | None = None
    outlet: str | None = None


def load_sources(raw: Path) -> Mapping[str, Source]:
    """The rows of ``sources.csv`` in the raw folder by their ``path``; none without that file.

    Raises CopydeskError naming file and line where a row cannot be understood.
    """
    path = raw / SOURCES_FILE
    if not path.is_file():
        return {}
    sources: dict[str, Source] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            _check_header(path, reader.fieldnames)
            for row in reader:
                where = f"{path}, line {reader.line_num}"
                name = (row.get("path") or "").strip()
                if not name or name in sources:
                    raise CopydeskError(
                        f"{where}: the path is {'given twice' if name else 'empty'}"
                    )
                sources[name] = _source(where, row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CopydeskError(f"{path}: cannot be read as CSV in UTF-8: {error}") from error
    return sources


def _check_header(path: Path, header: object) -> None:
    names = [str(name) for name in header] if isinstance(header, (list, tuple)) else []
    unknown = [name for name in names if name not in COLUMNS]
    if "path" not in names or unknown:
        raise CopydeskError(
            f"{path}: the header must name path and may name url, fetched_at and outlet; "
            f"it is: {','.join(names)}"
        )


def _source(where: str, row: Mapping[str, str | None]) -> Source:
    fetched = (row.get("fetched_at") or "").strip()
    moment: dt.datetime | None = None
    if fetched:
        try:
            moment = dt.datetime.fromisoformat(fetched)
        except ValueError as error:
            raise CopydeskError(f"{where}: fetched_at is no ISO 8601 time: {fetched!r}") from error
        if moment.tzinfo is None:
            raise CopydeskError(f"{where}: fetched_at needs its offset, as in {fetched}Z")
        moment = moment.astimezone(dt.UTC)
    return Source(
        url=(row.get("url") or "").strip() or None,
        fetched_at=moment,
        outlet=(row.get("outlet") or "").strip() or None,
    )
