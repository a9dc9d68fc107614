"""From scores to attributions: which cues count, of which source and content, and who says what.

Here belongs the order of decisions. What speaks for each stands in ``cues``, ``sources``,
``contents`` and ``speakers``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, islice
from typing import NamedTuple

import numpy as np

from pipeline.annotating.quotes import contents, cues, sources, speakers
from pipeline.annotating.quotes.codes import Coded
from pipeline.annotating.quotes.contents import Content
from pipeline.annotating.quotes.cues import Cue, Cues
from pipeline.annotating.quotes.model import ONE, Model, best
from pipeline.annotating.quotes.patterns import by_pattern, signed
from pipeline.annotating.quotes.phrases import Phrase, head
from pipeline.annotating.quotes.speakers import LAST, Around, Candidate, Score
from pipeline.annotating.quotes.stream import FRAGMENT, STATEMENTS, Stream
from pipeline.annotating.quotes.tags import ACCORDING

LEAST_CUE = -ONE // 2
"""At this score precision and recall of cues are about even; see the model's card."""

OWN_WORDS = 2
"""A content with at most so many words around its piece ("that, …") is the piece's own cue's."""

NEAR = 60
"""Words between two pieces of one speaker at most, where only the piece before tells who speaks."""

FAR = 1000
"""Words at most from a piece back to the cue in the paragraph before; no paragraph is longer."""

PROMISING = 3
"""Starts of a content that are tried with all their ends: those that look best by themselves."""


class Attribution(NamedTuple):
    """A cue that counts, with its source and content and how sure each is."""

    cue: Cue
    source: Phrase | None
    content: Content | None
    cue_score: int
    source_lead: int
    content_lead: int


class Spoken(NamedTuple):
    """The piece at a place of the stream, with the phrase that says it and how sure that is."""

    at: int
    speaker: Phrase | None
    lead: int
    pattern: Phrase | None
    """Who says it by the other method, which gives no answer where no pattern fits."""


def attribute(
    stream: Stream, coded: Coded, found: Sequence[Phrase], model: Model
) -> list[Attribution]:
    """The cues of the stream that count."""
    firsts = [phrase.first for phrase in found]
    possible = cues.candidates(stream, coded)
    scores = model.cues.of(cues.FEATURES.codes(cues.values(stream, coded, possible)))
    counts = scores >= LEAST_CUE
    counting = possible.of(counts)
    named = _sources(stream, coded, counting, found, firsts, model)
    said = _contents(stream, coded, counting, [source for source, _ in named], model)
    return [
        Attribution(
            cue,
            head(stream, found, firsts, source) if source else None,
            content,
            score,
            source_lead,
            content_lead,
        )
        for cue, score, (source, source_lead), (content, content_lead) in zip(
            counting.each(), scores[counts].tolist(), named, said, strict=True
        )
    ]


def _sources(
    stream: Stream,
    coded: Coded,
    counting: Cues,
    found: Sequence[Phrase],
    firsts: Sequence[int],
    model: Model,
) -> list[tuple[Phrase | None, int]]:
    """The source of each cue, with its lead."""
    around = [sources.candidates(stream, cue, found, firsts) for cue in counting.each()]
    of = [number for number, candidates in enumerate(around) for _ in candidates]
    none = sources.OF_NONE.codes(sources.values_of_none(stream, coded, counting))
    some = sources.OF_PHRASE.codes(
        sources.values(
            stream, coded, counting.of(np.array(of, np.int64)), list(chain.from_iterable(around))
        )
    )
    scores = iter(model.sources.of(some).tolist())
    result = []
    for candidates, score in zip(around, model.sources.of(none).tolist(), strict=True):
        chosen, lead = best([score, *islice(scores, len(candidates))])
        result.append((candidates[chosen - 1][1] if chosen else None, lead))
    return result


def _contents(
    stream: Stream,
    coded: Coded,
    counting: Cues,
    named: Sequence[Phrase | None],
    model: Model,
) -> list[tuple[Content | None, int]]:
    """The content of each cue, with its lead; only starts that look good are tried with ends."""
    context = contents.context(stream, counting, named)
    frames = [
        contents.frame(stream.tags, cue, source)
        for cue, source in zip(counting.each(), named, strict=True)
    ]
    starts = [frame.starts() for frame in frames]
    tried = [
        (of, Content(first, first, kind, kind))
        for of, own in enumerate(starts)
        for first, kind in own
    ]
    values = contents.values_of_start(coded, contents.runs(context, tried))
    score = iter(model.contents.of(contents.OF_START.codes(values)).tolist())
    by_start = [dict(zip(own, islice(score, len(own)), strict=True)) for own in starts]
    promising = []
    for frame, own in zip(frames, by_start, strict=True):
        least = sorted(own.values())[-PROMISING:][:1]
        among = {start for start, value in own.items() if [value] >= least}
        promising.append(frame.contents(among))
    runs = contents.runs(context, [(of, run) for of, own in enumerate(promising) for run in own])
    scores = model.contents.of(contents.OF_END.codes(contents.values_of_end(coded, runs)))
    scores += model.contents.of(contents.OF_BOTH.codes(contents.values_of_both(coded, runs)))
    score = iter(scores.tolist())
    return [
        _best_content([(run, score_of[run.first, run.start] + next(score)) for run in own])
        for own, score_of in zip(promising, by_start, strict=True)
    ]


def _best_content(tried: Sequence[tuple[Content, int]]) -> tuple[Content | None, int]:
    if not tried:
        return None, 0
    chosen, lead = best([score for _, score in tried])
    return tried[chosen][0], lead


def speak(
    stream: Stream,
    coded: Coded,
    found: Sequence[Phrase],
    attributions: Sequence[Attribution],
    model: Model,
) -> list[Spoken]:
    """Who says each piece of the stream; fragments too."""
    firsts = [phrase.first for phrase in found]
    sentence_firsts = [first for first, _ in stream.sentences]
    last_speaker: Phrase | None = None
    last_index = 0
    contained = {
        at
        for attribution in attributions
        if attribution.content
        for at in range(attribution.content.first, attribution.content.last + 1)
    }
    reported = {
        attribution.content.last: attribution.source.first
        for attribution in attributions
        if attribution.source
        and attribution.content
        and attribution.content.last - attribution.content.first <= OWN_WORDS
    }
    ranking = speakers.Ranking(stream, coded, speakers.evidence(attributions), model)
    places = [speakers.around(stream, index, sentence_firsts) for index in stream.pieces]
    of_sources = [at in contained and stream.tags[at] == FRAGMENT for at in stream.pieces]
    beside = [
        [] if of_source else speakers.candidates(place, found, firsts)
        for place, of_source in zip(places, of_sources, strict=True)
    ]
    scores = ranking.scores(places, beside)
    ranking.foresee(*_expected(stream, found, firsts, places, beside, scores))
    result = []
    for place, of_source, around, own in zip(places, of_sources, beside, scores, strict=True):
        index = place.at
        if of_source:
            # The cue's source says it; the pattern is enough for a second opinion.
            pattern = by_pattern(stream, place, found, firsts)
            result.append(Spoken(index, None, 0, pattern))
            continue
        told = _told(around, own, last_speaker)
        if last_speaker and all(candidate.phrase is not last_speaker for candidate in around):
            around = [*around, Candidate(last_speaker, LAST)]
            told.append(ranking.last(place, last_speaker))
        if not around:
            result.append(Spoken(index, None, 0, None))
            continue
        chosen, lead = best(told)
        ranked, side = around[chosen]
        speaker: Phrase | None = ranked
        pattern = by_pattern(stream, place, found, firsts)
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


def _told(
    around: Sequence[Candidate], scores: Sequence[Score], last_speaker: Phrase | None
) -> list[int]:
    """The scores of candidates, by whether each is whoever spoke last."""
    return [
        score.previous if candidate.phrase is last_speaker else score.other
        for candidate, score in zip(around, scores, strict=True)
    ]


def _expected(
    stream: Stream,
    found: Sequence[Phrase],
    firsts: Sequence[int],
    places: Sequence[Around],
    beside: Sequence[Sequence[Candidate]],
    scores: Sequence[Sequence[Score]],
) -> tuple[list[Around], list[Phrase]]:
    """Pieces, and who spoke last before each if only phrases beside pieces speak."""
    expected: tuple[list[Around], list[Phrase]] = [], []
    last_speaker: Phrase | None = None
    for place, around, own in zip(places, beside, scores, strict=True):
        if last_speaker and all(candidate.phrase is not last_speaker for candidate in around):
            expected[0].append(place)
            expected[1].append(last_speaker)
        if around and stream.tags[place.at] in STATEMENTS:
            chosen, _ = best(_told(around, own, last_speaker))
            last_speaker = head(stream, found, firsts, around[chosen].phrase)
    return expected


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
