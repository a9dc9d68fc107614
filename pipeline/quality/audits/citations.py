"""What the outlets of ``citations`` are held against."""

import pyarrow as pa

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Part
from pipeline.schema import Table


def _outlets(corpus: Corpus, table: Table) -> Columns:
    known = corpus.inputs.registry.outlets
    ids = corpus.column(table.name, "outlet_id").to_pylist()
    return {
        "outlet_is_known": pa.array(
            [None if id_ is None else id_ in known for id_ in ids], pa.bool_()
        )
    }


CITATION_PARTS = (Part(("outlet_is_known",), _outlets),)
