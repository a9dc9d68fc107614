"""The copies among the articles."""

from collections import Counter
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True)
class Clusters:
    """``articles`` are those in clusters; ``origins`` the clusters whose origin is told."""

    count: int
    articles: int
    origins: int
    largest: int


def clusters(articles: pa.Table) -> Clusters:
    """Count the clusters of near-copies."""
    sizes = Counter(articles["cluster_id"].drop_null().to_pylist())
    origins = pc.sum(articles["cluster_origin"]).as_py() or 0
    return Clusters(len(sizes), sum(sizes.values()), origins, max(sizes.values(), default=0))
