"""The checks of ``documents`` that a person wrote."""

from pipeline.quality.check import Check, holds, none_of

RAW_FILES = "raw_files"
"""The frame with one row for each file of the raw folder."""

TABLE = "documents"

CHECKS = (
    Check(
        "every_file_accounted",
        TABLE,
        "Every raw file is either a document or a row of rejects, and never both.",
        "critical",
        (
            holds("is_accounted", "the file is neither a document nor a reject"),
            holds("is_only_one", "the file is both a document and a reject"),
        ),
        over=RAW_FILES,
    ),
    Check(
        "file_exists",
        TABLE,
        "Every document comes from a file of the raw folder.",
        "critical",
        (holds("file_exists", "{raw_path} is no file of the raw folder"),),
    ),
    Check(
        "text_is_file",
        TABLE,
        "The text, encoded again, is the file to the byte: its hash is the doc_id. Holds for files "
        "in UTF-8, UTF-16 and UTF-32 without decoding losses.",
        "critical",
        (holds("text_is_file", "the text of {raw_path} is not the file of this doc_id"),),
    ),
    Check(
        "has_article",
        TABLE,
        "Every document is an article.",
        "critical",
        (holds("has_article", "the document has no row in articles"),),
    ),
    Check(
        "nothing_lost_decoding",
        TABLE,
        "No character had to be replaced when the file was decoded.",
        "warning",
        (none_of("decode_loss", "{decode_loss} characters of {raw_path} were replaced"),),
    ),
)
