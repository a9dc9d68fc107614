"""What ``documents`` and ``rejects`` are held against: the files of the raw folder."""

import codecs
import hashlib

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Extra, Part
from pipeline.quality.suites.documents import RAW_FILES
from pipeline.reading.decode import MARKS
from pipeline.schema import Table


def _has_article(corpus: Corpus, table: Table) -> Columns:
    known = pc.is_in(corpus.doc_ids, value_set=corpus.column("articles", "doc_id"))
    return {"has_article": known}


def _file_exists(corpus: Corpus, table: Table) -> Columns:
    files = pa.array(corpus.inputs.raw_paths, pa.string())
    return {"file_exists": pc.is_in(corpus.column(table.name, "raw_path"), value_set=files)}


def _text_is_file(corpus: Corpus, table: Table) -> Columns:
    """Encodes each text again and compares the hash; null where bytes do not follow from text.

    That is so for HTML, where characters were replaced, and for encodings older than Unicode, in
    some of which a character may have several codes.
    """
    marks = {codecs.lookup(encoding).name: mark for mark, encoding in MARKS}
    names = ("doc_id", "format", "encoding", "byte_order_mark", "decode_loss", "text")
    verdicts: list[bool | None] = []
    for batch in corpus.file(table.name).batches(names):
        for doc_id, kind, encoding, has_mark, loss, text in zip(
            *(batch.column(name).to_pylist() for name in names), strict=True
        ):
            mark = marks.get(_codec(encoding) or "")
            if mark is None or kind != "text" or loss or text is None:
                verdicts.append(None)
                continue
            raw = (mark if has_mark else b"") + text.encode(encoding)
            verdicts.append(hashlib.sha256(raw).hexdigest() == doc_id)
    return {"text_is_file": pa.array(verdicts, pa.bool_())}


def _codec(encoding: str | None) -> str | None:
    """The name by which Python knows an encoding, None where it knows none of that name."""
    try:
        return codecs.lookup(encoding or "").name
    except LookupError:
        return None


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


DOCUMENT_PARTS = (
    Part(("has_article",), _has_article),
    Part(("file_exists",), _file_exists),
    Part(("text_is_file",), _text_is_file),
)
RAW_FILES_FRAME = Extra(RAW_FILES, ("raw_path",), _raw_files)
REJECT_PARTS = (Part(("file_exists",), _file_exists), Part(("is_an_article",), _rejected))
