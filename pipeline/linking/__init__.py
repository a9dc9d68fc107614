"""Linking: from all articles to those that are copies of each other.

Texts become sets of shingles (``shingles``), a sample of which tells which pairs to compare
(``candidates``); pairs are compared by all their shingles and gathered around the one that most are
like (``clusters``). ``duplicates`` is the way through all of these, ``passages`` shows what two
texts share. Only the texts and their names count, never their order.
"""

from pipeline.linking.duplicates import Cluster, Texts, find_clusters
from pipeline.linking.passages import Passage, shared_passages

__all__ = ["Cluster", "Passage", "Texts", "find_clusters", "shared_passages"]
