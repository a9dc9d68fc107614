"""Facts: what a page says about itself, each with its evidence.

Title, dates, outlet, original publisher and authors are read from the segments here; corrections
are applied here too. Knows neither Dagster nor pandas.
"""

from pipeline.facts.article import Article
from pipeline.facts.context import Context
from pipeline.facts.corrections import Correction, load_corrections
from pipeline.facts.evidence import Evidence
from pipeline.facts.facts import Facts
from pipeline.facts.find import FactFinder

__all__ = [
    "Article",
    "Context",
    "Correction",
    "Evidence",
    "FactFinder",
    "Facts",
    "load_corrections",
]
