"""How much there is: articles, words, characters, languages, rejects, rows."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.schema import TABLES


@dataclass(frozen=True)
class Counts:
    """Numbers of the whole corpus. `languages` and `rejects` are the most frequent first."""

    articles: int
    words: int
    characters: int
    outlets: int
    without_outlet: int
    first: str | None
    last: str | None
    without_date: int
    languages: tuple[tuple[str | None, int], ...]
    rejects: tuple[tuple[str, int], ...]
    rows: Mapping[str, int]


def count(tables: Mapping[str, pa.Table]) -> Counts:
    """Count what the published tables hold. Outlets are told apart by id, unknown ones by name."""
    articles = tables["articles"]
    dates = pc.min_max(days(articles))
    return Counts(
        articles=articles.num_rows,
        words=total(articles["n_words"]),
        characters=total(articles["n_characters"]),
        outlets=pc.count_distinct(
            pc.coalesce(articles["outlet_id"], articles["outlet_name"])
        ).as_py(),
        without_outlet=articles["outlet_name"].null_count,
        first=dates["min"].as_py(),
        last=dates["max"].as_py(),
        without_date=articles["published"].null_count,
        languages=frequencies(articles["language"]),
        rejects=tuple(
            (str(reason), rows) for reason, rows in frequencies(tables["rejects"]["reason"])
        ),
        rows={table.name: tables[table.name].num_rows for table in TABLES},
    )


def total(column: pa.ChunkedArray) -> int:
    """Return the sum of a column of integers, in 64 bits; 0 of nothing."""
    return int(pc.sum(column.cast(pa.int64())).as_py() or 0)


def days(articles: pa.Table) -> pa.ChunkedArray:
    """Return the local days of publication as ISO 8601, months where only those are known."""
    return pc.utf8_slice_codeunits(articles["published"], 0, 10)


def frequencies(column: pa.ChunkedArray) -> tuple[tuple[str | None, int], ...]:
    """Return the values of a column with their rows, the most frequent first, then by value."""
    counts = pc.value_counts(column).to_pylist()
    pairs = [(entry["values"], int(entry["counts"])) for entry in counts]
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0] is None, pair[0] or "")))
