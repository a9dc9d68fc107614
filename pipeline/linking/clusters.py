"""Clusters of copies: stars around the text that most others are like.

In a star every text is like the one in the middle, so a chain of texts, each like the next, does
not run together into one cluster (Aslam, Pelekhov and Rus, 2004: star clustering).
"""

from collections.abc import Mapping, Sequence


def stars(links: Mapping[int, Mapping[int, int]], ranks: Sequence[int]) -> list[list[int]]:
    """Clusters, each with its middle first; ``links`` has for each text those it is like, and how
    many shingles they share. A text belongs to the middle with which it shares most.
    """
    order = sorted(
        links, key=lambda number: (-len(links[number]), -sum(links[number].values()), ranks[number])
    )
    middles: list[int] = []
    taken: set[int] = set()
    for number in order:
        if number not in taken:
            middles.append(number)
            taken |= {number, *links[number]}
    clusters = {middle: [middle] for middle in middles}
    for number in sorted(links, key=ranks.__getitem__):
        if number not in clusters:
            near = [other for other in links[number] if other in clusters]
            clusters[max(near, key=lambda o: (links[number][o], -ranks[o]))].append(number)
    return [members for members in clusters.values() if len(members) > 1]
