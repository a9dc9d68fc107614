r"""A hash of a table's content that outlives Parquet writers.

It says whether two releases hold the same rows in the same order, whichever program or version
wrote the files. It is SHA-256 of the bytes defined here, so that anyone can compute it:

    number    8 bytes, little endian, two's complement
    text      its length in bytes as a number, then its UTF-8

    table     text "copydesk-content-1", number of rows, number of columns, then for each column:
              text name, text type (as ``type_names`` gives it), SHA-256 of values (32 bytes)
    values    for each row one byte, 1 where there is a value and 0 for null;
              then only of those that are not null, all in the order of the rows:
      bool       one byte, 0 or 1
      integer    number
      date       number: days since 1970-01-01
      timestamp  number: microseconds since 1970-01-01T00:00Z
      string     all lengths in bytes as numbers, then all UTF-8
      list       all lengths as numbers, then *values* of all their elements
      struct     for each of its fields *values*

Column by column and each part over all rows, so that a file of any size is read in row groups.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.releasing.type_names import type_name

Chunks = Callable[[], Iterable[pa.Array]]
"""The values of a column from the first to the last, as often as they are asked for."""


def content_hash(data: pa.Table) -> str:
    """The content hash of a table in memory, in hex."""
    hasher = _begin(data.num_rows, data.num_columns)
    for name in data.column_names:
        _add_column(hasher, name, data[name].type, lambda name=name: data[name].chunks)  # type: ignore[misc]
    return hasher.hexdigest()


def content_hash_of_file(path: Path) -> str:
    """The content hash of a Parquet file, in hex; the same as that of the table in memory.

    Raises OSError or pyarrow's errors where the file is damaged.
    """
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        schema = file.schema_arrow
        hasher = _begin(file.metadata.num_rows, len(schema))
        for field in schema:
            _add_column(hasher, field.name, field.type, _chunks_of_file(file, field.name))
    return hasher.hexdigest()


def _chunks_of_file(file: pq.ParquetFile, name: str) -> Chunks:
    def chunks() -> Iterable[pa.Array]:
        for group in range(file.num_row_groups):
            yield from file.read_row_group(group, columns=[name])[name].chunks

    return chunks


def _begin(rows: int, columns: int) -> "hashlib._Hash":
    hasher = hashlib.sha256(_text("copydesk-content-1"))
    hasher.update(_number(rows) + _number(columns))
    return hasher


def _add_column(hasher: "hashlib._Hash", name: str, kind: pa.DataType, chunks: Chunks) -> None:
    hasher.update(_text(name) + _text(type_name(kind)))
    values = hashlib.sha256()
    _add_values(values, kind, chunks)
    hasher.update(values.digest())


def _add_values(hasher: "hashlib._Hash", kind: pa.DataType, chunks: Chunks) -> None:
    def given() -> Iterable[pa.Array]:
        return (chunk.drop_null() for chunk in chunks())

    # Each part runs over all chunks before the next, so that their borders leave no trace.
    for chunk in chunks():
        hasher.update(_fixed(pc.cast(chunk.is_valid(), pa.uint8())))
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        for chunk in given():
            hasher.update(_fixed(pc.cast(pc.binary_length(chunk), pa.int64())))
        for chunk in given():
            hasher.update(_characters(chunk))
    elif pa.types.is_list(kind):
        for chunk in given():
            hasher.update(_fixed(pc.cast(pc.list_value_length(chunk), pa.int64())))
        _add_values(hasher, kind.value_type, lambda: (chunk.flatten() for chunk in given()))
    elif pa.types.is_struct(kind):
        for index, field in enumerate(kind):
            _add_values(hasher, field.type, _part(given, index))
    else:
        for chunk in given():
            hasher.update(_fixed(_as_numbers(kind, chunk)))


def _part(structs: Chunks, index: int) -> Chunks:
    return lambda: (chunk.flatten()[index] for chunk in structs())


def _as_numbers(kind: pa.DataType, chunk: pa.Array) -> pa.Array:
    if pa.types.is_boolean(kind):
        return pc.cast(chunk, pa.uint8())
    if pa.types.is_date32(kind):
        chunk = pc.cast(chunk, pa.int32())
    elif pa.types.is_timestamp(kind):
        chunk = pc.cast(chunk, pa.timestamp("us", tz="UTC"))
    return pc.cast(chunk, pa.int64())


def _fixed(array: pa.Array) -> memoryview:
    """The bytes of an array of numbers without nulls."""
    width = array.type.bit_width // 8
    return memoryview(array.buffers()[1] or b"")[
        array.offset * width : (array.offset + len(array)) * width
    ]


def _characters(array: pa.Array) -> memoryview:
    """The bytes of an array of strings without nulls, one after the other."""
    _, offsets, characters = array.buffers()
    if characters is None or not len(array):
        return memoryview(b"")
    edges = memoryview(offsets).cast("q" if pa.types.is_large_string(array.type) else "i")
    return memoryview(characters)[edges[array.offset] : edges[array.offset + len(array)]]


def _number(value: int) -> bytes:
    return value.to_bytes(8, "little", signed=True)


def _text(value: str) -> bytes:
    data = value.encode()
    return _number(len(data)) + data
