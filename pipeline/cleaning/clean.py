"""The cleaner: document text to segments, and to the text that the kept ones make."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.cleaning.dateline import opened
from pipeline.cleaning.learned.judge import Judge
from pipeline.cleaning.learned.odds import all_per_mille
from pipeline.cleaning.learned.threshold import LIKELY
from pipeline.cleaning.learned.weights import Weights, shipped
from pipeline.cleaning.learned.wording import Reason
from pipeline.cleaning.overruled import article_by_markup
from pipeline.cleaning.page import PageLine, PageReader
from pipeline.cleaning.repair import Repair, placed, repaired
from pipeline.cleaning.roles import FEW_LINES, assign_roles
from pipeline.cleaning.segment import Segment
from pipeline.reading.markup import Markup
from pipeline.registry import Registry
from pipeline.schema import BODY_ROLES

JOINT = "\n\n"
"""What stands between two segments in the article text."""

DOUBTED = -400
SURE = 512
SHORT = 14
"""Scores and words: how little a line may miss its page's threshold by, and odds of e**2 to 1 for
both lines beside it. Short lines between two so sure ones are mostly subheadings: kept, they raise
line F1 out of fold."""

JUST_TEXT = 1
"""The smallest score of a line that counts as text."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document's segments, the repairs in all of them, and the article text: the kept segments
    with their repairs applied, joined by an empty line.
    """

    segments: list[Segment]
    repairs: list[Repair]
    text: str


class Cleaner:
    """Cleans documents by one registry; keeps nothing from one document to the next."""

    def __init__(self, registry: Registry, weights: Weights | None = None) -> None:
        """``registry`` gives the standing lines of pages and the words of dates and bylines,
        ``weights`` what was learned of lines; those that come with the package unless given.
        """
        self._pages = PageReader(registry)
        self._judge = Judge(weights or shipped())

    def segments(self, text: str) -> list[Segment]:
        """All segments of the document text, in order."""
        return self.clean(text).segments

    def clean(self, text: str, markup: Markup | None = None) -> Cleaned:
        """The document text in segments, in order, with what was repaired."""
        lines = self.read(text, markup)
        scores = self._judge.scores([line.facts() for line in lines]).tolist() if lines else []
        return self.decided(lines, opened(lines, scores))

    def read(self, text: str, markup: Markup | None = None) -> list[PageLine]:
        """The lines of the document text, undecided."""
        return self._pages.read(text, markup)

    def decided(self, lines: list[PageLine], scores: Sequence[int]) -> Cleaned:
        """What the ``lines`` of a document text become by these ``scores``, above 0 for text."""
        _score(lines, scores)
        assign_roles(lines, self._pages.bare_byline)
        segments: list[Segment] = []
        repairs: list[Repair] = []
        kept_texts: list[str] = []
        length = 0
        chances = all_per_mille([line.score for line in lines])
        for position, (line, chance) in enumerate(zip(lines, chances, strict=True)):
            found = line.repairs
            kept_text = repaired(line.text, found) if found else line.text
            if not kept_text:
                line.decide("interface", "nothing_visible")
            kept = line.role in BODY_ROLES
            start = end = None
            if kept:
                start = length + len(JOINT) if kept_texts else 0
                end = length = start + len(kept_text)
                kept_texts.append(kept_text)
            if found:
                repairs += placed(found, line.line.start, start)
            segments.append(
                Segment(
                    position,
                    line.line.start,
                    line.line.end,
                    start,
                    end,
                    line.role,
                    kept,
                    line.rule,
                    chance if line.plain else None,
                    line.text,
                )
            )
        numbered = [replace(repair, position=number) for number, repair in enumerate(repairs)]
        return Cleaned(segments, numbered, JOINT.join(kept_texts))

    def reasons(self, text: str, markup: Markup | None = None, most: int = 3) -> list[list[Reason]]:
        """For each segment the ``most`` features that weighed most in the model's verdict; none
        where the line tells by itself what it is.
        """
        lines = self._pages.read(text, markup)
        if not lines:
            return []
        found = self._judge.reasons([line.facts() for line in lines], most)
        return [
            [Reason(*reason) for reason in reasons] if line.plain else []
            for line, reasons in zip(lines, found, strict=True)
        ]


def _score(lines: Sequence[PageLine], scores: Sequence[int]) -> None:
    """Give the lines their scores, but for those whose neighbours or page tell better."""
    for line, score in zip(lines, scores, strict=True):
        line.score = score
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        doubted = DOUBTED < line.score <= 0 and line.shape.words <= SHORT
        if doubted and line.plain and min(above.score, below.score) > SURE:
            line.score = JUST_TEXT
    if len(lines) <= FEW_LINES and not any(line.plain and line.score > LIKELY for line in lines):
        for line in lines:
            if line.plain and line.shape.prose:
                line.score = JUST_TEXT
    marked = article_by_markup(lines)
    if marked is not None:
        for number, line in enumerate(lines):
            inside = number in marked
            line.score = max(line.score, JUST_TEXT) if inside else min(line.score, 0)
