"""Candidates for the title in the lines of a page, with the marks that their ranking counts.

Any short line above the body's end may be the title, whatever its role; what it looks like, where
it stands and what stands beside it are marks. Which candidate wins does not belong here.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.cleaning.segment import Segment
from pipeline.cleaning.shape import Shape, shape_of
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

LANDMARKS = {"byline": "dated", "publication_line": "dated", "title": "title"}
"""Roles of lines that make it likelier or less likely that a title stands close by, to the mark."""

_SIGNS = ".,;:!?\"'“”‘’()[]«»„…–—"


def find_title_lines(
    segments: Sequence[Segment], layout: Layout, names: frozenset[str]
) -> Iterator[TitleCandidate]:
    """All candidates in the order of the page; ``names`` are the site's, folded."""
    kept = (s.text for s in segments[layout.body_first : layout.body_last + 1] if s.kept)
    body = " ".join(kept)[:BODY].casefold()
    first = max(0, layout.body_first - MOST_LINES)
    lines = segments[first : layout.body_first + BEHIND]
    topic = [_shared(s.text, body) if len(s.text) <= LONGEST else (0, 0) for s in lines]
    most = _most_of_topic(lines, topic)
    beside = _beside(lines, first, segments)
    counts = Counter([s.text for s in segments])
    for index, segment in enumerate(lines, first):
        text = " ".join(segment.text.split())
        shape = shape_of(text)
        if len(text) > LONGEST or not 0 < shape.words <= MOST_WORDS:
            continue
        marks = _look(text, shape, *topic[index - first])
        marks.update(beside.get(index, ()))
        marks.add(f"role_{segment.role}")
        marks.add(_distance(layout.body_first - index))
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


def _shared(line: str, body: str) -> tuple[int, int]:
    """How many of a line's words the body has in any form, and how many there are."""
    words = _words(line)
    return sum([word in body for word in words]), len(words)


def _words(text: str) -> set[str]:
    """The stems of longer words, casefolded; where words are not spaced, pairs of characters."""
    spaced = {w[:STEM] for raw in text.casefold().split() if len(w := raw.strip(_SIGNS)) >= TOPIC}
    if text.isascii() or shape_of(text).words <= 2 * len(text.split()):
        return spaced
    bare = folded(text).replace(" ", "")
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _most_of_topic(lines: Sequence[Segment], topic: Sequence[tuple[int, int]]) -> Segment | None:
    """The line that shares most words with the body, without being part of it."""
    best, found = 0, None
    for segment, (shared, _) in zip(lines, topic, strict=True):
        if shared > best and not segment.kept:
            best, found = shared, segment
    return found


def _look(text: str, shape: Shape, shared: int, total: int) -> set[str]:
    """What the line looks like, which shares so many of its words with the body."""
    marks = {
        f"words_{bisect_right(WORDS, shape.words)}",
        f"topic_{4 * shared // total}" if total else "topic_none",
    }
    if shape.ends:
        marks.add("ends_asking" if text[-1] in "?!？！" else "ends")
    if text[0].islower():
        marks.add("begins_small")
    return marks


def _distance(lines: int) -> str:
    """Where a line stands that is so many segments above the body."""
    if lines <= 0:
        return "body_inside"
    near = "near" if lines <= NEAR else "reach" if lines <= REACH else "far"
    return f"body_above_{near}"


def _beside(
    lines: Sequence[Segment], first: int, segments: Sequence[Segment]
) -> Mapping[int, set[str]]:
    """Marks of ``lines``, the first of which has the index ``first``, for what stands beside them,
    by index.
    """
    marks: defaultdict[int, set[str]] = defaultdict(set)
    begin, end = max(0, first - NEAR), first + len(lines) + NEAR
    above = shape_of(segments[begin - 1].text).words if begin else 0
    for index, segment in enumerate(segments[begin:end], begin):
        if kind := LANDMARKS.get(segment.role):
            for near in range(1, NEAR + 1):
                marks[index - near].add(f"{kind}_below")
                marks[index + near].add(f"{kind}_above")
        if segment.role in ("subtitle", "paragraph"):
            marks[index - 1].add("text_below")
        shape = shape_of(segment.text)
        if shape.words >= STANDFIRST_WORDS:
            # Titles have a longer line below, standfirsts a shorter one above; a standfirst mostly
            # ends as a sentence does.
            if above < STANDFIRST_WORDS:
                marks[index - 1].add("above_sentence" if shape.ends else "above_longer")
            if WORDS[0] < above < shape.words:
                marks[index].add("sentence_below_shorter" if shape.ends else "below_shorter")
        above = shape.words
    return marks


def _candidate(
    value: str, segment: Segment, marks: set[str], span: tuple[int, int]
) -> TitleCandidate:
    return TitleCandidate(value, folded(value), "text", marks, segment.rule, segment, span)
