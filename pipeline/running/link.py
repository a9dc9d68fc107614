"""The step over all articles: which are copies of each other, and what they share.

Of all articles only sampled shingles are held; their texts lie in a file of this step's own. What
makes a copy belongs to ``pipeline.linking``.
"""

import tempfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.cleaning import Segment
from pipeline.cleaning.places import Places
from pipeline.cleaning.repair import Repair
from pipeline.linking import find_clusters, shared_passages
from pipeline.linking.origins import Member, find_origin
from pipeline.releasing.parquet import read_table
from pipeline.schema import ARTICLES, PASSAGES, REPAIRS, SEGMENTS, TABLE, Table

FACTS = ("doc_id", "outlet_id", "original_publisher_id", "published_date", "published_at")
CLUSTER = ("cluster_id", "cluster_origin", "cluster_basis", "cluster_share")

SHARDS_HELD = 4
"""Shards whose segments are held at once, for the places of passages."""


@dataclass(frozen=True, slots=True)
class Linked:
    """An article in a cluster, with the values of its columns ``CLUSTER``, and the article that its
    passages are shared with, None for the one that all are compared with.
    """

    shard: int
    columns: tuple[str, bool | None, str | None, int]
    compared_with: str | None


class _Page:
    """The segments of a document, for the places of its passages."""

    def __init__(self, segments: list[Segment], repairs: list[Repair]) -> None:
        self.places = Places(segments, repairs)
        self._segments = segments
        self._starts = [segment.start for segment in segments]

    def text(self, start: int, end: int) -> str:
        """The document text of a span within one segment."""
        segment = self._segments[bisect_right(self._starts, start) - 1]
        return segment.text[start - segment.start : end - segment.start]


class Links:
    """The clusters among the articles of ``shards``."""

    def __init__(self, shards: Sequence[Path], folder: Path) -> None:
        """Reads all texts; what is written below ``folder`` meanwhile is gone at the end."""
        self._shards = shards
        self._texts = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        self._spans: dict[str, tuple[int, int]] = {}
        self._rows = lru_cache(SHARDS_HELD * 2)(self._read_rows)
        self._linked = self._link()

    def close(self) -> None:
        """Forget the texts."""
        self._texts.close()

    def with_clusters(self, articles: pa.Table) -> pa.Table:
        """The rows with their cluster columns."""
        linked = [self._linked.get(doc_id) for doc_id in articles["doc_id"].to_pylist()]
        for number, name in enumerate(CLUSTER):
            values = [None if one is None else one.columns[number] for one in linked]
            field = ARTICLES.arrow.field(name)
            at = articles.schema.get_field_index(name)
            articles = articles.set_column(at, field, pa.array(values, type=field.type))
        return articles

    def passages(self) -> Iterator[pa.Table]:
        """The rows of ``passages``, an article at a time."""
        for doc_id, one in self._linked.items():
            if one.compared_with is None:
                continue
            rows = self._passages_of(doc_id, one.compared_with)
            yield pa.Table.from_pylist(rows, schema=PASSAGES.arrow)

    def _passages_of(self, doc_id: str, other_id: str) -> list[dict[str, Any]]:
        text, other = self._fetch(doc_id), self._fetch(other_id)
        here, there = self._page(doc_id), self._page(other_id)
        rows = []
        for position, passage in enumerate(shared_passages(text, other)):
            start, end = here.places.in_document(passage.start, passage.end)
            other_start, other_end = there.places.in_document(
                passage.other_start, passage.other_end
            )
            rows.append(
                {
                    "doc_id": doc_id,
                    "position": position,
                    "start": start,
                    "end": end,
                    "text_start": passage.start,
                    "text_end": passage.end,
                    "text": here.text(start, end),
                    "other_doc_id": other_id,
                    "other_start": other_start,
                    "other_end": other_end,
                }
            )
        return rows

    def _link(self) -> dict[str, Linked]:
        """The articles in clusters by their doc_id."""
        doc_ids: list[str] = []
        shard_of: list[int] = []

        def texts() -> Iterator[str]:
            for number, shard in enumerate(self._shards):
                rows = _read(ARTICLES, shard, ("doc_id", "text"))
                pairs = zip(rows["doc_id"].to_pylist(), rows["text"].to_pylist(), strict=True)
                for doc_id, text in pairs:
                    doc_ids.append(doc_id)
                    shard_of.append(number)
                    self._keep(doc_id, text)
                    yield text

        clusters = find_clusters(texts(), lambda number: self._fetch(doc_ids[number]))
        wanted = {number for cluster in clusters for number in cluster.members}
        members = self._members({doc_ids[number] for number in wanted})
        linked = {}
        for cluster in clusters:
            ids = [doc_ids[number] for number in cluster.members]
            found = find_origin([members[doc_id] for doc_id in ids])
            origin, basis = found or (None, None)
            middle = origin or ids[0]
            for number, doc_id, share in zip(cluster.members, ids, cluster.shared, strict=True):
                linked[doc_id] = Linked(
                    shard_of[number],
                    (min(ids), None if origin is None else doc_id == origin, basis, share),
                    None if doc_id == middle else middle,
                )
        return linked

    def _members(self, wanted: set[str]) -> dict[str, Member]:
        found: dict[str, Member] = {}
        for shard in self._shards:
            rows = _read(ARTICLES, shard, FACTS)
            rows = rows.filter(pc.is_in(rows["doc_id"], value_set=pa.array(wanted, pa.string())))
            found |= {row["doc_id"]: Member(**row) for row in rows.to_pylist()}
        return found

    def _keep(self, doc_id: str, text: str) -> None:
        raw = text.encode("utf-8", "surrogatepass")
        self._spans[doc_id] = (self._texts.tell(), len(raw))
        self._texts.write(raw)

    def _fetch(self, doc_id: str) -> str:
        start, size = self._spans[doc_id]
        self._texts.seek(start)
        return self._texts.read(size).decode("utf-8", "surrogatepass")

    def _page(self, doc_id: str) -> _Page:
        shard = self._linked[doc_id].shard
        segments, repairs = (
            [
                {name: value for name, value in row.items() if name != "doc_id"}
                for row in self._rows(table, shard)
                .filter(pc.equal(self._rows(table, shard)["doc_id"], doc_id))
                .to_pylist()
            ]
            for table in (SEGMENTS.name, REPAIRS.name)
        )
        return _Page([Segment(**row) for row in segments], [Repair(**row) for row in repairs])

    def _read_rows(self, table: str, shard: int) -> pa.Table:
        return _read(TABLE[table], self._shards[shard], TABLE[table].column_names)


def _read(table: Table, shard: Path, columns: Sequence[str]) -> pa.Table:
    return read_table(table, shard / f"{table.name}.parquet", tuple(columns))
