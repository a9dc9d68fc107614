"""What a person wants to know of each table beyond its rows: numbers, and readings of the pages.

Numbers that keep their names from run to run, so that Dagster can plot them.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.assets import shown
from pipeline.registry import load
from pipeline.releasing.card.annotated import timeline_table
from pipeline.releasing.card.citing import citing_table, who_cites_whom
from pipeline.releasing.card.cuts import count_cuts
from pipeline.releasing.card.inert import Markdown
from pipeline.releasing.card.timeline import timeline
from pipeline.releasing.card.wording import table

Figures = Mapping[str, object]


def figures(name: str, folder: Path) -> Figures:
    """What there is to tell of the table ``name`` among the tables in ``folder``."""
    match name:
        case "segments":
            return _segments(folder)
        case "articles":
            return _articles(folder)
        case "evidence":
            return _evidence(folder)
        case "quotes":
            return _quotes(folder)
        case "citations":
            return _citations(folder)
        case "times":
            return {
                "types": _counted(_read(folder, "times", "type"), "type"),
                "when the articles talk about": timeline_table(
                    timeline(
                        _read(folder, "times", "doc_id", "type", "value"),
                        _read(folder, "articles", "doc_id", "published_date"),
                    )
                ),
            }
        case "rejects":
            return {"reasons": _counted(_read(folder, "rejects", "reason"), "reason")}
        case _:
            return {}


def _segments(folder: Path) -> Figures:
    cuts = count_cuts(_read(folder, "segments", "role", "rule", "kept", "start", "end"), 0)
    rows = [(row.role, row.fate, row.segments, row.characters) for row in cuts.roles]
    return {
        "per cent of characters cut": _per_cent(cuts.characters_that("cut"), cuts.characters),
        "segments cut": sum(row.segments for row in cuts.rules),
        "what was cut and why": shown.cuts(folder),
        "roles": table("role | what became of it | >segments | >characters", rows),
    }


def _articles(folder: Path) -> Figures:
    articles = _read(folder, "articles", "n_words", "published", "outlet_name")
    return {
        "words": pc.sum(articles["n_words"]).as_py() or 0,
        "outlets": pc.count_distinct(articles["outlet_name"]).as_py(),
        "without a date": articles["published"].null_count,
        "without an outlet": articles["outlet_name"].null_count,
        "facts and their evidence": shown.facts(folder),
        "what was cut and why": shown.cuts(folder),
    }


def _evidence(folder: Path) -> Figures:
    evidence = _read(folder, "evidence", "field", "chosen", "basis")
    taken = evidence.filter(evidence["chosen"])
    return {
        "taken": taken.num_rows,
        "refused": evidence.num_rows - taken.num_rows,
        "taken by fact": _counted(taken, "field"),
        "taken by basis": _counted(taken, "basis"),
    }


def _quotes(folder: Path) -> Figures:
    quotes = _read(folder, "quotes", "kind", "confidence", "speaker", "cue_class")
    return {
        "with a speaker": quotes.num_rows - quotes["speaker"].null_count,
        "by kind": _counted(quotes, "kind"),
        "by tier": _counted(quotes, "confidence"),
        "by class of cue": _counted(quotes.filter(pc.is_valid(quotes["cue_class"])), "cue_class"),
    }


def _citations(folder: Path) -> Figures:
    citations = _read(folder, "citations", "doc_id", "outlet_id", "relation")
    articles = _read(folder, "articles", "doc_id", "outlet_id", "outlet_name")
    citing = who_cites_whom(articles, citations, load())
    return {
        "by relation": _counted(citations, "relation"),
        "who cites whom": citing_table(citing) if citing.edges else Markdown("nobody"),
    }


def _counted(rows: pa.Table, column: str) -> Markdown:
    counts = Counter(rows[column].to_pylist())
    return table(f"{column} | >number", sorted(counts.items())) if counts else Markdown("none")


def _per_cent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _read(folder: Path, name: str, *columns: str) -> pa.Table:
    return pq.read_table(folder / f"{name}.parquet", columns=list(columns))
