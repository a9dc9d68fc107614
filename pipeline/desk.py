"""The desk: one document through cleaning, facts and annotating to an article.

Here the pure stages meet, for ``copydesk clean``, for the Python functions and for the build, so
that all three agree. Reading files and writing tables do not belong here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.annotating import annotate_text, detect_language
from pipeline.annotating.citations import CitationFinder
from pipeline.annotating.citations.rows import CitationRow, citation_rows
from pipeline.annotating.foreign import foreign_passages
from pipeline.annotating.language import LanguageVerdict
from pipeline.annotating.placed import (
    PlacedForeignPassage,
    PlacedTime,
    placed_foreign_passages,
    placed_times,
)
from pipeline.annotating.quotes.placed import PlacedQuote, place_quotes
from pipeline.cleaning import Cleaner, Segment
from pipeline.cleaning.agreement import markup_agreement
from pipeline.cleaning.learned.weights import Weights
from pipeline.cleaning.learned.wording import Reason
from pipeline.cleaning.no_article import no_article
from pipeline.cleaning.places import Places
from pipeline.cleaning.repair import Repair
from pipeline.facts import Article, Context, Correction, Evidence, FactFinder
from pipeline.facts.article import make_article, with_agreement
from pipeline.facts.corrections import apply_corrections
from pipeline.facts.evidence import numbered
from pipeline.project import Settings
from pipeline.reading import Document, Reject
from pipeline.registry import Registry, load


@dataclass(frozen=True, slots=True)
class Edited:
    """A document with all that the desk made of it; the annotations only once it is annotated."""

    document: Document
    segments: list[Segment]
    article: Article
    evidence: list[Evidence]
    repairs: list[Repair]
    verdict: LanguageVerdict
    quotes: list[PlacedQuote] = field(default_factory=list)
    times: list[PlacedTime] = field(default_factory=list)
    citations: list[CitationRow] = field(default_factory=list)
    foreign_passages: list[PlacedForeignPassage] = field(default_factory=list)


class Desk:
    """Edits documents by one registry and one dataset's settings, each for itself alone."""

    def __init__(
        self,
        settings: Settings | None = None,
        registry: Registry | None = None,
        weights: Weights | None = None,
    ) -> None:
        """Without arguments: default settings, and the registry and weights of the package."""
        self._settings = settings or Settings()
        self._registry = registry or load()
        self._cleaner = Cleaner(self._registry, weights)
        self._facts = FactFinder(self._registry)
        self._citations = CitationFinder(self._registry)

    def edit(self, document: Document, corrections: Sequence[Correction] = ()) -> Edited | Reject:
        """The article in a document with its facts, or why it holds none."""
        cleaned = self._cleaner.clean(document.text, document.markup)
        segments, text = cleaned.segments, cleaned.text
        why_not = no_article(segments, document.markup, self._registry.no_article)
        if why_not:
            return Reject(document.raw_path, document.doc_id, "cleaning", "no_article", why_not)
        verdict = detect_language(text)
        facts, evidence = self._facts.find(segments, Context.of(document, verdict.language))
        facts = replace(facts, language=verdict.language)
        facts, evidence = apply_corrections(facts, evidence, corrections, self._registry)
        outlet = self._registry.outlets.get(facts.outlet_id or "")
        rights = self._settings.rights_of(facts.outlet_id)
        article = make_article(document.doc_id, text, segments, facts, verdict, outlet, rights)
        return Edited(document, segments, article, numbered(evidence), cleaned.repairs, verdict)

    def explain(self, document: Document, most: int = 3) -> list[tuple[Segment, list[Reason]]]:
        """Each segment with what weighed most in the learned model's verdict on it."""
        segments = self._cleaner.clean(document.text, document.markup).segments
        reasons = self._cleaner.reasons(document.text, document.markup, most)
        return list(zip(segments, reasons, strict=True))

    def annotate(self, edited: Edited) -> Edited:
        """The same with all that its text says (who says what, when, citing whom), and with how far
        the page's own markup agrees that this is the text.
        """
        document, segments, repairs = edited.document, edited.segments, edited.repairs
        article = edited.article
        verdict = replace(edited.verdict, language=article.language)
        places = Places(segments, repairs)
        found = annotate_text(article.text, article.published_date, verdict, self._citations)
        return replace(
            edited,
            article=with_agreement(article, markup_agreement(segments, document.markup)),
            quotes=place_quotes(document.text, segments, repairs, found.quotes, article.language),
            times=placed_times(
                document.text,
                found.times,
                places,
                segments,
                article.language,
                article.published_date,
            ),
            citations=citation_rows(
                document.text, segments, repairs, found.citations, self._citations
            ),
            foreign_passages=placed_foreign_passages(
                document.text, foreign_passages(article.text, article.language), places
            ),
        )
