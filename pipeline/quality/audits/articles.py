"""What the texts of ``articles`` are held against: segments, documents, registry, their hash."""

import hashlib

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.cleaning.shape import count_words
from pipeline.quality.audits.corpus import Corpus, Numbers
from pipeline.quality.audits.frame import Columns, Part, flags
from pipeline.quality.audits.repairs import Repairs
from pipeline.quality.suites.articles import SHORTEST_TEXT, SMALLEST_SHARE
from pipeline.schema import BODY_ROLES, ROLES, Table

PARAGRAPH_BREAK = "\n\n"
"""What stands between two segments in articles.text."""

OUTSIDE_ROLES = frozenset(ROLES[ROLES.index(BODY_ROLES[-1]) + 1 :])
"""The roles of what is no part of an article: those after its own."""


def _kept_segments(corpus: Corpus, table: Table) -> Columns:
    """Compare each text with its kept segments, repaired.

    An article of an unknown document is judged by its foreign key.
    """
    count = corpus.file("documents").rows
    same = np.full(count, -1, np.int64)
    difference = np.full(count, -1, np.int64)
    repairs = Repairs(corpus)
    names = ("position", "kept", "start", "text")
    for share in corpus.shares("segments", names, articles=True):
        kept: list[list[tuple[int, str]]] = [[] for _ in share.texts]
        columns = (share.columns[name] for name in names)
        for owner, position, is_kept, start, text in zip(share.owners, *columns, strict=True):
            shown = repairs.apply(share.documents[owner], start, text)
            if is_kept and isinstance(position, int) and isinstance(shown, str):
                kept[owner].append((position, shown))
        for row, text, pieces in zip(share.documents, share.article_texts, kept, strict=True):
            if text is not None:
                joined = PARAGRAPH_BREAK.join(piece for _, piece in sorted(pieces))
                same[row] = joined == text
                if joined != text:
                    difference[row] = _first_difference(joined, text)
    owners = corpus.owners(table.name)
    return {
        "text_is_kept_segments": flags(_of(owners, same, -1)),
        "first_difference": pa.array(_of(owners, difference, -1), pa.int64()),
    }


def _first_difference(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _lengths(corpus: Corpus, table: Table) -> Columns:
    """Holds the length of each text against its document's."""
    lengths = np.zeros(corpus.file("documents").rows, np.int64)
    first = 0
    for batch in corpus.file("documents").batches(["text"]):
        found = pc.fill_null(pc.utf8_length(batch.column("text")), 0).to_numpy()
        lengths[first : first + len(found)] = found
        first += len(found)
    document = _of(corpus.owners(table.name), lengths, 0)
    kept = pc.fill_null(corpus.column(table.name, "n_characters"), 0).to_numpy()
    enough = (kept >= SHORTEST_TEXT) & (kept >= SMALLEST_SHARE * document)
    # Of an empty text another check tells.
    enough |= kept == 0
    return {
        "is_long_enough": pa.array(enough, pa.bool_()),
        "document_characters": pa.array(document, pa.int64()),
    }


def _of(owners: Numbers, values: Numbers, otherwise: int) -> Numbers:
    """A value of each row's document; ``otherwise`` where it is unknown."""
    if not len(values):
        return np.full(len(owners), otherwise, np.int64)
    return np.where(owners >= 0, values[owners], otherwise)


def _texts(corpus: Corpus, table: Table) -> Columns:
    """What each text tells by itself."""
    names = ("text", "n_characters", "n_words", "text_sha256")
    has_text, characters, words, hashes = [], [], [], []
    for batch in corpus.file(table.name).batches(names):
        for text, n_characters, n_words, sha256 in zip(
            *(batch.column(name).to_pylist() for name in names), strict=True
        ):
            text = text or ""
            has_text.append(bool(text.strip()))
            characters.append(n_characters == len(text))
            words.append(n_words == count_words(text))
            hashes.append(sha256 == hashlib.sha256(text.encode()).hexdigest())
    return {
        "has_text": pa.array(has_text, pa.bool_()),
        "n_characters_is_true": pa.array(characters, pa.bool_()),
        "n_words_is_true": pa.array(words, pa.bool_()),
        "text_sha256_is_true": pa.array(hashes, pa.bool_()),
    }


def _boilerplate(corpus: Corpus, table: Table) -> Columns:
    """Counts the paragraphs of each text that are registered standing lines.

    The first signature that a line fulfils decides, as in cleaning. Whole paragraphs, not the
    single lines of a wrapped one: "comment." may end a sentence, and is a heading elsewhere.
    """
    match_signatures = corpus.inputs.registry.match_signatures

    def is_outside(line: str) -> bool:
        found = match_signatures(line)
        return bool(found) and found[0].signature.role in OUTSIDE_ROLES

    counts: list[int] = []
    first: list[str | None] = []
    for batch in corpus.file(table.name).batches(["text"]):
        for text in batch.column("text").to_pylist():
            left = [line for line in (text or "").split(PARAGRAPH_BREAK) if is_outside(line)]
            counts.append(len(left))
            first.append(left[0] if left else None)
    return {
        "boilerplate": pa.array(counts, pa.int64()),
        "first_boilerplate": pa.array(first, pa.string()),
    }


def _segment_counts(corpus: Corpus, table: Table) -> Columns:
    """An article of an unknown document is judged by its foreign key."""
    documents = corpus.file("documents").rows
    owners = corpus.owners("segments")
    kept = pc.fill_null(corpus.column("segments", "kept"), False).to_numpy(zero_copy_only=False)
    added = {}
    for name, counted in (("n_segments", owners >= 0), ("n_kept", (owners >= 0) & kept)):
        counts = np.bincount(owners[counted], minlength=documents).astype(np.int64)
        true = _of(corpus.owners(table.name), counts, -1)
        given = pc.fill_null(corpus.column(table.name, name), -1).to_numpy()
        added[f"{name}_is_true"] = flags(np.where(true < 0, -1, given == true))
    return added


TEXT_PARTS = (
    Part(("text_is_kept_segments", "first_difference"), _kept_segments),
    Part(("is_long_enough", "document_characters"), _lengths),
    Part(
        (
            "has_text",
            "n_characters_is_true",
            "n_words_is_true",
            "text_sha256_is_true",
        ),
        _texts,
    ),
    Part(("n_segments_is_true", "n_kept_is_true"), _segment_counts),
    Part(("boilerplate", "first_boilerplate"), _boilerplate),
)
