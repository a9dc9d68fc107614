"""Reading the Parquet files of a build in amounts that do not grow with the corpus.

Narrow columns (keys, offsets, roles) are read whole; texts are read in turn, a share of the
documents at a time. Nothing is cast or mended here: the checks must see the files as they are.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

# Texts of so many rows are held at a time: a few megabytes for pages of usual length.
_ROWS_AT_A_TIME = 512


class TableFile:
    """One table of a build. Raises FileNotFoundError or an Arrow error where it cannot be read."""

    def __init__(self, folder: Path, table: str) -> None:
        """The file of ``table`` in ``folder``, opened when first needed."""
        self._path = folder / f"{table}.parquet"
        self._file = self._open()
        self._metadata = self._file.metadata
        self.rows: int = self._metadata.num_rows
        self.schema: pa.Schema = self._file.schema_arrow

    def columns(self, names: Sequence[str]) -> pa.Table:
        """Whole columns; for narrow ones."""
        return self._file.read(columns=self._known(names), use_threads=False)

    def batches(
        self, names: Sequence[str], size: int = _ROWS_AT_A_TIME
    ) -> Iterator[pa.RecordBatch]:
        """The rows in turn, at most ``size`` at a time; several can be read at the same time."""
        with self._open(self._metadata) as file:
            yield from file.iter_batches(size, columns=self._known(names), use_threads=False)

    def empty(self, name: str) -> pa.Array:
        """No rows of a column."""
        return pa.array([], self.schema.field(name).type)

    def _known(self, names: Sequence[str]) -> list[str]:
        """The names themselves; asked for a column that it does not have, Arrow returns none."""
        missing = sorted(set(names) - set(self.schema.names))
        if missing:
            raise KeyError(f"{self._path.name} has no column {', '.join(missing)}")
        return list(names)

    def _open(self, metadata: pq.FileMetaData | None = None) -> pq.ParquetFile:
        # Reading ahead would hold whole row groups.
        return pq.ParquetFile(
            self._path, metadata=metadata, pre_buffer=False, page_checksum_verification=True
        )


class InTurn:
    """Rows of a file by number, asked for in ascending runs, holding only a few at a time."""

    def __init__(self, file: TableFile, names: Sequence[str]) -> None:
        """``names`` are the columns to read."""
        self._batches = file.batches(names)
        self._schema = pa.schema([file.schema.field(name) for name in names])
        self._held: list[pa.RecordBatch] = []
        self._first = 0  # row number of the first row held

    def take(self, first: int, last: int) -> pa.Table:
        """Rows ``first`` to ``last`` (exclusive); ``first`` never lies before an earlier one."""
        while self._held and self._first + self._held[0].num_rows <= first:
            self._first += self._held.pop(0).num_rows
        held = sum(batch.num_rows for batch in self._held)
        while self._first + held < last:
            batch = next(self._batches)
            if not self._held and self._first + batch.num_rows <= first:
                self._first += batch.num_rows
                continue
            self._held.append(batch)
            held += batch.num_rows
        rows = pa.Table.from_batches(self._held, self._schema)
        return rows.slice(first - self._first, last - first)
