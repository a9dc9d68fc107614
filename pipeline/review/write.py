"""Which articles get a page, and the folder of the pages: read from tables, written whole."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.cleaning.learned.wording import Reason
from pipeline.quality.audits.files import TableFile
from pipeline.quality.quarantine import quarantine
from pipeline.quality.result import CheckResult
from pipeline.review.pages import Listed, Page, Row, article_page, index_page

INDEX = "index.html"

MOST_PAGES = 200
"""Articles that get a page unasked: more than anybody reads in one go, in about a second."""

MOST_NAMED = 200
"""Articles more that get one because a check names them."""

MOST_EXPLAINED = 40
"""Articles whose lines are explained: each has to be read again, which takes a twentieth second."""

Explain = Callable[[Row], Sequence[Sequence[Reason]]]
"""From a row of ``documents`` to what weighed most in the verdict on each of its segments."""

_ID = re.compile("[0-9a-f]{64}")
_REJECT_COLUMNS = ["raw_path", "stage", "reason", "detail"]


@dataclass(frozen=True)
class Review:
    """What was written: the index, and the pages by doc_id in the order of the articles."""

    index: Path
    pages: dict[str, Path]
    articles: int


def page_name(doc_id: str) -> str:
    """The file name of an article's page."""
    return f"{doc_id[:12]}.html"


def write_review(
    tables: Path,
    folder: Path,
    results: Sequence[CheckResult],
    asked: Collection[str] = (),
    explain: Explain | None = None,
) -> Review:
    """Write the review of the tables in ``tables`` to ``folder``, in place of what lay there.

    The first ``MOST_PAGES`` articles get a page, those that a failed check names, and those
    ``asked`` for by doc_id. Lines are explained of the first ``MOST_EXPLAINED`` and of those asked
    for. Raises OSError where the folder cannot be written.
    """
    failed = [result for result in results if result.status == "failed"]
    file = TableFile(tables, "articles")
    ids = [id_ for id_ in file.columns(["doc_id"])["doc_id"].to_pylist() if _ID.fullmatch(str(id_))]
    named = {id_ for result in failed for id_ in result.failing_ids}
    some = islice((id_ for id_ in ids if id_ in named), MOST_NAMED)
    chosen = {*ids[:MOST_PAGES], *some, *asked}
    wanted = dict.fromkeys(id_ for id_ in ids if id_ in chosen)
    names = {doc_id: page_name(doc_id) for doc_id in wanted}
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    explained = {*islice(wanted, MOST_EXPLAINED), *asked}
    for page in _pages(tables, list(wanted), failed):
        doc_id = page.article["doc_id"]
        if explain and doc_id in explained:
            page = replace(page, reasons=explain(page.document))
        _write(folder / names[doc_id], article_page(page, INDEX))
        cut, characters = page.cut
        raw_path = str(page.document.get("raw_path"))
        listed.append(
            Listed(names[doc_id], page.article, raw_path, cut, characters, len(page.checks))
        )
    rejects = TableFile(tables, "rejects").columns(_REJECT_COLUMNS).to_pylist()
    quarantined = quarantine(failed, tables)
    _write(folder / INDEX, index_page(listed, file.rows, rejects, quarantined, names))
    for path in folder.glob("*.html"):
        if path.name not in {INDEX, *names.values()}:
            path.unlink()
    return Review(
        folder / INDEX, {doc_id: folder / name for doc_id, name in names.items()}, file.rows
    )


def _pages(tables: Path, ids: Sequence[str], failed: Sequence[CheckResult]) -> Iterator[Page]:
    documents, articles, segments, evidence, quotes, times, citations, repairs = (
        _rows_of(tables, name, ids)
        for name in (
            "documents",
            "articles",
            "segments",
            "evidence",
            "quotes",
            "times",
            "citations",
            "repairs",
        )
    )
    for id_ in ids:
        yield Page(
            next(iter(documents[id_]), {}),
            articles[id_][0],
            segments[id_],
            evidence[id_],
            quotes[id_],
            times[id_],
            citations[id_],
            repairs[id_],
            [result for result in failed if id_ in result.failing_ids],
        )


def _rows_of(tables: Path, name: str, ids: Sequence[str]) -> dict[str, list[Row]]:
    """The rows of the documents; of ``documents`` without the texts, which segments have."""
    file = TableFile(tables, name)
    columns = [column for column in file.schema.names if (name, column) != ("documents", "text")]
    wanted = pa.array(ids, file.schema.field("doc_id").type)
    found: dict[str, list[Row]] = {id_: [] for id_ in ids}
    for batch in file.batches(columns):
        row: dict[str, Any]
        for row in batch.filter(pc.is_in(batch.column("doc_id"), wanted)).to_pylist():
            found[row["doc_id"]].append(row)
    return found


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
