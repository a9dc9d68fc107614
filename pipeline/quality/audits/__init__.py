"""Audits: what the rows of a table can only show beside other rows, tables, files or the registry.

An audit adds columns beside a table's own, so that everything is judged one way, by expectations.
Plain pyarrow, numpy and Python; no pandas and no Great Expectations. Texts are read a share at a
time, so that memory does not grow with the corpus.
"""

from collections.abc import Collection, Mapping

import pyarrow as pa

from pipeline.errors import CopydeskError
from pipeline.quality.audits.articles import TEXT_PARTS
from pipeline.quality.audits.citations import CITATION_PARTS
from pipeline.quality.audits.clusters import CLUSTER_PARTS
from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.dates import DATE_PARTS
from pipeline.quality.audits.documents import DOCUMENT_PARTS, RAW_FILES_FRAME, REJECT_PARTS
from pipeline.quality.audits.evidence import CORRECTIONS_FRAME, EVIDENCE_PARTS, FACTS_FRAME
from pipeline.quality.audits.frame import Extra, Frame, Part
from pipeline.quality.audits.order import order_parts
from pipeline.quality.audits.publishers import PUBLISHER_PARTS
from pipeline.quality.audits.quotes import QUOTE_PARTS
from pipeline.quality.audits.schema import COLUMNS_FRAME, schema_parts
from pipeline.quality.audits.segments import COVERAGE_FRAME, SEGMENT_PARTS
from pipeline.quality.audits.spans import span_parts
from pipeline.quality.check import ROWS
from pipeline.schema import TABLE

_PARTS: dict[str, tuple[Part, ...]] = {
    "documents": DOCUMENT_PARTS,
    "segments": SEGMENT_PARTS,
    "articles": (*TEXT_PARTS, *DATE_PARTS, *PUBLISHER_PARTS, *CLUSTER_PARTS),
    "evidence": EVIDENCE_PARTS,
    "quotes": QUOTE_PARTS,
    "citations": CITATION_PARTS,
    "rejects": REJECT_PARTS,
}
_EXTRAS: dict[str, tuple[Extra, ...]] = {
    "documents": (RAW_FILES_FRAME,),
    "segments": (COVERAGE_FRAME,),
    "evidence": (FACTS_FRAME, CORRECTIONS_FRAME),
}


def parts_of(table: str) -> tuple[Part, ...]:
    """The functions that add columns to the rows of a table."""
    schema = TABLE[table]
    return (
        *schema_parts(schema),
        *order_parts(schema),
        *span_parts(schema),
        *_PARTS.get(table, ()),
    )


def extras_of(table: str) -> tuple[Extra, ...]:
    """The frames of a table besides its rows."""
    return (COLUMNS_FRAME, *_EXTRAS.get(table, ()))


def audit(table: str, corpus: Corpus, wanted: Mapping[str, Collection[str]]) -> dict[str, Frame]:
    """The frames of a table that are ``wanted``, by name, with at least the columns wanted of each.

    Raises CopydeskError where the table itself cannot be read. Whatever else goes wrong is kept as
    the problem of the columns that are therefore missing.
    """
    schema = TABLE[table]
    try:
        file = corpus.file(table)
    except Exception as error:
        raise CopydeskError(f"{table}.parquet cannot be read: {_words(error, corpus)}") from error
    added: dict[str, pa.Array] = {}
    problems: dict[str, str] = {}
    for part in parts_of(table):
        if not set(part.adds) & set(wanted.get(ROWS, ())):
            continue
        try:
            added.update(part.compute(corpus, schema))
        except Exception as error:
            problems.update(dict.fromkeys(part.adds, _words(error, corpus)))
    frames = {ROWS: Frame(schema.key, file.rows, added, file, problems)}
    for extra in extras_of(table):
        if extra.name not in wanted:
            continue
        try:
            data = extra.compute(corpus, schema)
        except Exception as error:
            frames[extra.name] = Frame(extra.key, 0, problems={"": _words(error, corpus)})
        else:
            columns = zip(data.column_names, data.columns, strict=True)
            arrays = {name: column.combine_chunks() for name, column in columns}
            frames[extra.name] = Frame(extra.key, data.num_rows, arrays)
    return frames


def _words(error: Exception, corpus: Corpus) -> str:
    """The kind of the error and its first line, without the place of the folder, for people."""
    line = next(iter(str(error).splitlines()), "")
    line = line.replace(f"{corpus.inputs.tables_dir}/", "")
    return f"{type(error).__name__}: {line}"
