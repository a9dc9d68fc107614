"""Finding citations: in article text, and in the lines around it."""

import re
from collections.abc import Iterator

from pipeline.annotating.citations.citation import Citation
from pipeline.annotating.citations.context import ContextReader, Reading
from pipeline.annotating.citations.names import Name, find_names
from pipeline.registry import Registry

_AGENCIES = frozenset({"agency", "photo_agency", "platform"})
_PICTURES = frozenset({"photo_agency", "platform"})
_WORD = re.compile(r"\w+")


class CitationFinder:
    """Finds citations by one registry; keeps nothing from one text to the next."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives outlets and the words around their names."""
        self._registry = registry
        self._contexts = ContextReader(registry)

    def in_text(self, text: str) -> list[Citation]:
        """All citations in an article's text, in order of their start.

        Never raises on a text, and takes time in proportion to its length.
        """
        return list(self._found(text))

    def in_line(self, text: str, role: str) -> list[Citation]:
        """All citations in a line of the page that is not of the article's text, by its role."""
        names = find_names(text, self._registry)
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
        for name in find_names(text, self._registry):
            reading = self._contexts.read(text, name)
            if _alone(text, name) and name.outlet.kind in _AGENCIES:
                reading = Reading("photo_credit", "line_of_its_own", True)
            elif name.outlet.kind in _PICTURES and _in_brackets(text, name):
                reading = Reading("photo_credit", "in_brackets", True)
            if name.kind == "noun" and reading.rule == "named":
                continue
            if name.doubtful and not _settles(text, name, reading):
                continue
            yield _citation(name, reading)


def _settles(text: str, name: Name, reading: Reading) -> bool:
    """Whether the context tells that a doubtful name is the outlet's: the words can mean no other,
    no surname follows, and it is written as a name in the middle of a sentence.
    """
    written = text[name.start : name.end]
    following = text[name.end : name.end + 2]
    if following[:1] == " " and following[1:].isupper():
        return False
    if reading.sure and reading.relation != "mentions":
        return True
    short = written.isupper() and 2 <= len(written) <= 5
    return reading.relation == "reports" and (short or " " in written)


def _alone(text: str, name: Name) -> bool:
    """Whether the name is a line of its own."""
    start = text.rfind("\n", 0, name.start) + 1
    end = text.find("\n", name.end)
    around = text[start : name.start] + text[name.end : len(text) if end < 0 else end]
    return len(around) < 8 and _WORD.search(around) is None


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
