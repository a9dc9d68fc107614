"""Examples from labelled articles: what the four decisions should have been.

The labels are those of PolNeAR (Newell, Margolin and Ruths 2018): spans of source, cue and content.
An article is read by the pipeline's own functions, so that its features are those of later.
"""

from dataclasses import dataclass, field
from typing import Any

from learn import Binary, Choice

from pipeline.annotating.quotes import contents, cues, sources, speakers
from pipeline.annotating.quotes.attributions import attribute
from pipeline.annotating.quotes.marks import find_pieces
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.phrases import Phrase, phrases
from pipeline.annotating.quotes.speakers import LAST
from pipeline.annotating.quotes.stream import Stream, read_stream

Span = tuple[int, int]

NAMES = Model(None)
"""Says what the features of a candidate are, where the learned one says what they weigh."""

LEAST_OVERLAP = 0.5
"""Share of the union that a content must have in common with the label, as in the scorer."""

SAME = 0.02
"""Contents whose overlap is so near the best one's count as good as it."""

LEAST_COVERED = 0.6
"""Share of a quoted piece that a labelled content must cover to be of it, as in the scorer."""


@dataclass
class Examples:
    """Of one article or of many."""

    cues: list[Binary] = field(default_factory=list)
    sources: list[Choice] = field(default_factory=list)
    contents: list[Choice] = field(default_factory=list)
    speakers: list[Choice] = field(default_factory=list)


@dataclass
class Read:
    """A labelled article as the pipeline reads it."""

    article: dict[str, Any]
    stream: Stream
    phrases: list[Phrase]

    def span(self, first: int, last: int) -> Span:
        """The characters of some words."""
        return self.stream.span(first, last)


def read(article: dict[str, Any]) -> Read:
    """The article, tokenized and with its noun phrases."""
    stream = read_stream(article["text"], find_pieces(article["text"]))
    return Read(article, stream, phrases(stream))


def of_attributions(page: Read) -> Examples:
    """Examples for cues, and for source and content of those that are labelled."""
    found = Examples()
    stream = page.stream
    all_cues = cues.candidates(stream)
    ranking = contents.Ranking(stream, NAMES)
    labelled: dict[int, Any] = {}
    for attribution in page.article["attributions"]:
        if attribution["content"] and attribution["cue"]:
            start, end = attribution["cue"][0]
            # The first possible cue in the labelled phrase: "said" of "said in a statement".
            for at, _, _ in all_cues:
                if stream.starts[at] >= start and stream.end(at) <= end + 1:
                    labelled.setdefault(at, attribution)
                    break
    firsts = [phrase.first for phrase in page.phrases]
    for cue, features in zip(all_cues, cues.scores(stream, all_cues, NAMES), strict=True):
        label = labelled.get(cue.at)
        found.cues.append((features, label is not None))
        if not label:
            continue
        around = sources.candidates(stream, cue, page.phrases, firsts)
        good, kept = _heads(page, [None, *(phrase for _, phrase in around)], label["source"])
        source = None
        if good:
            (looked_at,) = sources.scores(stream, [cue], [around], NAMES)
            found.sources.append(([looked_at[number] for number in kept], good))
            chosen = kept[min(good)]
            source = around[chosen - 1][1] if chosen else None
        features, runs = ranking.told(cue, source)
        good = _good_contents(page, runs, label["content"])
        if good:
            found.contents.append((features, good))
    return found


def of_speakers(page: Read, model: Model) -> list[Choice]:
    """Examples for who says a piece; ``model`` finds the cues around it."""
    stream = page.stream
    found: list[Choice] = []
    evidence = speakers.evidence(attribute(stream, page.phrases, model))
    firsts = [phrase.first for phrase in page.phrases]
    sentence_firsts = [first for first, _ in stream.sentences]
    last_speaker = None
    for index in stream.pieces:
        said_by = _sources_of(page, page.span(index, index))
        if not said_by:
            continue
        place = speakers.around(stream, index, sentence_firsts)
        around = speakers.candidates(place, page.phrases, firsts)
        if last_speaker and all(phrase is not last_speaker for phrase, _ in around):
            around.append((last_speaker, LAST))
        good, kept = _heads(page, [phrase for phrase, _ in around], said_by)
        around = [around[number] for number in kept]
        if good:
            features = speakers.scores(stream, place, around, evidence, NAMES)
            found.append((features, good))
            last_speaker = around[min(good)][0]
    return found


def _heads(
    page: Read, candidates: list[Phrase | None], label: list[Span]
) -> tuple[frozenset[int], list[int]]:
    """Which candidates are right, by their numbers among those to be looked at, and the latter.

    Of several phrases in one labelled source ("Ann Lee, an expert at the institute") the first is
    its head; the others are neither right nor wrong.
    """
    touching = [
        number
        for number, phrase in enumerate(candidates)
        if phrase and _touches(page.span(phrase.first, phrase.last), label)
    ]
    heads = [number for number in touching if _is_head(page, candidates[number], label)][:1]
    others = set(touching) - set(heads)
    kept = [number for number in range(len(candidates)) if number not in others]
    right = heads or [n for n, phrase in enumerate(candidates) if phrase is None and not label]
    return frozenset(kept.index(number) for number in right), kept


def _is_head(page: Read, phrase: Phrase | None, label: list[Span]) -> bool:
    """Whether a phrase is the first of all that stand in a labelled source."""
    assert phrase
    number = page.phrases.index(phrase)
    before = page.phrases[number - 1] if number else None
    own = [source for source in label if _overlap(page.span(phrase.first, phrase.last), source)]
    return not before or not _touches(page.span(before.first, before.last), own)


def _good_contents(page: Read, runs: list[Span], label: list[Span]) -> frozenset[int]:
    whole = min(start for start, _ in label), max(end for _, end in label)
    shares = [_share(page.span(first, last), whole) for first, last in runs]
    most = max(shares, default=0.0)
    if most < LEAST_OVERLAP:
        return frozenset()
    return frozenset(number for number, share in enumerate(shares) if share >= most - SAME)


def _sources_of(page: Read, piece: Span) -> list[Span]:
    least = LEAST_COVERED * (piece[1] - piece[0])
    return [
        source
        for attribution in page.article["attributions"]
        if any(_overlap(piece, content) > least for content in attribution["content"])
        for source in attribution["source"]
    ]


def _touches(span: Span, others: list[Span]) -> bool:
    return any(_overlap(span, other) for other in others)


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _share(a: Span, b: Span) -> float:
    return _overlap(a, b) / (max(a[1], b[1]) - min(a[0], b[0]))
