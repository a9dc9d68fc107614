"""Sources: which noun phrase of its sentence a cue belongs to.

Here belong the candidates around a cue and what speaks for each. That no phrase is the source is a
candidate, too: "it is expected".
"""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.annotating.quotes.cues import Cue, base_of
from pipeline.annotating.quotes.features import Key, Template
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import PIECES, Stream

LEFT, RIGHT, OPENING = 4, 2, 2
"""Phrases on each side of a cue, and farther ones that open its clause; others are hardly ever its
source."""

NONE = Template(
    "none",
    "base tag before after left right start",
    "base; tag; tag before; tag after; left; right; start tag",
)
PLACE = Template("place", "side kind tag", "side; side kind; side tag; kind tag")
VERB = Template("verb", "side base", "side base")
GAP = Template(
    "gap", "half near size tag kind", "half near size; half tag near size; half kind near"
)
OUTER = Template("outer", "side half outer kind", "half outer; side outer kind")
AROUND = Template("around", "half outer behind", "half behind; half outer behind")
BEHIND = Template("behind", "side behind tag", "side behind tag")
BESIDE = Template("beside", "side tag before after", "side tag before; side tag after")
COUNTS = Template(
    "counts",
    "half side tag commas verbs piece begins",
    "half commas; half verbs tag; half piece tag; side begins tag",
)
PRONOUN = Template("pronoun", "half word", "half word")

Candidate = tuple[str, Phrase | None]
"""A phrase with its side and rank seen from the cue: L1, L2, … from it to the left, S1, … from the
start of its clause, R1, … to the right; 0 for none."""


def candidates(
    stream: Stream, cue: Cue, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> list[Candidate]:
    """Phrases around a cue; ``firsts`` are the first words of ``phrases``."""
    index, first, last = cue
    found: list[Candidate] = [("0", None)]
    middle = bisect_left(firsts, index)
    rank = number = 0
    for number in range(middle - 1, -1, -1):
        phrase = phrases[number]
        if phrase.first < first or rank == LEFT:
            break
        if phrase.last < index:
            rank += 1
            found.append((f"L{rank}", phrase))
    else:
        number = -1
    # "NAME, an expert at such a place who knows it well, said": far away, and yet the subject.
    start = bisect_left(firsts, _clause(stream.tags, first, index))
    for rank, phrase in enumerate(phrases[start : min(start + OPENING, number + 1)], 1):
        found.append((f"S{rank}", phrase))
    rank = 0
    for phrase in phrases[middle : middle + RIGHT + 1]:
        if phrase.first >= last or rank == RIGHT:
            break
        if phrase.first > index:
            rank += 1
            found.append((f"R{rank}", phrase))
    return found


def _clause(tags: str, first: int, index: int) -> int:
    """Where the words begin that go with a cue: behind the last quoted piece before it."""
    return max(first, *(tags.rfind(piece, first, index) + 1 for piece in PIECES))


def keys(stream: Stream, cue: Cue, candidate: Candidate) -> list[Key]:
    """What speaks for a phrase as the source of a cue."""
    tags, shown = stream.tags, stream.shown
    index, first, last = cue
    side, phrase = candidate
    base = base_of(stream.words[index])
    tag = tags[index]
    before = shown[index - 1] if index > first else "^"
    after = shown[index + 1] if index + 1 < last else "$"
    if phrase is None:
        left, right = tags[max(first, index - 4) : index], tags[index + 1 : min(index + 3, last)]
        return [(NONE, base, tag, before, after, left, right, min(index - first, 3))]
    half = side[0]
    if half in "LS":
        between = tags[phrase.last + 1 : index]
        near = between[-4:]
    else:
        between = tags[index + 1 : phrase.first]
        near = between[:4]
    outer = shown[phrase.first - 1] if phrase.first > first else "^"
    behind = shown[phrase.last + 1] if phrase.last + 1 < last else "$"
    kind = phrase.kind
    commas = between.count(",")
    found: list[Key] = [
        (PLACE, side, kind, tag),
        (VERB, side, base),
        (GAP, half, near, min(len(between), 5), tag, kind),
        (OUTER, side, half, outer, kind),
        (AROUND, half, outer, behind),
        (BEHIND, side, behind, tag),
        (BESIDE, side, tag, before, after),
        (
            COUNTS,
            half,
            side,
            tag,
            f"{commas}{int(',' in tags[first:index])}",
            min(len(between) - len(between.translate(_WITHOUT_VERBS)), 3),
            f"{int('Q' in between or 'E' in between)}{int(tags[first] in 'QEF')}",
            int(phrase.first == first),
        ),
    ]
    if kind in "poW":
        found.append((PRONOUN, half, stream.words[phrase.last]))
    return found


_WITHOUT_VERBS = str.maketrans("", "", "vsaugX")
