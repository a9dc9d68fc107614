"""From scores to attributions: which cues count, with which source and content, and who says a piece.

Here belongs the order of decisions. What speaks for each stands in ``cues``, ``sources``,
``contents`` and ``speakers``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.annotating.quotes import contents, cues, sources, speakers
from pipeline.annotating.quotes.contents import Content
from pipeline.annotating.quotes.cues import Cue
from pipeline.annotating.quotes.model import ONE, Model, best, score
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import STATEMENTS, Stream

LEAST_CUE = -ONE // 2
"""At this score precision and recall of cues are about even; see the model's card."""


class Attribution(NamedTuple):
    """A cue that counts, with its source and content and how sure each is."""

    cue: Cue
    source: Phrase | None
    content: Content | None
    cue_score: int
    source_lead: int
    content_lead: int


class Spoken(NamedTuple):
    """A piece of the stream, by its index, with the phrase that says it and how sure that is."""

    index: int
    speaker: Phrase | None
    place: str
    lead: int


def attribute(stream: Stream, found: Sequence[Phrase], model: Model) -> list[Attribution]:
    """The cues of the stream that count."""
    firsts = [phrase.first for phrase in found]
    result = []
    for cue in cues.candidates(stream):
        cue_score = score(model.cues, cues.features(stream, cue))
        if cue_score < LEAST_CUE:
            continue
        around = sources.candidates(cue, found, firsts)
        chosen, source_lead = best(
            [
                score(model.sources, sources.features(stream, cue, side, phrase))
                for side, phrase in around
            ]
        )
        source = around[chosen][1]
        runs = contents.candidates(stream, cue, source)
        content, content_lead = None, 0
        if runs:
            scores = [
                score(model.contents, contents.features(stream, cue, source, run)) for run in runs
            ]
            chosen, content_lead = best(scores)
            content = runs[chosen]
        result.append(Attribution(cue, source, content, cue_score, source_lead, content_lead))
    return result


def speak(
    stream: Stream, found: Sequence[Phrase], attributions: Sequence[Attribution], model: Model
) -> list[Spoken]:
    """Who says each piece of the stream; fragments too."""
    evidence = speakers.evidence(attributions)
    firsts = [phrase.first for phrase in found]
    sentence_firsts = [first for first, _ in stream.sentences]
    last_speaker: Phrase | None = None
    result = []
    for index in stream.pieces:
        place = speakers.around(stream, index, sentence_firsts)
        around = speakers.candidates(place, found, firsts, last_speaker)
        if not around:
            result.append(Spoken(index, None, "", 0))
            continue
        scores = [
            score(model.speakers, speakers.features(stream, place, candidate, last_speaker, evidence))
            for candidate in around
        ]
        chosen, lead = best(scores)
        speaker, side = around[chosen]
        result.append(Spoken(index, speaker, side, lead))
        if stream.tags[index] in STATEMENTS:
            last_speaker = speaker
    return result
