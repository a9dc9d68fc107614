"""What the markup around a line tells: its element, its container, its links, the words of classes.

For plain text every feature here is ``MISSING``, and the same readings do without.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from pipeline.cleaning.learned.grams import places_of
from pipeline.cleaning.learned.lines import MANY_LINES, distance_above
from pipeline.cleaning.learned.looks import Features
from pipeline.cleaning.learned.words import Ints, mixed, numbered
from pipeline.cleaning.stated import Relation
from pipeline.reading.markup import Block

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


def marked(blocks: Sequence[Block | None], words: Ints, stated: Sequence[Relation]) -> Features:
    """The features of every line; ``words`` counts each line's words, ``stated`` is how each stands
    to what the page states.
    """
    if all(block is None for block in blocks):
        none = np.full(len(blocks), MISSING, np.int64)
        return dict.fromkeys(_NAMES, none)
    rows = [_BARE if block is None else _row(block) for block in blocks]
    features = dict(zip(_NAMES, np.array(rows, np.int64).T, strict=False))
    features.update(_containers(blocks, words))
    features.update(_articles(blocks))
    features.update(zip(Relation._fields, np.array(stated, np.int64).T, strict=True))
    named = features["title"] >= NAMED
    features["title_above"] = distance_above(named & (words <= LONGEST_TITLE))
    return features


def label_grams(blocks: Sequence[Block | None]) -> tuple[Ints, Ints]:
    """The place in a table of every class word around a line, and the line of each, in order."""
    found: list[int] = []
    of: list[int] = []
    for line, block in enumerate(blocks):
        if block is not None:
            grams = _grams_of(block.path[-1], block.labels[:NEAREST])
            found += grams
            of += [line] * len(grams)
    hashes = mixed(np.array(found, np.uint64) * _LABEL)
    return places_of(hashes), np.array(of, np.int64)


@lru_cache(4096)
def _grams_of(tag: str, labels: tuple[str, ...]) -> tuple[int, ...]:
    names = [*labels, *(f"{tag}.{label}" for label in labels[:2]), tag]
    return tuple(zlib.crc32(name.encode()) for name in names)


_OWN = ("element", "depth", "links", "labels", *(f"in_{name}" for name in AROUND))
_GROUPS = (
    "group_lines",
    "group_prose",
    "group_links",
    "parent_lines",
    "parent_prose",
    "outer_prose",
)
_ARTICLES = ("article", "articles", "h1_above")
_NAMES = (*_OWN, *_GROUPS, *_ARTICLES, *Relation._fields, "title_above")
_BARE = [MISSING] * len(_OWN)


def _row(block: Block) -> list[int]:
    length = max(1, block.end - block.start)
    return [
        ELEMENTS.get(block.path[-1], len(ELEMENTS)),
        len(block.path),
        block.link_characters * 1000 // length,
        len(block.labels),
        *_around(block.path),
    ]


def _articles(blocks: Sequence[Block | None]) -> Features:
    """Which of the page's articles a line is in, 0 for none, of how many; and how many headings
    of the first rank stand above: pages that load the next article go on with another one.
    """
    numbers: dict[int, int] = {}
    article, heads = np.zeros((2, len(blocks)), np.int64)
    headings: set[int] = set()
    for line, block in enumerate(blocks):
        if block is not None and block.elements:
            if "article" in block.path:
                outermost = block.elements[block.path.index("article")]
                article[line] = numbers.setdefault(outermost, len(numbers) + 1)
            if "h1" in block.path:
                headings.add(block.elements[block.path.index("h1")])
        heads[line] = len(headings)
    return {
        "article": np.minimum(article, MOST),
        "articles": np.full(len(blocks), min(len(numbers), MOST)),
        "h1_above": np.minimum(heads, MOST),
    }


@lru_cache(4096)
def _around(path: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(path.count(name) for name in AROUND)


def _containers(blocks: Sequence[Block | None], words: Ints) -> Features:
    """How much running text stands in the same container: elements and class words."""
    prose = np.where(words >= LONG_LINE, np.minimum(words, 100), 0)
    total = max(1, int(prose.sum()))
    bare = np.array([block is None for block in blocks])
    linked = np.array([block.link_characters if block else 0 for block in blocks], np.int64)
    length = np.array([block.end - block.start if block else 0 for block in blocks], np.int64)
    groups = numbered([(b.path, b.labels) if b else None for b in blocks])
    parents = numbered([b.path[:-1] if b else None for b in blocks])
    outer = numbered([b.path[:-2] if b else None for b in blocks])
    features = {
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
