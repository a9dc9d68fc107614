"""An outlet's own voice: "told the Global Times", said of itself by the paper that reports it.

A house that quotes what people told it names itself with no distance; another that reports the same
adds distance ("the state-run Global Times", "the Global Times praised"). So only an outlet all of
whose mentions in the body follow a verb of telling speaks with its own voice. A weak hint.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import candidate
from pipeline.facts.hint import CONFIDENCE, RANK, Hint
from pipeline.registry import Mention, Registry

FEWEST = 2
"""Told once, an outlet may be quoted from another; its own copy names it again and again."""

_ARTICLE = re.compile(r"\s(?:the|der|die|das|la|le|el|il|o|a)?\s?$", re.IGNORECASE)


def find_voice(
    segments: Sequence[Segment], named: Mapping[str, Sequence[Mention]], registry: Registry
) -> Iterator[Hint]:
    """One hint for each outlet that speaks with its own voice in the kept segments; ``named`` are
    the outlets that stand in them, by their text.
    """
    told: dict[str, list[tuple[Segment, Mention]]] = {}
    distant: set[str] = set()
    for segment in segments:
        if not segment.kept:
            continue
        for mention in named.get(segment.text, ()):
            if _is_told(segment.text[: mention.start], registry.bylines.own_voice_verbs):
                told.setdefault(mention.outlet.id, []).append((segment, mention))
            else:
                distant.add(mention.outlet.id)
    for outlet_id, places in told.items():
        if len(places) >= FEWEST and outlet_id not in distant:
            segment, mention = places[0]
            outlet = mention.outlet
            field = "original_publisher" if outlet.kind == "agency" else "outlet"
            row = candidate(
                field,
                outlet.name,
                "voice",
                "told_without_distance",
                CONFIDENCE["voice"],
                segment,
                (mention.start, mention.end),
            )
            yield Hint(outlet.name, outlet, RANK["voice"], True, row)


def _is_told(before: str, verbs: Sequence[str]) -> bool:
    folded = _ARTICLE.sub("", before[-40:].casefold().rstrip() + " ").rstrip()
    # All at once first: pages that name outlets everywhere seldom have such a verb before them.
    return folded.endswith(tuple(verbs)) and any(
        folded.endswith(verb) and not folded[: -len(verb)][-1:].isalpha() for verb in verbs
    )
