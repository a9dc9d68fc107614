"""The published tables: the one source of truth for every published column.

The Parquet schema, the expectation suites, Dagster's column metadata and the card's column tables
are generated from here. A new column is added here first.
"""

from pipeline.schema.articles import ARTICLES
from pipeline.schema.citations import CITATIONS
from pipeline.schema.column import Column, Table
from pipeline.schema.documents import DOCUMENTS
from pipeline.schema.evidence import EVIDENCE
from pipeline.schema.foreign_passages import FOREIGN_PASSAGES
from pipeline.schema.passages import PASSAGES
from pipeline.schema.quotes import QUOTES
from pipeline.schema.rejects import REJECTS
from pipeline.schema.repairs import REPAIRS
from pipeline.schema.segments import BODY_ROLES, ROLES, SEGMENTS
from pipeline.schema.times import TIMES

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    SEGMENTS,
    ARTICLES,
    EVIDENCE,
    QUOTES,
    TIMES,
    CITATIONS,
    PASSAGES,
    FOREIGN_PASSAGES,
    REPAIRS,
    REJECTS,
)
"""All published tables, in the order in which people meet them."""

TABLE: dict[str, Table] = {table.name: table for table in TABLES}
"""The published tables by name."""

__all__ = [
    "ARTICLES",
    "BODY_ROLES",
    "CITATIONS",
    "DOCUMENTS",
    "EVIDENCE",
    "FOREIGN_PASSAGES",
    "PASSAGES",
    "QUOTES",
    "REJECTS",
    "REPAIRS",
    "ROLES",
    "SEGMENTS",
    "TABLE",
    "TABLES",
    "TIMES",
    "Column",
    "Table",
]
