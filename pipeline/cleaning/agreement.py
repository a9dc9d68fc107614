"""How far the article text agrees with the page's own markup of its article.

Markup marks an article in three ways: as `articleBody` of JSON-LD, as the element of that property
or name, and as `<article>`. Such an element is often wider than the article, or stands around
each teaser, so it is not what is kept; a second, independent reading it is all the same.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.cleaning.segment import Segment
from pipeline.cleaning.shape import count_words
from pipeline.linking.shingles import quick_shingles, tokens
from pipeline.reading.markup import Markup

FEWEST_WORDS = 100
"""Words of a reading by markup: shorter ones are teasers, standfirsts and stubs."""

OF_OURS = 2
"""An element with less than half of our words is a part of the article, or another one."""

AGREED = 67
"""Per cent; of 474 pages that mark an article 13 have less, read out of fold. Two thirds was chosen
as where pages that were read wrongly begin: below, mean shingle F1 is .67, above it .95."""


def markup_agreement(segments: Sequence[Segment], markup: Markup | None) -> int | None:
    """Per cent; None where no markup marks an article of some length.

    The smaller of two shares of runs of words: of the text's that stand in the article by markup,
    and of those of `articleBody` that stand in the text. `<article>` holds what is no part of the
    article on most pages, so only the first share is asked of it. Where several readings are given,
    the nearest counts.
    """
    kept = [segment.text for segment in segments if segment.kept]
    if markup is None or not kept:
        return None
    # The readings consist of the same lines: the words of each are found once.
    words, count = cache(tokens), cache(count_words)
    ours = quick_shingles([word for text in kept for word in words(text)])
    n_words = sum(map(count, kept))
    inside: list[int] = []
    found: list[int] = []
    for exact, element, reading in _readings(segments, markup):
        if found and not exact and max(inside) >= max(found):
            # The smaller share is one of those found, and this reading adds none.
            continue
        n_theirs = sum(map(count, reading))
        if n_theirs < FEWEST_WORDS or (element and n_theirs * OF_OURS < n_words):
            continue
        theirs = quick_shingles([word for text in reading for word in words(text)])
        common = len(ours & theirs)
        inside.append(100 * common // max(1, len(ours)))
        if exact:
            found.append(100 * common // max(1, len(theirs)))
    return min(max(inside), max(found, default=100)) if inside else None


def _readings(
    segments: Sequence[Segment], markup: Markup
) -> Iterator[tuple[bool, bool, Sequence[str]]]:
    """Texts of the article by markup: whether it says that this is the article and no more, whether
    it is an element, and the text, in pieces.
    """
    bodies = [s.value for s in markup.statements if s.name.endswith(".articleBody")]
    yield True, False, [max(bodies, key=len, default="")]
    starts = [block.start for block in markup.blocks]
    body: list[str] = []
    articles: defaultdict[int, list[str]] = defaultdict(list)
    for segment in segments:
        number = bisect_right(starts, segment.start) - 1
        if number < 0:
            continue
        block = markup.blocks[number]
        if block.in_article_body:
            body.append(segment.text)
        if (article := block.outermost_article) is not None:
            articles[article].append(segment.text)
    yield True, True, body
    yield False, True, max(articles.values(), key=_length, default=[])


def _length(texts: Sequence[str]) -> int:
    """Of the texts as lines of one."""
    return sum(map(len, texts)) + len(texts)
