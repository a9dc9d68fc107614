"""From scores to attributions: which cues count, of which source and content, and who says what.

Here belongs the order of decisions. What speaks for each stands in ``cues``, ``sources``,
``contents`` and ``speakers``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.annotating.quotes import contents, cues, sources, speakers
from pipeline.annotating.quotes.cues import Cue
from pipeline.annotating.quotes.frames import Content
from pipeline.annotating.quotes.model import ONE, Model, best
from pipeline.annotating.quotes.patterns import by_pattern, signed, tells
from pipeline.annotating.quotes.phrases import Phrase, head
from pipeline.annotating.quotes.speakers import LAST
from pipeline.annotating.quotes.stream import FRAGMENT, STATEMENTS, Stream
from pipeline.annotating.quotes.tags import ACCORDING

LEAST_CUE = ONE // 4
"""A score at which a word is a little likelier a cue than not; on publishers held out of training
the F1 of attributions is best about here, with more precision than recall."""

TOLD_LEAD = 2 * ONE
"""The lead of a source or speaker that a glance tells: the ranking's is mostly as large."""

OWN_WORDS = 2
"""A content with at most so many words around its piece ("that, …") is the piece's own cue's."""

NEAR = 60
"""Words between two pieces of one speaker at most, where only the piece before tells who speaks."""

FAR = 1000
"""Words at most from a piece back to the cue in the paragraph before; no paragraph is longer."""


class Attribution(NamedTuple):
    """A cue that counts, with its source and content and how sure cue and source are."""

    cue: Cue
    source: Phrase | None
    content: Content | None
    cue_score: int
    source_lead: int


class Spoken(NamedTuple):
    """The piece at a place of the stream, with the phrase that says it and how sure that is."""

    at: int
    speaker: Phrase | None
    lead: int
    pattern: Phrase | None
    """Who says it by the other method, which gives no answer where no pattern fits."""


def attribute(stream: Stream, found: Sequence[Phrase], model: Model) -> list[Attribution]:
    """The cues of the stream that count."""
    firsts = [phrase.first for phrase in found]
    possible = cues.candidates(stream)
    scores = cues.scores(stream, possible, model)
    counting = [
        (cue, score) for cue, score in zip(possible, scores, strict=True) if score >= LEAST_CUE
    ]
    told = [sources.right_before(stream, cue, found, firsts) for cue, _ in counting]
    asked = [cue for (cue, _), source in zip(counting, told, strict=True) if source is None]
    around = [sources.candidates(stream, cue, found, firsts) for cue in asked]
    ranked = zip(around, sources.scores(stream, asked, around, model), strict=True)
    ranking = contents.Ranking(stream, model)
    new = tuple.__new__  # The constructor of a named tuple takes several times as long.
    attributions = []
    for (cue, score), source in zip(counting, told, strict=True):
        lead = TOLD_LEAD
        if source is None:
            phrases, own = next(ranked)
            chosen, lead = best(own)
            source = phrases[chosen - 1][1] if chosen else None
        content = ranking.best(cue, source)
        source = head(stream, found, firsts, source) if source else None
        attributions.append(new(Attribution, (cue, source, content, score, lead)))
    return attributions


def speak(
    stream: Stream,
    found: Sequence[Phrase],
    attributions: Sequence[Attribution],
    model: Model,
) -> list[Spoken]:
    """Who says each piece of the stream; fragments too."""
    firsts = [phrase.first for phrase in found]
    sentence_firsts = [first for first, _ in stream.sentences]
    last_speaker: Phrase | None = None
    last_index = 0
    fragments = {at for at in stream.pieces if stream.tags[at] == FRAGMENT}
    contained = {
        at
        for attribution in attributions
        if fragments and (content := attribution.content)
        for at in stream.pieces_within(content.first, content.last)
        if at in fragments
    }
    reported = {
        attribution.content.last: attribution.source.first
        for attribution in attributions
        if attribution.source
        and attribution.content
        and attribution.content.last - attribution.content.first <= OWN_WORDS
    }
    evidence = speakers.evidence(attributions)
    result = []
    for index in stream.pieces:
        place = speakers.around(stream, index, sentence_firsts)
        pattern = by_pattern(stream, place, found, firsts)
        if index in contained:
            # The cue's source says it; the pattern is enough for a second opinion.
            result.append(Spoken(index, None, 0, pattern))
            continue
        if pattern and tells(stream.tags, index, pattern):
            ranked, side, lead = pattern, speakers.RIGHT[0], TOLD_LEAD
        else:
            around = speakers.candidates(place, found, firsts)
            if last_speaker and all(phrase is not last_speaker for phrase, _ in around):
                around.append((last_speaker, LAST))
            if not around:
                result.append(Spoken(index, None, 0, None))
                continue
            chosen, lead = best(speakers.scores(stream, place, around, evidence, model))
            ranked, side = around[chosen]
        speaker: Phrase | None = ranked
        if signature := signed(stream, index, found, firsts):
            speaker = pattern = signature
        elif side == LAST and index - last_index > NEAR:
            # Whoever spoke long before; rather who is the last source, if in the paragraph before.
            speaker, lead = _source_before(stream, index, attributions), 0
        elif pattern and _is_relay(stream, ranked) and index < pattern.first < ranked.first:
            # "…," Lee said, according to the Courier: these are Lee's words.
            speaker, lead = pattern, 0
        else:
            speaker = head(stream, found, firsts, ranked)
            if lead < 2 * ONE and pattern and pattern.first == reported.get(index, speaker.first):
                # Pattern and cue against a ranking that is not sure.
                speaker = pattern
        result.append(Spoken(index, speaker, lead, pattern))
        if stream.tags[index] in STATEMENTS:
            last_speaker, last_index = speaker, index
    return result


def _is_relay(stream: Stream, speaker: Phrase) -> bool:
    """Whether a phrase stands behind "according to"."""
    return stream.tags[max(speaker.first - 2, 0) : speaker.first] == f"{ACCORDING}i"


def _source_before(
    stream: Stream, index: int, attributions: Sequence[Attribution]
) -> Phrase | None:
    """The source of the last sure cue before a piece, if only one line's end stands between."""
    number = bisect_left(attributions, index, key=lambda attribution: attribution.cue.at)
    if not number:
        return None
    before = attributions[number - 1]
    cue = before.cue.at
    near = index - cue < FAR and stream.tags.count("|", cue, index) <= 1
    return before.source if near and before.cue_score >= ONE else None
