"""The one Parquet writer, so that the same rows give the same bytes, and its reader.

Everything that decides a byte is fixed here: the schema, the cut into row groups, the options.
pyarrow's own version is pinned, because its writer changes bytes between major versions. Sorting
the rows is left to whoever makes them.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import CopydeskError
from pipeline.releasing import files
from pipeline.schema import Table

ROWS_IN_A_GROUP = 16_384
"""Rows of a row group. With texts of 5 kB a group of articles takes 80 MB in memory, which every
reader can hold, while a group of segments still spans a megabyte, enough to compress well."""

BYTES_IN_A_GROUP = 1 << 24
"""Bytes of text in a row group: whoever writes or reads a table must hold one group several times
over, so this bounds the memory of a build, and a group of articles still has some 3,000 of them."""


def write_table(table: Table, data: pa.Table | Iterable[pa.Table], path: Path) -> None:
    """Write ``data`` as the published table ``table`` to ``path``, at once or not at all.

    A table in parts is written as they come, and never held whole. The rows must already be sorted
    as ``table.order`` says; the bytes depend on them alone, not on how they are cut into parts, nor
    on how Arrow holds them in chunks or buffers. Raises ValueError where the columns are not the
    table's or a null stands where none may; such rows are a fault of the stage that made them.
    """
    parts = [data] if isinstance(data, pa.Table) else data
    unfinished = path.with_name(files.PREFIX + path.name)
    with files.plain_errors(f"writing {path.name}"), _removed_on_failure(unfinished):
        with pq.ParquetWriter(
            unfinished,
            table.arrow,
            version="2.6",
            compression="zstd",
            compression_level=3,
            use_dictionary=True,
            data_page_version="1.0",
            # Unchanged stretches keep their bytes from release to release, so that stores that
            # know chunks, as dataset hubs do, keep and send them once.
            use_content_defined_chunking=True,
            write_page_index=True,
            write_page_checksum=True,
            # All our types are told by Parquet's own; Arrow's copy of the schema would be one
            # more thing that changes with Arrow's version.
            store_schema=False,
        ) as writer:
            for group in _groups(_cast(table, part) for part in parts):
                writer.write_table(group.combine_chunks(), row_group_size=ROWS_IN_A_GROUP)
        files.sync_file(unfinished)
        files.rename(unfinished, path)
        files.sync_folder(path.parent)


@contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            files.remove_file(path)
        raise


def read_table(table: Table, path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of the published table ``table`` from the file ``path``; all or some ``columns``.

    Raises CopydeskError where the file is missing, damaged or of another schema.
    """
    data = read_any(path, columns)
    names = table.column_names if columns is None else columns
    if not data.schema.equals(pa.schema([table.arrow.field(name) for name in names])):
        raise CopydeskError(
            f"{path}: is not the table {table.name} of this version of Copydesk. Build again."
        )
    return data


def read_any(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of a Parquet file, whatever its schema, its checksums checked.

    Of some ``columns`` those that it has.

    Raises CopydeskError where the file is missing or damaged.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            return file.read(columns if columns is None else list(columns))
    except (OSError, pa.ArrowException) as error:
        raise CopydeskError(f"{path}: cannot be read as Parquet: {error}") from error


def schema_and_rows(path: Path) -> tuple[pa.Schema, int]:
    """The schema of a Parquet file and how many rows it has. Errors as for ``read_any``."""
    try:
        with pq.ParquetFile(path) as file:
            return file.schema_arrow, file.metadata.num_rows
    except (OSError, pa.ArrowException) as error:
        raise CopydeskError(f"{path}: cannot be read as Parquet: {error}") from error


def _groups(parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows cut into row groups: each takes the next row while it stays within both bounds."""
    held: list[pa.Table] = []
    rows = text = 0
    for part in parts:
        ends = _text_ends(part)
        start = 0
        while start < part.num_rows:
            before = int(ends[start - 1]) if start else 0
            last = int(np.searchsorted(ends, before + BYTES_IN_A_GROUP - text, side="right"))
            end = min(last, start + ROWS_IN_A_GROUP - rows)
            if end <= start and held:
                yield pa.concat_tables(held)
                held, rows, text = [], 0, 0
                continue
            end = max(end, start + 1)
            held.append(part.slice(start, end - start))
            rows, text = rows + end - start, text + int(ends[end - 1]) - before
            start = end
    if held:
        yield pa.concat_tables(held)


def _text_ends(part: pa.Table) -> npt.NDArray[np.int64]:
    """Bytes of text in all rows up to each one, it included."""
    sizes = np.zeros(part.num_rows, np.int64)
    for column in part.columns:
        if pa.types.is_string(column.type):
            sizes += pc.fill_null(pc.binary_length(column), 0).to_numpy()
    return np.cumsum(sizes)


def _cast(table: Table, data: pa.Table) -> pa.Table:
    if sorted(data.column_names) != sorted(table.column_names):
        raise ValueError(
            f"{table.name}: expected the columns {table.column_names}, got {data.column_names}"
        )
    try:
        data = data.select(table.column_names).cast(table.arrow)
    except pa.ArrowInvalid as error:
        raise ValueError(f"{table.name}: {error}") from error
    for field, column in zip(table.arrow, data.columns, strict=True):
        _refuse_nulls(f"{table.name}.{field.name}", field, column)
    return data


def _refuse_nulls(name: str, field: pa.Field, values: pa.ChunkedArray | pa.Array) -> None:
    """Nulls inside lists and structs too, which casting lets pass."""
    if not field.nullable and values.null_count:
        raise ValueError(f"{name}: {values.null_count} nulls where none may stand")
    for chunk in values.chunks if isinstance(values, pa.ChunkedArray) else (values,):
        if pa.types.is_list(field.type):
            _refuse_nulls(f"{name}[]", field.type.value_field, chunk.flatten())
        elif pa.types.is_struct(field.type):
            valid = chunk.drop_null()
            for inner, part in zip(field.type, valid.flatten(), strict=True):
                _refuse_nulls(f"{name}.{inner.name}", inner, part)
