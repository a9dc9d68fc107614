"""Where the learned reading of a page is overruled by the page's own markup of its article.

The two readings are independent. Mostly the learned one is nearer to the article, also where they
differ: an element around an article holds more than that, `articleBody` often less. But where they
have next to nothing in common, the model has taken something else for the article: on a page of
teasers, under comments. And where it has only a part of what the page says is the article, it has
cut the rest: tables, long guides of short entries.
"""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.cleaning.agreement import FEWEST_WORDS
from pipeline.cleaning.page import PageLine

THIRD = 3
"""Less than a third in common is next to nothing, and less than a third of an element a part of it.
So it is on 6 of 475 pages that mark an article, read out of fold; on all 6 the markup is nearer to
the label. The bound was chosen by them: with more in common, either is as often the nearer one."""

STATED = 0.8
"""The share of a stated text below which ours is a part of it. `articleBody` of JSON-LD is the text
and nothing else: where ours has less of it, read out of fold on 4 of 122 pages that state one, it
is nearer to the label on 3, and as near on the other; of 14 pages with up to .9 of it, on 2. Where
an element has that property too, what is stated may be the element with all that stands in it."""

SINGLE_OUT = 512
"""Logarithm of odds in 1/256, so e**2 to 1. An `<article>` holds more than
the article: of its lines those count that are not so much less likely than its likeliest."""


def article_by_markup(lines: Sequence[PageLine]) -> set[int] | None:
    """The numbers of the lines that the page marks as its article, where those that are judged text
    are others, or a part of it; None where the judgement stands, or nothing is marked.

    What is meant to be the article and no more goes first: `articleBody` of JSON-LD, the element of
    that property or name, then the longest `<article>`, which is never taken for a part's whole.
    """
    stated, element, longest = _marked(lines)
    exact = (stated, element)
    counted = [(numbers, _words(lines, numbers)) for numbers in (*exact, longest)]
    counted = [(numbers, n_theirs) for numbers, n_theirs in counted if n_theirs >= FEWEST_WORDS]
    if not counted:
        return None
    ours = {number for number, line in enumerate(lines) if line.judged_text}
    n_ours = _words(lines, ours)
    others = True
    marked = []
    for numbers, n_theirs in counted:
        common = _words(lines, ours & numbers)
        least = STATED if numbers is stated and not element else 1 / THIRD
        if numbers in exact and common < least * n_theirs and THIRD * common > 2 * n_ours:
            return numbers
        others = others and THIRD * common < n_ours
        if n_theirs >= n_ours:
            marked.append(numbers)
    if not others or not marked:
        return None
    return marked[0] if marked[0] in exact else _likely(lines, marked[0])


def _words(lines: Sequence[PageLine], numbers: set[int]) -> int:
    return sum(lines[number].shape.words for number in numbers)


def _likely(lines: Sequence[PageLine], numbers: set[int]) -> set[int]:
    best = max((lines[n].score for n in numbers if lines[n].plain), default=0)
    return {number for number in numbers if lines[number].score > best - SINGLE_OUT}


def _marked(lines: Sequence[PageLine]) -> tuple[set[int], set[int], set[int]]:
    """The lines in the stated text of the article, in the element of it, and in the longest
    `<article>`.
    """
    stated: set[int] = set()
    element: set[int] = set()
    articles: defaultdict[int, set[int]] = defaultdict(set)
    for number, line in enumerate(lines):
        if line.stated.body == 1:
            stated.add(number)
        block = line.block
        # Most elements and labels are no article's, which is quick to see.
        if block and "article" in block.labels and block.in_article_body:
            element.add(number)
        if block and "article" in block.path and block.outermost_article is not None:
            articles[block.outermost_article].add(number)
    longest = max(articles.values(), key=lambda numbers: _words(lines, numbers), default=set())
    return stated, element, longest
