"""From texts to clusters of copies, with memory for a million articles.

Sampled shingles of all texts are held, the texts themselves are not: those that may be copies are
fetched again when they are compared.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from pipeline.linking.candidates import candidate_pairs, sampled
from pipeline.linking.clusters import stars
from pipeline.linking.shingles import Hashes, shared, shingles

COPIED = 40
"""Per cent of the shingles of the shorter text that stand in the longer one. Of 570 pairs of
planted reprints, cut, edited and wrapped in site text, 569 have as many; others have 34 at most."""

Texts = Callable[[int], str]
"""Fetches the text of a number."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """``members`` are numbers of texts, the one that most others are like first; ``shared`` has for
    each how much of the shorter text it shares with the first, in per cent.
    """

    members: tuple[int, ...]
    shared: tuple[int, ...]


def find_clusters(texts: Iterable[str], fetch: Texts) -> list[Cluster]:
    """Clusters of texts that are copies of each other.

    ``texts`` is gone through once, in any order; ``fetch`` gives the text with a number, counted in
    that order. Which texts make a cluster does not depend on the order.
    """
    samples: list[Hashes] = []
    keys: list[tuple[int, bytes]] = []
    for text in texts:
        hashes = shingles(text)
        samples.append(sampled(hashes))
        keys.append((-len(hashes), blake2b(text.encode("utf-8", "surrogatepass")).digest()))
    ranks = np.empty(len(keys), dtype=np.int64)
    ranks[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    pairs = candidate_pairs(samples, ranks)
    rank_list: list[int] = ranks.tolist()
    found = []
    for numbers, own_pairs in _components(pairs):
        sets = {number: shingles(fetch(number)) for number in numbers}
        links = _links(own_pairs, sets)
        found += [_cluster(members, links, sets) for members in stars(links, rank_list)]
    return sorted(found, key=lambda cluster: min(rank_list[number] for number in cluster.members))


def _links(pairs: Sequence[tuple[int, int]], sets: dict[int, Hashes]) -> dict[int, dict[int, int]]:
    """For each text those that it is a copy of or that are of it, with the shingles they share."""
    links: dict[int, dict[int, int]] = defaultdict(dict)
    for one, other in pairs:
        common = shared(sets[one], sets[other])
        if common * 100 >= COPIED * min(len(sets[one]), len(sets[other])) > 0:
            links[one][other] = links[other][one] = common
    return links


def _cluster(
    members: Sequence[int], links: dict[int, dict[int, int]], sets: dict[int, Hashes]
) -> Cluster:
    middle = members[0]
    shares = [100] + [
        100 * links[middle][number] // min(len(sets[middle]), len(sets[number]))
        for number in members[1:]
    ]
    return Cluster(tuple(members), tuple(shares))


def _components(
    pairs: Sequence[tuple[int, int]],
) -> Iterable[tuple[list[int], list[tuple[int, int]]]]:
    """Numbers that are connected by pairs, with these pairs: what has to be in memory at once."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while (above := parent.setdefault(number, number)) != number:
            parent[number] = parent.setdefault(above, above)
            number = above
        return number

    for one, other in pairs:
        parent[root(one)] = root(other)
    grouped: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        grouped[root(pair[0])].append(pair)
    for own in grouped.values():
        yield sorted({number for pair in own for number in pair}), own
