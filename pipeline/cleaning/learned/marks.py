"""What the markup around a line tells: its element, its container, its links, the words of classes.

For plain text every feature here is ``MISSING``, and the same readings do without.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from pipeline.cleaning.learned.blocks import NOWHERE, PageBlocks
from pipeline.cleaning.learned.grams import places_of
from pipeline.cleaning.learned.lines import MANY_LINES, distance_above
from pipeline.cleaning.learned.looks import Features
from pipeline.cleaning.learned.words import Ints, mixed, numbered
from pipeline.cleaning.stated import Relation

MISSING = -1

NEAREST = 8
"""Words of classes and ids that count, the nearest first; those far outside name the theme."""

_TAGS = (
    "p blockquote h1 h2 h3 h4 h5 h6 li td th dd dt pre article main section div span figcaption "
    "figure header aside nav footer form button label legend summary address"
)
ELEMENTS = {name: number for number, name in enumerate(_TAGS.split())}
"""Numbers of the elements that hold lines, those of running text first."""

AROUND = (
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "figure",
    "form",
    "ul",
    "table",
    "a",
)
"""Elements that tell much wherever they stand around a line."""

LONG_LINE = 15

NAMED = 700
"""Share of the title's words, per mille, from which on a short line repeats it."""

LONGEST_TITLE = 30
"""Words; longer lines that have the title's words are text."""

MOST = 3
"""Articles and headings of a page that are counted."""

_LABEL = np.uint64(0x94D049BB133111EB)


def marked(page: PageBlocks, words: Ints, stated: Sequence[Relation]) -> Features:
    """The features of every line; ``words`` counts each line's words, ``stated`` is how each stands
    to what the page states.
    """
    if page.bare:
        none = np.full(len(page), MISSING, np.int64)
        return dict.fromkeys(_NAMES, none)
    of_path = [_of_path(path) for path, _ in page.kinds]
    rows = np.fromiter(chain.from_iterable(of_path), np.int64).reshape(len(of_path), -1)
    element, depth, *around, article, heading = rows.T[:, page.kind_of]
    counts = np.array([len(labels) if path else MISSING for path, labels in page.kinds], np.int64)
    labels = counts[page.kind_of]
    features = dict(zip(_OF_KIND, (element, depth, labels, *around), strict=True))
    features.update(_containers(page, words))
    features.update(_articles(*page.within(np.array([article, heading]))))
    relations = np.fromiter(chain.from_iterable(stated), np.int64).reshape(len(stated), -1)
    features.update(zip(Relation._fields, relations.T, strict=True))
    named = features["title"] >= NAMED
    features["title_above"] = distance_above(named & (words <= LONGEST_TITLE))
    return features


def label_grams(page: PageBlocks) -> tuple[Ints, Ints]:
    """The place in a table of every class word around the lines of a kind, and the number of that
    kind, in order.
    """
    names: list[str] = []
    counts = []
    for path, labels in page.kinds:
        before = len(names)
        names += labels[:NEAREST]
        for tag in path[-1:]:
            names += [f"{tag}.{label}" for label in labels[:2]]
            names.append(tag)
        counts.append(len(names) - before)
    hashes = np.fromiter(map(zlib.crc32, map(str.encode, names)), np.uint64, len(names))
    return places_of(mixed(hashes * _LABEL)), np.repeat(np.arange(len(counts)), counts)


_OF_KIND = ("element", "depth", "labels", *(f"in_{name}" for name in AROUND))
_GROUPS = (
    "links",
    "group_lines",
    "group_prose",
    "group_links",
    "parent_lines",
    "parent_prose",
    "outer_prose",
)
_ARTICLES = ("article", "articles", "h1_above")
_NAMES = (*_OF_KIND, *_GROUPS, *_ARTICLES, *Relation._fields, "title_above")


@lru_cache(4096)
def _of_path(path: tuple[str, ...]) -> tuple[int, ...]:
    """Its last element, depth, ``AROUND``; the places of the outermost article and main heading."""
    if not path:
        return (*(MISSING,) * (2 + len(AROUND)), NOWHERE, NOWHERE)
    places = (path.index(name) if name in path else NOWHERE for name in ("article", "h1"))
    return ELEMENTS.get(path[-1], len(ELEMENTS)), len(path), *map(path.count, AROUND), *places


def _articles(articles: Ints, headings: Ints) -> Features:
    """Which of the page's articles a line is in, 0 for none, of how many; and how many headings
    of the first rank stand above: pages that load the next article go on with another one. By the
    numbers of these elements.
    """
    article, heading = _by_coming(articles), _by_coming(headings)
    return {
        "article": np.minimum(article, MOST),
        "articles": np.full(len(article), min(int(article.max()), MOST)),
        "h1_above": np.minimum(np.maximum.accumulate(heading), MOST),
    }


def _by_coming(elements: Ints) -> Ints:
    """A number for each element in the order in which they come, from 1; 0 for none."""
    numbers = np.zeros_like(elements)
    there = np.flatnonzero(elements != NOWHERE)
    numbers[there] = numbered(elements[there].tolist())[1] + 1
    return numbers


def _containers(page: PageBlocks, words: Ints) -> Features:
    """How much of the line stands in links; how much running text, and how much in links, in the
    same container: elements and class words.
    """
    prose = np.where(words >= LONG_LINE, np.minimum(words, 100), 0)
    total = max(1, int(prose.sum()))
    length, linked = page.lengths
    groups = page.kind_of
    around, parent_of = numbered([path[:-1] if path else None for path, _ in page.kinds])
    parents = parent_of[groups]
    outer = numbered([path and path[:-1] for path in around])[1][parents]
    features = {
        "links": linked * 1000 // np.maximum(length, 1),
        "group_lines": np.minimum(np.bincount(groups)[groups], MANY_LINES),
        "group_prose": _held(groups, prose) * 1000 // total,
        "group_links": _held(groups, linked) * 1000 // np.maximum(_held(groups, length), 1),
        "parent_lines": np.minimum(np.bincount(parents)[parents], MANY_LINES),
        "parent_prose": _held(parents, prose) * 1000 // total,
        "outer_prose": _held(outer, prose) * 1000 // total,
    }
    bare = np.array([not path for path, _ in page.kinds])
    if bare.any():
        bare = bare[groups]
        features = {name: np.where(bare, MISSING, values) for name, values in features.items()}
    return features


def _held(groups: Ints, values: Ints) -> Ints:
    """For each line the sum of ``values`` over its group; exact, as floats are below 2**53."""
    return np.bincount(groups, values).astype(np.int64)[groups]
