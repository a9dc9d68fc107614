"""The article: its clean text, its facts, and all that follows from them."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.annotating.language import LanguageVerdict
from pipeline.cleaning.agreement import AGREED
from pipeline.cleaning.segment import Segment
from pipeline.cleaning.shape import count_words
from pipeline.facts.facts import Facts
from pipeline.registry import Outlet


@dataclass(frozen=True, slots=True)
class Article:
    """One article; the fields are the columns of ``articles``."""

    doc_id: str
    title: str | None
    subtitle: str | None
    text: str
    outlet_id: str | None
    outlet_name: str | None
    outlet_country: str | None
    outlet_confidence: str | None
    original_publisher_id: str | None
    original_publisher_name: str | None
    authors: list[str]
    published: str | None
    updated: str | None
    published_date: dt.date | None
    published_at: dt.datetime | None
    published_precision: str | None
    published_zone_basis: str | None
    updated_date: dt.date | None
    updated_at: dt.datetime | None
    updated_precision: str | None
    updated_zone_basis: str | None
    language: str | None
    language_probability: int | None
    language_second: str | None
    languages_agree: bool | None
    markup_agreement: int | None
    markup_agrees: bool | None
    cluster_id: str | None
    cluster_origin: bool | None
    cluster_basis: str | None
    cluster_share: int | None
    n_words: int
    n_characters: int
    n_segments: int
    n_kept: int
    text_sha256: str
    rights: str


def make_article(
    doc_id: str,
    text: str,
    segments: Sequence[Segment],
    facts: Facts,
    verdict: LanguageVerdict,
    outlet: Outlet | None,
    rights: str,
) -> Article:
    """The article of a document. ``outlet`` is the registry's entry for ``facts.outlet_id``."""
    published, updated = facts.published, facts.updated
    return Article(
        doc_id=doc_id,
        title=facts.title,
        subtitle=facts.subtitle,
        text=text,
        outlet_id=facts.outlet_id,
        outlet_name=facts.outlet_name,
        outlet_country=outlet.country if outlet else None,
        outlet_confidence=facts.outlet_confidence,
        original_publisher_id=facts.original_publisher_id,
        original_publisher_name=facts.original_publisher_name,
        authors=list(facts.authors),
        published=str(published) if published else None,
        updated=str(updated) if updated else None,
        published_date=published.date if published else None,
        published_at=published.instant if published else None,
        published_precision=published.precision if published else None,
        published_zone_basis=facts.published_zone_basis,
        updated_date=updated.date if updated else None,
        updated_at=updated.instant if updated else None,
        updated_precision=updated.precision if updated else None,
        updated_zone_basis=facts.updated_zone_basis,
        language=facts.language,
        language_probability=verdict.probability if facts.language == verdict.language else None,
        language_second=verdict.second,
        languages_agree=(
            facts.language == verdict.second if facts.language and verdict.second else None
        ),
        markup_agreement=None,
        markup_agrees=None,
        # Clusters are found among all articles; the desk knows one.
        cluster_id=None,
        cluster_origin=None,
        cluster_basis=None,
        cluster_share=None,
        n_words=count_words(text),
        n_characters=len(text),
        n_segments=len(segments),
        n_kept=sum(segment.kept for segment in segments),
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        rights=rights,
    )


def with_agreement(article: Article, per_cent: int | None) -> Article:
    """The article with how far its text agrees with the page's markup, None where that is silent.

    Apart from the rest, since only a dataset needs it and it takes longer than all the columns.
    """
    agrees = None if per_cent is None else per_cent >= AGREED
    return replace(article, markup_agreement=per_cent, markup_agrees=agrees)
