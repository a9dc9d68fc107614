"""Which pairs of texts are worth comparing: those that share sampled shingles.

A shingle is in the sample by its own number (Broder's "mod m"), so of what two texts share the same
part is sampled as of each; unlike min-hashes this finds a short cut of a long text. For a million
articles of 500 words the sample takes 0.8 GB.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.linking.shingles import Hashes

SAMPLED = 1 << 61
"""Numbers below it are in the sample: one of eight. A cut reprint of 100 words shares at least 40;
that none of these is sampled happens to one such reprint of two hundred."""

FIRST = 8
"""Of texts that share one shingle each is paired with the first eight only, the longest: copies of
one story all share theirs with these, and site text does not pair all its pages with all."""

SITE_SHARE, SITE_LEAST = 20, 50
"""A shingle in more than one of twenty texts, and in more than 50, is of a site, not of a story."""

LEAST_SHARED = 15
"""Per cent of the sampled shingles of the shorter text: half of what a copy has to share, since a
sample of ten or twenty strays that far."""

PARTS = 16
"""Shares of the numbers that are worked on one after the other, so that memory is for one."""


def sampled(hashes: Hashes) -> Hashes:
    """The part of a sorted set that is in the sample, and always its smallest number: so equal
    texts meet, however short they are.
    """
    return hashes[: max(1, int(np.searchsorted(hashes, np.uint64(SAMPLED))))].copy()


def candidate_pairs(
    samples: Sequence[Hashes], ranks: npt.NDArray[np.int64]
) -> list[tuple[int, int]]:
    """Pairs of numbers of texts, sorted, that share enough of their samples.

    ``ranks`` gives each text its place among all, in an order that does not depend on the order in
    which they came.
    """
    counted = [part for part in _counted_parts(samples, ranks) if len(part[0])]
    if not counted:
        return []
    keys = np.concatenate([part[0] for part in counted])
    counts = np.concatenate([part[1] for part in counted])
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], counts[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    totals = np.add.reduceat(counts, starts)
    one, other = keys[starts] >> np.int64(32), keys[starts] & np.int64(0xFFFFFFFF)
    sizes = np.array([len(sample) for sample in samples], dtype=np.int64)
    enough = totals * 100 >= LEAST_SHARED * np.minimum(sizes[one], sizes[other])
    return list(zip(one[enough].tolist(), other[enough].tolist(), strict=True))


def _counted_parts(
    samples: Sequence[Hashes], ranks: npt.NDArray[np.int64]
) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Pairs with how many sampled shingles they share, for each part of the numbers."""
    most = max(SITE_LEAST, len(samples) // SITE_SHARE)
    order = np.argsort(ranks, kind="stable")
    edges = [part * SAMPLED // PARTS for part in range(PARTS)]
    for begin, end in zip(edges, [*edges[1:], None], strict=True):
        pieces = [_between(samples[number], begin, end) for number in order]
        hashes = np.concatenate(pieces) if pieces else np.empty(0, dtype=np.uint64)
        owners = np.repeat(order, [len(piece) for piece in pieces])
        by_hash = np.argsort(hashes, kind="stable")
        yield _pairs(hashes[by_hash], owners[by_hash], most)


def _between(sample: Hashes, begin: int, end: int | None) -> Hashes:
    first = int(np.searchsorted(sample, np.uint64(begin)))
    return sample[first : None if end is None else int(np.searchsorted(sample, np.uint64(end)))]


def _pairs(
    hashes: Hashes, owners: npt.NDArray[np.int64], most: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Each owner of a shingle with the first eight owners of it, and how often each pair comes."""
    if not len(hashes):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    sizes = np.diff(np.r_[starts, len(hashes)])
    place = np.arange(len(hashes)) - np.repeat(starts, sizes)
    usable = np.repeat((sizes >= 2) & (sizes <= most), sizes)
    found = []
    for step in range(FIRST):
        here = np.flatnonzero(usable & (place > step))
        leader = here - place[here] + step
        one, other = owners[leader], owners[here]
        found.append((np.minimum(one, other) << np.int64(32)) | np.maximum(one, other))
    return np.unique(np.concatenate(found), return_counts=True)
