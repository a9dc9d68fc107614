"""``copydesk explain``: why each line of a page was kept or cut, and where its facts stand."""

import shutil
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.cleaning import Segment
from pipeline.cleaning.learned.wording import Reason, rule_words
from pipeline.commands.json_lines import json_line
from pipeline.commands.raw_folder import RawFolder, files_of
from pipeline.desk import Edited
from pipeline.errors import CopydeskError
from pipeline.facts import Evidence
from pipeline.reading import Document, Reject
from pipeline.releasing.card.inert import visible

WIDEST, NARROWEST = 120, 60
"""Columns of the output: lines longer than these are hard to read, shorter ones hold nothing."""

Explained = list[tuple[Segment, list[Reason]]]


def run(path: str, as_json: bool) -> int:
    """Explain the file at ``path`` on standard output; the exit status."""
    document, result, explained = explain(Path(path))
    if as_json:
        for segment, reasons in explained:
            sys.stdout.write(json_line(_json(segment, reasons)))
        return 0
    width = min(max(shutil.get_terminal_size((WIDEST, 24)).columns, NARROWEST), WIDEST)
    for line in (*_head(document, result), *_lines(explained)):
        sys.stdout.write(_clipped(line, width) + "\n")
    return 0


def explain(path: Path) -> tuple[Document, Edited | Reject, Explained]:
    """The document in a file, its article or why it holds none, and each segment with what weighed
    most in the verdict on it.

    Raises CopydeskError for a file that is not there or cannot be read as a page.
    """
    if not path.exists() and not path.is_symlink():
        raise CopydeskError(f"{path}: there is no such file")
    if path.is_dir():
        raise CopydeskError(f"{path}: is a folder; name one file in it")
    ((_, (root, file)),) = files_of(path)
    folder = RawFolder.at(root)
    document = folder.read(file)
    if isinstance(document, Reject):
        raise CopydeskError(
            f"{path}: has no lines to explain; a build rejects it as {document.reason}: "
            f"{document.detail}"
        )
    return document, folder.edit_document(document), folder.desk.explain(document)


def _json(segment: Segment, reasons: list[Reason]) -> dict[str, Any]:
    return {
        "start": segment.start,
        "end": segment.end,
        "kept": segment.kept,
        "role": segment.role,
        "rule": segment.rule,
        "score": segment.score,
        "reasons": [{**reason._asdict(), "words": reason.words} for reason in reasons],
    }


def _head(document: Document, result: Edited | Reject) -> Iterator[str]:
    """What is said of the page as a whole: each fact with where it stands, or why it is none."""
    name = _folded(document.raw_path)
    yield f"{name}: {document.format}, {document.encoding}, {document.doc_id[:12]}"
    if isinstance(result, Reject):
        yield f"no article: {result.detail}"
        return
    article = result.article
    kept = f"{article.n_kept} of {article.n_segments} lines kept"
    yield f"article: {kept}, {article.n_words} words"
    for fact in result.evidence:
        if fact.chosen:
            yield f"{fact.field}: {_folded(fact.value or 'none')} ({_why(fact)})"


def _why(fact: Evidence) -> str:
    tier = f", {fact.confidence}" if fact.confidence else ""
    place = f": {_folded(fact.text)}" if fact.text and fact.text != fact.value else ""
    return f"{fact.basis}, {fact.rule}{tier}{place}"


def _lines(explained: Explained) -> Iterator[str]:
    """Each segment in two lines, and one more for each reason."""
    for segment, reasons in explained:
        score = "" if segment.score is None else f", text at {segment.score / 10:.0f} %"
        words = rule_words(segment.rule)
        yield ""
        yield f"{'KEPT' if segment.kept else 'cut '} {segment.role}  {_folded(segment.text)}"
        yield f"     {segment.rule}{f': {words}' if words else ''}{score}"
        for reason in reasons:
            yield f"     {reason.weight}  {reason.words}"


def _folded(text: str) -> str:
    # A page may be one line of megabytes.
    return visible(text[: 4 * WIDEST])


def _clipped(line: str, width: int) -> str:
    """The line cut to so many columns; characters of East Asian scripts take two."""
    columns = 0
    for number, character in enumerate(line):
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if columns > width:
            return line[: number - 1] + "…"
    return line
