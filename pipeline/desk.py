"""The desk: one document through cleaning, facts and annotating to an article.

Here the pure stages meet, for ``copydesk clean``, for the Python functions and for the build, so
that all three agree. Reading files and writing tables do not belong here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.annotating import annotate_text
from pipeline.cleaning import Cleaner, Segment
from pipeline.cleaning.repair import Repair
from pipeline.facts import Article, Context, Correction, Evidence, FactFinder
from pipeline.facts.article import make_article
from pipeline.facts.corrections import apply_corrections
from pipeline.facts.evidence import numbered
from pipeline.project import Settings
from pipeline.reading import Document, Reject
from pipeline.registry import Registry, load


@dataclass(frozen=True, slots=True)
class Edited:
    """A document with all that the desk made of it."""

    document: Document
    segments: list[Segment]
    article: Article
    evidence: list[Evidence]
    repairs: list[Repair]


class Desk:
    """Edits documents by one registry and one dataset's settings, each for itself alone."""

    def __init__(self, settings: Settings | None = None, registry: Registry | None = None) -> None:
        """Without arguments: default settings and the registry that comes with the package."""
        self._settings = settings or Settings()
        self._registry = registry or load()
        self._cleaner = Cleaner(self._registry)
        self._facts = FactFinder(self._registry)

    def edit(self, document: Document, corrections: Sequence[Correction] = ()) -> Edited | Reject:
        """The article in a document, or why it holds none."""
        cleaned = self._cleaner.clean(document.text, document.markup)
        segments, text = cleaned.segments, cleaned.text
        if not text:
            return Reject(
                document.raw_path,
                document.doc_id,
                "cleaning",
                "no_article",
                f"none of its {len(segments)} segments is running text",
            )
        verdict = annotate_text(text).language
        facts, evidence = self._facts.find(segments, Context.of(document, verdict.language))
        facts = replace(facts, language=verdict.language)
        facts, evidence = apply_corrections(facts, evidence, corrections, self._registry)
        outlet = self._registry.outlets.get(facts.outlet_id or "")
        rights = self._settings.rights_of(facts.outlet_id)
        article = make_article(document.doc_id, text, segments, facts, verdict, outlet, rights)
        return Edited(document, segments, article, numbered(evidence), cleaned.repairs)
