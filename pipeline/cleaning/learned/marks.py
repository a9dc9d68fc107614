"""What the markup around a line tells: its element, its container, its links, the words of classes.

For plain text every feature here is ``MISSING``, and the same readings do without.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from pipeline.cleaning.learned.blocks import Kind, PageBlocks
from pipeline.cleaning.learned.grams import places_of
from pipeline.cleaning.learned.lines import MANY_LINES, distance_above
from pipeline.cleaning.learned.looks import Features
from pipeline.cleaning.learned.words import Ints, mixed
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
    rows = np.array([_row(kind) for kind in page.kinds], np.int64)
    features = dict(zip(_OF_KIND, rows[page.kind_of].T, strict=True))
    features.update(_containers(page, words))
    features.update(_articles(page))
    relations = np.fromiter(chain.from_iterable(stated), np.int64).reshape(len(stated), -1)
    features.update(zip(Relation._fields, relations.T, strict=True))
    named = features["title"] >= NAMED
    features["title_above"] = distance_above(named & (words <= LONGEST_TITLE))
    return features


def label_grams(page: PageBlocks) -> tuple[Ints, Ints]:
    """The place in a table of every class word around a line, and the line of each, in order."""
    grams = [_grams_of(kind[0][-1], kind[1][:NEAREST]) if kind else () for kind in page.kinds]
    hashes = np.array([gram for own in grams for gram in own], np.uint64)
    ends = np.cumsum([len(own) for own in grams])
    counts = np.diff(ends, prepend=0)[page.kind_of]
    of = np.repeat(np.arange(len(page)), counts)
    # From the last gram of all lines so far back to where those of the line's kind end.
    shift = ends[page.kind_of] - np.cumsum(counts)
    return places_of(mixed(hashes * _LABEL))[np.arange(len(of)) + shift[of]], of


@lru_cache(4096)
def _grams_of(tag: str, labels: tuple[str, ...]) -> tuple[int, ...]:
    names = [*labels, *(f"{tag}.{label}" for label in labels[:2]), tag]
    return tuple(zlib.crc32(name.encode()) for name in names)


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


def _row(kind: Kind | None) -> list[int]:
    if kind is None:
        return [MISSING] * len(_OF_KIND)
    path, labels = kind
    element, around = _of_path(path)
    return [element, len(path), len(labels), *around]


@lru_cache(4096)
def _of_path(path: tuple[str, ...]) -> tuple[int, tuple[int, ...]]:
    return ELEMENTS.get(path[-1], len(ELEMENTS)), tuple(map(path.count, AROUND))


def _articles(page: PageBlocks) -> Features:
    """Which of the page's articles a line is in, 0 for none, of how many; and how many headings
    of the first rank stand above: pages that load the next article go on with another one.
    """
    places = [(_place("article", kind), _place("h1", kind)) for kind in page.kinds]
    tells = np.array([place != (None, None) for place in places])[page.kind_of]
    numbers: dict[int, int] = {}
    headings: set[int] = set()
    article, heads = np.zeros((2, len(page)), np.int64)
    for line in np.flatnonzero(tells).tolist():
        block = page.blocks[line]
        in_article, in_heading = places[page.kind_of[line]]
        if block is None or not block.elements:
            continue
        if in_article is not None:
            article[line] = numbers.setdefault(block.elements[in_article], len(numbers) + 1)
        if in_heading is not None and block.elements[in_heading] not in headings:
            headings.add(block.elements[in_heading])
            heads[line] = 1
    return {
        "article": np.minimum(article, MOST),
        "articles": np.full(len(page), min(len(numbers), MOST)),
        "h1_above": np.minimum(np.cumsum(heads), MOST),
    }


def _place(name: str, kind: Kind | None) -> int | None:
    """The place of the outermost element of this name on the path."""
    return kind[0].index(name) if kind and name in kind[0] else None


def _containers(page: PageBlocks, words: Ints) -> Features:
    """How much of the line stands in links; how much running text, and how much in links, in the
    same container: elements and class words.
    """
    prose = np.where(words >= LONG_LINE, np.minimum(words, 100), 0)
    total = max(1, int(prose.sum()))
    bare = np.array([block is None for block in page.blocks])
    linked = np.array([block.link_characters if block else 0 for block in page.blocks], np.int64)
    length = np.array([block.end - block.start if block else 0 for block in page.blocks], np.int64)
    groups = page.kind_of
    parents = page.of_kinds([kind and kind[0][:-1] for kind in page.kinds])
    outer = page.of_kinds([kind and kind[0][:-2] for kind in page.kinds])
    features = {
        "links": linked * 1000 // np.maximum(length, 1),
        "group_lines": np.minimum(np.bincount(groups)[groups], MANY_LINES),
        "group_prose": _held(groups, prose) * 1000 // total,
        "group_links": _held(groups, linked) * 1000 // np.maximum(_held(groups, length), 1),
        "parent_lines": np.minimum(np.bincount(parents)[parents], MANY_LINES),
        "parent_prose": _held(parents, prose) * 1000 // total,
        "outer_prose": _held(outer, prose) * 1000 // total,
    }
    return {name: np.where(bare, MISSING, values) for name, values in features.items()}


def _held(groups: Ints, values: Ints) -> Ints:
    """For each line the sum of ``values`` over its group; exact, as floats are below 2**53."""
    return np.bincount(groups, values).astype(np.int64)[groups]
