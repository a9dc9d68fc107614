"""What ``documents`` and ``rejects`` are held against: the files of the raw folder."""

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Extra, Part
from pipeline.quality.suites.documents import RAW_FILES
from pipeline.schema import Table


def _has_article(corpus: Corpus, table: Table) -> Columns:
    known = pc.is_in(corpus.doc_ids, value_set=corpus.column("articles", "doc_id"))
    return {"has_article": known}


def _file_exists(corpus: Corpus, table: Table) -> Columns:
    files = pa.array(corpus.inputs.raw_paths, pa.string())
    return {"file_exists": pc.is_in(corpus.column(table.name, "raw_path"), value_set=files)}


def _raw_files(corpus: Corpus, table: Table) -> pa.Table:
    files = pa.array(corpus.inputs.raw_paths, pa.string())
    document = pc.is_in(files, value_set=corpus.column("documents", "raw_path"))
    reject = pc.is_in(files, value_set=corpus.column("rejects", "raw_path"))
    return pa.table(
        {
            "raw_path": files,
            "is_accounted": pc.or_(document, reject),
            "is_only_one": pc.invert(pc.and_(document, reject)),
        }
    )


def _rejected(corpus: Corpus, table: Table) -> Columns:
    rows = corpus.file(table.name).rows
    return {"is_an_article": pa.array([False] * rows, pa.bool_())}


DOCUMENT_PARTS = (Part(("has_article",), _has_article), Part(("file_exists",), _file_exists))
RAW_FILES_FRAME = Extra(RAW_FILES, ("raw_path",), _raw_files)
REJECT_PARTS = (Part(("file_exists",), _file_exists), Part(("is_an_article",), _rejected))
