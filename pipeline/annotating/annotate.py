"""All annotation layers of one text, as the build and ``copydesk annotate`` run them."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from pipeline.annotating.citations import Citation, CitationFinder
from pipeline.annotating.language import LanguageVerdict, detect_language
from pipeline.annotating.quotes import Quote, find_quotes
from pipeline.annotating.times import Time, find_times
from pipeline.registry import load


@dataclass(frozen=True, slots=True)
class Annotation:
    """What stands in a text; offsets of all layers count code points in it."""

    language: LanguageVerdict
    quotes: list[Quote]
    times: list[Time]
    citations: list[Citation]


def annotate_text(
    text: str,
    published: dt.date | None = None,
    language: LanguageVerdict | None = None,
    citations: CitationFinder | None = None,
) -> Annotation:
    """Annotate ``text`` as it is; relative times are read against the day ``published``.

    ``language`` is what is known already; without it the text tells. ``citations`` finds by another
    registry than the package's own.
    """
    verdict = language or detect_language(text)
    return Annotation(
        language=verdict,
        quotes=find_quotes(text, verdict.language),
        times=find_times(text, verdict.language, published),
        citations=(citations or _citation_finder()).in_text(text),
    )


@cache
def _citation_finder() -> CitationFinder:
    return CitationFinder(load())
