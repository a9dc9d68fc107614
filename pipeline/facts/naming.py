"""Names of publishers: as a line writes them, and as the registry knows them."""

import re
from collections.abc import Sequence

from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import candidate
from pipeline.facts.hint import CONFIDENCE, LONGEST_NAME, RANK, Hint
from pipeline.registry import Outlet, Registry

_SIGNS = ' .,;:©-–|&+"“”«»'

AGENCY_KINDS = frozenset({"agency", "photo_agency"})
"""Outlets that supply others: below wire copy stands their copyright, not that of the page."""

_JOINERS = frozenset({"&", "and", "und", "et", "y", "e"})

_COLUMNS = re.compile(r"\s{3,}")
"""What separates the columns of a masthead set in plain text."""

_YEARS = re.compile(r"\(?\b(?:19|20)\d\d\b\)?(?:\s?[-–]\s?(?:(?:19|20)\d\d|present)\b)?")


def named(
    segment: Segment, span: tuple[int, int], field: str, basis: str, rule: str, registry: Registry
) -> Hint | None:
    """The hint at the publisher named in the span of the segment; None where no name stands there.

    An agency that stands where an outlet might is the original publisher.
    """
    text = segment.text[span[0] : span[1]]
    bare = bare_name(text, registry)
    outlet = registry.outlet_named(bare, weak=True) or opening(bare, registry)
    if outlet and outlet.kind in AGENCY_KINDS:
        field = "original_publisher"
    name = outlet.name if outlet else bare
    if not outlet and not _looks_like_a_name(name, text):
        return None
    row = candidate(field, name, basis, rule, CONFIDENCE[basis], segment, span)
    return Hint(name, outlet, RANK[basis], False, row)


def opening(name: str, registry: Registry) -> Outlet | None:
    """The registered outlet with whose name a longer one begins: "Elbe-Bote, publishing house"."""
    first = next(iter(registry.outlets_in(name)), None)
    return first.outlet if first and first.start == 0 and not first.weak else None


def is_publisher(name: str, bare: str, registry: Registry) -> bool:
    """Whether an owner's name, of which ``bare`` is left without legal forms, is rather a company's
    than a masthead's: "Nordland Medien", "Berliner" of "Berliner Verlag", "Elbe News & Media".
    """
    words = {word.strip(_SIGNS + "()").casefold() for word in bare.split()}
    cut = name[len(bare) :].split()
    one = len(words) == 1 and "-" not in bare and _has_publisher(cut, registry)
    return one or _has_publisher(bare.split(), registry) or (bool(cut) and cut[0] in _JOINERS)


def _has_publisher(words: Sequence[str], registry: Registry) -> bool:
    folded = {word.strip(_SIGNS + "()").casefold() for word in words}
    return not folded.isdisjoint(registry.rights.publishers)


def bare_name(text: str, registry: Registry) -> str:
    """A name without years, legal form and signs around it."""
    words = _YEARS.sub(" ", _COLUMNS.split(text.strip())[0]).split()
    for index, word in enumerate(words[1:], 1):
        # "Elbe-Bote, GmbH & Co": from the legal form behind a comma on it is the company's.
        if (
            words[index - 1].endswith(",")
            and word.strip(_SIGNS).casefold() in registry.rights.houses
        ):
            words = words[:index]
            break
    while len(words) > 1 and words[-1].strip(_SIGNS).casefold() in (*registry.rights.houses, ""):
        words.pop()
    if len(words) > 1 and words[0].casefold() in registry.rights.houses and words[1][0] in '«“"':
        words = words[1:]
    return " ".join(words).strip(_SIGNS)


def _looks_like_a_name(name: str, text: str) -> bool:
    """Whether the name, found in ``text``, can be a masthead: no issue or date, no sentence."""
    return (
        0 < len(name) <= LONGEST_NAME
        and any(map(str.isalpha, name))
        and not name[0].islower()
        and not re.search(r"[^\W\d_]\s\d{4}\s[^\W\d_]", text)
    )
