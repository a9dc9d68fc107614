"""Citations between outlets: whom a text cites, reprints, was supplied by, or only speaks of.

Names come from the registry; what a name is to the text, the words around it tell. Knows neither
who published the text nor anything outside it.
"""

from pipeline.annotating.citations.citation import RELATIONS, Citation
from pipeline.annotating.citations.find import CitationFinder

__all__ = ["RELATIONS", "Citation", "CitationFinder"]
