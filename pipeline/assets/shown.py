"""How assets show what happened: previews, what was cut, facts with their evidence, as Markdown.

Every value is shown inert, by the card's own means: no page can put a link or markup before whoever
looks at it. Only the first rows are read, whatever the size of the table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.releasing.card.cuts import EDGE_ROLES
from pipeline.releasing.card.inert import Markdown, inert, shortened
from pipeline.releasing.card.wording import number, table
from pipeline.schema import TABLE

MOST_ROWS = 20
"""Rows of a preview, and articles of a reading: as many as a person looks at."""

MOST_LINES = 60
"""Lines shown of one article: a page has a dozen that are cut, a live blog hundreds."""

LINE = 100
"""Characters shown of a line: enough to know it again."""

CUTS_KEY = Markdown(
    "kept: in the text. around: no part of the text, but of the article, such as its title; the "
    "facts rest on such lines. **cut**: no part of the article; still a row of segments."
)
"""What the verdicts of the reading mean."""

Row = Mapping[str, Any]

_PREVIEW = {
    "documents": ("raw_path", ">raw_bytes", "encoding", "url", "text"),
    "segments": (">position", "role", "kept", "rule", "text"),
    "articles": (
        *("title", "outlet_name", "original_publisher_name", "published", "updated"),
        *("language", ">n_words", "text"),
    ),
    "evidence": ("field", "value", "chosen", "basis", "rule", "confidence", "text"),
    "quotes": ("kind", "speaker", "speaker_name", "cue", "cue_class", "confidence", "text"),
    "times": ("text", "type", "value", "anchor", "rule"),
    "citations": ("text", "outlet_id", "relation", "rule"),
    "passages": ("doc_id", "other_doc_id", "text"),
    "rejects": ("raw_path", "stage", "reason", "detail"),
}
"""The columns by which a person knows a row again; of other tables the first few are shown."""

_FEW = 7


def preview(name: str, path: Path) -> Markdown:
    """The first rows of a published table."""
    heads = _PREVIEW.get(name) or TABLE[name].column_names[:_FEW]
    columns = [head.removeprefix(">") for head in heads]
    rows = islice(_rows(path, columns), MOST_ROWS)
    return table(" | ".join(heads), ([_cell(row[name]) for name in columns] for row in rows))


def cuts(tables: Path) -> Markdown:
    """For each of the first articles: what was cut from its page and why, and what was kept."""
    columns = ["doc_id", "role", "kept", "rule", "text"]
    pages = groupby(_rows(tables / "segments.parquet", columns), key=lambda row: row["doc_id"])
    articles = _rows(tables / "articles.parquet", ["doc_id", "title", "outlet_name", "published"])
    parts = [CUTS_KEY]
    for article, (_, segments) in islice(zip(articles, pages, strict=True), MOST_ROWS):
        parts += [_heading(article), _cuts(list(segments))]
    return Markdown("\n\n".join(parts))


def facts(tables: Path) -> Markdown:
    """For each of the first articles: every fact with its evidence, the refused included."""
    columns = ["doc_id", "field", "value", "chosen", "basis", "rule", "confidence", "text"]
    evidence = groupby(_rows(tables / "evidence.parquet", columns), key=lambda row: row["doc_id"])
    articles = _rows(tables / "articles.parquet", ["doc_id", "title", "outlet_name", "published"])
    parts = []
    key, rows = next(evidence, (None, iter(())))
    for article in islice(articles, MOST_ROWS):
        parts.append(_heading(article))
        if article["doc_id"] == key:
            parts.append(_facts(rows))
            key, rows = next(evidence, (None, iter(())))
        else:
            parts.append(Markdown("Nothing in the page says anything about it."))
    return Markdown("\n\n".join(parts))


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=256, columns=list(columns)):
            yield from batch.to_pylist()


def _heading(article: Row) -> Markdown:
    title = inert(article["title"] or "Without a title", LINE)
    told = [inert(article[name]) for name in ("outlet_name", "published") if article[name]]
    return Markdown(f"### {title}\n\n{' · '.join([*told, article['doc_id'][:12]])}")


def _cuts(segments: Sequence[Row]) -> Markdown:
    lines: list[tuple[str | None, ...]] = []
    for kept, group in groupby(segments, key=lambda row: row["kept"]):
        run = list(group)
        lines += [_kept_line(run)] if kept else [_other_line(row) for row in run]
    shown = lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        shown.append((f"{len(lines) - MOST_LINES} more", None, None, None))
    return table("verdict | role | rule | line", shown)


def _kept_line(run: Sequence[Row]) -> tuple[str | None, ...]:
    roles = [row["role"] for row in run]
    what = ", ".join(f"{roles.count(role)} × {role}" for role in dict.fromkeys(roles))
    if len(run) == 1:
        return "kept", what, None, shortened(run[0]["text"], LINE)
    length = number(sum(len(row["text"]) for row in run))
    first, last = shortened(run[0]["text"], LINE // 2), run[-1]["text"]
    if len(last) > LINE // 2:
        last = "…" + last[-LINE // 2 :].partition(" ")[2]
    return "kept", what, None, f"{first} [{length} characters] {last}"


def _other_line(row: Row) -> tuple[str | None, ...]:
    verdict = "around" if row["role"] in EDGE_ROLES else Markdown("**cut**")
    return verdict, row["role"], row["rule"], shortened(row["text"], LINE)


def _facts(rows: Iterable[Row]) -> Markdown:
    lines = [
        (
            row["field"],
            Markdown("**taken**" if row["chosen"] else "refused"),
            _cell(row["value"]),
            row["confidence"],
            _why(row["basis"], row["rule"]),
            _cell(row["text"]),
        )
        for row in islice(rows, MOST_LINES)
    ]
    return table("fact | verdict | value | confidence | why | where it stands", lines)


def _why(basis: str, rule: str) -> str:
    return rule if rule.startswith(basis) else f"{basis}: {rule}"


def _cell(value: object) -> str | int | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, int):
        return value
    return shortened(str(value), LINE)


def listing(lines: Sequence[str]) -> Markdown:
    """Lines as a list."""
    return Markdown("\n".join(f"- {inert(line)}" for line in lines) or "nothing new")


def without_front_matter(card: str) -> Markdown:
    """A card without the lines at its top that only dataset hubs read."""
    return Markdown(card.split("\n---\n", 1)[-1] if card.startswith("---\n") else card)
