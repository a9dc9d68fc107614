"""Candidates for the title in the lines of a page, with the marks that their ranking counts.

Any short line above the body's end may be the title, whatever its role; what it looks like, where
it stands and what stands beside it are marks. Which candidate wins does not belong here.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.cleaning.segment import Segment
from pipeline.cleaning.shape import shape_of
from pipeline.facts.layout import Layout
from pipeline.facts.site_name import is_site, without_site
from pipeline.facts.title_candidate import TitleCandidate, folded

LONGEST = 300
MOST_WORDS = 40
"""Of a title; the longest headlines, of tabloids and of agencies, have about 25."""

WORDS = (2, 4, 7, 11, 16, 22)
"""Bounds between lengths of lines that titles have more or less often."""

BODY = 20_000
"""Characters of the body that tell its topic: a long article is clear about it long before."""

MOST_LINES = 300
"""Lines above the body that are looked at; the longest menus have about as many."""

TOPIC = 4
"""Fewest letters of a word that carries a topic."""

STEM = 5
"""Letters by which a word is known again in another form ("election", "elections")."""

STANDFIRST_WORDS = 10
"""Fewest words of a standfirst: it is one sentence or two, below a shorter title."""

NEAR = 3
REACH = 12
"""Segments from the body."""

BEHIND = 6
"""Segments of the body among which a title may stand: a lead or a caption is above it."""

_SIGNS = ".,;:!?\"'“”‘’()[]«»„…–—"


def find_title_lines(
    segments: Sequence[Segment], layout: Layout, names: frozenset[str]
) -> Iterator[TitleCandidate]:
    """All candidates in the order of the page; ``names`` are the site's, folded."""
    kept = (s.text for s in segments[layout.body_first : layout.body_last + 1] if s.kept)
    topic = _Topic(" ".join(kept)[:BODY].casefold())
    first = max(0, layout.body_first - MOST_LINES)
    lines = segments[first : layout.body_first + BEHIND]
    counts = Counter(s.text for s in segments)
    roles = [s.role for s in segments]
    most = _most_of_topic(lines, topic)
    for index, segment in enumerate(lines, first):
        text = " ".join(segment.text.split())
        words = shape_of(text).words
        if len(text) > LONGEST or not 0 < words <= MOST_WORDS:
            continue
        marks = {
            *_look(text, words, topic),
            *_place(index, roles, layout),
            *_standfirst(index, segments),
        }
        if counts[segment.text] > 1:
            marks.add("line_again")
        if segment is most:
            marks.add("most_of_topic")
        if is_site(text, names):
            marks.add("is_site")
        yield _candidate(text, segment, marks, (0, len(segment.text)))
        for cut, known in without_site(text, names):
            if known:
                at = segment.text.find(cut)
                if at >= 0 and cut:
                    yield _candidate(cut, segment, marks | {"without_site"}, (at, at + len(cut)))


class _Topic:
    """What the body is about: which words of a line it has, too."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: dict[str, tuple[int, int]] = {}
        self._words: dict[str, bool] = {}

    def shared(self, line: str) -> tuple[int, int]:
        """How many of a line's words the body has in any form, and how many there are."""
        known = self._lines.get(line)
        if known is None:
            words = _words(line)
            for word in words - self._words.keys():
                self._words[word] = word in self._text
            known = self._lines[line] = sum(map(self._words.__getitem__, words)), len(words)
        return known


def _words(text: str) -> frozenset[str]:
    """The stems of longer words, casefolded; where words are not spaced, pairs of characters."""
    spaced = {w[:STEM] for raw in text.casefold().split() if len(w := raw.strip(_SIGNS)) >= TOPIC}
    if text.isascii() or shape_of(text).words <= 2 * len(text.split()):
        return frozenset(spaced)
    bare = folded(text).replace(" ", "")
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))


def _most_of_topic(lines: Sequence[Segment], topic: _Topic) -> Segment | None:
    """The line that shares most words with the body, without being part of it."""
    best, found = 0, None
    for segment in lines:
        if not segment.kept and len(segment.text) <= LONGEST:
            shared, _ = topic.shared(segment.text)
            if shared > best:
                best, found = shared, segment
    return found


def _look(text: str, words: int, topic: _Topic) -> Iterator[str]:
    """What the line looks like."""
    yield f"words_{bisect_right(WORDS, words)}"
    shared, total = topic.shared(text)
    yield f"topic_{4 * shared // total}" if total else "topic_none"
    if shape_of(text).ends:
        yield "ends_asking" if text[-1] in "?!？！" else "ends"
    if text[0].islower():
        yield "begins_small"


def _place(index: int, roles: Sequence[str], layout: Layout) -> Iterator[str]:
    """Where the line stands, and what stands beside it."""
    yield f"role_{roles[index]}"
    distance = layout.body_first - index
    if distance <= 0:
        yield "body_inside"
    else:
        near = "near" if distance <= NEAR else "reach" if distance <= REACH else "far"
        yield f"body_above_{near}"
    above, below = roles[max(0, index - NEAR) : index], roles[index + 1 : index + 1 + NEAR]
    for side, beside in (("above", above), ("below", below)):
        if "byline" in beside or "publication_line" in beside:
            yield f"dated_{side}"
        if "title" in beside:
            yield f"title_{side}"
    if below and below[0] in ("subtitle", "paragraph"):
        yield "text_below"


def _standfirst(index: int, segments: Sequence[Segment]) -> Iterator[str]:
    """Marks for a longer line below, as titles have, or a shorter one above, as standfirsts have;
    a standfirst mostly ends as a sentence does.
    """
    own = shape_of(segments[index].text)
    if index > 0 and own.words >= STANDFIRST_WORDS:
        if WORDS[0] < shape_of(segments[index - 1].text).words < own.words:
            yield "sentence_below_shorter" if own.ends else "below_shorter"
    elif index + 1 < len(segments) and own.words < STANDFIRST_WORDS:
        longer = shape_of(segments[index + 1].text)
        if longer.words >= STANDFIRST_WORDS:
            yield "above_sentence" if longer.ends else "above_longer"


def _candidate(
    value: str, segment: Segment, marks: set[str], span: tuple[int, int]
) -> TitleCandidate:
    key = folded(value)
    return TitleCandidate(value, key, "text", frozenset(marks), segment.rule, segment, span)
