"""Hints from standing lines: the signatures of houses, and notices of reprints."""

from collections.abc import Iterator, Sequence

from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import candidate
from pipeline.facts.hint import CONFIDENCE, RANK, Hint
from pipeline.facts.naming import named
from pipeline.registry import Registry, SignatureMatch


def find_standing_lines(segments: Sequence[Segment], registry: Registry) -> Iterator[Hint]:
    """Hints at outlets and original publishers from every line that is a registered signature."""
    found = registry.match_all_signatures([segment.text for segment in segments])
    for segment, matches in zip(segments, found, strict=True):
        for match in matches:
            yield from _of_signature(segment, match, registry)


def _of_signature(segment: Segment, match: SignatureMatch, registry: Registry) -> Iterator[Hint]:
    signature = match.signature
    rule = f"signature:{signature.id}"
    if signature.outlet and signature.identifies:
        outlet = registry.outlets[signature.outlet]
        weak = signature.identifies == "weak"
        confidence = "low" if weak else CONFIDENCE["signature"]
        row = candidate("outlet", outlet.name, "signature", rule, confidence, segment)
        yield Hint(outlet.name, outlet, RANK["signature"], weak, row)
    if "original" in match.groups:
        span = match.group_spans["original"]
        hint = named(segment, span, "original_publisher", "notice", rule, registry)
        if hint is not None:
            yield hint
