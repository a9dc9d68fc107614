"""The pages of the review as HTML, from plain rows; reading and writing them belongs elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from pipeline.cleaning.learned.wording import Reason, rule_words
from pipeline.html import environment
from pipeline.quality.quarantine import Quarantined
from pipeline.quality.result import CheckResult
from pipeline.releasing.card.cuts import EDGE_ROLES
from pipeline.review.runs import Run, runs

Row = Mapping[str, Any]

MOST_SEGMENTS = 1000
"""Segments shown of a page: a long live blog has some hundreds."""

MOST_EVIDENCE = 300
"""Candidates shown of a page: a page has dozens, a made-up one any number."""

MOST_QUOTES = 500
"""Attributions listed of a page: a long report has a hundred."""

DOUBTED = range(200, 800)
"""Scores at which the model was not sure: odds of less than 4 to 1. What weighed is shown unasked
there, and one click away elsewhere."""

COLOURS = 8
"""Colours of speakers: as many as an eye tells apart beside one another."""

MOST_LISTED = 500
"""Rejects that the index lists; the table ``rejects`` has all."""


@dataclass(frozen=True)
class Page:
    """All rows of one document; ``checks`` are the failed checks that name it, ``reasons`` says of
    each segment, by its number, what weighed most in the model's verdict.
    """

    document: Row
    article: Row
    segments: Sequence[Row]
    evidence: Sequence[Row]
    quotes: Sequence[Row]
    times: Sequence[Row]
    citations: Sequence[Row]
    repairs: Sequence[Row]
    checks: Sequence[CheckResult] = ()
    reasons: Sequence[Sequence[Reason]] = ()

    @property
    def fate_of(self) -> Mapping[int, str]:
        """What became of each segment: kept, around, cut."""
        return {number: fate(row) for number, row in enumerate(self.segments)}

    @property
    def cut(self) -> tuple[int, int]:
        """Characters that were cut, and all."""
        lengths = [(fate(row), len(row.get("text") or "")) for row in self.segments]
        return sum(n for what, n in lengths if what == "cut"), sum(n for _, n in lengths)

    def clean(self, segment: Row) -> str | None:
        """What the article's text has of a segment; None where it has nothing of it."""
        start, end = segment.get("text_start"), segment.get("text_end")
        text = self.article.get("text")
        return text[start:end] if text is not None and start is not None else None

    def marked(self, segment: Row) -> list[Run]:
        """The clean text of a segment in runs, each with the rows of annotations it is part of."""
        return runs(self.clean(segment), segment.get("text_start") or 0, self.quotes, self.times)

    @property
    def colours(self) -> Mapping[str, int]:
        """A number for each speaker, by which a page colours them; the same for the same person."""
        names = (row.get("speaker_name") or row.get("speaker") for row in self.quotes)
        return {
            name: number % COLOURS for number, name in enumerate(dict.fromkeys(filter(None, names)))
        }

    def segment_at(self, offset: int | None) -> int | None:
        """The number of the segment that holds an offset in the document."""
        if offset is None:
            return None
        holds = (
            number
            for number, row in enumerate(self.segments[:MOST_SEGMENTS])
            if (row.get("start") or 0) <= offset < (row.get("end") or 0)
        )
        return next(holds, None)


@dataclass(frozen=True)
class Listed:
    """An article as the index lists it; ``page`` is the name of its page."""

    page: str
    row: Row
    raw_path: str
    cut: int
    characters: int
    checks: int


def fate(segment: Row) -> str:
    """What became of a segment: kept in the text, around it (a title, a caption), or cut."""
    if segment.get("kept"):
        return "kept"
    return "around" if segment.get("role") in EDGE_ROLES else "cut"


def article_page(page: Page, index: str) -> str:
    """One article: raw beside clean, the facts with their evidence; ``index`` links back."""
    return (
        _environment()
        .get_template("article.html.j2")
        .render(
            page=page,
            article=page.article,
            document=page.document,
            index=index,
            most=MOST_SEGMENTS,
            most_evidence=MOST_EVIDENCE,
            most_quotes=MOST_QUOTES,
            doubted=DOUBTED,
            rule_words=rule_words,
        )
    )


def index_page(
    listed: Sequence[Listed],
    articles: int,
    rejects: Sequence[Row],
    quarantined: Sequence[Quarantined],
    pages: Mapping[str, str],
) -> str:
    """The index: articles that have a page (of ``articles``), rejects, and rows that fail checks.

    ``pages`` are the names of the pages by doc_id.
    """
    return (
        _environment()
        .get_template("index.html.j2")
        .render(
            listed=listed,
            articles=articles,
            rejects=rejects,
            quarantined=quarantined,
            pages=pages,
            most=MOST_LISTED,
        )
    )


@cache
def _environment() -> Environment:
    return environment(Path(__file__).parent)
