"""How each line of a page stands to the others: neighbours, nearest prose, core, repeats.

Whole numbers throughout. The scores that come in are those of a first reading of the lines, in
1/256 of a natural logarithm of odds.
"""

import numpy as np

from pipeline.cleaning.learned.characters import END, UNSPACED
from pipeline.cleaning.learned.lines import (
    FAR,
    MANY_LINES,
    MANY_WORDS,
    beside,
    distance_above,
    distance_below,
)
from pipeline.cleaning.learned.looks import LONG_LINE, LONG_WORD, Features, share
from pipeline.cleaning.learned.words import Ints, PageWords, changes, clipped, line_sums

OUTSIDE = -2000
"""The score of lines before the first and behind the last."""

SURE = 256
"""A score from which a line's words count as the core's: odds of e to 1."""

HEAVIEST = 40
"""Words; longer lines weigh no more, or one long teaser would outweigh all between."""

WINDOWS = (2, 5, 12)

LONG_PAGE = 400
"""Lines; longer pages are as long as this."""

OPENING = 200
"""Words of sure text at the start of a page, which tell what its article is about."""


def block_of(weights: Ints) -> tuple[int, int]:
    """First and last line of the run with the largest sum (maximum subarray, Kadane)."""
    sums = np.concatenate((np.zeros(1, np.int64), np.cumsum(weights)))
    lowest = np.minimum.accumulate(sums[:-1])
    end = int(np.argmax(sums[1:] - lowest))
    start = int(np.argmin(sums[: end + 1]))
    return start, end


def placed(
    page: PageWords, looks: Features, gaps: Ints, kinds: Ints, headings: np.ndarray, scores: Ints
) -> Features:
    """The features of every line.

    ``gaps`` counts blank lines above each, ``kinds`` numbers what is known of a line, ``headings``
    marks those known to head other articles or comments, ``scores`` is the first reading.
    """
    count = len(scores)
    index = np.arange(count)
    words = looks["words"]
    ends = (looks["last"] == END).astype(np.int64)
    features: Features = {
        "score": scores,
        "index": np.minimum(index, MANY_LINES),
        "index_below": np.minimum(count - 1 - index, MANY_LINES),
        "place": share(index, count),
        "lines": np.full(count, min(count, LONG_PAGE)),
        "gap": np.minimum(gaps, 9),
        "gap_below": np.minimum(beside(gaps, 1, 9)[1], 9),
    }
    around = beside(scores, 5, OUTSIDE)
    for by in (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5):
        features[f"score{by:+d}"] = around[by]
    words_beside, ends_beside = beside(words, 2, -1), beside(ends, 2, -1)
    for by in (-2, -1, 1, 2):
        features[f"words{by:+d}"], features[f"ends{by:+d}"] = words_beside[by], ends_beside[by]
    known, first = beside(kinds, 1, -1), beside(looks["first"], 1, -1)
    for by in (-1, 1):
        features[f"known{by:+d}"], features[f"first{by:+d}"] = known[by], first[by]
    features.update(_windows(score=clipped(scores, -1024, 1024), words=np.minimum(words, HEAVIEST)))
    prose = (words >= LONG_LINE) & (ends > 0)
    marks = np.array([prose, headings, scores >= SURE, scores < -SURE])
    names = ("prose", "heading", "sure", "doubted")
    for name, above, below in zip(names, distance_above(marks), distance_below(marks), strict=True):
        features[f"{name}_above"], features[f"{name}_below"] = above, below
    _mass(features, scores, words)
    _block(features, scores, words)
    return features


def _windows(**values: Ints) -> Features:
    """The means of ``values`` in windows above and below each line."""
    table = np.array([*values.values()])
    count, far = table.shape[1], max(WINDOWS)
    sums = np.zeros((len(table), count + 1 + 2 * far), np.int64)
    np.cumsum(table, axis=1, out=sums[:, far + 1 : far + 1 + count])
    sums[:, far + 1 + count :] = sums[:, far + count, None]
    before, behind = sums[:, far : far + count], sums[:, far + 1 : far + 1 + count]
    means = {}
    for width in WINDOWS:
        means["above", width] = (before - sums[:, far - width :][:, :count]) // width
        means["below", width] = (sums[:, far + 1 + width :][:, :count] - behind) // width
    return {
        f"{name}_{side}_{width}": of[number]
        for number, name in enumerate(values)
        for (side, width), of in means.items()
    }


def _mass(features: Features, scores: Ints, words: Ints) -> None:
    """How much of the page's likely text stands above and below."""
    mass = np.where(scores > 0, np.minimum(words, HEAVIEST), 0)
    total = int(mass.sum())
    above = np.cumsum(mass) - mass
    features["mass"] = np.full(len(mass), min(total, MANY_WORDS))
    features["mass_above"] = np.minimum(above, MANY_WORDS)
    features["mass_below"] = np.minimum(total - above - mass, MANY_WORDS)
    features["mass_share"] = share(above, total)


def _block(features: Features, scores: Ints, words: Ints) -> None:
    """Where the line stands to the heaviest block of likely text."""
    weights = clipped(scores, -512, 512) * (2 + np.minimum(words, HEAVIEST))
    weights = np.where(scores < 0, clipped(scores, -512, 0) * 12, weights)
    start, end = block_of(weights)
    count = len(scores)
    index, lines, block = np.arange(count), end - start + 1, slice(start, end + 1)
    features["block_start"] = clipped(index - start, -FAR, FAR)
    features["block_end"] = clipped(index - end, -FAR, FAR)
    features["block_lines"] = np.full(count, min(lines, MANY_LINES))
    features["block_mean"] = np.full(count, int(int(scores[block].sum()) / lines))
    features["block_words"] = np.full(count, min(int(words[block].sum()), MANY_WORDS))


def neighbours(features: Features) -> Features:
    """What ``features`` say of the lines directly above and below each."""
    padded = np.full((len(features), len(next(iter(features.values()))) + 2), OUTSIDE, np.int64)
    padded[:, 1:-1] = [*features.values()]
    return {
        f"{name}{by}": values
        for name, row in zip(features, padded, strict=True)
        for by, values in (("-1", row[:-2]), ("+1", row[2:]))
    }


def repeated(page: PageWords, looks: Features, scores: Ints) -> Features:
    """How much of each line's longer words stands elsewhere on the page, and in its core."""
    count = len(scores)
    lengths = page.ends - page.starts
    unspaced = page.classes[page.starts] == UNSPACED
    carries = (lengths >= LONG_WORD) | unspaced
    # The last bits of a hash give way to the number of the line: a word counts once a line.
    lines = np.uint64((1 << count.bit_length()) - 1)
    pairs = page.hashes[carries] & ~lines | page.word_line[carries].astype(np.uint64)
    pairs.sort()
    pairs = pairs[changes(pairs)]
    word, of = pairs & ~lines, (pairs & lines).astype(np.int64)
    mine = np.bincount(of, minlength=count)
    # Most words stand in one line alone, and so nowhere else.
    first = changes(word)
    shared = ~first
    shared[:-1] |= ~first[1:]
    of = of[shared]
    core, long_line, cut = scores >= SURE, looks["words"] >= LONG_LINE, scores < -SURE
    opening = core & (np.cumsum(np.where(core, looks["words"], 0)) <= OPENING)
    has = np.array([core, opening, long_line, cut], np.int64)[:, of]
    first = first[shared]
    held = np.add.reduceat(has, np.flatnonzero(first), axis=1)
    elsewhere = held[:, np.cumsum(first) - 1] - has
    in_core, in_opening, in_long, in_cut = elsewhere > 0
    again = np.ones_like(in_core)
    told = np.array([in_cut, in_core & ~in_cut, in_opening, again, in_core, in_long])
    sums = line_sums(told, of, count)
    in_cut, only_core, in_opening, again, in_core, in_long = share(sums, mine)
    features = {
        "topic_words": mine,
        "in_cut": in_cut,
        "only_core": only_core,
        "in_opening": in_opening,
        "again": again,
        "in_core": in_core,
        "in_core_count": sums[4],
        "core_weight": np.bincount(of, np.minimum(elsewhere[0], 8), count).astype(np.int64),
        "in_long": in_long,
    }
    features["same_lines"] = _same_lines(page)
    return features


def _same_lines(page: PageWords) -> Ints:
    """Lines of the page that read the same, but for signs."""
    bounds = page.word_bounds
    places = np.arange(len(page.hashes)) - bounds[page.word_line]
    sums = np.zeros(len(places) + 1, np.uint64)
    np.cumsum(page.hashes * (2 * places + 1).astype(np.uint64), out=sums[1:])
    keys = sums[bounds[1:]] - sums[bounds[:-1]]
    ordered = np.sort(keys)
    same: Ints = np.searchsorted(ordered, keys, "right") - np.searchsorted(ordered, keys)
    return np.minimum(same, 9)
