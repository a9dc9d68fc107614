"""How right the cleaner reads a labelled page by given scores of its lines."""

from collections.abc import Callable
from types import ModuleType

from benchmarks.folder import Page
from benchmarks.page_scores import score_page
from pipeline.cleaning.clean import Cleaner
from pipeline.cleaning.learned.words import Ints
from pipeline.cleaning.page import PageLine

Rightness = Callable[[Ints], float]
"""The mean of a page's shingle F1 and line F1 by scores of its lines, above 0 for text."""


def rightness_of(
    scorer: ModuleType, cleaner: Cleaner, page: Page, form: str, lines: list[PageLine]
) -> Rightness:
    """That of ``page`` in its ``form``, whose text has these ``lines``."""
    known: dict[str, float] = {}

    def rightness(scores: Ints) -> float:
        for line in lines:
            line.decide("", "")
        got = cleaner.decided(lines, scores.tolist()).text
        if got not in known:
            parts = score_page(scorer, page, form, {"body_text": got}, {"body_text"})
            shingles = scorer.f1(parts["shingle_p"][0], parts["shingle_r"][0])
            known[got] = (shingles + parts["line_f1"][0]) / 2
        return known[got]

    return rightness
