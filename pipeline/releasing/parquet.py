"""The one Parquet writer, so that the same rows give the same bytes, and its reader.

Everything that decides a byte is fixed here: the schema, the cut into row groups, the options.
pyarrow's own version is pinned, because its writer changes bytes between major versions. Sorting
the rows is left to whoever makes them.
"""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import CopydeskError
from pipeline.releasing import files
from pipeline.schema import Table

ROWS_IN_A_GROUP = 16_384
"""Rows of a row group. With texts of 5 kB a group of articles takes 80 MB in memory, which every
reader can hold, while a group of segments still spans a megabyte, enough to compress well."""

BYTES_IN_A_GROUP = 1 << 28
"""Bytes of text in a row group before it is halved: for corpora of books, and well below the 2 GB
above which Arrow would cut a column of strings into chunks as it likes."""


def write_table(table: Table, data: pa.Table, path: Path) -> None:
    """Write ``data`` as the published table ``table`` to ``path``, at once or not at all.

    The rows must already be sorted as ``table.order`` says; the bytes depend on them alone, not
    on how Arrow holds them in chunks or buffers. Raises ValueError where the columns are not the
    table's or a null stands where none may; such rows are a fault of the stage that made them.
    """
    data = _cast(table, data)
    unfinished = path.with_name(files.PREFIX + path.name)
    with files.plain_errors(f"writing {path.name}"):
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
            for start in range(0, data.num_rows, ROWS_IN_A_GROUP):
                for group in _bounded(data.slice(start, ROWS_IN_A_GROUP)):
                    writer.write_table(group.combine_chunks(), row_group_size=ROWS_IN_A_GROUP)
        files.sync_file(unfinished)
        files.rename(unfinished, path)
        files.sync_folder(path.parent)


def read_table(table: Table, path: Path) -> pa.Table:
    """The rows of the published table ``table`` from the file ``path``.

    Raises CopydeskError where the file is missing, damaged or of another schema.
    """
    data = read_any(path)
    if not data.schema.equals(table.arrow):
        raise CopydeskError(
            f"{path}: is not the table {table.name} of this version of Copydesk. Build again."
        )
    return data


def read_any(path: Path) -> pa.Table:
    """The rows of a Parquet file, whatever its schema, its checksums checked.

    Raises CopydeskError where the file is missing or damaged.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            return file.read()
    except (OSError, pa.ArrowException) as error:
        raise CopydeskError(f"{path}: cannot be read as Parquet: {error}") from error


def schema_and_rows(path: Path) -> tuple[pa.Schema, int]:
    """The schema of a Parquet file and how many rows it has. Errors as for ``read_any``."""
    try:
        with pq.ParquetFile(path) as file:
            return file.schema_arrow, file.metadata.num_rows
    except (OSError, pa.ArrowException) as error:
        raise CopydeskError(f"{path}: cannot be read as Parquet: {error}") from error


def _bounded(group: pa.Table) -> Iterator[pa.Table]:
    text = sum(
        pc.sum(pc.binary_length(column)).as_py() or 0
        for column in group.columns
        if pa.types.is_string(column.type)
    )
    if text <= BYTES_IN_A_GROUP or group.num_rows == 1:
        yield group
        return
    middle = group.num_rows // 2
    yield from _bounded(group.slice(0, middle))
    yield from _bounded(group.slice(middle))


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
