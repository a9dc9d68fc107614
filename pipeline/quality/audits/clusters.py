"""Whether the clusters of ``articles`` are whole."""

from collections import Counter

import pyarrow as pa

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Part
from pipeline.schema import Table

COLUMNS = ("doc_id", "cluster_id", "cluster_origin", "cluster_basis", "cluster_share")


def _clusters(corpus: Corpus, table: Table) -> Columns:
    """Each cluster has two articles or more, is named by the smallest of their ids, and either one
    origin with what tells it, or none.
    """
    rows = corpus.file(table.name).columns(list(COLUMNS)).to_pylist()
    sizes = Counter(row["cluster_id"] for row in rows)
    origins = Counter(row["cluster_id"] for row in rows if row["cluster_origin"])
    smallest: dict[str, str] = {}
    for row in rows:
        if row["cluster_id"] is not None and row["doc_id"] is not None:
            smallest[row["cluster_id"]] = min(
                row["doc_id"], smallest.get(row["cluster_id"], row["doc_id"])
            )
    verdicts = []
    for row in rows:
        cluster = row["cluster_id"]
        told = [row[name] is not None for name in ("cluster_origin", "cluster_basis")]
        if cluster is None:
            verdicts.append(not any(told) and row["cluster_share"] is None)
        else:
            verdicts.append(
                sizes[cluster] > 1
                and smallest.get(cluster) == cluster
                and all(told) == any(told) == (origins[cluster] == 1)
                and row["cluster_share"] is not None
            )
    return {"cluster_is_whole": pa.array(verdicts, pa.bool_())}


CLUSTER_PARTS = (Part(("cluster_is_whole",), _clusters),)
