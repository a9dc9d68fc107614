"""Sources: which noun phrase of its sentence a cue belongs to.

Here belong the candidates around a cue and their features. That no phrase is the source is a
candidate, too: "it is expected".
"""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.annotating.quotes.cues import Cue, base_of, shown
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import Stream

LEFT, RIGHT = 6, 3
"""Phrases on each side of a cue; farther ones are hardly ever its source."""

Candidate = Phrase | None


def candidates(
    cue: Cue, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> list[tuple[str, Candidate]]:
    """Phrases around a cue with their side and rank; ``firsts`` are the first words of ``phrases``."""
    middle = bisect_left(firsts, cue.index)
    found: list[tuple[str, Candidate]] = [("0", None)]
    rank = 0
    for number in range(middle - 1, -1, -1):
        phrase = phrases[number]
        if phrase.first < cue.first or rank == LEFT:
            break
        if phrase.last >= cue.index:
            continue
        rank += 1
        found.append((f"L{rank}", phrase))
    rank = 0
    for phrase in phrases[middle : middle + RIGHT + 1]:
        if phrase.first <= cue.index:
            continue
        if phrase.first >= cue.last or rank == RIGHT:
            break
        rank += 1
        found.append((f"R{rank}", phrase))
    return found


def features(stream: Stream, cue: Cue, side: str, phrase: Candidate) -> list[str]:
    """What speaks for a phrase as the source of a cue."""
    tags = stream.tags
    index, first, last = cue
    base = base_of(stream.words[index])
    tag = tags[index]
    before = shown(stream, index - 1) if index > first else "^"
    after = shown(stream, index + 1) if index + 1 < last else "$"
    if phrase is None:
        return [
            "0",
            f"0b={base}",
            f"0t={tag}",
            f"0t<={tag} {before}",
            f"0t>={tag} {after}",
            f"0L={tags[max(first, index - 4) : index]}",
            f"0R={tags[index + 1 : min(index + 3, last)]}",
            f"0at={min(index - first, 3)} {tag}",
        ]
    left = phrase.last < index
    between = tags[phrase.last + 1 : index] if left else tags[index + 1 : phrase.first]
    outer = shown(stream, phrase.first - 1) if phrase.first > first else "^"
    behind = shown(stream, phrase.last + 1) if phrase.last + 1 < last else "$"
    kind = phrase.kind
    near = between[-4:] if left else between[:4]
    gap = f"{near}{len(between) if len(between) < 5 else 'far'}"
    word = stream.words[phrase.last] if kind in "poW" else kind
    return [
        f"s={side}",
        f"sk={side} {kind}",
        f"sb={side} {base}",
        f"st={side} {tag}",
        f"k={word}",
        f"kt={kind} {tag} {side[0]}",
        f"g={side[0]}{gap}",
        f"gt={side[0]}{tag} {gap}",
        f"gk={side[0]}{kind} {near}",
        f"o={side[0]}{outer}",
        f"ok={side} {outer} {kind}",
        f"h={side[0]}{behind}",
        f"ht={side} {behind} {tag}",
        f"oh={side[0]}{outer} {behind}",
        f"ta={side} {tag} {after}",
        f"tb={side} {tag} {before}",
        f"comma={side[0]}{between.count(',')}{int(',' in tags[first:index])}",
        f"verb={side[0]}{min(sum(between.count(t) for t in 'vsaugX'), 3)} {tag}",
        f"Q={side[0]}{int('Q' in between or 'E' in between)}{int(tags[first] in 'QEF')} {tag}",
        f"start={int(phrase.first == first)} {side} {tag}",
    ]
