"""``copydesk annotate``: texts in JSON Lines to annotations in JSON Lines."""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.annotating import Time, annotate_text
from pipeline.annotating.citations import Citation
from pipeline.annotating.quotes import Quote
from pipeline.commands.json_lines import json_line
from pipeline.errors import CopydeskError

Line = dict[str, Any]


def run(path: str) -> int:
    """Print the annotations of each line of the file ``path`` (``-``: standard input)."""
    if path == "-":
        _print(path, sys.stdin)
        return 0
    try:
        with Path(path).open(encoding="utf-8") as lines:
            _print(path, lines)
    except (OSError, UnicodeDecodeError) as error:
        raise CopydeskError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    return 0


def annotate(lines: Iterable[Line]) -> Iterator[Line]:
    """The annotations of texts, given as ``{"id", "text", "published"?}``; offsets are into them.

    ``published`` is an ISO 8601 date, with or without time, against which relative times are read;
    anything else counts as unknown.
    """
    for line in lines:
        text = line["text"]
        annotation = annotate_text(text, _day(line.get("published")))
        yield {
            "id": line["id"],
            "language": annotation.language.language,
            "quotes": [_quote(text, quote) for quote in annotation.quotes],
            "times": [_time(time) for time in annotation.times],
            "citations": [_citation(citation) for citation in annotation.citations],
        }


def _quote(text: str, quote: Quote) -> Line:
    start, end = quote.speaker or (None, None)
    return {
        "start": quote.start,
        "end": quote.end,
        "speaker": text[start:end] if quote.speaker else None,
        "speaker_start": start,
        "speaker_end": end,
        "kind": quote.kind,
        "confidence": quote.confidence,
    }


def _time(time: Time) -> Line:
    return {
        "start": time.start,
        "end": time.end,
        "type": time.type,
        "value": time.value,
        "anchor": time.anchor and time.anchor.isoformat(),
    }


def _citation(citation: Citation) -> Line:
    return {
        "start": citation.start,
        "end": citation.end,
        "outlet_id": citation.outlet_id,
        "relation": citation.relation,
    }


def _day(published: object) -> dt.date | None:
    """The day of an ISO 8601 date, with or without time; None for anything else."""
    try:
        return dt.datetime.fromisoformat(str(published)).date()
    except ValueError:
        return None


def _print(path: str, lines: Iterable[str]) -> None:
    for line in annotate(parsed_lines(path, lines)):
        sys.stdout.write(json_line(line))


def parsed_lines(path: str, lines: Iterable[str | bytes], first: int = 1) -> Iterator[Line]:
    """The objects of JSON Lines that have "id" and "text"; ``first`` is the number of the first.

    Raises CopydeskError with the line's number for any other line that is not blank.
    """
    for number, raw in enumerate(lines, first):
        if not raw.strip():
            continue
        where = f"{path}, line {number}"
        try:
            line = json.loads(raw)
        except ValueError as error:
            raise CopydeskError(f"{where}: is no JSON: {error}") from error
        if not isinstance(line, dict) or "id" not in line or not isinstance(line.get("text"), str):
            raise CopydeskError(f'{where}: must be an object with "id" and a string "text"')
        _warn_of_published(where, line.get("published"))
        yield line


def _warn_of_published(where: str, published: object) -> None:
    """Say that a date cannot be read; one of thousands of texts stops no run."""
    if published is not None and _day(published) is None:
        print(
            f"copydesk: {where}: published is no ISO 8601 date: {published!a}; taken as unknown",
            file=sys.stderr,
        )
