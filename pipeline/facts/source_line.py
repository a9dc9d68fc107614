"""Hints from publication lines: "Source: X", and agencies that such a line names."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import candidate
from pipeline.facts.hint import CONFIDENCE, LONGEST_NAME, RANK, Hint
from pipeline.registry import Mention, Registry

_BETWEEN = re.compile(r"[/|·]")


def find_source_lines(
    segments: Sequence[Segment], named: Mapping[str, Sequence[Mention]], registry: Registry
) -> Iterator[Hint]:
    """Hints at outlets, and at agencies as original publishers, from the publication lines;
    ``named`` are the outlets that stand in segments, by their text.
    """
    for segment in segments:
        if segment.role == "publication_line":
            yield from _of_source(segment, registry)
            yield from _of_agency(segment, named.get(segment.text, ()))


def _of_source(segment: Segment, registry: Registry) -> Iterator[Hint]:
    """Hints from "Source: X", where X is no agency: it is the page's own outlet.

    Of several names those that the registry knows count, of a house and its programme ("Evening
    Talk/The Post") the house; a single unknown name counts too.
    """
    start = _behind_label(segment.text, registry.bylines.source_labels)
    if start is None:
        return
    parts = _parts(segment.text, start)
    known = [(span, registry.outlet_named(segment.text[slice(*span)], weak=True)) for span in parts]
    owners = {outlet.owner for _, outlet in known if outlet}
    houses = [outlet for _, outlet in known if outlet and outlet.name in owners]
    for span, outlet in known:
        name = outlet.name if outlet else segment.text[slice(*span)]
        if len(name) > LONGEST_NAME:
            continue
        if outlet is not None and outlet.kind == "agency":
            continue
        sure = outlet in houses if houses else outlet is not None or len(parts) == 1
        confidence = CONFIDENCE["source_line"] if sure else "low"
        row = candidate("outlet", name, "source_line", "source_label", confidence, segment, span)
        yield Hint(name, outlet, RANK["source_line"], not sure, row)


def _of_agency(segment: Segment, mentions: Sequence[Mention]) -> Iterator[Hint]:
    """Hints from an agency that a publication line names, with a source label or without."""
    for mention in mentions:
        if mention.outlet.kind == "agency":
            name, span = mention.outlet.name, (mention.start, mention.end)
            row = candidate(
                "original_publisher",
                name,
                "source_line",
                "agency_in_publication_line",
                CONFIDENCE["source_line"],
                segment,
                span,
            )
            yield Hint(name, mention.outlet, RANK["source_line"], False, row)


def _behind_label(text: str, labels: Sequence[str]) -> int | None:
    folded = text.casefold()
    for label in labels:
        at = folded.find(label)
        if at >= 0 and (at == 0 or not (folded[at - 1].isalnum() and folded[at - 1].isascii())):
            behind = at + len(label)
            rest = text[behind:].lstrip()
            if rest[:1] in (":", "：") or label[-1] in ":：":
                return len(text) - len(rest.lstrip(":：").lstrip())
    return None


def _parts(text: str, start: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in [*_BETWEEN.finditer(text, start), None]:
        end = match.start() if match else len(text)
        part = text[start:end]
        first = end - len(part.lstrip())
        if first < end:
            spans.append((first, first + len(part.strip())))
        start = match.end() if match else end
    return spans
