"""What is known of a page besides its segments, and what facts may use of it."""

import datetime as dt
from dataclasses import dataclass

from pipeline.reading import Document
from pipeline.reading.markup import Markup


@dataclass(frozen=True, slots=True)
class Context:
    """All None for a text of which nothing is known.

    ``url`` and ``fetched_at`` (in UTC) are what the sidecar says, as is ``sidecar_outlet``;
    ``markup`` is what the markup says; ``language`` is the article's, ISO 639-1.
    """

    url: str | None = None
    fetched_at: dt.datetime | None = None
    sidecar_outlet: str | None = None
    markup: Markup | None = None
    language: str | None = None

    @classmethod
    def of(cls, document: Document, language: str | None = None) -> "Context":
        """The context of a document whose article is in ``language``."""
        return cls(
            document.url, document.fetched_at, document.sidecar_outlet, document.markup, language
        )
