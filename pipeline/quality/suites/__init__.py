"""Which checks there are: those that follow from the schema, and those that a person wrote.

A suite says what is promised and with which words; how the columns come about that it looks at is
the work of ``audits``. Nothing heavy is imported here.
"""

from functools import cache

from pipeline.quality.check import Check
from pipeline.quality.suites import (
    articles,
    citations,
    documents,
    evidence,
    quotes,
    rejects,
    segments,
)
from pipeline.quality.suites.generated import generated_checks
from pipeline.quality.suites.spans import span_checks
from pipeline.schema import TABLE, TABLES

_WRITTEN = {
    suite.TABLE: suite.CHECKS
    for suite in (documents, segments, articles, evidence, quotes, citations, rejects)
}


@cache
def checks_of(table: str) -> tuple[Check, ...]:
    """The checks of a published table, in the order in which they are shown."""
    schema = TABLE[table]
    return (*generated_checks(schema), *span_checks(schema), *_WRITTEN.get(table, ()))


def all_checks() -> tuple[Check, ...]:
    """The checks of all published tables."""
    return tuple(check for table in TABLES for check in checks_of(table.name))
