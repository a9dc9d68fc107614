"""Finding citations: in article text, and in the lines around it."""

import re
from collections.abc import Iterator, Sequence

from pipeline.annotating.citations.citation import Citation
from pipeline.annotating.citations.context import ContextReader, Reading
from pipeline.annotating.citations.names import Name, NameFinder
from pipeline.registry import Registry

FEWEST_LISTED = 3
"""Names without a word between them that make a list and no sentence."""

MOST_SIGNS = 4
"""Signs beside a credit that is a line of its own."""

LONGEST_ACRONYM = 5
"""Letters: AP, CNN, MSNBC; longer words in capitals are shouted."""

_AGENCIES = frozenset({"agency", "photo_agency", "platform"})
_PICTURES = frozenset({"photo_agency", "platform"})
_WORD = re.compile(r"\w+")
_FOLLOWING = re.compile(r"(?:['’]s)?[ \u00a0](?P<word>\w+)")


class CitationFinder:
    """Finds citations by one registry; keeps nothing from one text to the next."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives outlets and the words around their names."""
        self._names = NameFinder(registry)
        self._contexts = ContextReader(registry)
        self._after = registry.citing.after.union(
            *(getattr(registry.citing, kind) for kind in ("works", "talks", "people", "publishes"))
        )

    def in_text(self, text: str) -> list[Citation]:
        """All citations in an article's text, in order of their start.

        Never raises on a text, and takes time in proportion to its length.
        """
        return list(self._found(text))

    def in_line(self, text: str, role: str) -> list[Citation]:
        """All citations in a line of the page that is not of the article's text, by its role."""
        names = self._names.find(text)
        if role in ("caption", "credit"):
            return [_of_picture(name) for name in names if _may_credit(text, name)]
        if role in ("publication_line", "byline"):
            agencies = [name for name in names if name.outlet.kind == "agency"]
            return [
                _citation(name, Reading("wire_source", f"agency_in_{role}", True))
                for name in agencies
            ]
        if role == "notice":
            readings = [(name, self._contexts.read(text, name)) for name in names]
            return [
                _citation(n, reading) for n, reading in readings if reading.rule == "reprinted_from"
            ]
        return []

    def _found(self, text: str) -> Iterator[Citation]:
        names = self._names.find(text)
        listed = _listed(text, names)
        before: Name | None = None
        for name in names:
            if name.start in listed or _abbreviates(text, before, name):
                continue
            before = name
            reading = self._contexts.read(text, name)
            if _alone(text, name) and name.outlet.kind in _AGENCIES:
                reading = Reading("photo_credit", "line_of_its_own", True)
            elif name.outlet.kind in _PICTURES and _in_brackets(text, name):
                reading = Reading("photo_credit", "in_brackets", True)
            if name.kind == "noun" and reading.relation == "mentions":
                continue
            if name.doubtful and not self._settles(text, name, reading):
                continue
            yield _citation(name, reading)

    def _settles(self, text: str, name: Name, reading: Reading) -> bool:
        """Whether the context tells that a doubtful name is the outlet's: the words before it can
        mean no other, and neither a surname follows ("told Fox Mulder") nor a noun of which it is
        the attribute ("told the Australian government").
        """
        written = text[name.start : name.end]
        following = _FOLLOWING.match(text, name.end)
        word = following["word"] if following else ""
        if word and word[0].isupper() and not _is_acronym(written):
            return False
        if reading.sure and reading.relation != "mentions":
            return not word or word.casefold() in self._after
        return reading.relation == "reports" and _is_acronym(written)


def _listed(text: str, names: Sequence[Name]) -> frozenset[int]:
    """Where the names start that stand in lines which are nothing but a list of them, as of a
    page's partners.
    """
    listed: list[int] = []
    run: list[Name] = []
    words = 0
    for name in names:
        between = text[run[-1].end : name.start] if run else ""
        if run and "\n" in between:
            listed += _starts_of_list(run, words)
            run, words = [], 0
        elif run:
            words += len(_WORD.findall(between))
        run.append(name)
    return frozenset([*listed, *_starts_of_list(run, words)])


def _starts_of_list(names: Sequence[Name], words_between: int) -> list[int]:
    is_list = len(names) >= FEWEST_LISTED and words_between == 0
    return [name.start for name in names] if is_list else []


def _abbreviates(text: str, before: Name | None, name: Name) -> bool:
    """Whether the name repeats the one before it as initials: "Associated Press (AP)"."""
    return (
        before is not None
        and before.outlet is name.outlet
        and text[before.end : name.start] == " ("
        and text[name.end : name.end + 1] == ")"
    )


def _is_acronym(written: str) -> bool:
    return written.isupper() and len(written) <= LONGEST_ACRONYM


def _alone(text: str, name: Name) -> bool:
    """Whether the name is a line of its own, but for a few signs."""
    before = text[max(0, name.start - MOST_SIGNS) : name.start].rpartition("\n")
    behind = text[name.end : name.end + MOST_SIGNS].partition("\n")
    begins = bool(before[1]) or name.start < MOST_SIGNS
    ends = bool(behind[1]) or name.end + MOST_SIGNS > len(text)
    return begins and ends and _WORD.search(before[2] + behind[0]) is None


def _in_brackets(text: str, name: Name) -> bool:
    return text[name.start - 1 : name.start] == "(" or text[name.end : name.end + 1] == ")"


def _may_credit(text: str, name: Name) -> bool:
    """Whether a name in a caption or credit is the picture's source, and not its subject."""
    at_end = len(text) - name.end < 40 and not name.doubtful
    return name.outlet.kind in _AGENCIES or at_end


def _of_picture(name: Name) -> Citation:
    return _citation(name, Reading("photo_credit", "picture", True))


def _citation(name: Name, reading: Reading) -> Citation:
    return Citation(name.start, name.end, name.outlet.id, reading.relation, reading.rule)
