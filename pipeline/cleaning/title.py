"""Chooses the line that is the article's title."""

from collections.abc import Sequence

from pipeline.cleaning.page import PageLine

FEWEST_WORDS = 2
MOST_WORDS = 30
"""Of a title; the longest headlines, of tabloids and of agencies, have about 25."""

STANDFIRST_WORDS = 10
"""Fewest words of a standfirst: it is one sentence or two."""

TITLE_WORDS = 4
"""Fewest words of a title that is taken in the standfirst's place: kickers have one to three."""

SENTENCE_RATIO = 0.2
"""The same where the line below ends as a sentence does, as standfirsts do and titles do not."""

KICKER_PENALTY = 1.5
"""Taken from lines of fewer words than titles mostly have: more than nearness can make up for."""

STANDFIRST_RATIO = 0.45
"""A kicker ("Science", "Lost & Found") scores less than this against the title below it, a title
against the standfirst below it more."""

BODY_LINES = 60
"""Lines of the body whose words tell what the article speaks of."""

REACH = 25
"""Lines above the body in which the title is sought: captions and buttons stand between."""

_SIGNS = ".,;:!?\"'“”‘’()[]«»„…–—"


def choose_title(lines: Sequence[PageLine], body_start: int) -> int | None:
    """The index of the title, above the body; None where no line can be it."""
    body = lines[body_start : body_start + BODY_LINES]
    prose = "\n".join(line.text for line in body if line.plain and line.shape.prose)
    body_words = _bare_words(prose)
    first = max(0, body_start - REACH)
    legal = "\n".join(line.text for line in lines if line.signature_role == "legal").casefold()
    scored = [
        (_score(lines, index, body_start, body_words), index)
        for index in range(first, body_start)
        if lines[index].plain
        and not lines[index + 1].is_credit
        # The site's name, not a title, stands again within a copyright or legal line.
        and lines[index].text.casefold() not in legal
    ]
    best = max(scored, default=None, key=lambda item: (item[0], -item[1]))
    if best is None or best[0] <= 0:
        return None
    return _above_standfirst(lines, {index: score for score, index in scored}, best[1])


def _above_standfirst(lines: Sequence[PageLine], scores: dict[int, float], best: int) -> int:
    """The line above the best one, where that is its standfirst: longer, and next below it."""
    above = best - 1
    standfirst = lines[best].shape
    if standfirst.words < STANDFIRST_WORDS or above not in scores:
        return best
    if not TITLE_WORDS <= lines[above].shape.words < standfirst.words:
        return best
    ratio = SENTENCE_RATIO if standfirst.ends else STANDFIRST_RATIO
    return above if scores[above] >= ratio * scores[best] else best


def _score(lines: Sequence[PageLine], index: int, body_start: int, body_words: set[str]) -> float:
    """How well a line serves as title: of a headline's length, speaking of what the body speaks of,
    near to the body or to the lines that stand with titles, not a sentence.
    """
    line = lines[index]
    words = line.shape.words
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        return 0
    score = min(words, 9) / 3 - KICKER_PENALTY * (words < TITLE_WORDS)
    if topic := _topic_words(line.text):
        score += 4 * len(topic & body_words) / len(topic)
    score -= 0.08 * (body_start - index)
    if line.shape.ends and line.text[-1] not in "?!？！":
        score -= 2
    beside = lines[max(0, index - 2) : index + 4]
    score += 1.5 * any(other.publication or other.byline for other in beside)
    return score


def _topic_words(text: str) -> set[str]:
    """Its longer words, casefolded: those that carry a topic have four letters or more."""
    return {word for word in _bare_words(text) if len(word) >= 4}


def _bare_words(text: str) -> set[str]:
    return {word.strip(_SIGNS) for word in set(text.casefold().split())}
