"""Hints from standing lines: copyright lines, house signatures, source lines, notices."""

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import candidate
from pipeline.facts.hint import CONFIDENCE, RANK, Hint
from pipeline.registry import Outlet, Registry, SignatureMatch

AGENCY_KINDS = frozenset({"agency", "photo_agency"})
"""Outlets that supply others: named as source they are the origin, not the page."""

LONGEST_NAME = 60
"""Characters; mastheads are shorter, and what is longer is a sentence."""

_YEARS = re.compile(r"\(?\b(?:19|20)\d\d\b\)?(?:\s?[-–]\s?(?:(?:19|20)\d\d|present)\b)?")
_COMPANY = re.compile(
    r"[\s,]+(?:ltd|limited|inc|incorporated|llc|plc|gmbh|ag|kg|se|sa|s\.a|srl|s\.r\.l|bv|b\.v|corp|"
    r"corporation|co|company|lda|ltda|ooo|ооо|media group|media|verlag|partners|group)\b\.?$",
    re.IGNORECASE,
)
_SOURCE_PARTS = re.compile(r"\s*[/|·]\s*")


def find_standing_lines(segments: Sequence[Segment], registry: Registry) -> Iterator[Hint]:
    """Hints at outlets and original publishers from every standing line of the page."""
    mastheads = [segment for segment in segments if segment.role == "navigation"]
    for segment in segments:
        for match in registry.match_signatures(segment.text):
            yield from _of_signature(segment, match, mastheads, registry)
        if segment.role == "publication_line":
            yield from _of_source(segment, registry)
            yield from _of_agency(segment, registry)


def _of_signature(
    segment: Segment, match: SignatureMatch, mastheads: Sequence[Segment], registry: Registry
) -> Iterator[Hint]:
    signature = match.signature
    rule = f"signature:{signature.id}"
    if signature.outlet and signature.identifies:
        outlet = registry.outlets[signature.outlet]
        weak = signature.identifies == "weak"
        confidence = "low" if weak else CONFIDENCE["signature"]
        row = candidate("outlet", outlet.name, "signature", rule, confidence, segment)
        yield Hint(outlet.name, outlet, RANK["signature"], weak, row)
    for group, field, basis in (
        ("original", "original_publisher", "notice"),
        ("outlet", "outlet", "copyright"),
    ):
        if group in match.groups:
            hint = _named(segment, match.group_spans[group], field, basis, rule, registry)
            if hint is not None:
                yield _by_masthead(hint, mastheads) if field == "outlet" else hint


def _named(
    segment: Segment,
    span: tuple[int, int],
    field: str,
    basis: str,
    rule: str,
    registry: Registry,
) -> Hint | None:
    """The publisher named in the span: registered, or by the name that stands there."""
    text = segment.text[span[0] : span[1]]
    outlet = registry.outlet_named(_bare_name(text), weak=True) or _only_mention(text, registry)
    if outlet and outlet.kind in AGENCY_KINDS:
        # Below wire copy stands the agency's copyright, not that of the page.
        field = "original_publisher"
    name = outlet.name if outlet else _bare_name(text)
    if not name or len(name) > LONGEST_NAME or not any(map(str.isalpha, name)):
        return None
    row = candidate(field, name, basis, rule, CONFIDENCE[basis], segment, span)
    return Hint(name, outlet, RANK[basis], False, row)


def _only_mention(text: str, registry: Registry) -> Outlet | None:
    mentions = {mention.outlet.id: mention.outlet for mention in registry.outlets_in(text)}
    return next(iter(mentions.values())) if len(mentions) == 1 else None


def _bare_name(text: str) -> str:
    """A name without years, legal form and signs around it."""
    name = " ".join(_YEARS.sub(" ", text).split()).strip(' .,;:©-–|"“”')
    while (shorter := _COMPANY.sub("", name).strip(" .,")) != name:
        name = shorter
    return name


def _by_masthead(hint: Hint, mastheads: Sequence[Segment]) -> Hint:
    """The hint with the name as the page's masthead writes it, where a line is just that."""
    if hint.outlet is not None:
        return hint
    for masthead in mastheads:
        if _same_name(masthead.text, hint.name):
            name = hint.name if masthead.text.isupper() else masthead.text
            return Hint(name, None, hint.rank, hint.weak, hint.evidence)
    return hint


def _same_name(masthead: str, name: str) -> bool:
    return masthead.casefold().removeprefix("the ") == name.casefold().removeprefix("the ")


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


def _of_agency(segment: Segment, registry: Registry) -> Iterator[Hint]:
    """Hints from an agency that a publication line names, with a source label or without."""
    for mention in registry.outlets_in(segment.text):
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
    for match in [*_SOURCE_PARTS.finditer(text, start), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            spans.append((start, len(text[:end].rstrip())))
        start = match.end() if match else end
    return spans
