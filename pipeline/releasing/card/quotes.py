"""Who is quoted, how often, and how surely."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.schema.evidence import CONFIDENCES
from pipeline.schema.quotes import QUOTE_KINDS

MOST_SPEAKERS = 5
"""Speakers named of an outlet."""


@dataclass(frozen=True)
class QuoteCounts:
    """Rows by kind and, within it, by tier, the surest first; with how many have a speaker.

    ``speakers`` are the names most quoted by outlet (None: not known), with their rows; outlets
    with most named rows first.
    """

    kinds: tuple[tuple[str, tuple[int, ...], int], ...]
    speakers: tuple[tuple[str | None, tuple[tuple[str, int], ...]], ...]

    @property
    def rows(self) -> int:
        """All rows."""
        return sum(sum(tiers) for _, tiers, _ in self.kinds)


def count_quotes(tables: Mapping[str, pa.Table]) -> QuoteCounts:
    """Count the rows of ``quotes``; outlets stand in ``articles``."""
    quotes, articles = tables["quotes"], tables["articles"]
    kinds = Counter(
        zip(*(quotes[name].to_pylist() for name in ("kind", "confidence")), strict=True)
    )
    named = quotes.filter(pc.is_valid(quotes["speaker"]))
    spoken = Counter(named["kind"].to_pylist())
    return QuoteCounts(
        tuple(
            (kind, tuple(kinds[kind, tier] for tier in CONFIDENCES), spoken[kind])
            for kind in QUOTE_KINDS
        ),
        _speakers(quotes, articles),
    )


def _speakers(
    quotes: pa.Table, articles: pa.Table
) -> tuple[tuple[str | None, tuple[tuple[str, int], ...]], ...]:
    columns = (articles[name].to_pylist() for name in ("doc_id", "outlet_name"))
    outlets = dict(zip(*columns, strict=True))
    by_outlet: dict[str | None, Counter[str]] = {}
    for doc_id, name in zip(
        quotes["doc_id"].to_pylist(), quotes["speaker_name"].to_pylist(), strict=True
    ):
        if name is not None:
            by_outlet.setdefault(outlets.get(doc_id), Counter())[name] += 1
    rows = [
        (outlet, tuple(sorted(names.items(), key=lambda item: (-item[1], item[0]))[:MOST_SPEAKERS]))
        for outlet, names in by_outlet.items()
    ]
    totals = {outlet: names.total() for outlet, names in by_outlet.items()}
    return tuple(sorted(rows, key=lambda row: (row[0] is None, -totals[row[0]], row[0] or "")))
