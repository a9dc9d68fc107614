"""Decides who published the page, and who published its text first, from all hints."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cleaning.bylines import BylineReader
from pipeline.cleaning.ownership import OwnershipReader
from pipeline.cleaning.segment import Segment
from pipeline.facts.context import Context
from pipeline.facts.copyright_line import find_copyright_lines
from pipeline.facts.dateline import find_datelines
from pipeline.facts.evidence import Evidence, candidate
from pipeline.facts.furniture import Furniture
from pipeline.facts.hint import CONFIDENCE, RANK, Hint
from pipeline.facts.own_name import under_own_names
from pipeline.facts.site import find_site, page_host
from pipeline.facts.source_line import find_source_lines
from pipeline.facts.standing_lines import find_standing_lines
from pipeline.facts.voice import find_voice
from pipeline.facts.weighing import weigh
from pipeline.registry import Registry


@dataclass(frozen=True, slots=True)
class Publishers:
    """The chosen hints, None where nothing decides; ``confidence`` is the outlet's tier."""

    outlet: Hint | None
    confidence: str | None
    original: Hint | None
    evidence: list[Evidence]


def find_publishers(
    segments: Sequence[Segment],
    context: Context,
    registry: Registry,
    bylines: BylineReader,
    ownership: OwnershipReader,
) -> Publishers:
    """The outlet and the original publisher of a page, with every candidate for both."""
    host = page_host(context)
    furniture = Furniture(segments, registry)
    article = [s for s in segments if s.kept or s.role == "publication_line"]
    texts = [*dict.fromkeys([s.text for s in (*article, *furniture.naming)])]
    named = dict(zip(texts, registry.outlets_in_all(texts), strict=True))
    hints = [
        *find_site(context, host, registry),
        *find_standing_lines(segments, registry),
        *find_copyright_lines(segments, registry, ownership),
        *find_source_lines(segments, named, registry),
        *find_voice(segments, named, registry),
        *find_datelines(segments, registry, bylines),
        *furniture.hints(named),
    ]
    if context.sidecar_outlet:
        hints.append(_of_sidecar(context.sidecar_outlet, registry))
    hints = under_own_names(hints, host, furniture)
    of_page = [hint for hint in hints if hint.evidence.field == "outlet"]
    outlet = weigh(of_page, furniture, registry.owners, host)
    originals = [hint for hint in hints if hint.evidence.field == "original_publisher"]
    original = _decide([hint for hint in originals if not outlet or hint.key != outlet.key])
    confidence = _tier(outlet, hints) if outlet else None
    rows = [
        *_rows(hints, "outlet", outlet, confidence),
        *_rows(hints, "original_publisher", original, _tier(original, hints) if original else None),
    ]
    return Publishers(outlet, confidence, original, rows)


def _rows(
    hints: Sequence[Hint], field: str, chosen: Hint | None, confidence: str | None
) -> list[Evidence]:
    """The hints of a field as evidence: all that name the chosen publisher are chosen."""
    rows = []
    for hint in hints:
        if hint.evidence.field != field:
            continue
        same = chosen is not None and hint.key == chosen.key
        rows.append(hint.evidence.taken(confidence) if same else hint.evidence)
        if chosen is not None and same:
            # Two lines may spell an unregistered name differently; the article has one spelling.
            rows[-1] = rows[-1]._replace(value=chosen.name)
    return rows


def _of_sidecar(name: str, registry: Registry) -> Hint:
    outlet = registry.outlet_named(name, weak=True)
    shown = outlet.name if outlet else name
    row = candidate("outlet", shown, "sidecar", "sources.csv", CONFIDENCE["sidecar"])
    return Hint(shown, outlet, RANK["sidecar"], False, row)


def _decide(hints: Sequence[Hint]) -> Hint | None:
    """The surest hint that decides by itself; else two weak ones of different bases that agree."""
    order = sorted(hints, key=lambda hint: (hint.rank, hint.evidence.start or 0))
    for hint in order:
        if not hint.weak:
            return hint
    for hint in order:
        bases = {other.evidence.basis for other in order if other.key == hint.key}
        if len(bases) > 1:
            return hint
    return None


def _tier(chosen: Hint, hints: Sequence[Hint]) -> str:
    """The basis's tier; a second basis that agrees lifts it to high, but weak hints to medium."""
    field = chosen.evidence.field
    others = {
        hint.evidence.basis
        for hint in hints
        if hint.evidence.field == field and hint.key == chosen.key
    } - {chosen.evidence.basis}
    if chosen.weak:
        return "medium"
    return "high" if others else CONFIDENCE[chosen.evidence.basis]
